"""What everything here passes around: JSON, and answers carrying it as Discord sends it."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

Json = dict[str, Any]


def dump(value: object) -> str:
    """Compact JSON text."""
    return json.dumps(value, separators=(",", ":"))


def answer(value: object, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON response; the content type bears no charset, for discord.py compares it literally."""
    return web.Response(body=dump(value).encode(), status=status, headers=headers, content_type="application/json")


def nothing() -> web.Response:
    """204, the answer of a request that has nothing to say."""
    return web.Response(status=204)


class RefusedError(Exception):
    """A request that Discord refuses, with Discord's own status, code and words."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
        if errors is not None:
            self.body["errors"] = errors

    @classmethod
    def form(cls, field: str, complaint: str) -> RefusedError:
        """400 / 50035, as Discord says which field of a form is wrong."""
        errors: Json = {"_errors": [{"code": "INVALID", "message": complaint}]}
        for part in reversed(field.split(".")):
            errors = {part: errors}
        return cls(400, 50035, "Invalid Form Body", errors)
