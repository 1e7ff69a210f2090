"""The data sets as IMDb gives them out: gzipped, tab-separated, with a header."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from bot.imdb.errors import FilesNotUsable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

HOME: Final = "https://datasets.imdbws.com/"
"""Where IMDb offers them."""

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "title.basics": (
        *("tconst", "titleType", "primaryTitle", "originalTitle", "isAdult"),
        *("startYear", "endYear", "runtimeMinutes", "genres"),
    ),
    "title.akas": ("titleId", "ordering", "title", "region", "language", "types", "isOriginalTitle"),
    "title.episode": ("tconst", "parentTconst", "seasonNumber", "episodeNumber"),
    "title.principals": ("tconst", "ordering", "nconst", "category", "characters"),
    "name.basics": ("nconst", "primaryName"),
    "title.ratings": ("tconst", "numVotes"),
}
"""The files, and those of their columns that are read; there may be others."""

_AT_ONCE: Final = 1 << 20
_LONGEST_HEADER: Final = 4096
_WITH_GZIP_HEADER: Final = 31
_DATE_IN_HEADER: Final = slice(4, 8)


@dataclass(frozen=True, slots=True)
class DataSet:
    """One file that was read once from end to end: whole, and of the documented shape."""

    name: str
    path: Path
    header: tuple[str, ...]
    digest: str
    day: date
    """When IMDb packed it; where the file does not say, when it was written here."""


def found_in(folder: Path) -> dict[str, Path]:
    """Where each file is; raises FilesNotUsable with those that are missing."""
    paths = {name: folder / f"{name}.tsv.gz" for name in COLUMNS}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if missing:
        message = f"{folder} lacks {', '.join(missing)}: download from {HOME} what is missing"
        raise FilesNotUsable(message)
    return paths


def checked(name: str, path: Path, read: Callable[[int], None]) -> DataSet:
    """Read a file to its end; raises FilesNotUsable where it is damaged or something else; `read` is told the bytes."""
    digest, header, packed_at = hashlib.sha256(), b"", 0
    try:
        for block, text in _unpacked(path):
            packed_at = packed_at or int.from_bytes(block[_DATE_IN_HEADER], "little")
            digest.update(block)
            if b"\n" not in header[:_LONGEST_HEADER]:
                header += text[:_LONGEST_HEADER]
            read(len(block))
    except (OSError, zlib.error, EOFError) as error:
        message = f"{path} is damaged or not whole ({error}): download it again from {HOME}"
        raise FilesNotUsable(message) from error
    written = datetime.fromtimestamp(packed_at or path.stat().st_mtime, UTC).date()
    return DataSet(name, path, _columns(name, path, header), digest.hexdigest(), written)


def _unpacked(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Blocks of a file as it is, each with what it unpacks to; checks lengths and sums on the way."""
    unpacking = zlib.decompressobj(_WITH_GZIP_HEADER)
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            text = unpacking.decompress(block)
            # A file may be several packed ones, one after the other.
            while unpacking.eof and (rest := unpacking.unused_data.lstrip(b"\0")):
                unpacking = zlib.decompressobj(_WITH_GZIP_HEADER)
                text += unpacking.decompress(rest)
            yield block, text
    if not unpacking.eof:
        raise EOFError("it ends too early")


def _columns(name: str, path: Path, begins: bytes) -> tuple[str, ...]:
    header = tuple(begins.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r").split("\t"))
    missing = [column for column in COLUMNS[name] if column not in header]
    if missing:
        lacks = f"its header lacks {', '.join(missing)}"
        message = f"{path} is not what IMDb calls {name}, {lacks}: download it again from {HOME}"
        raise FilesNotUsable(message)
    return header
