"""One file of `data/series`: a series, its seasons, its people, and what is said about it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.catalogue.schema.notation import (
    Country,
    Language,
    Line,
    MomentText,
    Paragraph,
    Slug,
    SpanText,
    WhenText,
)
from bot.catalogue.schema.parts import Differs, ExternalIds, Name, Part, Source, SourceKeys, Statement, Title


class Beat(Part):
    """One thing that happens in an episode, in our own words and the present tense."""

    text: Line
    weight: Annotated[int, Field(ge=1, le=3, description="3: a short recap needs it. 1: colour.")]
    characters: tuple[Slug, ...] = ()
    sources: SourceKeys
    differs: tuple[Differs, ...] = ()


class Episode(Part):
    """An episode (with a number) or a special (with the episode it comes after)."""

    number: Annotated[int | None, Field(ge=1, le=9999)] = None
    special: Annotated[int | None, Field(ge=1, le=99, description="1 for S2X1.")] = None
    after: MomentText | None = Field(None, description="For a special: the episode it is watched after.")
    title: Name | None = None
    runtime: Annotated[int | None, Field(ge=1, le=600, description="Minutes.")] = None
    beats: tuple[Beat, ...] = ()

    @model_validator(mode="after")
    def _numbered_or_special(self) -> Episode:
        if (self.number is None) == (self.special is None):
            raise ValueError("an episode has either a number or a special; write one of the two")
        if (self.special is None) != (self.after is None):
            raise ValueError("'after' belongs to specials; write the episode that a special is watched after")
        return self


class ReleaseTrack(Part):
    """How one season comes out on one channel or service in one region.

    `when` has a key for every episode (`1`, or `X1` for a special), or the single key `all` for a season
    that drops whole.
    """

    on: Annotated[Line, Field(max_length=60, examples=["ITV", "Netflix"])]
    region: Annotated[str, Field(pattern=r"^([A-Z]{2}|worldwide)$")]
    when: Annotated[dict[str, WhenText], Field(min_length=1)]
    sources: SourceKeys


class Season(Part):
    """A season; `count` says how many episodes it has where nobody has written them down yet."""

    number: Annotated[int, Field(ge=0, le=999)]
    title: Name | None = None
    premise: Statement | None = None
    episodes: tuple[Episode, ...] = ()
    count: Annotated[int | None, Field(ge=1, le=999)] = None
    releases: tuple[ReleaseTrack, ...] = ()

    @model_validator(mode="after")
    def _listed_or_counted(self) -> Season:
        if bool(self.episodes) == (self.count is not None):
            raise ValueError("a season has either 'episodes' or a 'count'; write one of the two")
        return self


class Character(Part):
    """Somebody in the story: the names the audience learns, and a line about them for each moment."""

    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    lines: tuple[Statement, ...] = ()


class Credit(Part):
    """A person playing a character in given episodes."""

    person: Annotated[Line, Field(max_length=80, description="A key of people.yaml, or a name.")]
    character: Slug
    episodes: Annotated[tuple[SpanText, ...], Field(min_length=1)]
    kind: Literal["main", "recurring", "guest"] = "main"
    reveals: MomentText | None = Field(None, description="Left out: the rule in data/README.md decides.")
    sources: SourceKeys


class Fact(Statement):
    """Something known about the making of a series, or where to watch it."""

    kind: Literal[
        "created-by",
        "written-by",
        "directed-by",
        "produced-by",
        "based-on",
        "filmed-in",
        "where-to-watch",
        "reception",
    ]
    season: Annotated[int | None, Field(ge=0, le=999)] = None


class Claim(Part):
    """Something that was said about a series, with what became of it."""

    text: Paragraph
    status: Literal["confirmed", "reported", "rumour", "lapsed", "refuted"]
    outcome: Paragraph | None = Field(None, description="Why it is confirmed, lapsed or refuted.")
    said: date | None = None
    reveals: MomentText | None = None
    sources: SourceKeys

    @model_validator(mode="after")
    def _outcome_told(self) -> Claim:
        if self.status in {"lapsed", "refuted"} and self.outcome is None:
            message = f"a {self.status} claim needs an 'outcome'; say what turned out to be true"
            raise ValueError(message)
        return self


class SeriesFile(Part):
    """Everything the catalogue knows about one series."""

    slug: Slug
    titles: Annotated[tuple[Title, ...], Field(min_length=1, description="The first is shown.")]
    format: Literal["serial", "anthology", "miniseries"]
    status: Literal["running", "ended", "cancelled"]
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    broadcasters: tuple[Annotated[Line, Field(max_length=40)], ...] = ()
    services: tuple[Annotated[Line, Field(max_length=40)], ...] = ()
    popularity: Annotated[int, Field(ge=0, le=100, description="How often it is asked for; ours to judge.")]
    ids: ExternalIds = ExternalIds()
    premise: Statement
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]
    seasons: Annotated[tuple[Season, ...], Field(min_length=1)]
    characters: dict[Slug, Character] = Field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _watchable_somewhere(self) -> SeriesFile:
        if not (self.broadcasters or self.services):
            raise ValueError(
                "neither 'broadcasters' nor 'services' is named; name one, by which same-name shows are told apart"
            )
        return self
