"""Looks texts up by their first letters, by as many as the index has been filed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.postings import size, unpacked
from bot.catalogue.titles.shelves import NOTHING
from bot.catalogue.titles.terms import END

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyroaring import BitMap

    from bot.catalogue.titles.shelves import Shelves
    from bot.catalogue.titles.terms import Kind

_FIRST: Final = range(4, 8)
"""The lengths by which most texts are found: fewer letters have long lists, more are rarely filed by."""


def begun(shelves: Shelves, kind: Kind, texts: Iterable[str]) -> dict[str, BitMap]:
    """For each text the names filed by its first letters, or a few more."""
    steps = {text: kind.steps(text) for text in texts}
    found: dict[str, BitMap] = {}
    first = {text: [step for step in some if step in _FIRST] for text, some in steps.items()}
    overfull = _look_up(shelves, kind, first, found)
    more = {text: [step for step in steps[text] if step >= _FIRST.stop] for text in overfull}
    fewer = {text: [step for step in some if step < _FIRST.start] for text, some in steps.items() if text not in found}
    _look_up(shelves, kind, more | fewer, found)
    return found


def slipped(shelves: Shelves, kinds: Mapping[str, Kind]) -> list[BitMap]:
    """For each text, looked up by its kind, the names filed by its first letters but for one slip."""
    # A whole name that lacks a letter is filed by one letter more than it has.
    steps = {text: kind.steps(text + END * text.endswith(END)) or kind.lengths[:1] for text, kind in kinds.items()}
    terms = {(text, step): kinds[text].terms(text, step) for text, some in steps.items() for step in some}
    lists = shelves.lists({term for some in terms.values() for term in some})
    found: dict[str, list[bytes]] = {text: [] for text in kinds}
    for (text, step), some in terms.items():
        room = kinds[text].room
        there = [stored for term in some if (stored := lists.get(term)) is not None]
        # Whoever is on a full list is filed by more letters too, and is found by those.
        found[text] += [stored for stored in there if step == steps[text][-1] or size(stored) < room]
    return [unpacked(b"".join(some)) for some in found.values()]


def _look_up(shelves: Shelves, kind: Kind, steps: Mapping[str, list[int]], found: dict[str, BitMap]) -> list[str]:
    """Add what is found by the most letters; returns the texts of which more letters must be looked up."""
    lists = shelves.lists({kind.term(text, step) for text, some in steps.items() for step in some})
    overfull = []
    for text, some in steps.items():
        step = next((step for step in reversed(some) if kind.term(text, step) in lists), None)
        if step is None:
            continue
        names = unpacked(lists[kind.term(text, step)])
        complete = len(names) < kind.room or step == kind.steps(text)[-1]
        # A full list leads on to more letters; where there is no list for those, nobody has them.
        found[text] = names if complete else NOTHING
        if not complete and step == some[-1]:
            overfull.append(text)
    return overfull
