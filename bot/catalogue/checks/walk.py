"""Finds the parts of one kind wherever they stand in a file, with the way to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Keys

PartT = TypeVar("PartT", bound=BaseModel)


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


def parts_of(value: object, kind: type[PartT]) -> Iterator[tuple[Keys, PartT]]:
    """Every part of one kind below `value`."""
    return ((keys, item) for keys, item in everything(value) if isinstance(item, kind))
