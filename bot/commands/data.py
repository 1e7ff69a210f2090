"""`previously data`: checks and compiles the curated files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from rich.console import Console
from rich.text import Text

from bot.catalogue.build import build as build_catalogue
from bot.catalogue.checks import problems_of
from bot.catalogue.loading import load
from bot.catalogue.problems import ProblemsFound
from bot.catalogue.schema.people_file import PeopleFile
from bot.catalogue.schema.series_file import SeriesFile
from bot.commands import imports, live
from bot.commands.places import CURATED, DataFolder
from bot.console import say
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue.problems import Problem

app: Final = typer.Typer(help="Check and compile the curated files.", no_args_is_help=True)
app.add_typer(imports.app, name="import")
live.add_to(app)

Form = Literal["text", "json", "github"]


@app.command()
def check(
    folder: DataFolder = CURATED,
    form: Annotated[Form, typer.Option("--format", help="For people, for machines, or for annotations.")] = "text",
) -> None:
    """Report every problem of every file; exit 1 where there is an error."""
    loaded = load(folder)
    problems = problems_of(loaded)
    _report(problems, form)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "text":
        say(f"series read: {len(loaded.series)}; errors: {errors}; warnings: {len(problems) - errors}")
    if errors:
        raise typer.Exit(1)


@app.command()
def build(
    folder: DataFolder = CURATED,
    target: Annotated[Path | None, typer.Option("--to", help="Where to write it; CATALOGUE by default.")] = None,
) -> None:
    """Write the SQLite catalogue, once and atomically, or not at all."""
    try:
        built = build_catalogue(folder, target or Settings.read().catalogue)
    except ProblemsFound as found:
        _report(found.problems, "text")
        say("nothing was written: mend the errors first")
        raise typer.Exit(1) from found
    held = ", ".join(f"{table}: {count}" for table, count in built.counts.items())
    say(f"wrote {built.path}: {held}; edition {built.content_hash[:12]}")


@app.command()
def schema(
    target: Annotated[Path, typer.Option("--to", help="The folder to write into.")] = CURATED / "schema",
) -> None:
    """Write the JSON Schema by which editors complete and check the files."""
    target.mkdir(parents=True, exist_ok=True)
    for name, model in (("series", SeriesFile), ("people", PeopleFile)):
        content = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
        path = target / f"{name}.schema.json"
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        say(f"wrote {path}")


def _report(problems: Sequence[Problem], form: Form) -> None:
    if form == "json":
        print(json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2))  # noqa: T201
        return
    console = Console(highlight=False, soft_wrap=True)
    for problem in problems:
        console.print(Text(_for_github(problem)) if form == "github" else _coloured(problem))


def _as_json(problem: Problem) -> dict[str, object]:
    place = {"file": problem.place.path, "line": problem.place.line, "column": problem.place.column}
    return place | {"severity": problem.severity, "what": problem.what, "remedy": problem.remedy}


def _for_github(problem: Problem) -> str:
    place = problem.place
    where = f"file=data/{place.path},line={place.line},col={place.column}"
    told = f"{problem.what}; {problem.remedy}".replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.severity} {where}::{told}"


def _coloured(problem: Problem) -> Text:
    warning = problem.severity == "warning"
    return Text.assemble(
        (f"{problem.place}: ", "bold"),
        ("warning: " if warning else "", "yellow"),
        (problem.what, "yellow" if warning else "red"),
        "; ",
        (problem.remedy, "green"),
    )
