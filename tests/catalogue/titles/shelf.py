"""Series that everybody knows, by a short name, with the titles that people call them by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.titles import Titled

if TYPE_CHECKING:
    from bot.catalogue.titles import TitleSearch

_ROWS: Final = """
thrones   | 100 | 2011 | US | HBO       | Game of Thrones / Juego de tronos / Игра престолов / 왕좌의 게임
bad       |  99 | 2008 | US | AMC       | Breaking Bad / Во все тяжкие
squid     |  98 | 2021 | KR | Netflix   | Squid Game / 오징어 게임 / El juego del calamar
heist     |  97 | 2017 | ES | Antena 3  | Money Heist / La casa de papel / Haus des Geldes
office-us |  96 | 2005 | US | NBC       | The Office
office-uk |  90 | 2001 | GB | BBC Two   | The Office
innocente |  60 | 2021 | ES | Netflix   | The Innocent / El inocente / Innocent
innocent  |  50 | 2018 | GB | ITV       | Innocent
dark      |  88 | 2017 | DE | Netflix   | Dark / Тьма
elite     |  70 | 2018 | ES | Netflix   | Élite
mash      |  65 | 1972 | US | CBS       | M*A*S*H
sunny     |  86 | 2005 | US | FX        | It's Always Sunny in Philadelphia
law       |  82 | 1990 | US | NBC       | Law & Order
svu       |  84 | 1999 | US | NBC       | Law & Order: Special Victims Unit
robots    |  77 | 2019 | US | Netflix   | Love, Death & Robots / Love Death + Robots
1899      |  55 | 2022 | DE | Netflix   | 1899
24        |  54 | 2001 | US | Fox       | 24
henry     |  12 | 1979 | GB | BBC One   | Henry IV, Part 2
gambit    |  91 | 2020 | US | Netflix   | The Queen's Gambit / Damengambit
titan     |  95 | 2013 | JP | MBS       | Attack on Titan / 進撃の巨人 / Shingeki no Kyojin
uber      |   8 | 1999 | DE | ZDF       | Über die Brücke
who       |  89 | 2005 | GB | BBC One   | Doctor Who
who-old   |  75 | 1963 | GB | BBC       | Doctor Who
twice-new |   5 | 2020 | FR | Arte      | Twice Told
twice-old |   5 | 1990 | FR | TF1       | Twice Told
us        |  58 | 2020 | GB | BBC One   | Us
last      |  94 | 2023 | US | HBO       | The Last of Us
"""


def _read() -> dict[str, tuple[Titled, str]]:
    series: dict[str, tuple[Titled, str]] = {}
    for number, row in enumerate(_ROWS.strip().splitlines(), start=1):
        name, popularity, year, country, outlet, titles = (cell.strip() for cell in row.split(" | "))
        entry = Titled(number, tuple(titles.split(" / ")), int(popularity), int(year), (country,), outlet)
        series[name] = entry, name
    return series


SERIES: Final = _read()
_BY_ROW: Final = {entry.series: name for entry, name in SERIES.values()}


def found(search: TitleSearch, typed: str) -> list[str]:
    """The short names of what is found, the best first."""
    return [_BY_ROW[match.series] for match in search.find(typed)]
