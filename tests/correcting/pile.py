"""Corrections that wait for a curator, beside a bot that has the state open, and files of the curator's own."""

from __future__ import annotations

import asyncio
import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, Final

from typer.testing import CliRunner

from bot.__main__ import app
from bot.errors import PreviouslyError
from bot.state.correction import Remark
from bot.state.corrections import CorrectionStore
from tests.conftest import CURATED, SHIPPED
from tests.state.files import previously

if TYPE_CHECKING:
    from bot.state.correction import Correction
    from bot.state.database import Database

SENT: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
MEMBER: Final = 77
LINK: Final = "https://press.example/blameless-two"


@dataclass(frozen=True)
class Pile:
    """What a curator has before them."""

    database: Database
    state: Path
    folder: Path

    @property
    def store(self) -> CorrectionStore:
        return CorrectionStore(self.database)

    async def sent(self, wrong: str, **remark: Any) -> int:
        """A member says what is wrong; returns the correction's number."""
        usual: dict[str, Any] = {
            "member": MEMBER,
            "series": "blameless",
            "season": 2,
            "instead": "",
            "evidence": "",
            "wants_news": True,
            "locale": "en-GB",
        }
        waiting = await self.store.waiting(100)
        saved = await self.store.save(Remark(**usual | {"wrong": wrong} | remark), SENT + timedelta(days=len(waiting)))
        return saved.number

    async def kept(self, number: int) -> Correction:
        """A correction as it is now."""
        found = await self.store.correction(number)
        assert found
        return found

    async def corrections(self, *arguments: object, data: bool = True) -> CompletedProcess[str]:
        """Type `previously corrections …`, with the curator's own files."""
        return await asyncio.to_thread(typed, self.state, "corrections", *arguments, *self._files(data=data))

    def process(self, *arguments: object, data: bool = True) -> CompletedProcess[str]:
        """The same in a process of its own, as curators have it; it takes longer to start."""
        return previously("corrections", *arguments, *self._files(data=data), state=self.state)

    async def as_json(self, *arguments: object, data: bool = True) -> Any:
        """What it gives to scripts."""
        done = await self.corrections(*arguments, "--json", data=data)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    def _files(self, *, data: bool) -> tuple[object, ...]:
        return ("--data", self.folder) if data else ()

    def file(self, slug: str = "blameless") -> Path:
        """A series file."""
        return self.folder / "series" / f"{slug}.yaml"

    def shipped(self) -> None:
        """The curator has the files that are shipped."""
        shutil.rmtree(self.folder)
        shutil.copytree(SHIPPED, self.folder)


def typed(state: Path, *arguments: object) -> CompletedProcess[str]:
    """Run a command line in this process, but for what `main` makes of its failures, which is done here."""
    words = list(map(str, arguments))
    done = CliRunner().invoke(app, words, env={"STATE_URL": f"sqlite:///{state}"})
    if isinstance(done.exception, PreviouslyError):
        return CompletedProcess(words, 1, done.stdout, f"{done.stderr}{done.exception}\n")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def files_in(folder: Path) -> Path:
    """A copy of the tests' own curated files."""
    return Path(shutil.copytree(CURATED, folder / "data"))


def added(before: bytes, after: bytes) -> list[str]:
    """The lines that were added; everything else is as it was, byte for byte and in the same order."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found, index = [], 0
    for line in new:
        if index < len(old) and line == old[index]:
            index += 1
        else:
            found.append(line.decode().rstrip("\r\n"))
    assert index == len(old), "a line was changed or is gone"
    return found
