"""What a reminder says. It is what a push notification shows, so that nothing in it may spoil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.markdown import EMPTY, Markdown, escape
from bot.series.codes import EpisodeCode
from bot.ui.airs.lines import codes_label, region_label, when_told
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import RemindedQuestion, WatchedQuestion
from bot.ui.wording.episodes import episode_label
from bot.ui.wording.timestamps import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.series.models import Episode, Series
    from bot.series.releases import When
    from bot.series.schedule import Track
    from bot.spoilers import Reader
    from bot.text import Text

_MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is to be said of some episodes.

    `announced` is the time for which the message was sent; `times` are those of today by episode, None for one that is
    not announced any more. `late_since` is set where the message comes later than was promised.
    """

    delivery: int
    series: Series
    track: Track | None
    announced: When
    times: Mapping[str, When | None]
    role: int | None = None
    late_since: datetime | None = None

    @property
    def codes(self) -> list[str]:
        """The episodes in watching order, those that the series no longer has at the end."""
        known = [str(code) for code in self.series.timeline.codes if str(code) in self.times]
        return [*known, *(code for code in self.times if code not in known)]


def announcement_answer(told: Announcement, reader: Reader, text: Text) -> Answer:
    """The message of a reminder, or what it becomes after the schedule has changed."""
    question = RemindedQuestion(told.series.slug, told.delivery)
    watched = WatchedQuestion(told.series.slug, told.codes[-1])
    mention = Markdown(f"<@&{told.role}> ") if told.role is not None else EMPTY
    episodes = codes_label(text, map(EpisodeCode.parse, told.codes))
    headline = text("**{title}** · {episodes}", title=told.series.title, episodes=episodes)
    return Answer(
        question=question,
        heading=Markdown("{mention}{headline}").format(mention=mention, headline=headline),
        sections=(Section(tuple(_lines(told, reader, text))),),
        footer=_footer(told, text),
        buttons=(
            Button(text.plain("I've watched it"), watched, private=True),
            Button(text.plain("Recap so far"), question, private=True),
        ),
    )


def _lines(told: Announcement, reader: Reader, text: Text) -> Iterator[Markdown]:
    """The episodes of one time together, so that a whole season is announced in a few lines.

    Where all come at one time and none has a title to tell, the headline has said it all.
    """
    titled = any(_has_title(each, reader) for each in told.series.episodes if str(each.code) in told.times)
    labels = {str(episode.code): episode_label(text, episode, reader) for episode in told.series.episodes}
    together: dict[When | None, list[str]] = {}
    for code in told.codes:
        together.setdefault(told.times[code], []).append(labels.get(code, code))
    for now, named in together.items():
        if titled or len(together) > 1:
            yield from _named(named, text)
        yield _when(told, now, text)


def _has_title(episode: Episode, reader: Reader) -> bool:
    """Whether there is a title to tell, and one that says more than the number."""
    return reader.open(episode.title) not in {None, f"Episode {episode.code.number}"}


def _named(labels: list[str], text: Text) -> Iterator[Markdown]:
    yield from map(escape, labels[:_MOST_NAMED])
    if len(labels) > _MOST_NAMED:
        yield text("and {count} more", count=len(labels) - _MOST_NAMED)


def _when(told: Announcement, now: When | None, text: Text) -> Markdown:
    if now is not None and (now == told.announced or _is_that_day(told.announced, now)):
        return when_told(text, now)
    was = when_told(text, told.announced)
    if now is None or now.day is None:
        return text("No longer announced for {was}.", was=was)
    return text("Moved from {was} to {now}.", was=was, now=when_told(text, now))


def _is_that_day(announced: When, now: When) -> bool:
    """Whether the hour has become known of what was announced for a day: it has not moved."""
    return announced.at is None and now.at is not None and announced.day == now.day


def _footer(told: Announcement, text: Text) -> Markdown:
    lines = []
    if told.track is not None:
        region = region_label(text, told.track)
        lines.append(Markdown("-# {outlet} · {region}").format(outlet=told.track.outlet, region=region))
    if told.late_since is not None:
        due = timestamp(told.late_since, "f")
        lines.append(text("-# This comes late, I am sorry: I could not send it at {due}.", due=due))
    return Markdown("\n").join(lines)
