"""How long before an episode somebody wants to know, or how long after it: told and understood in their language."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from babel.units import format_unit

from bot.errors import LeadNotUnderstood
from bot.series.naming import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale

    from bot.text import Text

AT_THE_START: Final = timedelta()
USUAL: Final = timedelta(minutes=15)
LONGEST_BEFORE: Final = timedelta(days=14)
LONGEST_AFTER: Final = timedelta(days=7)
OFFERED: Final = (AT_THE_START, USUAL, timedelta(hours=1), timedelta(days=1), timedelta(minutes=-30))
EXAMPLES: Final = (timedelta(minutes=90), timedelta(hours=2), timedelta(minutes=-30))

_CHOSEN: Final = re.compile(r"id:(-?\d{1,7})")
_LONGEST_TYPED: Final = 60
_TOKENS: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+\.?)|(?P<other>\S)")
_UNITS: Final = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
}
_SHORT: Final = {"w": "week", "d": "day", "h": "hour", "hr": "hour", "hrs": "hour", "m": "minute", "min": "minute"}
_MINUTE: Final = _UNITS["minute"]


def lead_told(lead: timedelta, text: Text) -> str:
    """A time in words: `15 minutes before`, `1 day before`, `30 minutes after`, `at the start`."""
    if not lead:
        return text.plain("at the start")
    duration = " ".join(_parts(abs(lead), text.locale))
    if lead > AT_THE_START:
        return text.plain("{duration} before", duration=duration)
    return text.plain("{duration} after", duration=duration)


def lead_chosen(lead: timedelta) -> str:
    """The value of a suggestion: the same in every language."""
    return f"id:{round(lead.total_seconds())}"


def lead_typed(typed: str, text: Text) -> timedelta:
    """The time that somebody chose or typed; raises LeadNotUnderstood for nonsense and for what is too long."""
    seconds = _understood(typed, text) if len(typed) <= _LONGEST_TYPED else None
    lead = None if seconds is None else lead_of(seconds)
    if lead is None:
        raise LeadNotUnderstood(typed)
    return lead


def lead_of(seconds: float) -> timedelta | None:
    """A time in whole minutes; None for one further from an episode than anybody needs."""
    if not -LONGEST_AFTER.total_seconds() <= seconds <= LONGEST_BEFORE.total_seconds():
        return None
    return round(seconds / 60) * _MINUTE


def _parts(duration: timedelta, locale: Locale) -> Iterator[str]:
    for name in ("day", "hour", "minute"):
        count, duration = divmod(duration, _UNITS[name])
        if count:
            yield format_unit(count, f"duration-{name}", length="long", locale=locale)


def _understood(typed: str, text: Text) -> float | None:
    """The seconds that are meant; None for nonsense."""
    if chosen := _CHOSEN.fullmatch(typed):
        return int(chosen[1])
    if normalise(typed) in {"0", "start", "at the start", normalise(text.plain("at the start"))}:
        return 0
    durations, rest = _read(typed, _vocabulary(text.locale))
    before, after = _before(text), _after(text)
    early, late = bool(rest & before - after), bool(rest & after - before)
    if not durations or not rest <= before | after or (rest and early == late):
        return None
    return sum(durations) * (-1 if late else 1)


def _read(typed: str, units: Mapping[str, timedelta]) -> tuple[list[float], set[str]]:
    """The durations in seconds, and every word that is neither a number nor a unit behind one."""
    durations: list[float] = []
    rest: set[str] = set()
    number: float | None = None
    for token in _TOKENS.finditer(typed):
        if token["number"]:
            durations += [] if number is None else [60 * number]
            number = float(token["number"].replace(",", "."))
        elif (unit := units.get(normalise(token[0]))) and number is not None:
            durations.append(number * unit.total_seconds())
            number = None
        else:
            rest.add(normalise(token[0]) or token[0])
    # A number without a unit is one of minutes.
    return durations + ([] if number is None else [60 * number]), rest


def _before(text: Text) -> set[str]:
    """Every word with which people mean the time before; some of them, like `the`, stand for the time after too."""
    told = text.plain("{duration} before", duration="")
    return _words("before", told, text.plain("before the start, before it starts, before it begins"))


def _after(text: Text) -> set[str]:
    """Those with which they mean the time after."""
    told = text.plain("{duration} after", duration="")
    return _words("after", told, text.plain("after the start, after it starts, after it begins"))


def _words(*wordings: str) -> set[str]:
    return {word for wording in wordings for word in normalise(wording).split()}


@cache
def _vocabulary(locale: Locale) -> Mapping[str, timedelta]:
    """The names of units, in English and in one other language."""
    known = {word: _UNITS[name] for word, name in _SHORT.items()}
    for spoken in ("en_GB", locale):
        for name, unit in _UNITS.items():
            for length in ("long", "short"):
                for count in (1, 2):
                    written = format_unit(count, f"duration-{name}", length=length, locale=spoken)
                    known[normalise(re.sub(r"\d+", "", written))] = unit
    return known
