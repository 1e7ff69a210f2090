"""`previously state`: backs up, restores and checks what belongs to the members."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.console import say
from bot.settings import Settings
from bot.state import upkeep
from bot.state.trouble import Damaged

if TYPE_CHECKING:
    from bot.state.upkeep import Condition

app: Final = typer.Typer(help="Back up, restore and check what belongs to the members.", no_args_is_help=True)


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="A new file, or a folder; beside the state, with the date, if left out.")
    ] = None,
) -> None:
    """Copy the state to a file that is whole or not there; the bot may go on running."""
    state = Settings.read().state_path
    target = file or state.parent
    if target.is_dir() or file is None:
        target /= f"{state.stem}-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}{state.suffix}"
    say(f"wrote {target}: {_held(upkeep.back_up(state, target))}")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in place of the state, which is kept as .before-restore; the bot must be stopped."""
    state = Settings.read().state_path
    kept = upkeep.restore(state, file)
    say(f"restored {state} from {file}: {_held(upkeep.condition_of(state))}")
    if kept is not None:
        say(f"the state as it was is kept as {kept}")


@app.command()
def check() -> None:
    """Report whether the state is sound and what it holds; exit 1, and say what to do, where it is not."""
    state = Settings.read().state_path
    condition = upkeep.condition_of(state)
    if not condition.problems:
        say(f"{state} is sound: {_held(condition)}")
        return
    for problem in condition.problems:
        print(problem)  # noqa: T201
    message = f"the state {state} is damaged: {_remedy(state)}"
    raise Damaged(message)


def _held(condition: Condition) -> str:
    rows = ", ".join(f"{count} {table}" for table, count in condition.rows.items())
    older = f" of {condition.newest}, brought up to date when the bot starts" if _older(condition) else ""
    return f"{rows}; version {condition.version}{older}"


def _older(condition: Condition) -> bool:
    return condition.version < condition.newest


def _remedy(state: Path) -> str:
    youngest = upkeep.newest_backup(state)
    if youngest is None:
        return f"there is no backup beside it; stop the bot, and save what can be read with `sqlite3 {state} .recover`"
    return f"stop the bot, then put a backup in its place with `previously state restore {youngest}`"
