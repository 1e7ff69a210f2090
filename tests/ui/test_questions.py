"""Questions survive the way into a button and back, and nothing else is taken for one."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import QuestionExpired
from bot.ui import questions
from bot.ui.answers.layout import HERE, MENU, PRIVATELY
from bot.ui.questions import (
    LONGEST,
    AboutQuestion,
    CastQuestion,
    CorrectionQuestion,
    HelpQuestion,
    Question,
    SeriesQuestion,
    SourcesQuestion,
    WhoQuestion,
    decode,
)

LONGEST_ID = 100
KINDS = [kind for kind in vars(questions).values() if isinstance(kind, type) and Question in kind.__bases__]
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,8}", fullmatch=True).map(lambda slug: slug[:40].strip("-"))
seasons = st.none() | st.integers(0, 999)
pages = st.integers(0, 9999)
targets = st.builds("p.{}".format, slugs) | st.builds("c.{}.{}".format, slugs, st.integers(0, 9999))
any_question = st.one_of(
    st.builds(CastQuestion, slugs, seasons, pages),
    st.builds(SeriesQuestion, slugs, pages),
    st.builds(SourcesQuestion, slugs, seasons, pages),
    st.builds(CorrectionQuestion, slugs, seasons),
    st.builds(WhoQuestion, targets, pages),
    st.builds(HelpQuestion),
    st.builds(AboutQuestion),
)


@given(any_question)
def test_a_question_is_read_back_as_it_was(question: Question) -> None:
    again = decode(question.encode())
    assert again == question
    assert type(again) is type(question)


@given(any_question)
def test_a_question_fits_into_a_button(question: Question) -> None:
    assert len(question.encode()) <= LONGEST
    assert len(max(HERE, PRIVATELY, key=len) + question.encode()) <= LONGEST_ID


@given(any_question, pages)
def test_another_page_changes_nothing_else(question: Question, page: int) -> None:
    turned = question.at_page(page)
    assert turned.at_page(0) == question.at_page(0)
    assert turned == question or getattr(turned, "page", None) == page


@given(st.text(max_size=120))
@example("")
@example("cast")
@example("cast:innocent")
@example("cast:innocent:2:0:0")
@example("cast:innocent:two:0")
@example("cast:innocent:2:")
@example("help:")
@example("Question")
@example("who:c.gone.1")
def test_what_is_no_question_is_refused(text: str) -> None:
    try:
        question = decode(text)
    except QuestionExpired:
        return
    # Whatever is read as a question asks the same when it is written again.
    assert decode(question.encode()) == question


@given(any_question, st.integers(0, 90))
def test_a_question_cut_short_is_refused_or_another_question(question: Question, length: int) -> None:
    cut = question.encode()[:length]
    try:
        assert isinstance(decode(cut), Question)
    except QuestionExpired:
        assert cut != question.encode()


@pytest.mark.parametrize("kind", KINDS)
def test_codes_are_short_words_that_need_no_escape(kind: type[Question]) -> None:
    assert re.fullmatch(r"[a-z]{2,12}", kind.code)
    assert [other for other in KINDS if other.code == kind.code] == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_values_of_the_wrong_number_are_refused(kind: type[Question]) -> None:
    for number in range(8):
        if number != len(fields(kind)):
            with pytest.raises(QuestionExpired):
                decode(":".join([kind.code, *["1"] * number]))


def test_the_ways_to_ask_are_told_apart() -> None:
    assert len({HERE, PRIVATELY, MENU}) == 3
    assert not any(one != other and one.startswith(other) for one in (HERE, PRIVATELY, MENU) for other in (HERE, MENU))
