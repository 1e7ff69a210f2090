"""What happened so far, episode by episode: open as far as the audience has watched, covered beyond."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from bot.markdown import EMPTY, Markdown, escape
from bot.spoilers import Horizon, Reader
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.answers.pages import LONGEST_COVER
from bot.ui.questions import RecapQuestion, RevealQuestion, WatchedQuestion
from bot.ui.series.cast import name_of
from bot.ui.wording.episodes import episode_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.series.models import Character, Episode, Series
    from bot.series.sourced import Beat
    from bot.series.stories import Moment
    from bot.text import Text

Length = Literal["short", "normal", "full"]

LENGTHS: Final[dict[Length, int]] = {"short": 3, "normal": 2, "full": 1}
"""The least weight of a beat that a recap of a length tells."""


@dataclass(frozen=True, slots=True)
class RecapView:
    """What a recap is rendered from: `upto` is how far the question reaches."""

    series: Series
    upto: Moment
    horizon: Horizon
    text: Text
    about: Character | None = None
    judged: Markdown = EMPTY
    private: bool = False

    @property
    def reader(self) -> Reader:
        """The audience, asking about everything up to one moment of one story."""
        return Reader(self.horizon, Horizon.at(self.upto))


def recap_answer(view: RecapView, question: RecapQuestion) -> Answer:
    """The story so far, in watching order; what lies beyond the horizon is under one cover an episode."""
    text, series = view.text, view.series
    sections = tuple(section for episode in _asked(view) if (section := _section(view, episode, question)))
    return Answer(
        question=question,
        heading=text("## Previously on {title}", title=series.title),
        intro=_intro(view),
        sections=sections or (Section((_nothing(view),)),),
        footer=view.judged,
        buttons=tuple(_next_steps(view, question)),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def reveal_answer(view: RecapView, question: RevealQuestion) -> Answer:
    """One episode, uncovered for whoever asked for it by a click: that click is their word that they want it."""
    code = view.series.timeline.code(view.upto)
    opened = replace(view, horizon=Horizon.at(view.upto))
    sections = [_section(opened, episode, question) for episode in _asked(opened) if episode.code == code]
    return Answer(
        question=question,
        heading=view.text("## {title}", title=view.series.title),
        intro=view.text("-# Uncovered for you alone, because you asked."),
        sections=tuple(section for section in sections if section) or (Section((_nothing(view),)),),
        buttons=(_watched(view),),
        page=question.page,
        previous_page=view.text.plain("Back"),
        next_page=view.text.plain("More"),
    )


def _asked(view: RecapView) -> Iterator[Episode]:
    """The episodes that the question reaches, in watching order."""
    return (episode for episode in view.series.episodes if episode.moment.by(view.upto))


def _section(view: RecapView, episode: Episode, question: RecapQuestion | RevealQuestion) -> Section | None:
    beats = [beat for beat in episode.beats if _tells(view, beat, question.length)]
    heading = view.text("**{episode}**", episode=episode_label(view.text, episode, view.reader))
    if view.horizon.passed(episode.moment):
        return Section(tuple(_told(view, beats)), heading) if beats else None
    if not beats and (view.about is None or not episode.beats):
        return None
    reveal = RevealQuestion(view.series.slug, str(episode.code), question.about, question.length)
    label = view.text.plain("Reveal {episode} to me", episode=str(episode.code))
    hidden = view.reader.covers(episode.moment, partial(_hidden, view, beats), LONGEST_COVER)
    return Section(hidden, heading, (Button(label, reveal, private=True),))


def _hidden(view: RecapView, beats: list[Beat], later: Reader) -> list[str]:
    """What a cover hides; there is one also where a character does not appear, for a missing one would tell that."""
    told = later.opened(beat.statement.text for beat in beats)
    return told or [view.text.plain("Nothing about them in this one.")]


def _told(view: RecapView, beats: list[Beat]) -> Iterator[Markdown]:
    for beat in beats:
        for told in view.reader.opened([beat.statement.text]):
            yield Markdown("- {told}").format(told=told)
        for other in view.reader.opened(different.text for different in beat.statement.differs):
            yield view.text("-# Sources disagree: {told}", told=other)


def _tells(view: RecapView, beat: Beat, length: str) -> bool:
    """Whether a recap of this length, about this character, tells a beat; an unknown length is a normal one."""
    least = LENGTHS.get(length, LENGTHS["normal"])  # type: ignore[call-overload]
    return bool(beat.weight >= least) and (view.about is None or view.about.key in beat.characters)


def _intro(view: RecapView) -> Markdown:
    code = view.series.timeline.code(view.upto)
    reach = view.text("Up to {episode}", episode=str(code)) if code else view.text("Before the first episode")
    parts = [escape(view.series.listing.distinction), reach]
    if view.about is not None:
        parts.append(view.text("about {name}", name=name_of(view.about, view.reader, view.text)))
    return Markdown("-# ") + Markdown(" · ").join(parts)


def _nothing(view: RecapView) -> Markdown:
    if view.upto.is_premise:
        premise = view.reader.open(view.series.premise.text) or ""
        hint = view.text("Tell me how far you have watched with `/progress set`, and I tell you what happened so far.")
        return Markdown("{premise}\n\n{hint}").format(premise=premise, hint=hint)
    return view.text("Nobody has written down what happens there yet.")


def _next_steps(view: RecapView, question: RecapQuestion) -> Iterator[Button]:
    if view.upto.is_premise:
        return
    if view.private:
        yield Button(view.text.plain("Share in this channel"), replace(question, page=0), public=True)
    if not (view.private and view.horizon.passed(view.upto)):
        yield _watched(view)


def _watched(view: RecapView) -> Button:
    code = str(view.series.timeline.code(view.upto))
    label = view.text.plain("I've watched {episode}", episode=code)
    return Button(label, WatchedQuestion(view.series.slug, code), private=True, primary=True)
