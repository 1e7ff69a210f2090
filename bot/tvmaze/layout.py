"""Writes a series file as curators write them: short things on one line, texts in quotes, dates bare."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.catalogue.schema.series_file import SeriesFile

_SCHEMA: Final = "# yaml-language-server: $schema=../schema/series.schema.json\n"
_ONE_LINE: Final = 160
_TO_GROW: Final = frozenset({"seasons", "episodes", "releases"})
"""What curators write more into, so that each of its items gets lines of its own."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN: Final = re.compile(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+)*")
_READ_AS_VALUES: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def as_yaml(file: SeriesFile, heading: Iterable[str] = ()) -> str:
    """The file's text, with a heading of comments above it."""
    yaml = YAML()
    yaml.width = 1 << 20
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(_mapping("", file.model_dump(mode="json", exclude_defaults=True)), out)
    return _SCHEMA + "".join(f"# {line}\n" for line in heading) + out.getvalue()


def _value(key: str, value: Any) -> Any:
    """A value in the form that suits it; `key` is what it stands under."""
    match value:
        case {"text": text} if len(value) == 1:
            return _scalar(text)
        case dict():
            return _times(value) if key == "when" else _mapping(key, value)
        case list():
            return _list(key, value)
        case str() if key in {"checked", "published", "said"}:
            return date.fromisoformat(value)
        case str():
            return _scalar(value)
    return value


def _mapping(key: str, value: dict[str, Any]) -> CommentedMap:
    mapping = CommentedMap((name, _value(name, item)) for name, item in value.items())
    parts_alone = all(isinstance(item, dict) for item in value.values())
    short = len(json.dumps(value, ensure_ascii=False)) <= _ONE_LINE
    if key and short and not parts_alone and key not in _TO_GROW:
        mapping.fa.set_flow_style()
    return mapping


def _list(key: str, value: list[Any]) -> CommentedSeq:
    items = CommentedSeq(_value(key, item) for item in value)
    if not any(isinstance(item, dict) and len(item) > 1 for item in value):
        items.fa.set_flow_style()
    return items


def _times(when: dict[str, str]) -> CommentedMap:
    times = CommentedMap()
    for name, text in when.items():
        times[int(name) if name.isdecimal() else name] = date.fromisoformat(text) if _DAY.fullmatch(text) else text
    times.fa.set_flow_style()
    return times


def _scalar(text: str) -> str:
    """A text, in quotes unless it is words alone."""
    bare = _PLAIN.fullmatch(text) and text.casefold() not in _READ_AS_VALUES
    return text if bare else DoubleQuotedScalarString(text)
