"""What people call a country when they tell two series of one title apart."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from bot.series.naming import normalise

_ALSO: Final = {
    "AU": "aus aussie australian",
    "BR": "brazilian",
    "CA": "canadian",
    "CN": "chinese",
    "DE": "ger german",
    "DK": "danish",
    "ES": "spanish",
    "FR": "french",
    "GB": "uk british britain england english",
    "IE": "irish",
    "IN": "indian",
    "IT": "italian",
    "JP": "jp japanese",
    "KR": "korean korea",
    "MX": "mexican",
    "NO": "norwegian",
    "PL": "polish",
    "RU": "russian",
    "SE": "swedish",
    "TR": "turkish",
    "US": "usa american america",
}


@cache
def called(code: str) -> frozenset[str]:
    """The words for a country, each alone: `uk`, `british`, and both of `united kingdom`."""
    name = Locale.parse("en").territories.get(code.upper(), "")
    return frozenset(f"{code.lower()} {_ALSO.get(code.upper(), '')} {normalise(name)}".split())
