"""`previously run`: connects to Discord and answers until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.client import Previously
from bot.commands.places import ready_catalogue
from bot.errors import PreviouslyError, SettingsError
from bot.logs import configure_logging
from bot.proxies import use_proxies
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Coroutine

    import typer

_log: Final = logging.getLogger(__name__)
REFUSED: Final = "DISCORD_TOKEN was refused by Discord; copy it anew from your application's Bot page"
_SECONDS_TO_FINISH: Final = 3.0


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(run)


def run() -> None:
    """Connect to Discord with DISCORD_TOKEN and answer until Ctrl-C or SIGTERM."""
    settings = Settings.read()
    token = settings.token()
    configure_logging(settings.log_level, settings.log_format, token)
    use_proxies(settings)
    bot = Previously(ready_catalogue(settings))
    run_in_loop(_serve(bot, token))


def run_in_loop(work: Coroutine[None, None, None]) -> None:
    """Run a coroutine to its end, on uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop  # noqa: PLC0415  # not made for Windows

    uvloop.run(work)


async def _serve(bot: Previously, token: str) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await bot.catalogue.current()
    serving = asyncio.create_task(_connect(bot, token), name="serving")
    stopping = asyncio.create_task(stop.wait(), name="stopping")
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    await _end(bot, serving)
    if serving.done() and not serving.cancelled():
        serving.result()
    _log.info("stopped")


async def _connect(bot: Previously, token: str) -> None:
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise SettingsError(REFUSED) from None
    except (aiohttp.ClientError, OSError, discord.HTTPException) as error:
        message = f"Discord cannot be reached ({error}); check the network, DISCORD_API_BASE and DISCORD_GATEWAY"
        raise PreviouslyError(message) from error


async def _end(bot: Previously, serving: asyncio.Task[None]) -> None:
    """Stop taking questions, let answers in flight finish for a moment, then close everything."""
    answering = bot.answering()
    if answering:
        await asyncio.wait(answering, timeout=_SECONDS_TO_FINISH)
    await bot.close()
    if not serving.done():
        serving.cancel()
        await asyncio.wait({serving}, timeout=1.0)
