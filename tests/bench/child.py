"""A bot as a child process, turned to a stand-in, and the processor time it uses."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from tests.stand_in import StandIn

ROOT = Path(__file__).parents[2]
_TICK_US = 1_000_000 / os.sysconf("SC_CLK_TCK")


class BotDiedError(RuntimeError):
    """The bot's process ended before it was asked to; the message holds the end of its output."""


@asynccontextmanager
async def started(
    bot_module: str,
    stand_in: StandIn,
    environment: Mapping[str, str],
    timeout: float = 30.0,  # noqa: ASYNC109
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot_module`, connected to the stand-in; it is ended when the block is left."""
    addresses = {
        "DISCORD_API_BASE": stand_in.rest,
        "DISCORD_GATEWAY": stand_in.gateway,
        "DISCORD_TOKEN": stand_in.token,
    }
    with TemporaryFile() as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *bot_module.split()),
            cwd=ROOT,
            env={**os.environ, **addresses, **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            await _connected(process, stand_in, timeout)
            yield process
        except Exception as error:
            output.seek(0)
            error.add_note(f"{bot_module} said: {output.read()[-4_000:].decode(errors='replace')}")
            raise
        finally:
            await _ended(process)


async def _connected(process: asyncio.subprocess.Process, stand_in: StandIn, timeout: float) -> None:  # noqa: ASYNC109
    connection = asyncio.create_task(stand_in.connected(timeout=timeout))
    death = asyncio.create_task(process.wait())
    try:
        await asyncio.wait((connection, death), return_when=asyncio.FIRST_COMPLETED)
        if death.done():
            msg = f"exit code {process.returncode}"
            raise BotDiedError(msg)
        await connection
    finally:
        connection.cancel()
        death.cancel()


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), 5)
    except TimeoutError:
        process.kill()
        await process.wait()


def processor_time(pid: int) -> float:
    """Microseconds of user and system time that a process has used in all its threads, by ticks of 10 ms."""
    # The name, in parentheses, may hold blanks; utime and stime are fields 14 and 15 of the whole line.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * _TICK_US


def resident_memory(pid: int) -> int:
    """Bytes of a process that are in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
