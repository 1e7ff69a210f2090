"""How far the audiences of channels and threads have watched."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from bot.series.codes import EpisodeCode
from bot.state.queries import queries

if TYPE_CHECKING:
    from bot.state.database import Database, Transaction

_SQL: Final = queries("channels")

EVERY_SERIES: Final = ""
"""Stands for all series in a channel's setting."""


class Reach(Enum):
    """How far a channel reaches: nothing beyond the premise, up to an episode, or everything."""

    NOTHING = "nothing"
    EPISODE = "episode"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class ChannelHorizon:
    """What a moderator set for a series, or for all, in a channel or a thread."""

    channel: int
    series: str
    story: int
    reach: Reach
    episode: EpisodeCode | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: a channel, or a thread with the channel it is in."""

    channel: int
    parent: int | None = None


class ChannelStore:
    """Keeps the settings of channels and threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_place(self, place: Place) -> list[ChannelHorizon]:
        """Everything set there and, for a thread, in its channel; `in_force` says what counts."""
        where = {"channel": place.channel, "parent": place.parent}
        return [_setting(row) for row in await self._database.read(_SQL["of_place"], where)]

    async def save(self, setting: ChannelHorizon, *, guild: int, set_by: int) -> None:
        """Keep a setting in place of every earlier one for the same series and story."""

        async def saving(transaction: Transaction) -> None:
            # One episode a story may stand beside another's; "nothing" and "everything" stand alone.
            earlier = "forget_sweeping" if setting.reach is Reach.EPISODE else "forget"
            await transaction.write(_SQL[earlier], {"channel": setting.channel, "series": setting.series})
            await transaction.write(_SQL["save"], _row(setting) | {"guild": guild, "set_by": set_by})

        await self._database.transact(saving)

    async def forget(self, channel: int, series: str) -> int:
        """Take a setting back; returns how many there were."""
        where = {"channel": channel, "series": series}
        return await self._database.transact(lambda transaction: transaction.write(_SQL["forget"], where))

    async def set_by(self, member: int) -> list[dict[str, Any]]:
        """The settings that a member made, for their own eyes."""
        return [dict(row) for row in await self._database.read(_SQL["set_by_member"], {"member": member})]

    async def forget_setter(self, member: int) -> int:
        """Forget who made a setting; the setting itself belongs to the server and stays."""
        return await self._database.transact(
            lambda transaction: transaction.write(_SQL["forget_setter"], {"member": member})
        )


def in_force(settings: list[ChannelHorizon], place: Place, series: str) -> list[ChannelHorizon]:
    """What counts for a series: the nearer place first, and in a place the series' own setting first."""
    for channel in (place.channel, place.parent):
        for asked in (series, EVERY_SERIES):
            found = [setting for setting in settings if (setting.channel, setting.series) == (channel, asked)]
            if found:
                return found
    return []


def _setting(row: Any) -> ChannelHorizon:
    episode = None if row["episode"] is None else EpisodeCode.parse(row["episode"])
    return ChannelHorizon(row["channel"], row["series"], row["story"], Reach(row["reach"]), episode)


def _row(setting: ChannelHorizon) -> dict[str, Any]:
    return {
        "channel": setting.channel,
        "series": setting.series,
        "story": setting.story,
        "reach": setting.reach.value,
        "episode": None if setting.episode is None else str(setting.episode),
        "updated": time.time_ns() // 1_000_000,
    }
