"""Whose morning it is: the zone of a region, for releases of which only the day is known."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from babel.core import get_global

_WHERE_MOST_LIVE: Final = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}
"""Of the regions with several zones, those where much television is made; in all others it is UTC."""


def zone_of(region: str) -> ZoneInfo:
    """The time zone of a region's mornings; UTC for the whole world, and where a region has several."""
    if region in _WHERE_MOST_LIVE:
        return ZoneInfo(_WHERE_MOST_LIVE[region])
    zones = get_global("territory_zones").get(region, [])
    return ZoneInfo(zones[0]) if len(zones) == 1 else ZoneInfo("UTC")
