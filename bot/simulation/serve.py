"""Serves the simulated Discord as a page in which one types commands, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import webbrowser
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import simcord

from bot.console import say
from bot.errors import PreviouslyError
from bot.simulation.world import telly_club

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from bot.simulation.world import World


_LONDON: Final = "Europe/London"
_SECONDS_BETWEEN_LOOKS: Final = 0.5


async def serve(catalogue: Path, at: datetime, *, channel: str, port: int, browser: bool) -> None:
    """Serve one channel of the Telly Club; the address, which lets in whoever knows it, is printed."""
    async with telly_club(catalogue, at) as world:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, stop.set)
        viewers = list(world.people.values())
        preview = world.env.preview(
            world.channels[channel],
            viewers=[*viewers[1:], viewers[0]],
            layout="channel",
            locale="en-GB",
            timezone=_LONDON,
            port=port,
        )
        async with _opened(preview, port), _living(world, preview):
            say(f"the Telly Club is open: {preview.url}")
            say(f"it is {at.astimezone(ZoneInfo(_LONDON)):%A, %-d %B %Y, %H:%M} in London there")
            say("type /cast innocent; or, as mo, /remind innocent, and wait a minute; Ctrl-C ends it")
            if browser:
                await asyncio.to_thread(webbrowser.open, preview.url)
            closed = asyncio.create_task(preview.wait_closed())
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({closed, stopped}, return_when=asyncio.FIRST_COMPLETED)
            for task in (closed, stopped):
                task.cancel()


@asynccontextmanager
async def _living(world: World, preview: simcord.Preview) -> AsyncIterator[None]:
    """Let time pass, and reminders come, also into a page that is open."""
    living = (world.time.pass_on(world.env), world.bot.remind(), _shown(world, preview))
    tasks = {asyncio.create_task(each) for each in living}
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def _shown(world: World, preview: simcord.Preview) -> None:
    """Show messages that nobody asked for; by itself the page shows what its own member has done."""
    seen = world.unasked()
    while True:
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        if (there := world.unasked()) != seen:
            with suppress(simcord.SetupError):  # somebody is just doing something: a moment later
                await preview.refresh()
                seen = there


@asynccontextmanager
async def _opened(preview: simcord.Preview, port: int) -> AsyncIterator[None]:
    try:
        await preview.__aenter__()
    except simcord.SetupError as error:
        message = f"the page cannot be served at port {port}, which is taken: leave --port out to get a free one"
        raise PreviouslyError(message) from error
    try:
        yield
    finally:
        await preview.close()
