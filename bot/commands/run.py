"""`previously run`: connects to Discord and answers until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import typer

from bot.client import Previously
from bot.commands.places import ready_catalogue, ready_state
from bot.errors import PreviouslyError, SettingsError
from bot.live.keeping import Keeping
from bot.live.refresh import Refresher
from bot.logs import configure_logging
from bot.proxies import use_proxies
from bot.settings import HostSettings
from bot.tvmaze.client import TVmaze

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

_log: Final = logging.getLogger(__name__)
_SECONDS_TO_FINISH: Final = 3.0
_SECONDS_TO_CLOSE: Final = 1.0


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(run)


def run() -> None:
    """Connect to Discord with DISCORD_TOKEN and answer until Ctrl-C or SIGTERM."""
    settings = HostSettings.read()
    configure_logging(settings.log_level, settings.log_format, settings.token)
    use_proxies(settings)
    shows = TVmaze(settings.tvmaze_address)
    bot = Previously(
        ready_catalogue(settings),
        ready_state(settings),
        reminders_per_second=settings.reminders_per_second,
        shows=shows if settings.tvmaze_add else None,
    )
    try:
        run_in_loop(_serve_beside(shows, bot, settings))
    except PreviouslyError:
        raise
    except Exception as error:
        _log.critical("stopped by an unexpected error", exc_info=True)
        raise typer.Exit(1) from error


def run_in_loop(work: Coroutine[None, None, None]) -> None:
    """Run a coroutine to its end, on uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop  # noqa: PLC0415  # not made for Windows

    uvloop.run(work)


@contextmanager
def discord_reached() -> Iterator[None]:
    """Whatever keeps one from Discord becomes a line that says what to do."""
    try:
        yield
    except discord.LoginFailure:
        message = "DISCORD_TOKEN was refused by Discord: copy it anew from your application's Bot page"
        raise SettingsError(message) from None
    except (aiohttp.ClientError, ConnectionError, TimeoutError, discord.HTTPException) as error:
        message = f"Discord cannot be reached ({error}): check the network, DISCORD_API_BASE and DISCORD_GATEWAY"
        raise PreviouslyError(message) from error


async def _serve_beside(shows: TVmaze, bot: Previously, settings: HostSettings) -> None:
    refreshing = Keeping(Refresher(shows, bot.overlay, bot.clock), timedelta(minutes=settings.tvmaze_refresh))
    async with shows:
        await _serve(bot, settings.token, refreshing if settings.tvmaze_refresh else None)


async def _serve(bot: Previously, token: str, refreshing: Keeping | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await bot.open()
    serving = asyncio.create_task(_connect(bot, token), name="serving")
    by_itself = {asyncio.create_task(bot.remind(), name="reminding")}
    if refreshing is not None:
        by_itself.add(asyncio.create_task(refreshing.run(), name="refreshing"))
    stopping = asyncio.create_task(stop.wait(), name="stopping")
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    for task in by_itself:
        task.cancel()
    await _answers_in_flight(bot)
    await asyncio.wait(by_itself, timeout=_SECONDS_TO_FINISH)
    await _close(bot)
    if not serving.done():
        serving.cancel()
        await asyncio.wait({serving}, timeout=_SECONDS_TO_CLOSE)
    failure = serving.exception() if serving.done() and not serving.cancelled() else None
    if failure is not None and not stop.is_set():  # hanging up on a host who is leaving is no failure
        raise failure
    _log.info("stopped")


async def _connect(bot: Previously, token: str) -> None:
    with discord_reached():
        await bot.start(token)


async def _answers_in_flight(bot: Previously) -> None:
    """Let answers finish, those that begin meanwhile included, for a moment."""
    loop = asyncio.get_running_loop()
    end = loop.time() + _SECONDS_TO_FINISH
    while (answering := bot.answering()) and (left := end - loop.time()) > 0:
        await asyncio.wait(answering, timeout=left)


async def _close(bot: Previously) -> None:
    """Say goodbye to Discord, which may be slow to hear it, and close the databases."""
    try:
        async with asyncio.timeout(_SECONDS_TO_CLOSE):
            await bot.close()
    except TimeoutError:
        _log.warning("Discord did not hear the goodbye in time")
        await bot.http.close()
    finally:
        await bot.release()
