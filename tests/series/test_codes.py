"""Episode codes as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.series.codes import EpisodeCode

codes = st.builds(EpisodeCode, st.integers(0, 999), st.integers(0, 9999), st.booleans())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("S2E3", EpisodeCode(2, 3)),
        ("s2e3", EpisodeCode(2, 3)),
        (" S02E03 ", EpisodeCode(2, 3)),
        ("S2X1", EpisodeCode(2, 1, special=True)),
        ("S0X12", EpisodeCode(0, 12, special=True)),
        ("S100E1000", EpisodeCode(100, 1000)),
    ],
)
def test_a_code_is_read_in_either_case_and_with_leading_zeros(typed: str, read: EpisodeCode) -> None:
    assert EpisodeCode.parse(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "S2", "E3", "2x03", "S2 E3", "S2E3-E4", "S2E", "SE3", "S2Y3", "S1000E1", "S-1E2"]
)
def test_anything_else_is_refused_with_the_two_forms(typed: str) -> None:
    with pytest.raises(ValueError, match="is not an episode; write S2E3, or S2X1 for a special"):
        EpisodeCode.parse(typed)


@given(codes)
def test_a_code_is_written_as_it_is_read(code: EpisodeCode) -> None:
    assert EpisodeCode.parse(str(code)) == code


def test_codes_are_listed_by_season_with_the_specials_last() -> None:
    listed = sorted(map(EpisodeCode.parse, ["S2E1", "S1X1", "S1E10", "S1E9", "S1X2"]))

    assert list(map(str, listed)) == ["S1E9", "S1E10", "S1X1", "S1X2", "S2E1"]
