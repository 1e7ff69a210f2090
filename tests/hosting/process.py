"""`previously …` as a process of its own, with nothing of this machine's settings."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    import signal
    from collections.abc import AsyncIterator, Callable, Mapping

    from tests.stand_in import StandIn

ROOT: Final = Path(__file__).parents[2]
TOKEN: Final = "an-example-that-opens.nothing.and-is-of-no-value-at-all"
_PATIENCE: Final = 20.0


async def eventually(condition: Callable[[], object], within: float = _PATIENCE) -> None:
    """Wait for something that is bound to come true."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110  # another process brings it about
            await asyncio.sleep(0.01)


@dataclass(frozen=True)
class Told:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What went to standard error, line by line."""
        return self.err.splitlines()


class Process:
    """A command that is running."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self._process = process
        self._folder = folder

    @property
    def out(self) -> str:
        """Standard output so far."""
        return (self._folder / "out").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """Standard error so far."""
        return (self._folder / "err").read_text(encoding="utf-8")

    @property
    def ended(self) -> bool:
        """Whether it runs no more."""
        return self._process.returncode is not None

    @property
    def told(self) -> Told:
        """Everything it said, once it has ended."""
        assert self._process.returncode is not None
        return Told(self._process.returncode, self.out, self.err)

    async def says(self, words: str) -> None:
        """Wait until it has said something, on either stream."""
        await eventually(lambda: words in self.out + self.err or self._process.returncode is not None)
        assert words in self.out + self.err, self.err

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process, as Ctrl-C or an init system does."""
        self._process.send_signal(number)

    async def ends(self, within: float = _PATIENCE) -> Told:
        """Wait for its end."""
        await asyncio.wait_for(self._process.wait(), within)
        return self.told

    async def killed(self) -> None:
        """End it, whatever it is doing."""
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def running(
    *arguments: str, where: Path, settings: Mapping[str, str], checkout: Path = ROOT
) -> AsyncIterator[Process]:
    """`previously arguments`, started in the folder `where`, with these settings and no others."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(where), "LANG": "C.UTF-8", "PYTHONPATH": str(checkout)}
    clean["TVMAZE_REFRESH"] = "0"  # no test asks a machine that is not its own
    with _opened(where / "out") as out, _opened(where / "err") as err:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=where,
            env=clean | dict(settings),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
    started = Process(process, where)
    try:
        yield started
    finally:
        await started.killed()


def _opened(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb")


async def told(*arguments: str, where: Path, settings: Mapping[str, str], checkout: Path = ROOT) -> Told:
    """Run `previously arguments` to its end."""
    async with running(*arguments, where=where, settings=settings, checkout=checkout) as process:
        return await process.ends()


def addresses(stand_in: StandIn) -> dict[str, str]:
    """The settings of a bot that talks to the stand-in only."""
    return {"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": stand_in.rest, "DISCORD_GATEWAY": stand_in.gateway}


def copied_checkout(target: Path) -> Path:
    """A copy of what runs, to be changed at will."""
    for package in ("bot", "cogs", "data"):
        shutil.copytree(ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))
    return target
