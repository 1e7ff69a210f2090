"""How TVmaze writes what it does not know: as nothing, as an empty text, or as an empty list.

The annotations are evaluated by pydantic, so that this module does not postpone them.
"""

from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict

_NO_DAY: Final = frozenset({"", "0000-00-00"})


def _known_day(value: object) -> object:
    return None if isinstance(value, str) and value in _NO_DAY else value


def _text(value: object) -> object:
    return "" if value is None else value


def _known(value: object) -> object:
    return None if value == "" else value


def _mapping(value: object) -> object:
    return {} if value in ([], None) else value


Day = Annotated[date | None, BeforeValidator(_known_day)]
"""A day; None where it is not known."""

Text = Annotated[str, BeforeValidator(_text)]
"""A text; empty where it is not known."""

Identifier = Annotated[str | None, BeforeValidator(_known)]
"""What another database calls it; None where it is not known."""

WhenEmpty: Final = BeforeValidator(_mapping)
"""For mappings: an empty one comes as an empty list."""


class Page(BaseModel):
    """Whatever TVmaze says: it may say more than we know of, and nothing changes after reading."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)
