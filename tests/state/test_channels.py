"""What moderators set for channels and threads, and which of it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.series.codes import EpisodeCode
from bot.state.channels import EVERY_SERIES, ChannelHorizon, ChannelStore, Place, Reach, in_force
from bot.state.database import Database

if TYPE_CHECKING:
    from pathlib import Path

GUILD, MO, ZOE = 9, 100, 101
CHANNEL, THREAD, ELSEWHERE = 10, 11, 12
HERE = Place(THREAD, CHANNEL)

NOTHING, EVERYTHING = Reach.NOTHING, Reach.EVERYTHING


def upto(channel: int, series: str, season: int, episode: int, story: int = 0) -> ChannelHorizon:
    return ChannelHorizon(channel, series, story, Reach.EPISODE, EpisodeCode(season, episode))


def sweeping(channel: int, series: str, reach: Reach) -> ChannelHorizon:
    return ChannelHorizon(channel, series, 0, reach)


async def save(channels: ChannelStore, *settings: ChannelHorizon, by: int = MO) -> None:
    for setting in settings:
        await channels.save(setting, guild=GUILD, set_by=by)


@pytest.mark.parametrize(
    ("set_", "counts"),
    [
        ((), ()),
        (("channel all",), ("channel all",)),
        (("channel own",), ("channel own",)),
        (("channel own", "channel all"), ("channel own",)),
        (("thread all", "channel own"), ("thread all",)),
        (("thread all", "channel own", "channel all"), ("thread all",)),
        (("thread own", "thread all", "channel own", "channel all"), ("thread own",)),
        (("thread own", "channel own"), ("thread own",)),
        (("thread own", "channel all"), ("thread own",)),
        (("thread other", "channel other"), ()),
        (("thread other", "channel own"), ("channel own",)),
        (("thread other", "thread all"), ("thread all",)),
        (("elsewhere own", "elsewhere all"), ()),
        (("channel own", "channel own 2"), ("channel own", "channel own 2")),
        (("thread own", "channel own", "channel own 2"), ("thread own",)),
    ],
)
def test_what_counts_in_a_thread(set_: tuple[str, ...], counts: tuple[str, ...]) -> None:
    known = {
        "thread own": upto(THREAD, "innocent", 1, 1, story=1),
        "thread all": sweeping(THREAD, EVERY_SERIES, EVERYTHING),
        "thread other": sweeping(THREAD, "lupin", EVERYTHING),
        "channel own": upto(CHANNEL, "innocent", 1, 4, story=1),
        "channel own 2": upto(CHANNEL, "innocent", 2, 2, story=2),
        "channel all": sweeping(CHANNEL, EVERY_SERIES, NOTHING),
        "channel other": sweeping(CHANNEL, "lupin", EVERYTHING),
        "elsewhere own": sweeping(ELSEWHERE, "innocent", EVERYTHING),
        "elsewhere all": sweeping(ELSEWHERE, EVERY_SERIES, EVERYTHING),
    }
    settings = [known[name] for name in set_]
    assert in_force(settings, HERE, "innocent") == [known[name] for name in counts]


def test_a_channel_does_not_know_its_threads_settings() -> None:
    assert in_force([sweeping(THREAD, "innocent", EVERYTHING)], Place(CHANNEL), "innocent") == []


async def test_a_place_knows_its_own_settings_and_its_channels_and_no_others(channels: ChannelStore) -> None:
    own, above = sweeping(THREAD, "innocent", NOTHING), upto(CHANNEL, "lupin", 1, 2)
    await save(channels, own, above, sweeping(ELSEWHERE, "innocent", EVERYTHING))

    assert await channels.of_place(HERE) == [above, own]
    assert await channels.of_place(Place(CHANNEL)) == [above]


REACHES = (
    sweeping(CHANNEL, "innocent", NOTHING),
    upto(CHANNEL, "innocent", 1, 3),
    sweeping(CHANNEL, "innocent", EVERYTHING),
)


@pytest.mark.parametrize("later", REACHES, ids=lambda each: each.reach.value)
@pytest.mark.parametrize("earlier", REACHES, ids=lambda each: each.reach.value)
async def test_a_later_setting_replaces_an_earlier_one(
    channels: ChannelStore, earlier: ChannelHorizon, later: ChannelHorizon
) -> None:
    others = [upto(CHANNEL, "lupin", 1, 1), sweeping(CHANNEL, EVERY_SERIES, NOTHING)]
    await save(channels, *others, earlier, later)
    assert set(await channels.of_place(Place(CHANNEL))) == {*others, later}


async def test_an_anthologys_stories_stand_side_by_side(channels: ChannelStore) -> None:
    first, second = upto(CHANNEL, "innocent", 1, 4, story=1), upto(CHANNEL, "innocent", 2, 2, story=2)
    await save(channels, first, second)
    assert await channels.of_place(Place(CHANNEL)) == [first, second]

    moved = upto(CHANNEL, "innocent", 2, 3, story=2)
    await save(channels, moved)
    assert await channels.of_place(Place(CHANNEL)) == [first, moved]

    nothing = sweeping(CHANNEL, "innocent", NOTHING)
    await save(channels, nothing)
    assert await channels.of_place(Place(CHANNEL)) == [nothing]

    await save(channels, second)
    assert await channels.of_place(Place(CHANNEL)) == [second]


async def test_taking_a_setting_back_uncovers_what_stands_behind_it(channels: ChannelStore) -> None:
    behind = sweeping(CHANNEL, "innocent", NOTHING)
    await save(channels, behind, upto(THREAD, "innocent", 1, 1, story=1), upto(THREAD, "innocent", 2, 1, story=2))

    assert await channels.forget(THREAD, "innocent") == 2
    assert in_force(await channels.of_place(HERE), HERE, "innocent") == [behind]
    assert await channels.forget(THREAD, "innocent") == 0


async def test_settings_survive_a_restart(path: Path) -> None:
    kept = [upto(CHANNEL, "innocent", 2, 3, story=2), sweeping(CHANNEL, "lupin", EVERYTHING)]
    database = Database(path)
    await database.open()
    await save(ChannelStore(database), *kept)
    await database.close()

    await database.open()
    assert await ChannelStore(database).of_place(Place(CHANNEL)) == kept
    await database.close()


async def test_who_set_something_can_see_it_and_be_forgotten(channels: ChannelStore) -> None:
    mine, theirs = upto(CHANNEL, "innocent", 1, 4, story=1), sweeping(CHANNEL, "lupin", NOTHING)
    await save(channels, mine)
    await save(channels, theirs, by=ZOE)
    (seen,) = await channels.set_by(MO)
    assert (seen["channel"], seen["guild"], seen["series"], seen["episode"]) == (CHANNEL, GUILD, "innocent", "S1E4")

    assert await channels.forget_setter(MO) == 1
    assert await channels.set_by(MO) == []
    assert len(await channels.set_by(ZOE)) == 1
    assert await channels.of_place(Place(CHANNEL)) == [mine, theirs]  # they are the server's, and stay


async def test_whoever_changes_a_setting_has_set_it(channels: ChannelStore) -> None:
    await save(channels, upto(CHANNEL, "innocent", 1, 1))
    await save(channels, upto(CHANNEL, "innocent", 1, 2), by=ZOE)
    assert await channels.set_by(MO) == []
    assert len(await channels.set_by(ZOE)) == 1
