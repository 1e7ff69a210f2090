"""The promises that the `world` fixture checks of every request are found when they are broken."""

from __future__ import annotations

from tests.commands.promises import broken_promises

SAFE = {"parse": []}


def text(content: str) -> dict[str, object]:
    return {"type": 10, "content": content}


def test_too_long_a_message_is_found() -> None:
    assert broken_promises([{"data": {"components": [text("x" * 4000)], "allowed_mentions": SAFE}}]) == []
    found = broken_promises([{"data": {"components": [text("x" * 4000), text("y")], "allowed_mentions": SAFE}}])
    assert found == ["4001 characters in one message"]


def test_too_many_components_are_found() -> None:
    assert broken_promises([{"data": {"components": [text("x")] * 40, "allowed_mentions": SAFE}}]) == []
    found = broken_promises([{"data": {"components": [text("x")] * 41, "allowed_mentions": SAFE}}])
    assert found == ["41 components in one message"]


def test_a_message_that_may_ping_is_found() -> None:
    assert broken_promises([{"data": {"components": [text("x")]}}]) == ["mentions may ping: None"]
    found = broken_promises([{"components": [text("x")], "allowed_mentions": {"parse": ["users"]}}])
    assert found == ["mentions may ping: {'parse': ['users']}"]


def test_too_many_and_too_long_choices_are_found() -> None:
    choices = [{"name": "x" * 100, "value": "y" * 100}] * 25
    assert broken_promises([{"data": {"choices": choices}}]) == []
    assert broken_promises([{"data": {"choices": [*choices, choices[0]]}}]) == ["26 choices"]
    assert len(broken_promises([{"data": {"choices": [{"name": "x" * 101, "value": 1}]}}])) == 1


def test_ids_that_stand_twice_are_found() -> None:
    button = {"type": 2, "label": "x", "custom_id": "h1~help"}
    found = broken_promises([{"data": {"components": [button, button], "allowed_mentions": SAFE}}])
    assert found == ["two components share an id"]
