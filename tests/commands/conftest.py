"""Catalogues for single stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build

if TYPE_CHECKING:
    from pathlib import Path

_SMALL = """
slug: {slug}
titles: [{{ text: "{title}", language: en }}]
format: miniseries
status: ended
countries: [GB]
languages: [en]
broadcasters: [Channel One]
popularity: {popularity}
premise: {{ text: Something happens., sources: [guide] }}
sources: {{ guide: {{ title: Guide, publisher: Guide, address: "https://guide.example", checked: 2026-01-01 }} }}
seasons: [{{ number: 1, count: 1 }}]
"""


@pytest.fixture(scope="session")
def many_series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of forty series, Harbour 00 to Harbour 39, of which nothing is known; later ones are more popular."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "series").mkdir()
    for number in range(40):
        text = _SMALL.format(slug=f"harbour-{number:02d}", title=f"Harbour {number:02d}", popularity=number)
        (folder / "series" / f"harbour-{number:02d}.yaml").write_text(text, encoding="utf-8")
    return build(folder, folder / "catalogue.sqlite").path
