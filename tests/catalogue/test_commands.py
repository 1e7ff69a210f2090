"""`previously data …`, as it is typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from bot.catalogue.schema.series_file import SeriesFile

from .folders import HERE, LAMP, SHIPPED, edit, expected_of, lay_out

if TYPE_CHECKING:
    from pathlib import Path

ROOT = HERE.parents[1]
MISSPELT = HERE / "broken" / "unknown-character.yaml"
UNUSED = "'ada' is not used: nobody is credited for it"
UNKNOWN = "unknown character 'adda'"


def previously(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the bot in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "60", **environment},
    )


def test_check_is_silent_about_files_without_a_problem(lamp: Path) -> None:
    done = previously("data", "check", "--data", lamp)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "series read: 1; errors: 0; warnings: 0\n"


def test_check_tells_every_problem_on_one_line_however_narrow_the_terminal(tmp_path: Path) -> None:
    folder = lay_out(MISSPELT, tmp_path / "data")

    done = previously("data", "check", "--data", folder)

    assert done.returncode == 1
    assert done.stdout.splitlines() == expected_of(MISSPELT)
    assert done.stderr == "series read: 1; errors: 1; warnings: 1\n"


def test_check_of_warnings_alone_succeeds(tmp_path: Path) -> None:
    folder = lay_out(HERE / "broken" / "unused-source.yaml", tmp_path / "data")

    done = previously("data", "check", "--data", folder)

    assert done.returncode == 0
    assert "warning: 'leaflet' is not used" in done.stdout


def test_check_for_machines_is_json(tmp_path: Path) -> None:
    folder = lay_out(MISSPELT, tmp_path / "data")

    done = previously("data", "check", "--data", folder, "--format", "json")

    assert done.returncode == 1
    assert json.loads(done.stdout)[1] == {
        "file": LAMP,
        "line": 50,
        "column": 25,
        "severity": "error",
        "what": UNKNOWN,
        "remedy": "add it under 'characters', or correct the key",
    }


def test_check_for_github_annotates_the_lines(tmp_path: Path) -> None:
    folder = lay_out(MISSPELT, tmp_path / "data")

    done = previously("data", "check", "--data", folder, "--format", "github")

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"::warning file=data/{LAMP},line=45,col=3::{UNUSED}; use it or remove it",
        f"::error file=data/{LAMP},line=50,col=25::{UNKNOWN}; add it under 'characters', or correct the key",
    ]


def test_check_of_a_format_that_there_is_not_names_those_that_there_are(lamp: Path) -> None:
    done = previously("data", "check", "--data", lamp, "--format", "xml", COLUMNS="200")

    assert done.returncode == 2
    assert all(known in done.stderr for known in ("'text'", "'json'", "'github'"))


def test_build_writes_where_it_is_told_to_and_says_what(lamp: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "catalogue.sqlite"

    done = previously("data", "build", "--data", lamp, "--to", target)

    assert done.returncode == 0
    assert target.read_bytes().startswith(b"SQLite format 3\0")
    assert done.stderr.startswith(f"wrote {target}: ")
    assert "series: 1" in done.stderr


def test_build_writes_to_the_catalogue_of_the_settings_if_it_is_not_told_where(lamp: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"

    done = previously("data", "build", "--data", lamp, cwd=tmp_path, CATALOGUE=str(target))

    assert done.returncode == 0
    assert target.is_file()


def test_build_of_files_with_errors_writes_nothing_and_says_so(lamp: Path, tmp_path: Path) -> None:
    edit(lamp / LAMP, "status: ended", "status: over")
    target = tmp_path / "catalogue.sqlite"

    done = previously("data", "build", "--data", lamp, "--to", target)

    assert done.returncode == 1
    assert done.stdout.startswith(f"{LAMP}:5:1: 'status' has a value that it cannot have; write one of ")
    assert done.stderr == "nothing was written: mend the errors first\n"
    assert not target.exists()


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `data schema` writes."""
    folder = tmp_path_factory.mktemp("schema")
    assert previously("data", "schema", "--to", folder).returncode == 0
    return folder


def test_the_schema_for_editors_names_every_key_of_a_series_file(schemas: Path) -> None:
    schema = json.loads((schemas / "series.schema.json").read_text(encoding="utf-8"))

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == set(SeriesFile.model_fields)
    assert schema["additionalProperties"] is False
    assert {"slug", "titles", "premise", "sources", "seasons"} <= set(schema["required"])


def test_the_schema_for_editors_names_every_key_of_every_part(schemas: Path) -> None:
    schema = json.loads((schemas / "series.schema.json").read_text(encoding="utf-8"))

    keys = {name: set(part["properties"]) for name, part in schema["$defs"].items()}
    assert keys["Beat"] == {"text", "weight", "characters", "sources", "differs"}
    assert {"number", "special", "after", "title", "runtime", "beats"} == keys["Episode"]
    assert {"on", "region", "when", "sources"} == keys["ReleaseTrack"]
    assert referenced(schema) <= set(schema["$defs"])


def test_the_schema_for_editors_of_people_lets_them_have_names(schemas: Path) -> None:
    schema = json.loads((schemas / "people.schema.json").read_text(encoding="utf-8"))

    assert schema["$defs"]["Person"]["required"] == ["names"]


@pytest.mark.parametrize("name", ["series.schema.json", "people.schema.json"])
def test_the_committed_schema_is_the_one_that_is_written(schemas: Path, name: str) -> None:
    committed = SHIPPED / "schema" / name
    if not committed.exists():
        pytest.skip("no schema is committed yet; `previously data schema` writes it")
    assert committed.read_text(encoding="utf-8") == (schemas / name).read_text(encoding="utf-8")


def referenced(part: Any) -> set[str]:
    """Every definition that a schema refers to."""
    if isinstance(part, dict):
        own = {str(part["$ref"]).rpartition("/")[2]} if "$ref" in part else set()
        return own.union(*(referenced(value) for value in part.values()))
    return set().union(*map(referenced, part)) if isinstance(part, list) else set()
