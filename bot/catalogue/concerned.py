"""Finds the lines of a series file that members read in one place, and the one that a remark is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.catalogue.schema.notation import span_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.catalogue.files import Keys
    from bot.catalogue.schema.parts import Statement
    from bot.catalogue.schema.series_file import Credit, SeriesFile

_WORD: Final = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that members read: where it stands in the file, what it says, and the keys of its sources."""

    keys: Keys
    text: str
    sources: tuple[str, ...]


def lines_of(file: SeriesFile, season: int | None) -> Iterator[Line]:
    """What members read in the cast of a season, or on the card of the series where that is None."""
    return _of_card(file) if season is None else _of_cast(file, season)


def meant(lines: Sequence[Line], remark: str) -> Line | None:
    """The line that a remark shares the rarest words with; None where it shares none."""
    said = _words(remark)
    words = [_words(line.text) for line in lines]
    spread = Counter(word for each in words for word in each)
    scores = [sum(1 / spread[word] for word in said & each) for each in words]
    best = max(scores, default=0.0)
    return lines[scores.index(best)] if best else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _of_cast(file: SeriesFile, season: int) -> Iterator[Line]:
    shown = dict.fromkeys(credit.character for credit in file.credits if _plays_in(credit, season))
    for index, credit in enumerate(file.credits):
        if _plays_in(credit, season):
            yield Line(("credits", index), f"{_person(credit)} as {_names(file, credit.character)}", credit.sources)
    for key in shown:
        for index, line in enumerate(file.characters[key].lines if key in file.characters else ()):
            keys = ("characters", key, "lines", index)
            yield Line(keys, f"{_names(file, key)}: {line.text}", _behind(line))


def _of_card(file: SeriesFile) -> Iterator[Line]:
    for index, title in enumerate(file.titles):
        yield Line(("titles", index), title.text, ())
    yield Line(("premise",), file.premise.text, _behind(file.premise))
    for index, season in enumerate(file.seasons):
        if season.premise:
            text = f"season {season.number}: {season.premise.text}"
            yield Line(("seasons", index, "premise"), text, _behind(season.premise))
        for number, release in enumerate(season.releases):
            times = ", ".join(release.when.values())
            text = f"season {season.number}, dates: {release.on}, {release.region}, {times}"
            yield Line(("seasons", index, "releases", number), text, release.sources)
    for index, fact in enumerate(file.facts):
        yield Line(("facts", index), f"{fact.kind.replace('-', ' ')}: {fact.text}", _behind(fact))
    for index, claim in enumerate(file.claims):
        yield Line(("claims", index), f"claim: {claim.text} {claim.outcome or ''}".strip(), claim.sources)


def _plays_in(credit: Credit, season: int) -> bool:
    spans = (span_parts(span) for span in credit.episodes)
    return any(first <= season <= last for first, last, *_ in spans)


def _person(credit: Credit) -> str:
    """A person by name; the key of people.yaml is the name in small letters, with hyphens."""
    return credit.person if " " in credit.person else credit.person.replace("-", " ").title()


def _names(file: SeriesFile, character: str) -> str:
    found = file.characters.get(character)
    return " / ".join(name.text for name in found.names) if found else character


def _behind(statement: Statement) -> tuple[str, ...]:
    others = (key for other in statement.differs for key in other.sources)
    return tuple(dict.fromkeys((*statement.sources, *others)))
