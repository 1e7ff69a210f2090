"""Lines are added to a file as curators write them, and everything that stood there stands there still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.concerned import Line, meant
from bot.catalogue.files import parsed
from bot.catalogue.insertion import CannotEdit, with_comment, with_source
from tests.conftest import CURATED

from .pile import added

if TYPE_CHECKING:
    from bot.catalogue.files import Value

SOURCE = {"title": 'A "title": # x', "publisher": "P", "address": "https://a.example/", "checked": "2026-11-22"}
LANTERN = (CURATED / "series" / "the-lantern.yaml").read_text(encoding="utf-8")
PLACES = sorted(parsed(LANTERN, "file").places, key=str)
WRITTEN = {
    "block": "slug: a\nsources:\n  # old\n  guide: { title: G }  # kept\nlast: 1\n",
    "deep block": "slug: a\nsources:\n    guide:\n        title: G\nlast: 1\n",
    "one line": "slug: a\nsources: { guide: { title: G } } # kept\nlast: 1\n",
    "open braces": "slug: a\nsources: {\n  guide: { title: G },\n}\nlast: 1\n",
    "all on one line": "{slug: a, sources: {guide: {title: G}}, last: 1}",
    "foreign line ends": "slug: a\r\nsources:\r\n  guide: { title: G }\r\nlast: 1\r\n",
}


def without(edited: str, text: str) -> str:
    """What is left of an edited text where what was put in, in one piece, is taken out."""
    begun = next((index for index, (one, other) in enumerate(zip(edited, text, strict=False)) if one != other), 0)
    return edited[:begun] + edited[begun + len(edited) - len(text) :]


def value_of(text: str) -> Value:
    return parsed(text, "file").value


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_source_comes_first_however_the_others_are_written(text: str) -> None:
    edited = with_source(text, "file", "correction-7", SOURCE, ["Complete this."])
    value = value_of(edited)
    assert isinstance(value, dict)
    assert value["sources"] == {"guide": {"title": "G"}, "correction-7": SOURCE}
    assert value_of(text) == value | {"sources": {"guide": {"title": "G"}}}
    assert without(edited, text) == text
    assert "\r\n" not in text or "\n" not in edited.replace("\r\n", "")


@pytest.mark.parametrize("text", ["slug: a\n", "", "- a\n", "sources: {}\n", "sources: [a]\n"])
def test_a_file_without_sources_is_left_to_the_curator(text: str) -> None:
    with pytest.raises(CannotEdit, match="add it by hand"):
        with_source(text, "file", "correction-7", SOURCE, ["Complete this."])


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(PLACES), st.lists(st.text(max_size=300), min_size=1, max_size=3))
def test_a_comment_changes_nothing_wherever_it_stands_and_whatever_it_says(
    keys: tuple[str | int, ...], words: list[str]
) -> None:
    edited = with_comment(LANTERN, "file", keys, words)
    assert value_of(edited) == value_of(LANTERN)
    lines = added(LANTERN.encode(), edited.encode())
    assert all(line.lstrip().startswith("# ") for line in lines)


def test_a_comment_never_gets_into_a_text_of_several_lines() -> None:
    text = 'premise: { text: "One\n  line", sources: [guide] }\nslug: a\n'
    edited = with_comment(text, "file", ("premise", "sources"), ["Look."])
    assert edited == f"# Look.\n{text}"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_the_values_of_a_source_come_back_as_they_went_in(title: str) -> None:
    printable = "".join(character for character in title if character.isprintable())
    edited = with_source(WRITTEN["block"], "file", "c", SOURCE | {"title": printable}, [])
    value = value_of(edited)
    assert isinstance(value, dict)
    assert value["sources"] == {"guide": {"title": "G"}, "c": SOURCE | {"title": printable}}


def test_a_line_is_found_by_the_words_that_few_lines_share() -> None:
    lines = [
        Line(("credits", 0), "Katy Nell as Nell Ash", ()),
        Line(("credits", 1), "Paloma Reyes as Inspector Moor", ()),
        Line(("characters", "nell", "lines", 0), "Nell Ash: A clerk who has just been set free.", ()),
    ]
    assert meant(lines, "Nell was never a clerk") is lines[2]
    assert meant(lines, "it is KATY NELLE") is lines[0]
    assert meant(lines, "qqq") is None
    assert meant([], "Nell") is None
