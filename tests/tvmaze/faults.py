"""What goes wrong on the way to a page, one kind after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

Fault = Callable[[web.Request, bytes], Awaitable[web.StreamResponse]]
"""Answers a request whose page would have been these bytes."""

_FOR_EVER: Final = 60.0


def status(code: int, **headers: str) -> Fault:
    """An answer with this status; the names of headers have underscores for hyphens."""

    async def answer(_request: web.Request, _page: bytes) -> web.StreamResponse:
        return web.json_response(
            {"code": code}, status=code, headers={k.replace("_", "-"): headers[k] for k in headers}
        )

    return answer


async def half_a_page(request: web.Request, page: bytes) -> web.StreamResponse:
    """The first half, and then the connection is gone."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(page))})
    await answer.prepare(request)
    await answer.write(page[: len(page) // 2])
    assert request.transport is not None
    request.transport.close()
    return answer


async def half_a_page_as_if_whole(_request: web.Request, page: bytes) -> web.StreamResponse:
    """The first half, and nothing says that there is more."""
    return web.Response(body=page[: len(page) // 2], content_type="application/json")


async def drip(request: web.Request, page: bytes) -> web.StreamResponse:
    """A byte at a time, so that the connection is never silent."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    await answer.prepare(request)
    for place in range(len(page)):
        await answer.write(page[place : place + 1])
        await asyncio.sleep(0.01)
    return answer


async def silence(_request: web.Request, _page: bytes) -> web.StreamResponse:
    """Nothing at all."""
    await asyncio.sleep(_FOR_EVER)
    return web.Response()


async def down_for_maintenance(_request: web.Request, _page: bytes) -> web.StreamResponse:
    """A friendly page of HTML where JSON is expected."""
    return web.Response(text="<html>Back soon!</html>", content_type="text/html")


async def passing(_request: web.Request, page: bytes) -> web.StreamResponse:
    """Nothing goes wrong this time."""
    return web.Response(body=page, content_type="application/json")
