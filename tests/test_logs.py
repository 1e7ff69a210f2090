"""Whatever writes, the secret is not written."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from bot.logs import configure_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "not.to.be-shown"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def _restored(capsys: Captured) -> Iterator[None]:
    root, streams = logging.getLogger(), (sys.stdout, sys.stderr)
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.stdout, sys.stderr = streams


@pytest.mark.usefixtures("_restored")
def test_messages_arguments_fields_and_tracebacks(capsys: Captured) -> None:
    configure_logging("debug", "json", SECRET)
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("tests").exception("failed with %s", SECRET, extra={"header": f"Bot {SECRET}"})
        traceback.print_exc()
    sys.stdout.write(f"{SECRET}\n")
    captured = capsys.readouterr()
    assert SECRET not in captured.out + captured.err
    entry: dict[str, Any] = json.loads(captured.err.splitlines()[0])
    assert entry["message"] == "failed with [token]"
    assert entry["header"] == "Bot [token]"
    assert entry["error"].endswith("invalid literal for int() with base 10: '[token]'")


@pytest.mark.usefixtures("_restored")
def test_a_pretty_line_that_is_wrapped(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    configure_logging("info", "pretty", SECRET)
    logging.getLogger("tests").info("%s", f"{SECRET} " * 20)
    text = "".join(capsys.readouterr().err.split())
    assert SECRET not in text
    assert text.count("[token]") == 20
