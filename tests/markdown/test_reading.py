"""The reader sees markup where Discord does; were it blind, the tests that use it would prove nothing."""

from __future__ import annotations

import pytest

from . import Piece, read


def piece(text: str, *done: str) -> Piece:
    return Piece(text, frozenset(done))


@pytest.mark.parametrize(
    ("markdown", "pieces"),
    [
        ("||a||", [piece("a", "spoiler")]),
        ("a ||b|| c", [piece("a "), piece("b", "spoiler"), piece(" c")]),
        ("||a|| ||b||", [piece("a", "spoiler"), piece(" "), piece("b", "spoiler")]),
        ("||a\nb||", [piece("a\nb", "spoiler")]),
        (r"||a\|\|b||", [piece("a||b", "spoiler")]),
        (r"\||a||", [piece("||a||")]),
        ("||a", [piece("||a")]),
        ("||||", [piece("||||")]),
        ("`||a||`", [piece("||a||", "code")]),
        ("||`a||`", [piece("`a", "spoiler"), piece("`")]),
        ("**a** *b* _c_ __d__ ~~e~~", None),
        ("||**a**||", [piece("a", "spoiler", "bold")]),
        (r"\*a\* \_b\_ \~\~c\~\~ \`d\`", [piece("*a* _b_ ~~c~~ `d`")]),
        ("snake_case_name", [piece("snake_case_name")]),
        ("# a", [piece("a", "heading")]),
        ("-# a", [piece("a", "subtext")]),
        ("> a", [piece("a", "quote")]),
        ("- a", [piece("a", "list")]),
        ("1. a", [piece("a", "list")]),
        (r"\# a", [piece("# a")]),
        (r"1\. a", [piece("1. a")]),
        (r"\1. a", [piece(r"\1. a")]),
        ("# ||a\nb||", [piece("||a", "heading"), piece("b||")]),
        ("[a](https://x.example)", [piece("a", "link https://x.example")]),
        ("[a](<https://x.example>)", [piece("a", "link https://x.example")]),
        (r"\[a\](x)", [piece("[a](x)")]),
        ("https://x.example", [piece("https://x.example", "address https://x.example")]),
        (r"https\://x.example", [piece("https://x.example")]),
        ("https://x.example||a||", [piece("https://x.example||a||", "address https://x.example||a||")]),
        ("<@1> @everyone", [piece("<@1>", "mention"), piece(" "), piece("@everyone", "mention")]),
        (r"\<@1> \@everyone", [piece("<@1> @everyone")]),
        ("", []),
    ],
)
def test_the_reader_sees_what_discord_shows(markdown: str, pieces: list[Piece] | None) -> None:
    if pieces is None:
        assert [(one.text, *one.done) for one in read(markdown) if one.done] == [
            ("a", "bold"),
            ("b", "italic"),
            ("c", "italic"),
            ("d", "underline"),
            ("e", "strike"),
        ]
    else:
        assert read(markdown) == pieces


def test_readers_differ_about_an_escaped_bar_before_the_end() -> None:
    assert read(r"||a\|||") == [piece("a|", "spoiler")]
    assert read(r"||a\|||", patient=False) == [piece("a\\", "spoiler"), piece("|")]
