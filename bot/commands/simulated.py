"""Tells how to install the simulated Discord where it is missing."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bot.errors import PreviouslyError
from bot.series.releases import When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.settings import Settings


AT_HELP: Final = "What time it is there, such as '2021-05-17 20:44 Europe/London'."


def parsed_time(typed: str) -> datetime:
    """An instant as the curated files write it; raises PreviouslyError that shows how."""
    try:
        at = When.parse(typed).at
    except ValueError:
        at = None
    if at is None:
        message = f"{typed!r} is not a time with its zone: write it as '2021-05-17 20:44 Europe/London'"
        raise PreviouslyError(message)
    return at


def level_for(settings: Settings) -> str:
    """What the log tells somebody who only wants to look: warnings, unless LOG_LEVEL says otherwise."""
    return settings.log_level if "log_level" in settings.model_fields_set else "warning"


@contextmanager
def simulation() -> Iterator[None]:
    """Whatever needs simcord; a missing extra becomes one line that says what to install."""
    # simcord probes a client without intents and without voice, and discord.py warns about both.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "simcord":
            raise
        raise PreviouslyError("the simulated Discord is not installed; run `make try` in a checkout") from error
