"""Whatever is typed into the form is kept as one plain line of bounded length, and pings and links nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.correction import LONGEST_EVIDENCE, LONGEST_REMARK, address_in
from tests.commands.test_hostile import HOSTILE

if TYPE_CHECKING:
    from .desk import Desk

FORM = "f1~wrong:blameless:2"
NOWHERE = [
    "",
    "I just know it",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://evil.example",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "https://",
    "https://localhost/x",
    "https://good.example@evil.example/",
    "https://user:secret@evil.example/",
    "https://10.0.0.1/",
    "https://[::1]/",
    "https://..",
    "https://" + "a" * 80 + ".example",
    "S2E3.",
]
SOMEWHERE = {
    "https://itv.example/press?a=1#b": "https://itv.example/press?a=1#b",
    "see https://itv.example/press).": "https://itv.example/press",
    "<https://itv.example/press>": "https://itv.example/press",
    "[here](https://itv.example/press)": "https://itv.example/press",
    "www.itv.example/press": "https://www.itv.example/press",
    "itv.example": "https://itv.example",
    "HTTP://itv.example/ and https://other.example": "HTTP://itv.example/",
    "https://münchen.example/ä": "https://münchen.example/ä",
}


async def test_what_is_typed_is_kept_on_one_plain_line_and_answered(desk: Desk) -> None:
    for typed in HOSTILE.values():
        member = desk.world.newcomer("somebody")
        seen = await desk.forged(member, FORM, wrong=typed, instead=typed, evidence=typed, news=True)
        assert "## Thank you" in seen.text
        (correction,) = await desk.world.bot.corrections.of_member(member.actor.id)
        remark = correction.remark
        for kept, longest in ((remark.wrong, LONGEST_REMARK), (remark.evidence, LONGEST_EVIDENCE)):
            assert 0 < len(kept) <= longest
            assert not set(kept) & set("\n\r\u200b\u2028\u202e")
        assert "<@123" not in (await member.slash("privacy")).text
    sent = desk.world.requests("/callback")
    assert all(body["data"]["allowed_mentions"] == {"parse": []} for body in sent)


async def test_nothing_said_is_nothing_kept(desk: Desk) -> None:
    for typed in ("", " ", "\u200b\u2060\ufeff", "\n\n", 7, None, True, ["a"], {"a": "b"}):
        seen = await desk.forged(desk.ada, FORM, wrong=typed, evidence="https://itv.example")
        assert seen.private
        assert "You did not say what is wrong." in seen.open
    assert await desk.waiting() == []


async def test_a_tick_is_a_tick_and_nothing_else(desk: Desk) -> None:
    await desk.forged(desk.ada, FORM, wrong="a", news="true", other="b")
    assert (await desk.one()).remark.wants_news is False


@pytest.mark.parametrize("evidence", NOWHERE)
def test_what_leads_nowhere_is_no_address(evidence: str) -> None:
    assert address_in(evidence) is None


@pytest.mark.parametrize("evidence", SOMEWHERE)
def test_an_address_is_found_in_what_people_write(evidence: str) -> None:
    assert address_in(evidence) == SOMEWHERE[evidence]
