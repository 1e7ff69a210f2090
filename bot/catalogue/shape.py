"""Turns pydantic's findings into problems a curator can act on."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from bot.catalogue.problems import Problem
from bot.catalogue.schema import parts, series_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from bot.catalogue.files import Document, Keys

_REMEDIES = {
    "string_type": ("this should be text", "put it in quotes"),
    "int_type": ("this should be a whole number", "write digits only"),
    "int_parsing": ("this should be a whole number", "write digits only"),
    "tuple_type": ("this should be a list", "write [one, two], or a line with '- ' for each"),
    "dict_type": ("this should be a mapping", "write 'key: value' pairs"),
    "model_type": ("this should be a mapping", "write 'key: value' pairs"),
    "url_parsing": ("this is not an address", "write it in full, from https:// on"),
    "url_scheme": ("this is not an address of a web page", "write it in full, from https:// on"),
    "date_from_datetime_parsing": ("this is not a day", "write it as 2021-05-17"),
    "date_type": ("this is not a day", "write it as 2021-05-17"),
    "string_too_short": ("this is empty", "write it, or leave the key out"),
}


def _known_keys() -> set[str]:
    models = [value for module in (parts, series_file) for value in vars(module).values()]
    return {
        key
        for model in models
        if isinstance(model, type) and issubclass(model, parts.Part)
        for key in model.model_fields
    }


_KEYS = _known_keys()


def problems_of_shape(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Tell each finding once, at its place, with what to do."""
    for finding in error.errors():
        if finding["type"] == "too_short" and finding["input"]:
            continue  # pydantic counts only the valid items; what is wrong with the others is told at their place
        keys: Keys = tuple(key for key in finding["loc"] if key != "[key]")
        what, remedy = _in_words(finding, keys)
        yield Problem(document.place(keys), what, remedy)


def _in_words(finding: ErrorDetails, keys: Keys) -> tuple[str, str]:
    kind, context = finding["type"], finding.get("ctx", {})
    name = next((key for key in reversed(keys) if isinstance(key, str)), "the file")
    if kind == "missing":
        return f"'{name}' is missing", "add it"
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(name, _KEYS, n=1)
        return (
            f"unknown key '{name}'",
            f"did you mean '{close[0]}'?" if close else "remove it; data/README.md lists the keys",
        )
    if kind == "value_error":
        what, _, remedy = str(context["error"]).partition("; ")
        return what, remedy or "correct it"
    return _of_a_value(kind, name, context) or _REMEDIES.get(kind, (finding["msg"], "correct it"))


def _of_a_value(kind: str, name: str, context: dict[str, Any]) -> tuple[str, str] | None:
    if kind == "literal_error":
        return f"'{name}' has a value that it cannot have", f"write one of {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"'{name}' is not written as it must be", f"it must match {context['pattern']}"
    if kind == "string_too_long":
        limit = context["max_length"]
        return f"'{name}' is longer than Discord can show", f"shorten it to {limit} characters"
    if kind == "too_short":
        return f"'{name}' is empty", "write at least one"
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound, word = (context["ge"], "at least") if "ge" in context else (context["le"], "at most")
        return f"'{name}' is out of range", f"it must be {word} {bound}"
    return None
