"""TVmaze's pages as it documents them: unknown keys are passed over, what is used must be right.

The annotations are evaluated by pydantic, so that this module does not postpone them.
"""

from datetime import datetime
from typing import Annotated, Final

from pydantic import AwareDatetime, Field, TypeAdapter

from bot.tvmaze.shapes import Day, Identifier, Page, Text, WhenEmpty


class Country(Page):
    """A country with its ISO 3166 code and the time zone that TVmaze counts its hours in."""

    name: str
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    timezone: Text = ""


class Network(Page):
    """A channel; nearly always of a country."""

    id: int
    name: str
    country: Country | None = None


class WebChannel(Page):
    """A streaming service; without a country where it is to be had in several."""

    id: int
    name: str
    country: Country | None = None


class Person(Page):
    """Somebody who plays."""

    id: int
    name: str


class Character(Page):
    """Somebody in the story."""

    id: int
    name: str


class CastMember(Page):
    """A person of the main cast; TVmaze does not say in which episodes."""

    person: Person
    character: Character


class GuestCastMember(CastMember):
    """A person who plays in one episode, besides the main cast."""


class Aka(Page):
    """Another title; without a country it is one of the country that the show is from."""

    name: str
    country: Country | None = None


class _OfAnEpisode(Page):
    guestcast: tuple[GuestCastMember, ...] = ()


class Episode(Page):
    """An episode; a special has no number.

    `airdate` is the broadcast night: what runs at one in the morning belongs to the evening before. `airstamp` is the
    instant; where `airtime` is empty, nobody knows the time and TVmaze makes it noon.
    """

    id: int
    name: Text = ""
    season: int
    number: int | None = None
    airdate: Day = None
    airtime: Text = ""
    airstamp: AwareDatetime | None = None
    runtime: int | None = None
    embedded: Annotated[_OfAnEpisode, WhenEmpty] = Field(_OfAnEpisode(), alias="_embedded")

    @property
    def guest_cast(self) -> tuple[GuestCastMember, ...]:
        """Who plays in it besides the main cast; empty where this was not asked for."""
        return self.embedded.guestcast


class Season(Page):
    """A season; `episode_order` says how many episodes were ordered, often before any is known."""

    id: int
    number: int
    name: Text = ""
    episode_order: int | None = Field(None, alias="episodeOrder")
    premiere_date: Day = Field(None, alias="premiereDate")
    network: Network | None = None
    web_channel: WebChannel | None = Field(None, alias="webChannel")


class Externals(Page):
    """Where other databases keep the show."""

    imdb: Identifier = None
    thetvdb: int | None = None


class _OfAShow(Page):
    episodes: tuple[Episode, ...] = ()
    seasons: tuple[Season, ...] = ()
    cast: tuple[CastMember, ...] = ()
    akas: tuple[Aka, ...] = ()


class Show(Page):
    """A show; `merged_from` is the id that was asked for, where TVmaze has merged that show into this one."""

    id: int
    name: str
    type: Text = ""
    language: str | None = None
    genres: tuple[str, ...] = ()
    status: Text = ""
    premiered: Day = None
    weight: int = 0
    network: Network | None = None
    web_channel: WebChannel | None = Field(None, alias="webChannel")
    dvd_country: Country | None = Field(None, alias="dvdCountry")
    externals: Externals = Externals()
    updated: int = 0
    embedded: Annotated[_OfAShow, WhenEmpty] = Field(_OfAShow(), alias="_embedded")
    merged_from: int | None = Field(None, exclude=True)

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Every episode and special, each once."""
        return self.embedded.episodes

    @property
    def seasons(self) -> tuple[Season, ...]:
        """The seasons."""
        return self.embedded.seasons

    @property
    def cast(self) -> tuple[CastMember, ...]:
        """The main cast of all seasons, the most important first."""
        return self.embedded.cast

    @property
    def akas(self) -> tuple[Aka, ...]:
        """Other titles."""
        return self.embedded.akas

    def with_episodes(self, episodes: tuple[Episode, ...]) -> "Show":
        """The show with these episodes, each once, even where TVmaze lists one twice."""
        once: dict[int, Episode] = {}
        for episode in episodes:
            once.setdefault(episode.id, episode)
        embedded = self.embedded.model_copy(update={"episodes": tuple(once.values())})
        return self.model_copy(update={"embedded": embedded})


class SearchHit(Page):
    """A show that matches, and how well."""

    score: float
    show: Show


GuestCast = dict[int, tuple[GuestCastMember, ...]]
"""Who plays in an episode besides the main cast, by the episode's id."""

SEARCH_HITS: Final = TypeAdapter(tuple[SearchHit, ...])
EPISODES: Final = TypeAdapter(tuple[Episode, ...])
UPDATES: Final[TypeAdapter[dict[int, datetime]]] = TypeAdapter(Annotated[dict[int, AwareDatetime], WhenEmpty])
"""Shows by id with the moment at which something about them last changed."""
