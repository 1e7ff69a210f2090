"""Compares what an answer looks like with a file beside this module, exactly.

`UPDATE_GOLDEN=1` writes the files anew; look at what changed before keeping it.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.reading import Seen

FOLDER: Final = Path(__file__).parent / "golden"
_CHANGING: Final = (
    (re.compile(r"(?<=## Previously )\S+"), "VERSION"),
    (re.compile(r"(?<=edition `)[0-9a-f]{12}"), "HASH"),
    (re.compile(r"(?<=reference: `)[0-9a-f]{6}"), "REFERENCE"),
    (re.compile(r"(?<=<#)\d+(?=>)"), "CHANNEL"),
)
"""What no file can say in advance."""


def pictured(seen: Seen) -> str:
    """An answer as a text: who sees it, what it says, what can be chosen and pressed."""
    lines = ["[private]" if seen.private else "[public]", ""]
    lines += "\n\n".join(seen.texts).splitlines()
    if seen.options:
        lines += ["", *(f"({'x' if each.chosen else ' '}) {each.label} -> {each.value}" for each in seen.options)]
    if seen.buttons:
        lines.append("")
    for button in seen.buttons.values():
        lines.append(f"[{button.label}]{' (greyed out)' if button.disabled else ''} -> {button.custom_id}")
    text = "\n".join(lines) + "\n"
    for pattern, word in _CHANGING:
        text = pattern.sub(word, text)
    return text


def matches(name: str, seen: Seen) -> None:
    """Fail with a difference where an answer is not what `golden/<name>.md` says."""
    path, found = FOLDER / f"{name}.md", pictured(seen)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(found, encoding="utf-8")
        return
    if not path.exists():
        pytest.fail(f"there is no {path.name}; write it with UPDATE_GOLDEN=1", pytrace=False)
    expected = path.read_text(encoding="utf-8")
    if found != expected:
        pytest.fail(difference(path.name, expected, found), pytrace=False)


def difference(name: str, expected: str, found: str) -> str:
    """What changed, line by line, and how to keep it."""
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), f"golden/{name}", "answered", lineterm="")
    return "\n".join([*lines, "", "if this is meant: UPDATE_GOLDEN=1 pytest tests/ui"])
