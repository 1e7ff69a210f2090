"""There is one door to what is sealed, and one pen that writes spoiler marks."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
OPENS_SEALS: Final = {"bot/series/revealing.py", "bot/spoilers/cover.py"}
WRITES_BARS: Final = {"bot/spoilers/cover.py"}
KNOWS_BARS: Final = {"bot/catalogue/checks/wording.py", "bot/simulation/terminal.py"}
"""The rule against bars in curated files, and the reader of answers for terminals."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the bot by its path."""
    for folder in ("bot", "cogs"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def strings_of(tree: ast.Module) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def touches_seals(tree: ast.Module) -> bool:
    by_attribute = any(isinstance(node, ast.Attribute) and node.attr == "_sealed" for node in ast.walk(tree))
    return by_attribute or "_sealed" in strings_of(tree)


def holds_bars(tree: ast.Module) -> bool:
    return any("||" in text.replace("\\", "") for text in strings_of(tree))


def test_only_two_modules_touch_what_is_sealed() -> None:
    assert {path for path, tree in modules() if touches_seals(tree)} == OPENS_SEALS


def test_only_one_module_writes_spoiler_marks() -> None:
    assert {path for path, tree in modules() if holds_bars(tree)} == WRITES_BARS | KNOWS_BARS


def test_no_catalogue_of_messages_holds_spoiler_marks() -> None:
    texts = [*(ROOT / "bot").rglob("*.po"), *(ROOT / "bot").rglob("*.pot")]

    assert [path for path in texts if "||" in path.read_text(encoding="utf-8")] == []
