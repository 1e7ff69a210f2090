"""The code broken in memory, one promise at a time; each of them is a leak that the proof must find."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import discord

import bot.catalogue.assemble as assembling
import bot.markdown as marking
import bot.ui.airs.calendar_file as filing
import bot.ui.reminders.announcement as announcing
import bot.ui.series.sources as sourcing
import bot.ui.watching.recap as recapping
from bot.catalogue.who import Name, NameIndex
from bot.courier.messages import MessageCourier
from bot.markdown import Markdown, escape
from bot.series.stories import PREMISE
from bot.spoilers import EVERYTHING, NOTHING, Horizon, Verdict
from bot.state.channels import Place, in_force
from bot.ui.audience import judging
from bot.ui.audience.audience import Audience
from bot.ui.interactions.replies import Replies
from bot.ui.questions import RecapQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

covering: Final = import_module("bot.spoilers.cover")
"""The module; its package has a function of the same name."""

_send: Final = Replies.send
_set: Final = judging._set
_index: Final = NameIndex.__init__
_label: Final = filing.episode_label


def _bare(texts: Iterable[str]) -> Markdown:
    return Markdown("  ·  ").join(escape(text) for text in texts)


def _known_at_once(name: str, keys: tuple[str, str] = ("story", "position")) -> AbstractContextManager[Any]:
    """Whatever this function of the assembler reads is known from the premise on."""
    real = getattr(assembling, name)

    def read(row: Any, *others: Any) -> Any:
        return real(dict(row) | dict(zip(keys, PREMISE, strict=True)), *others)

    return patch.object(assembling, name, read)


@contextmanager
def _names_known_at_once() -> Iterator[None]:
    real = assembling._characters

    def read(rows: Any, lines: Any) -> Any:
        return real(dict(rows) | {"name": [dict(row) | {"story": 0, "position": 0} for row in rows["name"]]}, lines)

    with patch.object(assembling, "_characters", read):
        yield


async def _share_as_the_asker(
    self: Replies, interaction: Any, question: Any, *, private: bool = False, **more: Any
) -> None:
    if not private and interaction.type is discord.InteractionType.component:
        more["audience"] = await judging.audience_of(interaction, private=True)
    await _send(self, interaction, question, private=private, **more)


async def _turn_as_the_presser(self: Replies, interaction: Any, question: Any) -> None:
    prepared = await self.answer(question, await judging.audience_of(interaction, private=True))
    await interaction.response.edit_message(view=prepared.message)


async def _set_or_everything(catalogue: Any, settings: Any) -> Horizon:
    return await _set(catalogue, settings) if settings else EVERYTHING


def _channel_first(settings: Any, place: Place, series: str) -> Any:
    return in_force(settings, Place(place.parent or place.channel, place.channel), series)


def _reveal_all(view: recapping.RecapView, question: Any) -> Any:
    opened = replace(view, horizon=Horizon.at(view.upto))
    return recapping.recap_answer(opened, RecapQuestion(question.series, question.episode, question.about, "full"))


@contextmanager
def _recap_goes_on() -> Iterator[None]:
    def verdict(self: Any, moment: Any) -> Verdict:
        return Verdict.OPEN if self.horizon.passed(moment) else Verdict.COVERED

    with patch.object(recapping, "_asked", _everything_asked), patch.object(covering.Reader, "verdict", verdict):
        yield


def _everything_asked(view: Any) -> Any:
    return sorted((e for season in view.series.seasons for e in season.episodes), key=lambda each: each.moment)


@property  # type: ignore[misc]
def _careless_identity(self: Audience) -> Any:
    horizons = frozenset((slug, horizon) for slug, horizon in self.horizons.items() if horizon != NOTHING)
    return self.catalogue.edition.content_hash, horizons, self.otherwise, self.readers, self.private


def _any_story(self: Horizon, at: Any) -> bool:
    return self.everything or bool(at.position <= max((moment.position for moment in self.reached), default=0))


def _by_all_parts(index: NameIndex, names: Any) -> None:
    _index(index, names)
    index._entries.sort(key=lambda entry: (-len(entry.name.where), entry.folded, entry.name.target))


def _titled(text: Any, episode: Any, _: Any) -> str:
    return _label(text, episode, covering.Reader(EVERYTHING))


async def _as_the_setter(self: MessageCourier, wish: Any) -> Horizon:
    return await judging.horizon_of_member(self._bot, wish.set_by, wish.series)


def _asked_opens(self: Any, sealed: Any) -> Any:
    told = sealed is not None and (self.horizon.passed(sealed.reveals) or self.asked.passed(sealed.reveals))
    return sealed._sealed if told else None


LEAKS: Final[dict[str, Callable[[], AbstractContextManager[Any]]]] = {
    "recap and cast write no covers": lambda: patch.object(covering, "cover", _bare),
    "bars inside a cover are not escaped": lambda: patch.object(marking, "_SPECIAL", re.compile(r"([\\`*_~<\[\]@])")),
    "a cover may run over several lines": lambda: patch.object(marking, "plain", str.strip),
    "what was asked for is open": lambda: patch.object(covering.Reader, "open", _asked_opens),
    "a recap goes on beyond the question": _recap_goes_on,
    "names are known at once": _names_known_at_once,
    "credits are known at once": lambda: _known_at_once("_credit"),
    "statements are known at once": lambda: _known_at_once("_statement"),
    "claims and their outcomes are known at once": lambda: _known_at_once("_claim"),
    "episode titles are known at once": lambda: _known_at_once("_episode", ("title_story", "title_position")),
    "source titles are known at once": lambda: _known_at_once("_source"),
    "every name is suggested": lambda: patch.object(Name, "known_to", lambda self, _: 1),
    "a public answer is judged by the asker": lambda: patch.object(judging, "alone", lambda _: True),
    "Share is judged by the asker": lambda: patch.object(Replies, "send", _share_as_the_asker),
    "a public message is turned as its presser may read": lambda: patch.object(Replies, "turn", _turn_as_the_presser),
    "a click reveals all episodes so far": lambda: patch.object(recapping, "reveal_answer", _reveal_all),
    "a calendar file names every episode": lambda: patch.object(filing, "episode_label", _titled),
    "a reminder names every episode": lambda: patch.object(announcing, "episode_label", _titled),
    "a channel's reminder is judged by who set it": lambda: patch.object(MessageCourier, "_horizon", _as_the_setter),
    "a channel's setting counts before its thread's": lambda: patch.object(judging, "in_force", _channel_first),
    "answers are remembered for everybody alike": lambda: patch.object(
        Audience, "identity", property(lambda self: self.catalogue.edition.content_hash)
    ),
    "a series set to nothing is remembered as unset": lambda: patch.object(Audience, "identity", _careless_identity),
    "a story watched opens the others": lambda: patch.object(Horizon, "passed", _any_story),
    "nothing set means everything": lambda: patch.object(judging, "_set", _set_or_everything),
}  # fmt: skip
"""By what each of them does wrong."""

HINTS: Final[dict[str, Callable[[], AbstractContextManager[Any]]]] = {
    "sources list only who stays": lambda: patch.object(
        sourcing, "listed", lambda _, season, __, credit: credit.plays_in(season.number)
    ),
    "names are suggested by all their parts": lambda: patch.object(NameIndex, "__init__", _by_all_parts),
}
"""These tell nothing outright; an order or an absence betrays what is hidden."""
