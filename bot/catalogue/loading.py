"""Reads every curated file into its model; problems of shape are told with their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from bot.catalogue.files import Document, read
from bot.catalogue.problems import Place, Problem, ProblemsFound
from bot.catalogue.schema.people_file import PeopleFile
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.shape import problems_of_shape
from bot.catalogue.timelines import timeline_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.series.stories import Timeline

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class LoadedSeries:
    """A series file that has the right shape, with its positions and its watching order."""

    document: Document
    file: SeriesFile
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class LoadedPeople:
    """The people file with its positions."""

    document: Document
    file: PeopleFile


@dataclass(frozen=True, slots=True)
class Loaded:
    """All files that could be read, and what was wrong with the others."""

    series: tuple[LoadedSeries, ...]
    people: LoadedPeople
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Read `series/*.yaml` and `people.yaml` below `folder`; nothing is raised, every problem is returned."""
    problems: list[Problem] = []
    series = []
    for path in sorted((folder / "series").glob("*.yaml")):
        document, file = _model(path, f"series/{path.name}", SeriesFile, problems)
        if file is not None:
            series.append(LoadedSeries(document, file, timeline_of(file)))
    people_path = folder / "people.yaml"
    document, people = Document("people.yaml", {}, {}), None
    if people_path.exists():
        document, people = _model(people_path, "people.yaml", PeopleFile, problems)
    if not series and not problems:
        what = f"there is no series in {folder / 'series'}"
        problems.append(Problem(Place("series", 1, 1), what, "add a file, or point --data at the right folder"))
    return Loaded(tuple(series), LoadedPeople(document, people or PeopleFile({})), tuple(problems))


def _model(path: Path, shown_as: str, model: type[Model], problems: list[Problem]) -> tuple[Document, Model | None]:
    try:
        document = read(path, shown_as)
    except ProblemsFound as found:
        problems.extend(found.problems)
        return Document(shown_as, None, {}), None
    try:
        return document, model.model_validate(document.value)
    except ValidationError as error:
        problems.extend(problems_of_shape(document, error))
        return document, None
