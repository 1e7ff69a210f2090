"""Shows an answer on a terminal: Discord's Markdown in plain, covered spoilers as blocks."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from babel.dates import format_datetime, format_timedelta
from rich.text import Text

if TYPE_CHECKING:
    from bot.simulation.ask import Reply

_TOKEN: Final = re.compile(
    r"(?P<escaped>\\[^\w\s])|(?P<bars>\|\|)|(?P<bold>\*\*)|(?P<code>`[^`]*`)|(?P<link>\[(?P<label>(?:[^\]\\]|\\.)*)\]\(<(?P<address>[^>]*)>\))|(?P<italic>\*)"
)
_CHANNEL: Final = re.compile(r"<#\d+>")
_TIME: Final = re.compile(r"<t:(-?\d+):(\w)>")
_ESCAPED: Final = re.compile(r"\\(.)")
_BLOCK: Final = "█"


def shown(reply: Reply, *, reveal: bool) -> Text:
    """The whole answer; `reveal` opens the covers."""
    whole = Text()
    for block in reply.texts:
        for line in block.split("\n"):
            named = _CHANNEL.sub(lambda found: reply.channels.get(found[0], found[0]), line)
            named = _TIME.sub(lambda found: _time(found, reply.asked), named)
            whole.append_text(_line(named, reveal=reveal)).append("\n")
        whole.append("\n")
    if reply.buttons:
        whole.append("  ".join(f"[ {label} ]" for label in reply.buttons), style="cyan").append("\n")
    if reply.private:
        whole.append("Only you can see this.\n", style="dim italic")
    return whole


def as_data(reply: Reply) -> dict[str, object]:
    """The answer for scripts: its texts, its buttons, and the components as Discord gets them."""
    return {
        "private": reply.private,
        "texts": reply.texts,
        "buttons": reply.buttons,
        "components": reply.components,
    }


def _time(found: re.Match[str], asked: datetime) -> str:
    """A timestamp as Discord would show it to somebody who lives where this terminal is."""
    moment = datetime.fromtimestamp(int(found[1]), UTC)
    if found[2] == "R":
        return format_timedelta(moment - asked, add_direction=True, locale="en_GB")
    return format_datetime(moment.astimezone(), "EEEE, d MMMM y 'at' HH:mm zzz", locale="en_GB")


def _line(line: str, *, reveal: bool) -> Text:
    style = ""
    for mark, found in (("## ", "bold underline"), ("-# ", "dim")):
        if line.startswith(mark):
            line, style = line.removeprefix(mark), found
    told, covered, bold = Text(style=style), False, False
    position = 0
    for token in _TOKEN.finditer(line):
        told.append(_hidden(line[position : token.start()], covered and not reveal), "bold" if bold else "")
        position = token.end()
        if token["bars"]:
            covered = not covered
            told.append("‖" if reveal else "")
        elif token["bold"]:
            bold = not bold
        else:
            told.append(_hidden(_shown_token(token), covered and not reveal), "bold" if bold else "")
    return told.append(_hidden(line[position:], covered and not reveal))


def _shown_token(token: re.Match[str]) -> str:
    if token["escaped"]:
        return token["escaped"][1:]
    if token["link"]:
        label = _ESCAPED.sub(r"\1", token["label"])
        return f"{label} <{token['address']}>"
    return token["code"] or ""


def _hidden(text: str, hide: bool) -> str:
    return re.sub(r"\S", _BLOCK, text) if hide else text
