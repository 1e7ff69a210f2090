"""What the operator reads: pretty on a terminal, a JSON object a line elsewhere, and never the token."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TextIO, cast

from rich.console import Console
from rich.logging import RichHandler

if TYPE_CHECKING:
    from typing import Literal

_HIDDEN: Final = "[token]"
_OWN_FIELDS: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {key: value for key, value in vars(record).items() if key not in _OWN_FIELDS}
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


class _Hiding(logging.Formatter):
    """Takes the token out before a line is wrapped, which could part it."""

    def __init__(self, inner: logging.Formatter, secret: str | None) -> None:
        super().__init__()
        self._inner, self._secret = inner, secret

    def format(self, record: logging.LogRecord) -> str:
        return _without(self._secret, self._inner.format(record))


class _Veil:
    """A stream that writes everything but the token: tracebacks of the interpreter and others' prints included."""

    def __init__(self, stream: TextIO, secret: str) -> None:
        self._stream, self._secret = stream, secret

    def write(self, text: str) -> int:
        return self._stream.write(_without(self._secret, text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def configure_logging(level: str, style: Literal["auto", "pretty", "json"], secret: str | None) -> None:
    """Send the log to standard error; from now on this process writes nothing that holds `secret`."""
    if secret:
        sys.stdout, sys.stderr = (cast("TextIO", _Veil(stream, secret)) for stream in (sys.stdout, sys.stderr))
    pretty = style == "pretty" or (style == "auto" and sys.stderr.isatty())
    handler: logging.Handler
    if pretty:
        handler = RichHandler(console=Console(stderr=True), show_path=False, markup=False, rich_tracebacks=False)
        handler.setFormatter(_Hiding(logging.Formatter("%(message)s"), secret))
    else:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Hiding(_JsonLines(), secret))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # discord.py is told apart at info level; its debug log would show every payload.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(level.upper())))


def _without(secret: str | None, text: str) -> str:
    return text.replace(secret, _HIDDEN) if secret else text
