"""What Discord refuses in a message: the limits that discord.py does not check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .wire import Json, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPONENTS_V2 = 1 << 15
_ACTION_ROW, _SECTION, _CONTAINER, _TEXT = 1, 9, 17, 10
_V2_ONLY = range(9, 18)


def check_message(message: Json) -> None:
    """Raise RefusedError for a message (new, or as edited) that Discord would not take."""
    components = list(walk(message.get("components") or []))
    if message.get("flags", 0) & COMPONENTS_V2:
        _check_v2(message, components)
    else:
        _check_classic(message, components)
    custom_ids = [part["custom_id"] for part in components if "custom_id" in part]
    if len(set(custom_ids)) < len(custom_ids):
        raise RefusedError.form("components", "Component custom id cannot be duplicated")
    if any(not 1 <= len(custom_id) <= 100 for custom_id in custom_ids):
        raise RefusedError.form("components", "Custom ids must be between 1 and 100 in length")
    for part in components:
        _check_component(part)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, outer before inner, as Discord counts them."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if "accessory" in component:
            yield from walk([component["accessory"]])


def _check_v2(message: Json, components: list[Json]) -> None:
    if message.get("content") or message.get("embeds") or message.get("poll"):
        raise RefusedError.form("content", "Cannot be used with MessageFlags.IS_COMPONENTS_V2")
    if not components:
        raise RefusedError(400, 50006, "Cannot send an empty message")
    if len(components) > 40:
        raise RefusedError.form("components", f"Must be 40 or fewer in total, not {len(components)}")
    text = sum(len(part["content"]) for part in components if part["type"] == _TEXT)
    if text > 4_000:
        raise RefusedError.form("components", f"Text must be 4000 or fewer characters in total, not {text}")


def _check_classic(message: Json, components: list[Json]) -> None:
    if any(part["type"] in _V2_ONLY for part in components):
        raise RefusedError.form("components", 'Value of field "type" must be one of (1,)')
    if len(message.get("content") or "") > 2_000:
        raise RefusedError.form("content", "Must be 2000 or fewer in length.")
    if not any(message.get(part) for part in ("content", "embeds", "attachments", "components", "poll")):
        raise RefusedError(400, 50006, "Cannot send an empty message")


def _check_component(part: Json) -> None:
    if part["type"] in (_ACTION_ROW, _SECTION, _CONTAINER) and not part.get("components"):
        raise RefusedError.form("components", "This field is required")
    if part["type"] == _ACTION_ROW and len(part["components"]) > 5:
        raise RefusedError.form("components", "Must be between 1 and 5 in length.")
    if part["type"] == _SECTION and len(part["components"]) > 3:
        raise RefusedError.form("components", "Must be between 1 and 3 in length.")
    if part["type"] == _TEXT and not part["content"]:
        raise RefusedError.form("components.content", "Must be between 1 and 4000 in length.")
    if len(part.get("label") or "") > 80:
        raise RefusedError.form("components.label", "Must be 80 or fewer in length.")
    if not 0 <= len(part.get("options", ())) <= 25 or ("options" in part and not part["options"]):
        raise RefusedError.form("components.options", "Must be between 1 and 25 in length.")
    for option in part.get("options", ()):
        if any(len(option.get(name) or "") > 100 for name in ("label", "value", "description")):
            raise RefusedError.form("components.options", "Must be 100 or fewer in length.")


def check_choices(choices: list[Json]) -> None:
    """Raise RefusedError for autocomplete choices that Discord would not show."""
    if len(choices) > 25:
        raise RefusedError.form("data.choices", "Must be 25 or fewer in length.")
    if any(not 1 <= len(choice["name"]) <= 100 or not _fits(choice["value"]) for choice in choices):
        raise RefusedError.form("data.choices", "Must be between 1 and 100 in length.")


def _fits(value: Any) -> bool:
    return not isinstance(value, str) or len(value) <= 100
