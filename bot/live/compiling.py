"""Compiles the files of the live volume, in a process of its own where something else must go on meanwhile.

The files are JSON: the same series files as the curated ones, of which YAML takes seconds to read for a long series.
Each is checked by itself, so that none keeps another out of the catalogue.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
import sys
from pathlib import Path  # noqa: TC003  # pydantic reads it
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.catalogue.build import SCHEMA_VERSION, write
from bot.catalogue.checks import problems_of
from bot.catalogue.files import Document
from bot.catalogue.loading import Loaded, LoadedPeople, LoadedSeries
from bot.catalogue.schema.parts import ExternalIds
from bot.catalogue.schema.people_file import PeopleFile, Person
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.timelines import timeline_of
from bot.live.drafting import written_as
from bot.live.errors import OverlayUnwritable
from bot.live.known import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.catalogue.schema.series_file import Credit

    Compiler = Callable[["Job"], Awaitable[Mapping[str, str]]]
    """Does a job; returns the series left out, each with the first thing wrong in it."""


def series_path(folder: Path, slug: str) -> Path:
    """Where the file of a series is."""
    return folder / "series" / f"{slug}.json"


def people_path(folder: Path) -> Path:
    """Where the people are."""
    return folder / "people.json"


def digest_of(folder: Path, slugs: Sequence[str]) -> str:
    """What the volume of these files calls itself: two of one digest hold the same."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for path in (people_path(folder), *(series_path(folder, slug) for slug in sorted(slugs))):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class Job(BaseModel):
    """The series of these slugs in a folder, to be compiled; those that are `trusted` have been checked before."""

    model_config = ConfigDict(frozen=True)

    folder: Path
    slugs: tuple[str, ...]
    trusted: frozenset[str]
    target: Path


def compile_volume(job: Job) -> dict[str, str]:
    """Write the volume; returns the series that were left out, each with the first thing wrong in it.

    Where none is left, there is no volume.
    """
    people = _People(job.folder)
    left_out: dict[str, str] = {}
    loaded = []
    for slug in sorted(job.slugs):
        try:
            series = _loaded(series_path(job.folder, slug), people)
            if slug not in job.trusted:
                _check(series, people)
        except (OSError, ValueError) as error:
            left_out[slug] = str(error)
        else:
            loaded.append(series)
    if loaded:
        whole = Loaded(tuple(loaded), people.credited_in(loaded), ())
        write(whole, digest_of(job.folder, job.slugs), job.target)
    else:
        job.target.unlink(missing_ok=True)
    return left_out


async def in_own_process(job: Job) -> Mapping[str, str]:
    """Compile without keeping anybody here waiting."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the bot, which waits for this
    )
    try:
        out, err = await process.communicate(job.model_dump_json().encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        last = err.decode(errors="replace").strip().rpartition("\n")[2]
        raise OverlayUnwritable(_not_compiled(job, last))
    left_out: dict[str, str] = json.loads(out)
    return left_out


async def in_a_thread(job: Job) -> Mapping[str, str]:
    """Compile at once, for those who have nothing else to do meanwhile."""
    try:
        return await asyncio.to_thread(compile_volume, job)
    except (OSError, sqlite3.Error) as error:
        raise OverlayUnwritable(_not_compiled(job, str(error))) from error


def _not_compiled(job: Job, why: str) -> str:
    return f"what TVmaze says cannot be compiled to {job.target} ({why}): let the bot write there, and look for room"


class _People:
    """Everybody whom TVmaze credits, found as the files write them and by the keys of the catalogue."""

    def __init__(self, folder: Path) -> None:
        path = people_path(folder)
        known = PEOPLE.validate_json(path.read_bytes()) if path.is_file() else {}
        self._keys = {written_as(identity): person.key for identity, person in known.items()}
        self._by_key = {
            person.key: Person(names=(person.name,), ids=ExternalIds(tvmaze=identity))
            for identity, person in known.items()
        }

    def named(self, credit: Credit) -> Credit:
        """A credit with the key of its person."""
        return credit.model_copy(update={"person": self._keys.get(credit.person, credit.person)})

    def credited_in(self, series: Sequence[LoadedSeries]) -> LoadedPeople:
        """The people whom any of these series credits."""
        keys = {credit.person for each in series for credit in each.file.credits}
        credited = {key: self._by_key[key] for key in sorted(keys) if key in self._by_key}
        return LoadedPeople(Document("people.yaml", {}, {}), PeopleFile(credited))


def _loaded(path: Path, people: _People) -> LoadedSeries:
    """A series with the people of the catalogue; raises ValueError where the file is none."""
    try:
        file = SeriesFile.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        message = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise ValueError(message) from error
    file = file.model_copy(update={"credits": tuple(map(people.named, file.credits))})
    document = Document(f"series/{file.slug}.yaml", file.model_dump(mode="json", exclude_defaults=True), {})
    return LoadedSeries(document, file, timeline_of(file))


def _check(series: LoadedSeries, people: _People) -> None:
    """The curators' own check, of one series by itself; raises ValueError with the first error."""
    problems = problems_of(Loaded((series,), people.credited_in([series]), ()))
    wrong = next((problem for problem in problems if problem.severity == "error"), None)
    if wrong is not None:
        raise ValueError(wrong.what)


if __name__ == "__main__":
    print(json.dumps(compile_volume(Job.model_validate_json(sys.stdin.read()))))  # noqa: T201
