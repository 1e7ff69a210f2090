"""`data/people.yaml`: the people who appear in several series."""

from __future__ import annotations

from pydantic import Field, RootModel

from bot.catalogue.schema.notation import Line, Slug
from bot.catalogue.schema.parts import ExternalIds, Part


class Person(Part):
    """A person; `names` begins with the one that is shown."""

    names: tuple[Line, ...] = Field(min_length=1)
    ids: ExternalIds = ExternalIds()


class PeopleFile(RootModel[dict[Slug, Person]]):
    """People by the key that credits refer to."""
