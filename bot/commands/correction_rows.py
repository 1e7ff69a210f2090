"""Corrections as a curator sees them: as a line of a table, and as data for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.concerned import lines_of
from bot.commands.correction_edit import line_of, series_of
from bot.commands.spans import iso, time_told
from bot.state.correction import News

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.catalogue.concerned import Line
    from bot.catalogue.loading import Loaded, LoadedSeries
    from bot.state.correction import Correction

OF_CORRECTIONS: Final = ("number", "sent", "series", "season", "wrong", "right", "evidence", "decision")
_NEWS: Final = {
    News.NONE: "is not told",
    News.WAITING: "is told as soon as a running bot can",
    News.TOLD: "has been told",
    News.GIVEN_UP: "could not be told",
}
_LONGEST_CELL: Final = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction as a line of a table."""

    correction: Correction

    def as_data(self) -> dict[str, Any]:
        """For scripts."""
        correction, remark = self.correction, self.correction.remark
        return {
            "number": correction.number,
            "sent": iso(correction.created),
            "member": str(remark.member),
            "series": remark.series,
            "season": remark.season,
            "wrong": remark.wrong,
            "right": remark.instead,
            "evidence": remark.evidence,
            "address": remark.address,
            "decision": correction.decision.name.lower(),
            "because": correction.reason,
            "decided": iso(correction.settled),
            "wants_news": remark.wants_news,
            "news": correction.news.name.lower(),
            "trouble": correction.trouble,
        }

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        correction, remark = self.correction, self.correction.remark
        season = "" if remark.season is None else str(remark.season)
        said = map(_short, (remark.wrong, remark.instead, remark.evidence))
        decision = correction.decision.name.lower()
        return (str(correction.number), time_told(correction.created), remark.series, season, *said, decision)


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction with the place that it seems to be about, and with the sources behind that."""

    correction: Correction
    loaded: Loaded
    folder: str

    @property
    def series(self) -> LoadedSeries | None:
        """The curated file, if there is one."""
        return series_of(self.correction.remark, self.loaded)

    def as_data(self) -> dict[str, Any]:
        """For scripts."""
        series = self.series
        data = Listed(self.correction).as_data()
        if series is None:
            return data | {"file": None, "line": None, "text": None, "sources": []}
        line = line_of(self.correction.remark, series)
        place = series.document.place(line.keys) if line else None
        return data | {
            "file": f"{self.folder}/{series.document.path}",
            "line": place.line if place else None,
            "text": line.text if line else None,
            "sources": [
                {"key": key, "publisher": source.publisher, "title": source.title, "address": str(source.address)}
                for key in _keys(line, lines_of(series.file, self.correction.remark.season))
                if (source := series.file.sources.get(key))
            ],
        }

    def told(self) -> Iterator[tuple[str, str]]:
        """For people: what is said under which heading."""
        data, correction = self.as_data(), self.correction
        season = "" if data["season"] is None else f", the cast of season {data['season']}"
        yield "correction", f"{correction.number}, {time_told(correction.created)}"
        yield "about", f"{data['series']}{season}"
        yield "wrong", data["wrong"]
        yield "right", data["right"] or "–"
        yield "evidence", data["evidence"] or "–"
        yield "stands", _stands(data)
        for source in data["sources"]:
            yield f"source {source['key']}", f"{source['publisher']}: {source['title']} {source['address']}"
        yield "decision", " ".join(filter(None, (data["decision"], time_told(correction.settled), data["because"])))
        yield "member", f"{data['member']}, {_NEWS[correction.news] if correction.settled else _wish(correction)}"
        if correction.trouble:
            yield "trouble", correction.trouble


def _keys(line: Line | None, lines: Iterator[Line]) -> Sequence[str]:
    """The sources of one line; where it is not known which is meant, of all."""
    if line is not None:
        return line.sources
    return list(dict.fromkeys(key for each in lines for key in each.sources))


def _stands(data: dict[str, Any]) -> str:
    if data["file"] is None:
        return "in no curated file"
    if data["line"] is None:
        return f"{data['file']}, but which line is meant is not plain"
    return f"{data['file']}:{data['line']}: {data['text']}"


def _wish(correction: Correction) -> str:
    return "wants to know what becomes of it" if correction.remark.wants_news else "wants no answer"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
