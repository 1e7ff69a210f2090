"""What every question can do."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from typing import Any, ClassVar, Final, Self

SEPARATOR: Final = ":"
LONGEST: Final = 90
"""Discord allows a custom id 100 characters; ten are left for how the answer is shown."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be asked and asked again; `page` counts from 0."""

    code: ClassVar[str]

    def at_page(self, page: int) -> Self:
        """The same question, for another page of the answer."""
        if not any(field.name == "page" for field in fields(self)):
            return self
        changed: dict[str, Any] = {"page": page}
        return replace(self, **changed)

    def encode(self) -> str:
        """The question as text: `cast:innocent:2:0`."""
        values = ("" if value is None else str(value) for value in astuple(self))
        return SEPARATOR.join((self.code, *values))
