"""Rate limits as Discord counts them: a bucket per route and major parameter, and one for all requests."""

from __future__ import annotations

import hashlib
import math
import time
from dataclasses import dataclass, field

# Answers to interactions are outside the bot's global limit.
_OUTSIDE_GLOBAL = ("/interactions/", "/webhooks/")


@dataclass
class _Bucket:
    """A window of time and how much of it is used up."""

    ends: float = 0.0
    used: int = 0

    def take(self, now: float, limit: int, window: float) -> bool:
        """Count one request; False when the window has no room for it."""
        if now >= self.ends:
            self.ends, self.used = now + window, 0
        if self.used >= limit:
            return False
        self.used += 1
        return True


@dataclass(frozen=True)
class Verdict:
    """What the limits say of one request."""

    allowed: bool
    retry_after: float
    headers: dict[str, str]
    everywhere: bool = False
    """Whether it was the global limit that said no."""


@dataclass
class Limits:
    """How many requests are let through; `routes` overrides `default` by "METHOD /route/{template}"."""

    default: tuple[int, float] = (1_000, 1.0)
    """Requests in a bucket, and its seconds. Generous, so that tests are quick."""
    routes: dict[str, tuple[int, float]] = field(default_factory=dict)
    everywhere: tuple[int, float] | None = None
    """All requests but answers to interactions; Discord's is (50, 1.0)."""
    _buckets: dict[str, _Bucket] = field(default_factory=dict, repr=False)
    _all: _Bucket = field(default_factory=_Bucket, repr=False)

    def judge(self, route: str, path: str, major: str) -> Verdict:
        """Count a request and say whether it may pass, with the headers to answer with."""
        now = time.monotonic()
        counted = self.everywhere is not None and not path.startswith(_OUTSIDE_GLOBAL)
        if self.everywhere and counted and not self._all.take(now, *self.everywhere):
            wait = self._all.ends - now
            return Verdict(False, wait, _refusal(wait, "global") | {"X-RateLimit-Global": "true"}, True)
        limit, window = self.routes.get(route, self.default)
        if len(self._buckets) > 10_000:  # one per interaction token: old ones must go
            self._buckets = {key: kept for key, kept in self._buckets.items() if kept.ends > now}
        bucket = self._buckets.setdefault(f"{route} {major}", _Bucket())
        allowed = bucket.take(now, limit, window)
        wait = bucket.ends - now
        headers = _standing(route, limit, limit - bucket.used, wait)
        return Verdict(allowed, wait, headers if allowed else headers | _refusal(wait, "user"))


def _standing(route: str, limit: int, remaining: int, wait: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{time.time() + wait:.3f}",
        "X-RateLimit-Reset-After": f"{wait:.3f}",
        "X-RateLimit-Bucket": hashlib.md5(route.encode(), usedforsecurity=False).hexdigest(),
    }


def _refusal(wait: float, scope: str) -> dict[str, str]:
    return {"Retry-After": str(math.ceil(wait)), "X-RateLimit-Scope": scope}
