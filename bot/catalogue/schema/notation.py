"""How the files write slugs, moments, spans of episodes and times."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from bot.series.codes import EpisodeCode
from bot.series.releases import When

PREMISE = "premise"
_SPAN = re.compile(
    r"S(?P<season>\d{1,3})(?:-S(?P<last_season>\d{1,3})|(?P<kind>[EX])(?P<first>\d{1,4})(?:-(?P=kind)(?P<last>\d{1,4}))?)?"
)


def _checked_moment(text: str) -> str:
    if text != PREMISE:
        EpisodeCode.parse(text)
    return text


def _checked_span(text: str) -> str:
    if _SPAN.fullmatch(text) is None:
        message = f"{text!r} names no episodes; write S2 (a season), S1-S3, S2E3 or S2E1-E4"
        raise ValueError(message)
    first_season, last_season, _, first, last = span_parts(text)
    if (first_season, first) > (last_season, last):
        message = f"{text!r} runs backwards; write the earlier one first"
        raise ValueError(message)
    return text


def _checked_when(text: str) -> str:
    When.parse(text)
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""A stable name for links and buttons: lower-case letters, digits and single hyphens, at most 40."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
"""One short piece of text, in our own words, at most 400 characters and on one line."""

Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=900, strip_whitespace=True)]
"""A longer piece of text, at most 900 characters."""

MomentText = Annotated[str, AfterValidator(_checked_moment), Field(examples=["premise", "S2E3", "S2X1"])]
"""The moment from which something is no spoiler: `premise`, an episode, or a special."""

SpanText = Annotated[str, AfterValidator(_checked_span), Field(examples=["S2", "S1-S3", "S2E3", "S2E1-E4"])]
"""Some episodes: a season, several seasons, one episode, or a run of episodes of one season."""

WhenText = Annotated[
    str,
    AfterValidator(_checked_when),
    Field(examples=["2021-05-17 21:00 Europe/London", "2021-05-17", "2021-05", "tba"]),
]
"""A release's time, never more precise than its source."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language as BCP 47 has it: `en`, `es`, `ko-Latn` for Korean in Latin letters."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""A country as ISO 3166 has it: `GB`, `ES`, `KR`."""


def span_parts(text: str) -> tuple[int, int, str | None, int, int]:
    """Take a span apart: first season, last season, `E` or `X` or None, first number, last number."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    season = int(found["season"])
    if found["kind"] is None:
        return season, int(found["last_season"] or season), None, 0, 0
    first = int(found["first"])
    return season, season, found["kind"], first, int(found["last"] or first)
