"""Whatever is typed into the boxes of `/remind` is shown as it is, and pings, hides and sets nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.test_hostile import HOSTILE
from tests.reading import shown

if TYPE_CHECKING:
    from .village import Village


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_what_is_typed_is_echoed_harmlessly(village: Village, typed: str) -> None:
    for option in ("lead", "track"):
        seen = await village.set(**{option: typed})
        assert seen.private
        assert "zqxj" in seen.open
        assert seen.covers == []
        assert "@everyone" not in seen.text.replace("\\@everyone", "")
    assert await village.kept() == []
    sent = village.world.requests("/callback")
    assert [body["data"]["allowed_mentions"] for body in sent] == [{"parse": []}] * 2


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_what_is_typed_breaks_no_suggestion(village: Village, typed: str) -> None:
    assert len(await village.mo.suggestions("remind", "lead", typed, series="id:harvest")) == 5
    assert await village.mo.suggestions("remind", "track", typed, series="id:harvest") == {}


async def test_a_title_full_of_markup_is_shown_as_it_is(village: Village) -> None:
    seen = await village.set(series="markup")
    listed = await village.mo.slash("reminders")
    removing = await village.mo.press(seen, "Remove")
    privacy = await village.mo.slash("privacy")
    for each in (seen, listed, removing, privacy):
        assert "*Stars* `tick` [Link](x) # x" in shown(each.text)
        assert "*Stars*" not in each.text
