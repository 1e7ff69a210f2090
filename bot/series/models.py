"""What the catalogue knows about a series, as the rest of the bot sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.series.codes import EpisodeCode
    from bot.series.releases import When
    from bot.series.revealing import Revealing
    from bot.series.sourced import Beat, Claim, Fact, Source, Statement
    from bot.series.stories import Moment, Timeline

Format = Literal["serial", "anthology", "miniseries"]
CreditKind = Literal["main", "recurring", "guest"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A series as lists and suggestions show it; `label` tells it from others of the same title."""

    slug: str
    title: str
    outlet: str
    year: int | None
    popularity: int
    countries: tuple[str, ...] = ()
    imdb: str | None = None

    @property
    def label(self) -> str:
        """The title with outlet and year: Innocent (ITV, 2018)."""
        return f"{self.title} ({self.distinction})"

    @property
    def distinction(self) -> str:
        """What tells it apart: ITV, 2018."""
        return self.outlet if self.year is None else f"{self.outlet}, {self.year}"


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a language: original, translated or alternative."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode or special; its moment is the end of it."""

    code: EpisodeCode
    moment: Moment
    title: Revealing[str] | None
    runtime: int | None
    beats: tuple[Beat, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """Episodes of a season becoming watchable together, on one channel or service in one region."""

    codes: tuple[EpisodeCode, ...]
    outlet: str
    region: str
    when: When
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A season, in watching order; `has_cast` says whether anybody is credited in it, not who."""

    number: int
    title: Revealing[str] | None
    premise: Statement | None
    episodes: tuple[Episode, ...]
    releases: tuple[Release, ...]
    has_cast: bool = False


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody in the story; `number` is their stable number in the series, names and lines in order of moments."""

    key: str
    number: int
    names: tuple[Revealing[str], ...]
    lines: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who plays in series; `key` is theirs across the catalogue, `other_keys` some of its volumes have."""

    key: str
    name: str
    names: tuple[str, ...]
    other_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A person playing a character; `billing` is the order within the series.

    `begins` has, for every season they are in, the moment at the end of their first episode there; `moments` has those
    at the end of every episode they are in, in watching order.
    """

    person: Person
    character: str
    begins: dict[int, Moment]
    kind: CreditKind
    billing: int
    sources: tuple[str, ...]
    moments: tuple[Moment, ...] = ()

    @property
    def first_season(self) -> int:
        """The season in which one meets them."""
        return min(self.begins)

    def plays_in(self, season: int) -> bool:
        """Whether they are in any episode of a season."""
        return season in self.begins


@dataclass(frozen=True, slots=True)
class Series:
    """Everything the catalogue knows about one series."""

    listing: Listing
    format: Format
    status: str
    languages: tuple[str, ...]
    broadcasters: tuple[str, ...]
    services: tuple[str, ...]
    titles: tuple[Title, ...]
    premise: Statement
    sources: dict[str, Source]
    seasons: tuple[Season, ...]
    characters: dict[str, Character]
    credits: tuple[Revealing[Credit], ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    timeline: Timeline = field(repr=False)

    @property
    def slug(self) -> str:
        """The stable name."""
        return self.listing.slug

    @property
    def title(self) -> str:
        """The title that is shown."""
        return self.listing.title

    @property
    def episodes(self) -> list[Episode]:
        """Every episode and special in watching order; an anthology's stories one after the other."""
        listed = (episode for season in self.seasons for episode in season.episodes)
        return sorted(listed, key=lambda episode: episode.moment)

    def season(self, number: int) -> Season | None:
        """The season of a number, if there is one."""
        return next((season for season in self.seasons if season.number == number), None)
