"""What a season tells about its cast episode by episode: who arrives, who comes back, and what one learns of them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from bot.spoilers import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.series.models import Character, Credit, Season, Series
    from bot.series.revealing import Revealing
    from bot.series.stories import Moment
    from bot.text import Text


class CastNews:
    """The news of one season by moment, put in order once: a soap has thousands of episodes and of guests."""

    def __init__(self, series: Series, season: Season, reader: Reader, text: Text) -> None:
        self._series, self._season, self._text = series, season, text
        # Whoever has come to the end of the question; only used to find what is news when, never to tell it.
        self._through = Reader(reader.asked)

    def moments(self) -> list[Moment]:
        """The ends of those episodes that tell anything, in watching order."""
        telling = self._arriving.keys() | self._returning.keys() | self._learned.keys()
        return [episode.moment for episode in self._season.episodes if episode.moment in telling]

    def told(self, moment: Moment, later: Reader) -> Iterator[str]:
        """What somebody learns about the season's cast at one moment, told to those who have come that far."""
        arriving = later.opened(self._arriving.get(moment, ()))
        coming = [credit for credit in arriving if credit.plays_in(self._season.number)]
        returning = later.opened(self._returning.get(moment, ()))
        for credit in cast_of((*coming, *returning)).values():
            name = name_of(self._series.characters[credit.character], later, self._text)
            yield self._text.plain("{person} as {character}", person=credit.person.name, character=name)
        for character in self._learned.get(moment, ()):
            if any(credit.plays_in(self._season.number) for credit in later.opened(self._played[character.key])):
                yield from self._learned_of(character, moment, later)

    def _learned_of(self, character: Character, moment: Moment, later: Reader) -> Iterator[str]:
        name = name_of(character, later, self._text)
        earlier = later.opened(known for known in character.names if known.reveals != moment)
        if any(known.reveals == moment for known in character.names) and earlier:
            yield self._text.plain("{earlier} is {name}", earlier=earlier[-1], name=name)
        told = [line.text for line in character.lines if line.text.reveals == moment]
        if line := later.latest(told):
            yield self._text.plain("{name}: {line}", name=name, line=line)

    @cached_property
    def _arriving(self) -> dict[Moment, list[Revealing[Credit]]]:
        found = defaultdict(list)
        for credit in self._series.credits:
            found[credit.reveals].append(credit)
        return found

    @cached_property
    def _returning(self) -> dict[Moment, list[Revealing[Credit]]]:
        found = defaultdict(list)
        for sealed in self._series.credits:
            credit = self._through.open(sealed)
            if credit is not None and (joins := joining(self._series, self._season, credit)) is not None:
                found[joins].append(sealed)
        return found

    @cached_property
    def _learned(self) -> dict[Moment, list[Character]]:
        found = defaultdict(list)
        for character in self._series.characters.values():
            known = (*character.names, *(line.text for line in character.lines))
            for moment in {each.reveals for each in known}:
                found[moment].append(character)
        return found

    @cached_property
    def _played(self) -> dict[str, list[Revealing[Credit]]]:
        found = defaultdict(list)
        for sealed in self._series.credits:
            if (credit := self._through.open(sealed)) is not None:
                found[credit.character].append(sealed)
        return found


def joining(series: Series, season: Season, credit: Credit) -> Moment | None:
    """From when one who knows of a credit knows that it goes on in a season; None where it does not.

    Of a leading actor one knows it when the season begins. Of anybody else, a return may be a surprise.
    """
    if not credit.plays_in(season.number):
        return None
    returning = credit.kind != "main" and credit.first_season < season.number
    return credit.begins[season.number] if returning else series.timeline.last_before_season(season.number)


def cast_of(credits_: Iterable[Credit]) -> dict[tuple[str, str], Credit]:
    """Each person with each character once, in billing order, however many spans of episodes they are credited for."""
    once: dict[tuple[str, str], Credit] = {}
    for credit in sorted(credits_, key=lambda credit: credit.billing):
        once.setdefault((credit.person.key, credit.character), credit)
    return once


def name_of(character: Character, reader: Reader, text: Text) -> str:
    """What the audience knows a character as."""
    return reader.latest(character.names) or text.plain("somebody whose name is a spoiler")
