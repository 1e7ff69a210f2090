"""What was asked of the stand-in, in order."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from json import loads
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Request:
    """One request as it came in, and the status it was answered with."""

    method: str
    path: str
    """Below /api/v10, as in Discord's documentation: "/users/@me"."""
    json: Any
    """The body; of a multipart one, its payload_json."""
    query: dict[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """The names of the files sent along."""
    time: float = field(default_factory=time.monotonic)
    """Seconds of the monotonic clock."""
    status: int = 0
    size: int = 0
    """Bytes of the body."""


class Journal:
    """The last `keep` requests, oldest first."""

    def __init__(self, keep: int) -> None:
        self.requests: deque[Request] = deque(maxlen=keep)

    def select(self, method: str, path: str) -> Iterator[Request]:
        """The kept requests of a method whose path begins so."""
        return (kept for kept in self.requests if kept.method == method and kept.path.startswith(path))


async def read(request: web.Request, path: str) -> Request:
    """The request as the journal keeps it, its body parsed."""
    body, files = await _body(request)
    return Request(request.method, path, body, dict(request.query), files, size=request.content_length or 0)


async def _body(request: web.Request) -> tuple[Any, tuple[str, ...]]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        names = tuple(part.filename for part in form.values() if isinstance(part, web.FileField))
        return loads(str(form.get("payload_json", "null"))), names
    text = await request.text()
    return (loads(text) if text else None), ()
