"""Compiles the files of the live volume, in a process of its own where something else must go on meanwhile.

The files are JSON: the same series files as the curated ones, of which YAML takes seconds to read for a long series.
Each is checked by itself, so that none keeps another out of the catalogue.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.catalogue.build import SCHEMA_VERSION, write
from bot.catalogue.checks import problems_of
from bot.catalogue.files import Document
from bot.catalogue.loading import Loaded, LoadedPeople, LoadedSeries
from bot.catalogue.schema.parts import ExternalIds
from bot.catalogue.schema.people_file import PeopleFile, Person
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.timelines import timeline_of
from bot.errors import PreviouslyError
from bot.live.drafting import written_as
from bot.live.known import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

    from bot.live.known import KnownPerson

    Compiler = Callable[[Path, Sequence[str], Path], Awaitable[Mapping[str, str]]]
    """Compiles the series of these slugs in a folder to a volume; returns those left out, with the reason."""

_NOBODY: Final = LoadedPeople(Document("people.json", {}, {}), PeopleFile({}))


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


def compile_volume(folder: Path, slugs: Sequence[str], target: Path) -> dict[str, str]:
    """Write the volume of these series; returns those that were left out, with the first thing wrong in each.

    Where none is left, there is no volume.
    """
    people = _people(folder)
    left_out: dict[str, str] = {}
    loaded = []
    for slug in sorted(slugs):
        try:
            loaded.append(_checked(series_path(folder, slug), people))
        except (OSError, ValueError) as error:
            left_out[slug] = str(error)
    if loaded:
        write(Loaded(tuple(loaded), _written(people, loaded), ()), digest_of(folder, slugs), target)
    else:
        target.unlink(missing_ok=True)
    return left_out


async def in_own_process(folder: Path, slugs: Sequence[str], target: Path) -> Mapping[str, str]:
    """Compile without keeping anybody here waiting."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__, str(folder), str(target)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the bot, which waits for this
    )
    try:
        out, err = await process.communicate(json.dumps(list(slugs)).encode())
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode:
        last = err.decode(errors="replace").strip().rpartition("\n")[2]
        message = f"the catalogue of TVmaze's series cannot be written to {target} ({last})"
        raise PreviouslyError(message)
    left_out: dict[str, str] = json.loads(out)
    return left_out


async def in_a_thread(folder: Path, slugs: Sequence[str], target: Path) -> Mapping[str, str]:
    """Compile at once, for those who have nothing else to do meanwhile."""
    return await asyncio.to_thread(compile_volume, folder, slugs, target)


def _people(folder: Path) -> dict[int, KnownPerson]:
    path = people_path(folder)
    return PEOPLE.validate_json(path.read_bytes()) if path.is_file() else {}


def _checked(path: Path, people: Mapping[int, KnownPerson]) -> LoadedSeries:
    """A series that the curators' own check finds nothing wrong with; raises ValueError with what is."""
    try:
        file = SeriesFile.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        message = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise ValueError(message) from error
    by_name = {written_as(identity): person.key for identity, person in people.items()}
    credits_ = tuple(credit.model_copy(update={"person": by_name.get(credit.person, credit.person)}) for credit in file.credits)
    file = file.model_copy(update={"credits": credits_})
    document = Document(f"series/{file.slug}.yaml", file.model_dump(mode="json", exclude_defaults=True), {})
    series = LoadedSeries(document, file, timeline_of(file))
    problems = problems_of(Loaded((series,), _written(people, [series]), ()))
    wrong = next((problem for problem in problems if problem.severity == "error"), None)
    if wrong is not None:
        raise ValueError(wrong.what)
    return series


def _written(people: Mapping[int, KnownPerson], loaded: Sequence[LoadedSeries]) -> LoadedPeople:
    """The people whom any of these series credits."""
    credited = {credit.person for series in loaded for credit in series.file.credits}
    return LoadedPeople(_NOBODY.document, PeopleFile(dict(_credited(people, credited))))


def _credited(people: Mapping[int, KnownPerson], keys: set[str]) -> Iterator[tuple[str, Person]]:
    for identity, person in people.items():
        if person.key in keys:
            yield person.key, Person(names=(person.name,), ids=ExternalIds(tvmaze=identity))


if __name__ == "__main__":
    print(json.dumps(compile_volume(Path(sys.argv[1]), json.load(sys.stdin), Path(sys.argv[2]))))  # noqa: T201
