"""What can go wrong with an import, in the words of the host who started it."""

from __future__ import annotations

from bot.errors import PreviouslyError


class ImportFailed(PreviouslyError):
    """Nothing was written; the message says why and what to do."""


class EngineMissing(ImportFailed):
    """DuckDB is not installed: it is needed for this import only."""

    def __init__(self) -> None:
        super().__init__("this import needs DuckDB, which is not installed: pip install 'previously[world]'")


class FilesNotUsable(ImportFailed):
    """A file is missing, damaged, or not what its name says."""


class CannotWrite(ImportFailed):
    """There is no room, or no permission, for the volume or for what is kept aside while it is made."""
