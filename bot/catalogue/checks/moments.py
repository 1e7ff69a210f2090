"""Moments and spans: they exist, they belong to the right story, and nothing is told before its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.checks.walk import everything
from bot.catalogue.defaults import moment_of_text
from bot.catalogue.problems import Problem
from bot.catalogue.schema.notation import PREMISE
from bot.catalogue.timelines import episodes_of, missing_from, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Keys
    from bot.catalogue.loading import LoadedSeries
    from bot.catalogue.schema.series_file import Credit
    from bot.series.stories import Moment


def moment_problems(series: LoadedSeries) -> Iterator[Problem]:
    """Reveals outside their story, credits in no episode, names and lines out of order, names told early."""
    if series.file.premise.reveals not in {None, PREMISE}:
        place = series.document.place(("premise", "reveals"))
        yield Problem(place, "everybody may read the premise", "remove 'reveals', and what cannot be told yet")
    yield from _unknown_moments(series)
    yield from _credits(series)
    yield from _characters(series)


def _unknown_moments(series: LoadedSeries) -> Iterator[Problem]:
    for keys, value in everything(series.file):
        if keys and keys[-1] == "reveals" and isinstance(value, str) and moment_of(series.timeline, value) is None:
            what = f"'{value}' is outside the story: there is no such episode"
            yield Problem(series.document.place(keys), what, "name an episode of this file, or premise")


def _credits(series: LoadedSeries) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    for index, credit in enumerate(series.file.credits):
        place = series.document.place(("credits", index, "episodes"))
        for span in credit.episodes:
            for missing in missing_from(series.timeline, span):
                yield Problem(
                    place,
                    f"{credit.person} is credited in {missing}, which does not exist",
                    "correct the episodes",
                )
            if seen.setdefault((credit.person, credit.character, span), index) != index:
                yield Problem(place, f"{credit.person} is credited in {span} a second time", "merge the two credits")
        yield from _outside(series, index, credit)


def _outside(series: LoadedSeries, index: int, credit: Credit) -> Iterator[Problem]:
    stories = _stories(series, credit)
    if len(stories) > 1:
        what = f"{credit.person}'s credit spans several stories of an anthology"
        yield Problem(series.document.place(("credits", index)), what, "write one credit a season")
    reveals = moment_of(series.timeline, credit.reveals or "premise")
    if reveals and not reveals.is_premise and stories and reveals.story not in stories:
        place = series.document.place(("credits", index, "reveals"))
        yield Problem(place, f"'{credit.reveals}' is outside the credit's story", "name an episode of the same story")


def _stories(series: LoadedSeries, credit: Credit) -> set[int]:
    codes = (code for span in credit.episodes for code in episodes_of(series.timeline, span))
    return {series.timeline.codes[code].story for code in codes}


def _characters(series: LoadedSeries) -> Iterator[Problem]:
    stories: dict[str, set[int]] = {}
    for credit in series.file.credits:
        stories.setdefault(credit.character, set()).update(_stories(series, credit))
    for key, character in series.file.characters.items():
        for section in ("names", "lines"):
            texts = getattr(character, section)
            moments = [moment_of(series.timeline, text.reveals or "premise") for text in texts]
            yield from _in_order(
                series, ("characters", key, section), [m for m in moments if m], stories.get(key, set())
            )
        for name in character.names:
            moment = moment_of(series.timeline, name.reveals)
            if moment and not moment.is_premise:
                yield from _told_early(series, name.text, name.reveals, moment, key)


def _in_order(
    series: LoadedSeries, keys: tuple[str, str, str], moments: list[Moment], stories: set[int]
) -> Iterator[Problem]:
    for index, moment in enumerate(moments):
        place = series.document.place((*keys, index))
        if index and moment < moments[index - 1]:
            yield Problem(
                place,
                f"these {keys[2]} are out of order",
                "write them in the order in which they are learned",
            )
        if stories and not moment.is_premise and moment.story not in stories:
            what = "this is outside the character's story: the character is not in that season"
            yield Problem(place, what, "name an episode of the character's own story")


def _told_early(series: LoadedSeries, name: str, reveals: str, moment: Moment, owner: str) -> Iterator[Problem]:
    """A text that may be read before a name is known must not hold that name."""
    names = [text.text for text in series.file.characters[owner].names]
    known_as = names[: names.index(name)]
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    if any(pattern.search(other) for other in known_as):
        return
    for keys, told in _texts(series):
        if pattern.search(told[0]) and not moment.by(told[1]):
            what = f"this tells the name '{name}', which is a spoiler until {reveals}"
            yield Problem(series.document.place(keys), what, "use the earlier name, or give the text a later 'reveals'")


def _texts(series: LoadedSeries) -> Iterator[tuple[tuple[str | int, ...], tuple[str, Moment]]]:
    for keys, value in everything(series.file):
        if not isinstance(value, str) or not _is_told(keys):
            continue
        moment = moment_of_text(series.file, series.timeline, keys)
        if moment is not None:
            yield keys, (value, moment)


def _is_told(keys: Keys) -> bool:
    match keys:
        case ("sources", _, "title"):
            return True
        case ("titles", *_):
            return False
        case (*_, "text" | "outcome"):
            return True
        case _:
            return False
