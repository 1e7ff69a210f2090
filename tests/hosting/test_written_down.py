"""What a host reads about settings and permissions is what the bot has and asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import discord
import pytest

from bot.settings import HostSettings

from .process import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

GUIDE: Final = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
EXAMPLE: Final = (ROOT / ".env.example").read_text(encoding="utf-8")
SETTINGS: Final = {name.upper(): field for name, field in HostSettings.model_fields.items()}
OPTIONAL: Final = {name for name, field in SETTINGS.items() if field.default is None}


def _rows(heading: str) -> Mapping[str, str]:
    """A table of the guide: what stands in the first column, and beside it."""
    table = GUIDE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    cells = [line.split(" | ") for line in table.splitlines()[2:]]
    return {first.removeprefix("| ").strip("`"): second.strip("`") for first, second, *_ in cells}


def _written(name: str) -> str:
    """A setting's default as a host would write it."""
    default = SETTINGS[name].get_default()
    match default:
        case bool():
            return str(default).lower()
        case int() | float():
            return f"{default:g}"
    return str(default).rstrip("/")


def test_the_guide_explains_every_setting_and_no_other() -> None:
    assert set(_rows("setting | default")) == set(SETTINGS)


@pytest.mark.parametrize("name", sorted(SETTINGS.keys() - OPTIONAL - {"DISCORD_TOKEN"}))
def test_a_default_is_told_as_it_is(name: str) -> None:
    assert _rows("setting | default")[name] == _written(name)
    assert re.search(rf"^(# )?{name}={re.escape(_written(name))}$", EXAMPLE, re.MULTILINE)


def test_the_example_has_every_setting_and_no_other() -> None:
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == set(SETTINGS)


def test_the_link_asks_for_the_permissions_that_are_explained() -> None:
    names = [name.lower().replace(" ", "_") for name in _rows("permission")]
    asked = re.search(r"permissions=(\d+)", GUIDE)
    assert asked is not None
    assert discord.Permissions(int(asked[1])) == discord.Permissions(**dict.fromkeys(names, True))
