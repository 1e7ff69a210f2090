"""What the bot promises of every request it ever makes, whatever a test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from simcord.components import walk_components

from tests.reading import shown, strings_in, uncovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECRET: Final = "hush"
"""The word that every secret of the tests' own series holds; see curated/README.md."""

MOST_CHARACTERS, MOST_COMPONENTS, MOST_CHOICES, LONGEST_CHOICE, LONGEST_ID = 4000, 40, 25, 100, 100
_TEXT: Final = 10


def broken_promises(bodies: Iterable[Any], typed: Iterable[str] = ()) -> list[str]:
    """What is wrong with some requests' bodies; `typed` is what members said themselves, and may be echoed."""
    echoes = sorted(set(typed), key=len, reverse=True)
    return [wrong for body in bodies for data in _sent(body) for wrong in _wrong_with(data, echoes)]


def _sent(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        data = body.get("data", body)
        if isinstance(data, dict):
            yield data


def _wrong_with(data: dict[str, Any], echoes: list[str]) -> Iterator[str]:
    components = list(walk_components(data.get("components") or []))
    texts = [part["content"] for part in components if part.get("type") == _TEXT]
    if len(components) > MOST_COMPONENTS:
        yield f"{len(components)} components in one message"
    if sum(map(len, texts)) > MOST_CHARACTERS:
        yield f"{sum(map(len, texts))} characters in one message"
    form = "title" in data  # nobody can be mentioned in one
    if components and not form and data.get("allowed_mentions") != {"parse": []}:
        yield f"mentions may ping: {data.get('allowed_mentions')}"
    if len({part["custom_id"] for part in components if "custom_id" in part}) != sum(
        "custom_id" in p for p in components
    ):
        yield "two components share an id"
    yield from _wrong_with_choices(data.get("choices") or [])
    for text in strings_in(data):
        readable = shown(uncovered(text)) if text in texts else text
        for echo in echoes:
            readable = readable.replace(echo, "")
        if SECRET in readable.casefold():
            yield f"a secret can be read: {text!r}"


def _wrong_with_choices(choices: list[dict[str, Any]]) -> Iterator[str]:
    if len(choices) > MOST_CHOICES:
        yield f"{len(choices)} choices"
    for choice in choices:
        if not 0 < len(choice["name"]) <= LONGEST_CHOICE or len(str(choice["value"])) > LONGEST_CHOICE:
            yield f"a choice that Discord refuses: {choice}"
