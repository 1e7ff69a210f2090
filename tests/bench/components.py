"""discord.py components from raw ones, built with the constructors that a bot's author would call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

if TYPE_CHECKING:
    from tests.stand_in.wire import Json

Item = ui.Item[Any]


def view_of(components: list[Json]) -> ui.LayoutView:
    """A view with these components and no timeout."""
    view = ui.LayoutView(timeout=None)
    for component in components:
        view.add_item(_item(component))
    return view


def _item(raw: Json) -> Item:
    return _MAKERS[raw["type"]](raw)


def _items(raw: Json) -> list[Any]:
    return [_item(child) for child in raw["components"]]


def _container(raw: Json) -> Item:
    return ui.Container(*_items(raw), accent_colour=raw.get("accent_color"), spoiler=raw.get("spoiler", False))


def _section(raw: Json) -> Item:
    return ui.Section(*_items(raw), accessory=_item(raw["accessory"]))


def _button(raw: Json) -> Item:
    return ui.Button(
        style=discord.ButtonStyle(raw["style"]),
        label=raw.get("label"),
        custom_id=raw.get("custom_id"),
        url=raw.get("url"),
        disabled=raw.get("disabled", False),
    )


def _select(raw: Json) -> Item:
    options = [
        discord.SelectOption(
            label=option["label"],
            value=option["value"],
            description=option.get("description"),
            default=option.get("default", False),
        )
        for option in raw["options"]
    ]
    return ui.Select(custom_id=raw["custom_id"], placeholder=raw.get("placeholder"), options=options)


def _separator(raw: Json) -> Item:
    spacing = discord.SeparatorSpacing(raw.get("spacing", 1))
    return ui.Separator(visible=raw.get("divider", True), spacing=spacing)


_MAKERS = {
    1: lambda raw: ui.ActionRow(*_items(raw)),
    2: _button,
    3: _select,
    9: _section,
    10: lambda raw: ui.TextDisplay(raw["content"]),
    11: lambda raw: ui.Thumbnail(raw["media"]["url"], description=raw.get("description")),
    14: _separator,
    17: _container,
}
