"""Text from files is shown as it is: whatever stands in it, it is no markup, and what is covered stays covered."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.markdown import Markdown, escape, link, plain
from bot.spoilers import cover

from .markdown import Piece, read
from .markdown.hostile import texts

readers = st.booleans()


def shown(text: str) -> list[Piece]:
    """What a plain text should look like: itself, and nothing done to it."""
    return [Piece(plain(text))] if plain(text) else []


def in_a_cover(text: str) -> str:
    """How a text stands in a cover: a bar at its end is kept apart from the closing bars."""
    return f"{plain(text)} " if plain(text).endswith("|") else plain(text)


@given(texts, readers)
@example("||Ada|| did it", True)
@example("a\\", True)
@example("https://x.example/||a||", True)
@example("\u202e||a||\n# b", True)
@example("# a", True)
@example("-# a", True)
@example("> a", True)
@example("- a", True)
@example("<@1> @everyone", True)
@example("[a](https://x.example) `b` *c* __d__ ~~e~~", True)
def test_an_escaped_text_shows_itself_and_nothing_else(text: str, patient: bool) -> None:
    assert read(escape(text), patient=patient) == shown(text)


@pytest.mark.parametrize("text", ["1. Kapitel", "24) hours", "1899. A ship sails."])
def test_a_text_that_begins_with_a_number_shows_itself_and_nothing_else(text: str) -> None:
    assert read(escape(text)) == shown(text)


@given(texts)
def test_a_plain_text_is_one_line_without_what_is_not_seen(text: str) -> None:
    line = plain(text)

    assert line == line.strip()
    assert not set(line) & set("\n\r\t\0\u0085\u2028\u2029\u200b\u200e\u200f\u202e\u2066\u2069\ufeff")
    assert letters(line) == letters(text)


def letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum() or character in "|`*_~\\<>@[]#🔦"]


@given(texts)
def test_escaping_twice_changes_nothing(text: str) -> None:
    assert escape(escape(text)) == escape(text)


@given(texts)
def test_a_covered_text_is_one_closed_spoiler_that_hides_all_of_it(text: str) -> None:
    hidden = [Piece(in_a_cover(text), frozenset({"spoiler"}))] if plain(text) else []

    assert read(cover([text])) == hidden
    assert read(cover([text]), patient=False) == hidden


@pytest.mark.parametrize("text", ["|", "He did it|", "||He did it||"])
def test_a_covered_text_that_ends_with_a_bar_is_hidden_from_every_reader(text: str) -> None:
    assert read(cover([text]), patient=False) == [Piece(f"{text} ", frozenset({"spoiler"}))]


@given(st.lists(texts, max_size=4))
def test_several_covered_texts_are_one_spoiler(several: list[str]) -> None:
    pieces = read(cover(several))

    assert all(piece.hidden for piece in pieces)
    assert len(pieces) <= 1
    told = "  ·  ".join(plain(text) for text in several)
    assert "".join(piece.text for piece in pieces) in {told, f"{told} "} or not pieces


@given(texts, texts, texts, readers)
def test_a_cover_between_other_texts_hides_its_own_and_nothing_of_theirs(
    before: str, secret: str, after: str, patient: bool
) -> None:
    assume(plain(secret))

    pieces = read(Markdown("").join([before, cover([secret]), after]), patient=patient)

    assert [piece.text for piece in pieces if piece.hidden] == [in_a_cover(secret)]
    assert [piece for piece in pieces if not piece.hidden] == [*shown(before), *shown(after)]


@given(texts, texts)
def test_what_is_filled_in_is_escaped_and_the_template_is_not(name: str, line: str) -> None:
    assume(plain(name) and plain(line))

    pieces = read(Markdown("**{name}** · {0}").format(line, name=name))

    assert pieces == [Piece(plain(name), frozenset({"bold"})), Piece(f" · {plain(line)}")]


@given(texts)
def test_what_is_joined_or_added_is_escaped_once(text: str) -> None:
    safe = escape(text)

    assert Markdown("").join([text]) == Markdown("").join([safe]) == safe
    assert Markdown("") + text == Markdown("") + safe == safe
    assert Markdown("{}").format(text) == Markdown("{}").format(safe) == safe
    assert type(Markdown("**") + text) is Markdown


def test_markdown_is_left_as_it_is() -> None:
    bold = Markdown("**Ada**")

    assert Markdown("{}, {who}").format(bold, who=bold) == "**Ada**, **Ada**"
    assert Markdown(", ").join([bold, bold]) == "**Ada**, **Ada**"
    assert bold + bold == bold * 2 == "**Ada****Ada**"
    assert escape(bold) is bold


def test_numbers_are_filled_in_as_they_are_formatted() -> None:
    assert Markdown("{0:,} of {count:02d}").format(1234, count=7) == "1,234 of 07"


def test_a_field_that_is_not_given_is_an_error_rather_than_a_gap() -> None:
    with pytest.raises(KeyError, match="name"):
        Markdown("{name}").format()


@given(texts)
def test_the_text_of_a_link_shows_itself_and_leads_where_it_should(text: str) -> None:
    assume(plain(text))

    address = "https://x.example/a_(b)"

    assert read(link(text, address)) == [Piece(plain(text), frozenset({"link https://x.example/a_%28b%29"}))]
