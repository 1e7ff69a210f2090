"""Folders of curated files to compile: the valid one, each broken one, and the shipped one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
SHIPPED: Final = HERE.parents[1] / "data"
VALID: Final = HERE / "valid"
LAMP: Final = "series/the-lamp.yaml"
_MARK: Final = "# previously data check:\n"


def lay_out(example: Path, folder: Path) -> Path:
    """Copy an example (a whole folder, or one file that stands for the-lamp.yaml) to where it may be changed."""
    if example.is_dir():
        shutil.copytree(example, folder, ignore=shutil.ignore_patterns("expected"))
    else:
        (folder / "series").mkdir(parents=True)
        shutil.copyfile(example, folder / LAMP)
    return folder


def expected_of(example: Path) -> list[str]:
    """What the check must say of an example: its trailing comment, or the file `expected` beside it."""
    if example.is_dir():
        return (example / "expected").read_text(encoding="utf-8").splitlines()
    trailer = example.read_text(encoding="utf-8", errors="replace").partition(_MARK)[2]
    return [line.removeprefix("#   ") for line in trailer.splitlines()]


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as a curator would; what is to be changed must stand in it once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
