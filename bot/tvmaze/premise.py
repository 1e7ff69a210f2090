"""One sentence about a series made of facts alone; its story is for a curator to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel import Locale

from bot.tvmaze.outlets import EVERYWHERE, UNKNOWN, outlet_of_show

if TYPE_CHECKING:
    from datetime import date

    from bot.tvmaze.models import Show

_KINDS: Final = {
    "animation": "animated series",
    "award show": "award show",
    "documentary": "documentary series",
    "game show": "game show",
    "news": "news programme",
    "panel show": "panel show",
    "reality": "reality series",
    "sports": "sports programme",
    "talk show": "talk show",
    "variety": "variety show",
}
_GENRES: Final = {"children": "children’s", "diy": "DIY", "science-fiction": "science fiction"}
_MOST_GENRES: Final = 3
_WITH_ARTICLE: Final = frozenset({"AE", "BS", "CF", "DO", "GB", "KM", "MH", "MV", "NL", "PH", "US"})


def premise_of(show: Show, today: date) -> str:
    """What kind of series it is, where it is from, and when it was first shown."""
    kind = _KINDS.get(show.type.casefold(), "series")
    genres = [_GENRES.get(genre.casefold(), genre.casefold()) for genre in show.genres[:_MOST_GENRES]]
    described = f"{_listed(genres)} {kind}".strip()
    article = "An" if described[0].casefold() in "aeiou" else "A"
    return f"{article} {described}{_origin(show)}{_first_shown(show, today)}."


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _origin(show: Show) -> str:
    outlet = outlet_of_show(show)
    if outlet == UNKNOWN:
        return ""
    if outlet.region == EVERYWHERE:
        return f" on {outlet.name}"
    country = Locale("en").territories.get(outlet.region, outlet.region)
    article = "the " if outlet.region in _WITH_ARTICLE else ""
    return f" on {outlet.name} in {article}{country}"


def _first_shown(show: Show, today: date) -> str:
    if show.premiered is None:
        return ""
    return f", first shown in {show.premiered.year}" if show.premiered <= today else f", due in {show.premiered.year}"
