"""Tells how to install the simulated Discord where it is missing."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import PreviouslyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings


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
