"""Reads and writes what is kept of TVmaze beside the catalogue: whole files or none, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.live.compiling import people_path, series_path
from bot.live.errors import OverlayBusy, OverlayUnwritable
from bot.live.known import PEOPLE, Known, KnownPerson

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.catalogue.schema.series_file import SeriesFile

_SECONDS_FOR_ANOTHER: Final = 60.0


class Files:
    """The folder of what is kept: `known.json`, `people.json`, and a file for each series."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self._known: tuple[tuple[int, int], Known] | None = None

    def known(self) -> Known:
        """What is known; it is read again only when it was written since, by whomever."""
        path = self.folder / "known.json"
        try:
            status = path.stat()
        except OSError:
            return Known()
        stamp = (status.st_ino, status.st_mtime_ns)
        if self._known is None or self._known[0] != stamp:
            try:
                self._known = (stamp, Known.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError) as error:
                message = f"{path} cannot be read ({type(error).__name__}): delete {self.folder}, it is filled anew"
                raise OverlayUnwritable(message) from error
        return self._known[1]

    def keep(self, known: Known) -> None:
        """Write down what is known."""
        self.write(self.folder / "known.json", known.model_dump_json(exclude_defaults=True, indent=1))

    def people(self) -> dict[int, KnownPerson]:
        """Everybody whom TVmaze credits, by its number of them."""
        path = people_path(self.folder)
        return PEOPLE.validate_json(path.read_bytes()) if path.is_file() else {}

    def keep_people(self, people: Mapping[int, KnownPerson]) -> None:
        """Write the people down."""
        self.write(people_path(self.folder), PEOPLE.dump_json(dict(people), indent=1).decode())

    def series(self, slug: str) -> str | None:
        """The file of a series as it stands; None where there is none."""
        path = series_path(self.folder, slug)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def keep_series(self, slug: str, file: SeriesFile | str | None) -> None:
        """Write the file of a series down; None takes it away."""
        path = series_path(self.folder, slug)
        if file is None:
            path.unlink(missing_ok=True)
        else:
            self.write(path, file if isinstance(file, str) else text_of(file))

    def write(self, path: Path, text: str) -> None:
        """Write a file, whole or not at all; raises OverlayUnwritable."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, text)
        except OSError as error:
            raise OverlayUnwritable(_unwritable(path, error)) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else writes here, in this process or another; raises OverlayBusy after a minute."""
        # The lock is SQLite's own, as the state's: it ends with its process however that ends.
        lock = self.folder / "lock"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = sqlite3.connect(lock, isolation_level=None, timeout=_SECONDS_FOR_ANOTHER, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise OverlayUnwritable(_unwritable(lock, error)) from error
        try:
            _hold(held, lock)
            yield
        finally:
            held.close()


def text_of(file: SeriesFile) -> str:
    """A series file as it is written."""
    return file.model_dump_json(exclude_defaults=True, indent=1) + "\n"


def _hold(held: sqlite3.Connection, lock: Path) -> None:
    try:
        held.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            message = f"somebody else refreshes what TVmaze says, and holds {lock}: try again in a moment"
            raise OverlayBusy(message) from error
        raise OverlayUnwritable(_unwritable(lock, error)) from error


def _unwritable(path: Path, error: Exception) -> str:
    return f"what TVmaze says cannot be written to {path} ({error}): let the bot write there, or set TVMAZE_REFRESH=0"


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
