"""What accepting a correction adds to a series file: its source, and a comment where the line stands that is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.catalogue.concerned import lines_of, meant
from bot.catalogue.edit import Edit
from bot.catalogue.insertion import with_comment, with_source
from bot.errors import PreviouslyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from bot.catalogue.concerned import Line
    from bot.catalogue.files import Keys
    from bot.catalogue.loading import Loaded, LoadedSeries
    from bot.state.correction import Correction, Remark

_LONGEST_TITLE: Final = 120


class NotCurated(PreviouslyError):
    """A correction is of a series that no curated file has; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Completed:
    """What the curator knows of the page that is named as evidence, and the day on which they read it."""

    checked: date
    title: str | None = None
    publisher: str | None = None


def series_of(remark: Remark, loaded: Loaded) -> LoadedSeries | None:
    """The file that a remark is about; a series may have been known by IMDb's number when it was made."""
    return next((each for each in loaded.series if remark.series in {each.file.slug, each.file.ids.imdb}), None)


def line_of(remark: Remark, series: LoadedSeries) -> Line | None:
    """The line that a remark seems to be about."""
    return meant(tuple(lines_of(series.file, remark.season)), f"{remark.wrong} {remark.instead}")


def edit_for(correction: Correction, loaded: Loaded, folder: Path, completed: Completed) -> Edit:
    """The file with what a correction adds; as it was where that has been added before. Raises NotCurated."""
    remark = correction.remark
    series = series_of(remark, loaded)
    if series is None:
        message = (
            f"no file in {folder / 'series'} that can be read has the series '{remark.series}': "
            "write it first (`previously data import` begins one), or reject the correction"
        )
        raise NotCurated(message)
    with (folder / series.document.path).open(encoding="utf-8", newline="") as file:
        before = file.read()
    after = before
    if not re.search(rf"^\s*# Correction {correction.number} \(", before, re.MULTILINE):
        key = _source_with(remark.address, series) or f"correction-{correction.number}"
        path, place = series.document.path, _keys(remark, series)
        after = with_comment(before, path, place, list(_words(correction, key)))
        if remark.address is not None and key not in series.file.sources:
            source = _source(remark.address, loaded, completed)
            after = with_source(after, path, key, source, _to_complete(correction, completed))
    return Edit(loaded, folder, series, before, after)


def _keys(remark: Remark, series: LoadedSeries) -> Keys:
    """Where the comment belongs: above the line, or the season, or on top of the file."""
    line = line_of(remark, series)
    if line is not None:
        return line.keys
    numbers = [season.number for season in series.file.seasons]
    return ("seasons", numbers.index(remark.season)) if remark.season in numbers else ()


def _words(correction: Correction, key: str) -> Iterator[str]:
    remark = correction.remark
    yield f"Correction {correction.number} ({correction.created:%Y-%m-%d}), a member writes: “{remark.wrong}”"
    if remark.instead:
        yield f"Right would be: “{remark.instead}”"
    if remark.address is not None:
        yield f"It says so there: {remark.address} (the source {key})"
    elif remark.evidence:
        yield f"It says so there: “{remark.evidence}”"
    else:
        yield "They name no source: find one."
    yield "Delete these lines when it is done."


def _to_complete(correction: Correction, completed: Completed) -> list[str]:
    guessed = "" if completed.title and completed.publisher else " its own title and publisher,"
    what = f"Of correction {correction.number}. Read the page and complete this:{guessed} kind, published, reveals"
    return [f"{what} where title or address tells too much. Name it where it is used, and delete these lines."]


def _source_with(address: str | None, series: LoadedSeries) -> str | None:
    same = (
        key for key, source in series.file.sources.items() if address and _bare(str(source.address)) == _bare(address)
    )
    return next(same, None)


def _source(address: str, loaded: Loaded, completed: Completed) -> Mapping[str, str]:
    """A source as far as it can be told from an address alone: nobody has read the page for its title."""
    return {
        "title": completed.title or _bare(address)[:_LONGEST_TITLE].replace("://", "/"),
        "publisher": completed.publisher or _publisher(address, loaded),
        "address": address,
        "checked": f"{completed.checked:%Y-%m-%d}",
    }


def _publisher(address: str, loaded: Loaded) -> str:
    """Who publishes there, by another source of the same host; else the host itself."""
    host = _host(address)
    known = (source for series in loaded.series for source in series.file.sources.values())
    return next((source.publisher for source in known if _host(str(source.address)) == host), host)


def _host(address: str) -> str:
    return urlsplit(address).netloc.casefold().removeprefix("www.")


def _bare(address: str) -> str:
    """An address without what differs between two ways to write it."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")
