"""Makes data sets as IMDb packs them, from a few lines."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACKED: Final = datetime(2026, 11, 20, tzinfo=UTC)
HEADERS: Final = {
    "title.basics": ("tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres"),
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.episode": "tconst parentTconst seasonNumber episodeNumber",
    "title.principals": "tconst ordering nconst category job characters",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
    "title.ratings": "tconst averageRating numVotes",
}
Value = str | int | None


@dataclass
class DataSets:
    """The rows of the six files; None is what is not known."""

    rows: dict[str, list[tuple[Value, ...]]] = field(default_factory=lambda: {name: [] for name in HEADERS})

    def title(self, number: int, name: str | None, kind: str = "tvSeries", **known: Value) -> None:
        """A title of any kind."""
        told = {"original": name, "adult": 0, "begun": None, "ended": None, "runtime": None, "genres": None} | known
        self.rows["title.basics"].append((title_key(number), kind, name, *told.values()))

    def episode(
        self, number: int, of: int, season: int | None, episode: int | None, name: str | None = "Episode #1.1"
    ) -> None:
        """An episode, with its title."""
        self.title(number, name, "tvEpisode", runtime=44)
        self.rows["title.episode"].append((title_key(number), title_key(of), season, episode))

    def known_as(self, number: int, ordering: int, name: str, region: str | None = None, **more: Value) -> None:
        """A title in a region."""
        told = {"language": None, "types": "imdbDisplay", "attributes": None, "original": 0} | more
        self.rows["title.akas"].append((title_key(number), ordering, name, region, *told.values()))

    def cast(self, title: int, *credits_: tuple[int, str | list[str] | None], category: str = "actress") -> None:
        """Who is credited for a title, in order: a person and the names that they bear."""
        for ordering, (person, names) in enumerate(credits_, start=1):
            told = [names] if isinstance(names, str) else names
            characters = None if told is None else json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            row = (title_key(title), ordering, person_key(person), category, None, characters)
            self.rows["title.principals"].append(row)

    def person(self, number: int, name: str | None) -> None:
        """Somebody."""
        self.rows["name.basics"].append((person_key(number), name, 1970, None, "actress", "tt0000001,tt0000002"))

    def marked(self, number: int, votes: int) -> None:
        """How many people have given a title a mark."""
        self.rows["title.ratings"].append((title_key(number), "7.4", votes))

    def pack(self, folder: Path, ends: str = "\n", change: Callable[[str, str], str] = lambda _, text: text) -> Path:
        """Write the files; `change` may spoil the text of any."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.rows.items():
            lines = ("\t".join("\\N" if value is None else str(value) for value in row) for row in rows)
            text = change(name, "".join(f"{line}{ends}" for line in ("\t".join(HEADERS[name].split()), *lines)))
            packed = gzip.compress(text.encode(), mtime=PACKED.timestamp())
            (folder / f"{name}.tsv.gz").write_bytes(packed)
        return folder


def title_key(number: int) -> str:
    return f"tt{number:07d}"


def person_key(number: int) -> str:
    return f"nm{number:07d}"
