"""What every REST request passes on its way in: the journal, the token, limits, refusals and faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .faults import Fault, Faults
from .journal import Journal, read
from .limits import Limits, Verdict
from .rest import BODY
from .wire import RefusedError, answer, nothing

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

# These are authorised by the interaction's own token, in the path.
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")
# discord.py takes a 429 without it for a ban by Cloudflare.
_VIA = {"Via": "1.1 stand-in"}


@dataclass
class Door:
    """Lets a request through to its route, or says why not."""

    token: str
    prefix: str
    journal: Journal
    limits: Limits
    faults: Faults
    refusals: dict[tuple[str, str], RefusedError] = field(default_factory=dict)
    """By (method, path): what a request is refused with until it is taken out again."""

    def as_middleware(self) -> Middleware:
        """The door as aiohttp wants it: a plain function."""

        @web.middleware
        async def through(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self.enter(request, handler)

        return through

    async def enter(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Record the request, decide, and answer with rate-limit headers."""
        if not request.path.startswith(self.prefix):
            return await handler(request)
        path = request.path.removeprefix(self.prefix)
        entry = await read(request, path)
        self.journal.requests.append(entry)
        request[BODY] = entry.json if entry.json is not None else {}
        response = await self._decide(request, handler, path)
        entry.status = response.status
        return response

    async def _decide(self, request: web.Request, handler: Handler, path: str) -> web.StreamResponse:
        if not self._authorised(request, path):
            return answer({"message": "401: Unauthorized", "code": 0}, status=401)
        verdict = self.limits.judge(f"{request.method} {_template(request, self.prefix)}", path, _major(request))
        if not verdict.allowed:
            return _too_many(verdict)
        fault = self.faults.strike(path)
        if fault is not None and not fault.carried_out:
            return self._not_done(request, fault, verdict)
        response = await self._carry_out(request, handler, path)
        if fault is Fault.LOST_ANSWER:
            return answer({"message": "Bad Gateway", "code": 0}, status=502)
        if fault is Fault.CUT_AFTER:
            return _hung_up(request)
        response.headers.update(verdict.headers)
        return response

    def _not_done(self, request: web.Request, fault: Fault, verdict: Verdict) -> web.Response:
        if fault is Fault.CUT_BEFORE:
            return _hung_up(request)
        if fault is Fault.SERVER_ERROR:
            return answer({"message": "Internal Server Error", "code": 0}, status=self.faults.status())
        return _too_many(Verdict(False, self.faults.retry_after, verdict.headers | {"X-RateLimit-Scope": "shared"}))

    def _authorised(self, request: web.Request, path: str) -> bool:
        if path == "/gateway" or path.startswith(_WITHOUT_TOKEN):
            return True
        return request.headers.get("Authorization") == f"Bot {self.token}"

    async def _carry_out(self, request: web.Request, handler: Handler, path: str) -> web.StreamResponse:
        try:
            refused = self.refusals.get((request.method, path))
            if refused is not None:
                raise refused
            return await handler(request)
        except RefusedError as refused:
            return answer(refused.body, status=refused.status)
        except web.HTTPException as error:
            return answer({"message": f"{error.status}: {error.reason}", "code": 0}, status=error.status)


def _hung_up(request: web.Request) -> web.Response:
    """No answer at all: what is returned here reaches nobody any more."""
    if request.transport is not None:
        request.transport.abort()
    return nothing()


def _template(request: web.Request, prefix: str) -> str:
    resource = request.match_info.route.resource
    return request.path if resource is None else resource.canonical.removeprefix(prefix)


def _major(request: web.Request) -> str:
    """The parameters that have buckets of their own: channel, guild, webhook or interaction token."""
    place: Any = request.match_info
    return "/".join(place[name] for name in ("channel", "guild", "token") if name in place)


def _too_many(verdict: Verdict) -> web.Response:
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(verdict.retry_after, 3),
        "global": verdict.everywhere,
    }
    return answer(body, status=429, headers=verdict.headers | _VIA)
