"""A form: something to be filled in before a question is answered, and the window that Discord opens for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.ui.wording.labels import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.ui.questions import Question

FORM: Final = "f1~"
"""How the custom id of a form begins, before its question; 1 is the version."""

LONGEST_TITLE: Final = 45
LONGEST_LABEL: Final = 45
LONGEST_HINT: Final = 100

_ROW, _LABEL = 1, 18


@dataclass(frozen=True, slots=True)
class Box:
    """A box to write in, no more than `longest` characters."""

    name: str
    label: str
    hint: str
    longest: int
    required: bool = False
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    name: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked before a question is answered; the names of its fields are those of what is filled in."""

    question: Question
    title: str
    fields: tuple[Box | Tick, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in, as it came: Discord keeps to the form, but what it sends is not taken on trust."""

    values: Mapping[str, object]

    def written(self, box: str) -> str:
        """What is written in a box."""
        value = self.values.get(box)
        return value if isinstance(value, str) else ""

    def ticked(self, tick: str) -> bool:
        """Whether a box is ticked."""
        return self.values.get(tick) is True


def window_of(form: Form) -> ui.Modal:
    """Lay a form out. It is never listened to: it is found by its custom id, also after a restart."""
    window = ui.Modal(title=fitting(LONGEST_TITLE, form.title), custom_id=f"{FORM}{form.question.encode()}")
    for field in form.fields:
        window.add_item(
            ui.Label(
                text=fitting(LONGEST_LABEL, field.label),
                description=fitting(LONGEST_HINT, field.hint),
                component=_component(field),
            )
        )
    window.stop()
    return window


def _component(field: Box | Tick) -> ui.Item[ui.Modal]:
    if isinstance(field, Tick):
        return ui.Checkbox(custom_id=field.name)
    style = discord.TextStyle.paragraph if field.roomy else discord.TextStyle.short
    return ui.TextInput(custom_id=field.name, style=style, required=field.required, max_length=field.longest)


def filled_in(components: Sequence[Mapping[str, Any]]) -> Filled:
    """Read what Discord sends when a form is submitted."""
    return Filled(dict(_values(components)))


def _values(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, object]]:
    for component in components:
        if component.get("type") == _LABEL:
            yield from _values([component["component"]])
        elif component.get("type") == _ROW:
            yield from _values(component["components"])
        elif "custom_id" in component:
            yield str(component["custom_id"]), component.get("value")
