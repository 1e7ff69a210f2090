"""The pieces that series and people files are made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl

from bot.catalogue.schema.notation import Language, Line, MomentText, Paragraph, Slug


class Part(BaseModel):
    """Whatever stands in a file: unknown keys are mistakes, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


SourceKeys = Annotated[tuple[Slug, ...], Field(min_length=1, description="Keys of `sources`; at least one.")]


class Source(Part):
    """An article, a press release or a database record that stands behind facts."""

    title: Line
    publisher: Line
    address: HttpUrl
    kind: Literal["article", "press-release", "interview", "review", "database", "encyclopedia", "video"] = "article"
    published: date | None = Field(None, description="The day it was published, where it says.")
    checked: date = Field(description="The day a curator last read it.")
    licence: Line | None = Field(None, description="For sources whose licence asks to be named.")
    reveals: MomentText = Field("premise", description="Where the title or the address itself is a spoiler.")


class Title(Part):
    """One title of the series, as an audience somewhere knows it."""

    text: Annotated[Line, Field(max_length=80)]
    language: Language
    kind: Literal["original", "translated", "alternative"] = "original"


class ExternalIds(Part):
    """Where databases keep the same thing."""

    tvmaze: int | None = None
    tmdb: int | None = None
    imdb: Annotated[str | None, Field(pattern=r"^(tt|nm)\d{7,9}$")] = None
    wikidata: Annotated[str | None, Field(pattern=r"^Q\d+$")] = None


class Differs(Part):
    """What another source says instead."""

    text: Line
    sources: SourceKeys


class Statement(Part):
    """A sourced text, and the moment from which it is no spoiler."""

    text: Paragraph
    reveals: MomentText | None = Field(None, description="Left out: the rule in data/README.md decides.")
    sources: SourceKeys
    differs: tuple[Differs, ...] = ()


class SafeText(Part):
    """A name or a title with the moment from which it is no spoiler."""

    text: Annotated[Line, Field(max_length=100)]
    reveals: MomentText = "premise"


def _text_alone(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Name = Annotated[SafeText, BeforeValidator(_text_alone, json_schema_input_type=SafeText | str)]
"""A name that everybody may know, as a plain string; or a text with the moment that it reveals."""
