"""Pages: whatever is said, nothing is split, lost or told twice, and Discord's limits hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.markdown import Markdown
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.answers.layout import Message, message_of
from bot.ui.answers.pages import MOST_CHARACTERS, MOST_COMPONENTS, Page, page_of, text_of
from bot.ui.questions import CastQuestion, HelpQuestion

QUESTION = CastQuestion("blameless", 1)
lengths = st.integers(1, 1500)
headings = st.sampled_from(["", "**Also appearing**", "**Later**"]).map(Markdown)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer whose entries all differ: their number, then something as long as it takes."""
    shape = draw(st.lists(st.tuples(headings, st.lists(lengths, max_size=40)), max_size=14))
    number, sections = 0, []
    for heading, sizes in shape:
        entries = []
        for size in sizes:
            number += 1
            entries.append(Markdown(f"#{number}# ".ljust(size, "x")))
        sections.append(Section(tuple(entries), heading))
    intro, footer = (Markdown("i" * draw(st.integers(0, 200))) for _ in range(2))
    buttons = tuple(Button(f"b{n}", CastQuestion("b", n), private=True) for n in range(draw(st.integers(0, 8))))
    options = tuple(Option(f"o{n}", CastQuestion("o", n), chosen=n == 3) for n in range(draw(st.integers(0, 40))))
    return Answer(QUESTION, Markdown("## Title"), tuple(sections), intro, footer, buttons, (Menu("Which?", options),))


def pages_of(answer: Answer) -> list[Page]:
    count = page_of(answer).count
    return [page_of(replace(answer, page=number)) for number in range(count)]


def entries_of(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    return [(section.heading, entry) for section in sections for entry in section.entries]


@given(answers())
def test_all_pages_together_tell_every_entry_once_and_in_order(answer: Answer) -> None:
    told = [entry for page in pages_of(answer) for entry in entries_of(page.sections)]
    assert told == entries_of(answer.sections)


@given(answers())
def test_every_page_says_which_it_is(answer: Answer) -> None:
    assert [page.number for page in pages_of(answer)] == list(range(page_of(answer).count))


@given(answers())
def test_no_page_but_an_only_one_is_empty(answer: Answer) -> None:
    pages = pages_of(answer)
    assert len(pages) == 1 or all(entries_of(page.sections) for page in pages)


@given(answers())
def test_every_page_keeps_discords_limits(answer: Answer) -> None:
    for number in range(page_of(answer).count):
        message = message_of(replace(answer, page=number))
        assert message.content_length() <= MOST_CHARACTERS
        assert message.total_children_count <= MOST_COMPONENTS


@given(answers(), st.integers(-3, 99))
def test_any_page_that_is_asked_for_is_answered_by_one_that_exists(answer: Answer, page: int) -> None:
    found = page_of(replace(answer, page=page))
    assert 0 <= found.number < found.count
    assert found.number == page or not 0 <= page < found.count


@given(answers())
def test_the_pager_leads_to_the_neighbours_and_nowhere_else(answer: Answer) -> None:
    count = page_of(answer).count
    for number in range(count):
        pressable = {item.label: item.custom_id for item in buttons_of(answer, number) if not item.disabled}
        assert ("Back" in pressable) == (number > 0)
        assert ("More" in pressable) == (number < count - 1)
        if "More" in pressable:
            assert pressable["More"] == f"h1~{QUESTION.at_page(number + 1).encode()}"


@given(answers())
def test_no_two_components_of_a_page_share_an_id(answer: Answer) -> None:
    for number in range(page_of(answer).count):
        ids = [item.custom_id for item in buttons_of(answer, number)]
        assert len(ids) == len(set(ids))


def buttons_of(answer: Answer, number: int) -> list[ui.Button[Message]]:
    message = message_of(replace(answer, page=number))
    return [item for item in message.walk_children() if isinstance(item, ui.Button)]


@given(st.integers(26, 200), st.data())
def test_a_long_menu_shows_25_options_around_the_chosen_one(count: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, count - 1))
    options = tuple(Option(f"o{n}", CastQuestion("o", n), chosen=n == chosen) for n in range(count))
    message = message_of(Answer(HelpQuestion(), Markdown("## Title"), menus=(Menu("Which?", options),)))
    (menu,) = [item for item in message.walk_children() if isinstance(item, ui.Select)]
    assert len(menu.options) == 25
    assert [option.label for option in menu.options if option.default] == [f"o{chosen}"]


def test_a_heading_is_repeated_where_its_entries_go_on_over_the_page() -> None:
    section = Section(tuple(Markdown(f"entry {n}") for n in range(20)), Markdown("**Also appearing**"))
    pages = pages_of(Answer(QUESTION, Markdown("## Title"), (section,)))
    assert len(pages) == 2
    assert all(text_of(page.sections[0]).startswith("**Also appearing**\n") for page in pages)


def test_an_entry_that_no_message_can_hold_is_our_mistake_and_told_as_one() -> None:
    answer = Answer(QUESTION, Markdown("## Title"), (Section((Markdown("x" * MOST_CHARACTERS),)),))
    with pytest.raises(ValueError, match="fits on no page"):
        page_of(answer)


def test_a_frame_that_breaks_the_limits_is_our_mistake_and_told_as_one() -> None:
    with pytest.raises(ValueError, match="more than one message can hold"):
        message_of(Answer(QUESTION, Markdown("x" * (MOST_CHARACTERS + 1))))
