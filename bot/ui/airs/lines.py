"""How times, channels and episodes of a schedule are written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.markdown import Markdown, escape
from bot.ui.wording.episodes import episode_label, joined
from bot.ui.wording.timestamps import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.series.codes import EpisodeCode
    from bot.series.models import Series
    from bot.series.releases import When
    from bot.series.schedule import Track
    from bot.spoilers import Reader
    from bot.text import Text

_MOST_RUNS: Final = 6
_WORLDWIDE: Final = "worldwide"


def when_told(text: Text, when: When) -> Markdown:
    """A time as precise as it is known: an instant is shown in each reader's own time zone, and how far off it is."""
    if when.at is None:
        return escape(text.when(when))
    return Markdown(f"{timestamp(when.at)} ({timestamp(when.at, 'R')})")


def track_label(text: Text, track: Track) -> str:
    """A channel or service with its region: `ITV, United Kingdom`."""
    return f"{track.outlet}, {region_label(text, track)}"


def region_label(text: Text, track: Track) -> str:
    """Where a channel or service shows it."""
    return text.plain("worldwide") if track.region == _WORLDWIDE else text.country(track.region)


def codes_label(text: Text, codes: Iterable[EpisodeCode]) -> str:
    """Several episodes, those in a row as one: `S2E1–E4, S2X1`."""
    runs = _runs(sorted(codes))
    named = ", ".join(_run_label(run) for run in runs[:_MOST_RUNS])
    if len(runs) <= _MOST_RUNS:
        return named
    return text.plain("{episodes} and {count} more", episodes=named, count=sum(map(len, runs[_MOST_RUNS:])))


def episodes_label(text: Text, series: Series, codes: Sequence[EpisodeCode], reader: Reader) -> str:
    """One episode with its title where that is no spoiler, or several by their codes."""
    if len(codes) == 1:
        for episode in series.episodes:
            if episode.code == codes[0]:
                return episode_label(text, episode, reader)
    return codes_label(text, codes)


def airing_entry(episodes: str, when: Markdown, particulars: Sequence[str] = ()) -> Markdown:
    """One line of a schedule, with quiet particulars under it."""
    entry = Markdown("**{episodes}** · {when}").format(episodes=episodes, when=when)
    return Markdown("{entry}\n-# {line}").format(entry=entry, line=joined(list(particulars))) if particulars else entry


def _runs(codes: Sequence[EpisodeCode]) -> list[list[EpisodeCode]]:
    runs = [[code] for code in codes[:1]]
    for before, code in pairwise(codes):
        same = (before.season, before.special) == (code.season, code.special)
        if same and code.number == before.number + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return runs


def _run_label(run: Sequence[EpisodeCode]) -> str:
    first, last = run[0], run[-1]
    return str(first) if first == last else f"{first}–{'X' if last.special else 'E'}{last.number}"
