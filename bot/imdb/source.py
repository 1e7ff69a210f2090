"""How the data sets are named as a source, and on which terms they may be used."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "imdb"
"""The key of the one source that a series of this volume has."""

PUBLISHER: Final = "IMDb’s data sets"
LICENCE: Final = "Information courtesy of IMDb, used with permission; for personal and non-commercial use only"
TERMS: Final = "https://developer.imdb.com/non-commercial-datasets/"
"""Where IMDb tells the terms."""
