"""Titles and names in the one form in which they are compared."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.series.naming import normalise, slug_of, without_article


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("  The   Lamp ", "the lamp"),
        ("The Queen’s Gambit", "the queens gambit"),
        ("M*A*S*H", "m a s h"),
        ("Élite", "elite"),
        ("E\u0301lite", "elite"),
        ("Straße & Söhne", "strasse and sohne"),
        ("Gambit królowej", "gambit krolowej"),
        ("오징어 게임", "오징어 게임"),
        ("Тьма", "тьма"),
        ("后翼弃兵", "后翼弃兵"),
        ("snake_case", "snake case"),
        ("!?…", ""),
        ("🔦", ""),
    ],
)
def test_case_accents_and_punctuation_do_not_count(typed: str, compared: str) -> None:
    assert normalise(typed) == compared


def test_letters_of_another_style_do_not_count() -> None:
    assert normalise("𝐃𝐚𝐫𝐤") == "dark"


@pytest.mark.parametrize(
    ("name", "bare"), [("the lamp", "lamp"), ("el inocente", "inocente"), ("the", "the"), ("a", "a"), ("theo", "theo")]
)
def test_a_leading_article_is_dropped_unless_it_is_all_there_is(name: str, bare: str) -> None:
    assert without_article(name) == bare


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Amy-Leigh Hickman", "amy-leigh-hickman"),
        ("Siân O’Callaghan", "sian-ocallaghan"),
        ("Łukasz", "lukasz"),
        ("Wolfeschlegelsteinhausenbergerdorff-Hubert Senior", "wolfeschlegelsteinhausenbergerdorff-huber"[:40]),
    ],
)
def test_a_slug_is_the_name_in_plain_letters(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_names_without_plain_letters_have_slugs_that_differ() -> None:
    assert slug_of("이정재") != slug_of("박해수")


@given(st.text(st.characters(max_codepoint=127)))
def test_what_has_no_accents_is_brought_to_the_same_form_as_what_has(typed: str) -> None:
    assert normalise(f"{typed} é") == f"{normalise(typed)} e".strip()


@given(st.text())
def test_every_name_has_a_slug_that_files_and_links_may_use(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(name))
    assert len(slug_of(name)) <= 40
