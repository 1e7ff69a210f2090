"""Where a season comes out: on a channel of a country, on a service, or on disc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from bot.tvmaze.models import Country, Network, Season, Show, WebChannel

EVERYWHERE: Final = "worldwide"
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Outlet:
    """A channel or service; `region` as release tracks write it, `zone` only where it is of one country."""

    name: str
    kind: Literal["channel", "service", "unknown"]
    region: str = EVERYWHERE
    zone: str | None = None


UNKNOWN: Final = Outlet("channel not known", "unknown")
"""Stands where TVmaze names neither a channel nor a service, as of a series that nobody has bought yet."""


def outlet_of_show(show: Show) -> Outlet:
    """Where a show comes out first."""
    named = _outlet(show.network, show.web_channel)
    on_disc = _made("DVD", "service", show.dvd_country) if show.dvd_country else UNKNOWN
    return named or on_disc


def outlet_of_season(show: Show, number: int) -> Outlet:
    """Where one season comes out first: a show may have moved since."""
    season = season_of(show, number)
    named = _outlet(season.network, season.web_channel) if season else None
    return named or outlet_of_show(show)


def season_of(show: Show, number: int) -> Season | None:
    """The season of a number, where TVmaze has a page about it."""
    return next((season for season in show.seasons if season.number == number), None)


def _outlet(network: Network | None, web_channel: WebChannel | None) -> Outlet | None:
    if network is not None:
        return _made(network.name, "channel", network.country)
    return _made(web_channel.name, "service", web_channel.country) if web_channel is not None else None


def _made(name: str, kind: Literal["channel", "service"], country: Country | None) -> Outlet:
    shown = plain(name, _LONGEST_NAME) or UNKNOWN.name
    if country is None:
        return Outlet(shown, kind)
    return Outlet(shown, kind, country.code, country.timezone or None)
