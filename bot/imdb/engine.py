"""DuckDB, held to so much memory: what does not fit is kept in a folder beside."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib import resources
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from bot.imdb.errors import CannotWrite, EngineMissing, ImportFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from bot.imdb.files import DataSet

Row = tuple[Any, ...]

_MOST_THREADS: Final = 4
_ROWS_AT_ONCE: Final = 10_000
_SECONDS_BETWEEN_LOOKS: Final = 0.2
_ALL: Final = 100.0
_READ: Final = """
    create view "{name}" as select * from read_csv(
        '{path}', delim = '\t', quote = '', escape = '', nullstr = '\\N', header = true, auto_detect = false,
        null_padding = true, strict_mode = false, columns = {{{columns}}}
    )
"""


class Engine:
    """One piece of work on tables that may be larger than memory."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def reads(self, data: DataSet) -> None:
        """Let queries read a file under its name, every column as text."""
        columns = ", ".join(f"{_quoted(column)}: 'varchar'" for column in data.header)
        self.run(_READ.format(name=data.name, path=str(data.path).replace("'", "''"), columns=columns))

    def run(self, statements: str, told: Callable[[float], None] | None = None) -> None:
        """Execute statements; `told` hears the hundredths done meanwhile."""
        if told is None:
            with _plainly():
                self._connection.execute(statements)
            return
        failed: list[BaseException] = []
        work = Thread(target=self._work, args=(statements, failed), name="duckdb")
        work.start()
        try:
            while work.is_alive():
                work.join(_SECONDS_BETWEEN_LOOKS)
                told(max(0.0, self._connection.query_progress()))
        finally:
            if work.is_alive():
                self._connection.interrupt()
            work.join()
        with _plainly():
            for error in failed:
                raise error
        told(_ALL)

    def rows(self, query: str, *values: object) -> Iterator[Row]:
        """The rows of a query, a few at a time; ask for nothing else until they have been read."""
        with _plainly():
            self._connection.execute(query, values)
            while some := self._connection.fetchmany(_ROWS_AT_ONCE):
                yield from some

    def _work(self, statements: str, failed: list[BaseException]) -> None:
        try:
            self._connection.execute(statements)
        except BaseException as error:  # noqa: BLE001  # raised again where it is waited for
            failed.append(error)


@contextmanager
def engine(folder: Path, memory: str) -> Iterator[Engine]:
    """An engine that works in a folder; raises EngineMissing where it is not installed."""
    try:
        import duckdb  # noqa: PLC0415  # an extra: only this import needs it
    except ImportError as error:
        raise EngineMissing from error
    settings: dict[str, Any] = {
        "memory_limit": memory,
        "temp_directory": str(folder / "spilled"),
        "threads": min(os.cpu_count() or 1, _MOST_THREADS),
        # Order is asked for where it matters; keeping it everywhere takes memory.
        "preserve_insertion_order": False,
    }
    with _plainly(), duckdb.connect(folder / "work.duckdb", config=settings) as connection:
        connection.execute("set enable_progress_bar = true; set enable_progress_bar_print = false")
        yield Engine(connection)


def statements(name: str) -> str:
    """The statements of a file of this package."""
    return resources.files(__package__).joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")


@contextmanager
def _plainly() -> Iterator[None]:
    import duckdb  # noqa: PLC0415

    try:
        yield
    except duckdb.OutOfMemoryException as error:
        message = f"that is too little memory ({_first_line(error)}): give it more with --memory"
        raise ImportFailed(message) from error
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        message = f"the work cannot be kept aside ({_first_line(error)}): make room, or give a folder with --work"
        raise CannotWrite(message) from error
    except duckdb.InvalidInputException as error:
        if "CSV" not in str(error):
            raise
        message = f"a file cannot be read ({_first_line(error)}): download it again"
        raise ImportFailed(message) from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]


def _quoted(column: str) -> str:
    return "'" + column.replace("'", "''") + "'"
