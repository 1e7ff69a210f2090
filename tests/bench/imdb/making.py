"""Made-up data sets of the shape of IMDb's: the same size and seed make the same rows."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final, TextIO

from bot.imdb.files import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORLD: Final = {"titles": 11_000_000, "episodes": 8_500_000, "people": 14_000_000, "akas": 50_000_000}
"""How large the real files were when this was written; principals follow from the titles, some eight each."""
SERIES_SHARE: Final = 0.031
SOAP: Final = 10_000
"""Episodes of the first series, in one season."""
_EACH: Final = 8
_FIRST: Final = "Anna Ben Carla David Elena Farid Grace Hugo Ines Jonas Kaya Luca Mara Nils".split()  # noqa: SIM905
_SYLLABLES: Final = "ba ke lo mi nu ra se to vi zo dal fer gan hol jun kor lem mar nor pas quin".split()  # noqa: SIM905
_WORDS: Final = "night house river doctor family city secret winter love road island school last".split()  # noqa: SIM905
_REGIONS: Final = "US GB DE FR ES IT JP KR BR IN MX RU PL TR".split()  # noqa: SIM905
_TITLES: Final = ("{a} {b}", "The {a} of {b}", "{a}", "{a} & {b}", "Das {a}", "오징어 {a}", "Дом {b}", "Casa de {a}")
_HEADER: Final = {
    "title.akas": ("titleId", "ordering", "title", "region", "language", "types", "attributes", "isOriginalTitle"),
    "title.principals": ("tconst", "ordering", "nconst", "category", "job", "characters"),
    "name.basics": ("nconst", "primaryName", "birthYear", "deathYear", "primaryProfession", "knownForTitles"),
    "title.ratings": ("tconst", "averageRating", "numVotes"),
}


@dataclass(frozen=True, slots=True)
class Show:
    """A series of the made-up world: its regular cast, and how many episodes it has."""

    number: int
    episodes: int
    regulars: tuple[int, ...]


class Maker:
    """Writes the six files; the same size and seed make the same bytes."""

    def __init__(self, folder: Path, share: float, seed: int = 1) -> None:
        self._folder = folder
        self._random = Random(f"imdb {seed}")
        self._episodes = int(WORLD["episodes"] * share)
        self._titles = int(WORLD["titles"] * share)
        self._people = max(100, int(WORLD["people"] * share))
        self._akas = int(WORLD["akas"] * share)
        self._shows = list(self._make_shows(max(5, int(self._titles * SERIES_SHARE))))

    def make(self) -> None:
        """Write everything."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._write_people()
        self._write_ratings()
        self._write_akas()
        self._write_titles()

    def _make_shows(self, count: int) -> Iterator[Show]:
        random, left = self._random, self._episodes
        soap = min(SOAP, left // 3)
        for number in range(1, count + 1):
            mean = max(1, left / (count - number + 1))
            episodes = soap if number == 1 else min(left, int(random.paretovariate(1.2) * mean / 6))
            left -= episodes
            size = 12 if number == 1 else random.randint(2, 9)
            yield Show(number, episodes, tuple(random.randint(1, self._people) for _ in range(size)))

    def _write_titles(self) -> None:
        random, number = self._random, len(self._shows)
        with (
            self._file("title.basics") as basics,
            self._file("title.episode") as listed,
            self._file("title.principals") as cast,
        ):
            for show in self._shows:
                year, genres = random.randint(1950, 2025), random.choice(("Drama", "Comedy,Crime", "News", r"\N"))
                basics.write(
                    f"tt{show.number:07d}\ttvSeries\t{self._title()}\t{self._title()}\t0\t{year}\t\\N\t45\t{genres}\n"
                )
                for ordering, person in enumerate(show.regulars, start=1):
                    _credit(cast, show.number, ordering, person, f"Role {person % 9973}")
            for show in self._shows:
                per_season = SOAP if show.number == 1 else 24
                for index in range(show.episodes):
                    number += 1
                    season, episode = index // per_season + 1, index % per_season + 1
                    named = f"Episode #{season}.{episode}" if random.random() < 0.3 else self._title()
                    basics.write(f"tt{number:07d}\ttvEpisode\t{named}\t{named}\t0\t2001\t\\N\t25\tDrama\n")
                    numbers = f"{season}\t{episode}" if random.random() < 0.93 else "\\N\t\\N"
                    listed.write(f"tt{number:07d}\ttt{show.number:07d}\t{numbers}\n")
                    self._cast_of(cast, number, show)
            while number < self._titles:
                number += 1
                basics.write(f"tt{number:07d}\tmovie\t{self._title()}\t{self._title()}\t0\t1999\t\\N\t90\tDrama\n")
                for ordering in range(1, _EACH + 3):
                    _credit(cast, number, ordering, random.randint(1, self._people), "Somebody")

    def _cast_of(self, cast: TextIO, number: int, show: Show) -> None:
        random = self._random
        regulars = [person for person in show.regulars if random.random() < 0.7][:5]
        # Everybody who was ever a guest may come back.
        known = show.episodes // 2 + 5
        guests = [(random.randint(1, known) * 7919 + show.number * 104_729) % self._people + 1 for _ in range(3)]
        for ordering, person in enumerate([*regulars, *guests], start=1):
            _credit(cast, number, ordering, person, f"Role {person % 9973}")
        for ordering, job in enumerate(("director", "writer"), start=_EACH):
            cast.write(f"tt{number:07d}\t{ordering}\tnm{random.randint(1, self._people):07d}\t{job}\t\\N\t\\N\n")

    def _write_people(self) -> None:
        with self._file("name.basics") as file:
            for number in range(1, self._people + 1):
                surname = "".join(self._random.choices(_SYLLABLES, k=3)).title()
                file.write(f"nm{number:07d}\t{self._random.choice(_FIRST)} {surname}\t1970\t\\N\tactor\ttt0000001\n")

    def _write_ratings(self) -> None:
        with self._file("title.ratings") as file:
            for show in self._shows:
                if show.number == 1 or self._random.random() < 0.6:
                    votes = min(2_400_000, int(5 * self._random.paretovariate(0.5)))
                    file.write(f"tt{show.number:07d}\t7.1\t{90_000 if show.number == 1 else votes}\n")

    def _write_akas(self) -> None:
        random, each = self._random, max(1, self._akas // self._titles)
        with self._file("title.akas") as file:
            for number in range(1, self._titles + 1):
                file.write(f"tt{number:07d}\t1\t{self._title()}\t\\N\t\\N\toriginal\t\\N\t1\n")
                for ordering in range(2, each + 1):
                    region = random.choice(_REGIONS)
                    file.write(f"tt{number:07d}\t{ordering}\t{self._title()}\t{region}\t\\N\timdbDisplay\t\\N\t0\n")

    def _title(self) -> str:
        words = {key: "".join(self._random.choices(_SYLLABLES, k=2)).title() for key in "ab"}
        if self._random.random() < 0.3:
            words["a"] = self._random.choice(_WORDS).title()
        return self._random.choice(_TITLES).format(**words)

    def _file(self, name: str) -> TextIO:
        file = gzip.open(  # noqa: SIM115  # closed by whoever asked for it
            self._folder / f"{name}.tsv.gz", "wt", encoding="utf-8", compresslevel=1, newline="\n"
        )
        file.write("\t".join(_HEADER.get(name, COLUMNS[name])) + "\n")
        return file


def _credit(file: TextIO, title: int, ordering: int, person: int, role: str) -> None:
    file.write(f'tt{title:07d}\t{ordering}\tnm{person:07d}\tactor\t\\N\t["{role}"]\n')
