"""Times before and after an episode are understood as they are told, in every language."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import LeadNotUnderstood
from bot.text import Texts
from bot.ui.reminders.lead import LONGEST_AFTER, LONGEST_BEFORE, OFFERED, lead_chosen, lead_of, lead_told, lead_typed
from cogs.remind import Remind

TEXTS = Texts.load()
ENGLISH = TEXTS.for_locale("en")
languages = st.sampled_from(TEXTS.languages)
leads = st.integers(-7 * 24 * 60, 14 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(leads, languages)
@example(LONGEST_BEFORE, "en")
@example(-LONGEST_AFTER, "de")
def test_what_is_told_is_understood(lead: timedelta, language: str) -> None:
    text = TEXTS.for_locale(language)
    assert lead_typed(lead_told(lead, text), text) == lead
    assert lead_typed(lead_chosen(lead), text) == lead


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15", 15),
        ("90 min", 90),
        ("90min.", 90),
        ("2h", 120),
        ("2 HOURS", 120),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1.5 h", 90),
        ("1,5 h before", 90),
        ("1 week", 7 * 24 * 60),
        ("2 weeks", 14 * 24 * 60),
        ("30 min after", -30),
        ("after 30 min", -30),
        ("at the start", 0),
        ("start", 0),
        ("0", 0),
        ("0 min", 0),
        ("id:-1800", -30),
    ],
)
def test_people_write_it_in_many_ways(typed: str, minutes: int) -> None:
    assert lead_typed(typed, ENGLISH) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("language", "typed"), [("de", "2 Stunden"), ("de", "2 Std."), ("es", "2 horas"), ("es", "2 h")]
)
def test_other_languages_have_words_of_their_own(language: str, typed: str) -> None:
    assert lead_typed(typed, TEXTS.for_locale(language)) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "before the start", "after it begins"),
        ("en", "before", "after"),
        ("de", "vor Beginn", "nach Beginn"),
        ("de", "vor dem Start", "nach dem Anfang"),
        ("de", "bevor es anfängt", "nachdem es begonnen hat"),
        ("de", "before", "after"),
        ("es", "antes del comienzo", "después del inicio"),
        ("es", "antes de empezar", "después de empezar"),
        ("es", "antes de que empiece", "despues de que comience"),
    ],
)
def test_before_and_after_what_is_said_in_many_ways(language: str, before: str, after: str) -> None:
    text = TEXTS.for_locale(language)
    assert lead_typed(f"30 min {before}", text) == timedelta(minutes=30)
    assert lead_typed(f"30 min {after}", text) == timedelta(minutes=-30)


@pytest.mark.parametrize("language", TEXTS.languages)
def test_what_the_command_gives_as_examples_is_understood(language: str) -> None:
    """`90 min, 1 day or 30 min after; 15 minutes before`, as it stands at the option."""
    text = TEXTS.for_locale(language)
    lead = Remind.remind.get_parameter("lead")
    assert lead is not None
    examples = re.findall(r"\d[^,;]*?(?=[,;]| or | oder | o )", text.plain(lead.description))
    assert [lead_typed(each, text) // timedelta(minutes=1) for each in examples] == [90, 24 * 60, -30, 15]


NONSENSE = (
    *("", " ", "before", "soon", "-15 min", "15 minutes before noon", "15 min before after", "1 month", "15 days"),
    *("30 min the start", "30 min it", "30 min before it and after it"),
    *("169 h after", "id:", "id:9999999", "9" * 60, "9" * 4000, "1e9 h", "٣ fortnights", "||15||", "@everyone"),
)


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_is_refused(typed: str) -> None:
    with pytest.raises(LeadNotUnderstood):
        lead_typed(typed, ENGLISH)


@given(st.text(max_size=80), languages)
def test_whatever_is_typed_is_understood_within_bounds_or_refused(typed: str, language: str) -> None:
    try:
        lead = lead_typed(typed, TEXTS.for_locale(language))
    except LeadNotUnderstood:
        return
    assert -LONGEST_AFTER <= lead <= LONGEST_BEFORE
    assert not lead % timedelta(minutes=1)


@given(st.integers(-(10**80), 10**80))
def test_a_number_from_a_button_is_within_bounds_or_refused(seconds: int) -> None:
    lead = lead_of(seconds)
    assert lead is None or -LONGEST_AFTER <= lead <= LONGEST_BEFORE


def test_what_is_offered_is_told_apart_in_every_language() -> None:
    for language in TEXTS.languages:
        assert len({lead_told(lead, TEXTS.for_locale(language)) for lead in OFFERED}) == len(OFFERED)
