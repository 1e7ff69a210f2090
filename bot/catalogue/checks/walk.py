"""Finds every value of a file, with the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Keys


def everything(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """Every value below `value`, the outer ones first."""
    yield keys, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from everything(getattr(value, name), (*keys, name))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from everything(item, (*keys, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from everything(item, (*keys, index))
