"""Whoever wants to know is told what became of it: once, in a few words, over restarts and refusals."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.state.correction import Decision, News

if TYPE_CHECKING:
    from bot.state.correction import Correction
    from tests.reading import Seen

    from .desk import Desk

POSTING = "/channels/*/messages"


async def decided(desk: Desk, decision: Decision = Decision.ACCEPTED, reason: str | None = None) -> Correction:
    """A curator decides what lies on the desk."""
    correction = await desk.one()
    bot = desk.world.bot
    assert await bot.corrections.settle(correction.number, decision, reason, bot.clock())
    return correction


async def later(desk: Desk, **time: float) -> list[Seen]:
    """Time passes, and the bot looks for decisions; the letters that ada has got by then."""
    await desk.env.advance_time(timedelta(**time).total_seconds())
    await desk.world.bot.news.round()
    return desk.letters(desk.ada)


async def kept(desk: Desk, number: int) -> Correction:
    found = await desk.world.bot.corrections.correction(number)
    assert found
    return found


async def test_it_is_told_that_they_were_right(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    number = (await decided(desk)).number
    (letter,) = await later(desk, seconds=15)
    assert letter.open.splitlines()[0] == "**Blameless (Channel One, 2018)**: thank you for your correction."
    assert "You were right: a curator has taken it up" in letter.open
    assert "You wrote on 1 January 2026: “Katy Nell plays Nell Ashe, not Nell Ash.”" in letter.open
    assert letter.buttons == {}
    assert (await kept(desk, number)).news is News.TOLD


async def test_a_refusal_says_why_under_a_cover(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await decided(desk, Decision.REJECTED, "She is || the @everyone **culprit**.")
    (letter,) = await later(desk, seconds=15)
    assert "A curator has looked into it, and it stays as it is." in letter.open
    assert letter.covers == ["She is || the @everyone **culprit**."]
    assert "culprit" not in letter.open


async def test_what_the_member_wrote_is_shown_as_they_wrote_it(desk: Desk) -> None:
    await desk.corrected(desk.ada, wrong="||a|| **b** <@1> [c](https://d.example) # e", news=True)
    await decided(desk)
    (letter,) = await later(desk, seconds=15)
    assert "“||a|| **b** <@1> [c](https://d.example) # e”" in letter.open
    assert letter.covers == []


async def test_it_is_told_once(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await decided(desk)
    for _ in range(3):
        letters = await later(desk, hours=1)
    assert len(letters) == 1
    assert len(desk.world.requests(f"/channels/{desk.ada.actor.user.dm_channel.id}/messages")) == 1


async def test_nobody_is_told_who_did_not_ask(desk: Desk) -> None:
    await desk.corrected(desk.ada)
    number = (await decided(desk)).number
    assert await later(desk, hours=1) == []
    assert (await kept(desk, number)).news is News.NONE


async def test_before_it_is_decided_there_is_nothing_to_tell(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    assert await later(desk, days=30) == []


async def test_what_is_decided_while_the_bot_is_down_is_told_when_it_is_back(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await decided(desk)
    await desk.world.restart()
    assert len(await later(desk, seconds=15)) == 1
    await desk.world.restart()
    assert len(await later(desk, hours=1)) == 1


async def test_each_attempt_carries_the_same_nonce(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await decided(desk)
    for _ in range(2):
        desk.env.inject_error("POST", POSTING, status=503)
        assert await later(desk, minutes=6) == []
    assert len(await later(desk, minutes=6)) == 1
    bodies = desk.world.requests(f"/channels/{desk.ada.actor.user.dm_channel.id}/messages")
    assert [(body["nonce"], body["enforce_nonce"]) for body in bodies] == [("correction-1", True)] * 3


async def test_after_a_failure_it_waits_a_moment(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    number = (await decided(desk)).number
    desk.env.inject_error("POST", POSTING, status=503)
    await later(desk, seconds=15)
    assert await later(desk, seconds=0) == []
    trouble = (await kept(desk, number)).trouble
    assert trouble is not None
    assert "Discord could not be reached" in trouble


async def test_where_direct_messages_are_closed_it_gives_up_and_notes_it(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    number = (await decided(desk)).number
    desk.env.inject_error("POST", POSTING, status=403, code=50007)
    assert await later(desk, seconds=15) == []
    assert await later(desk, days=1) == []
    told = await kept(desk, number)
    assert (told.news, told.trouble) == (News.GIVEN_UP, "direct messages closed")


async def test_after_a_week_of_failures_it_gives_up(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    number = (await decided(desk)).number
    desk.env.inject_error("POST", POSTING, status=503)
    await later(desk, days=8)
    assert (await kept(desk, number)).news is News.GIVEN_UP


async def test_one_that_cannot_be_told_keeps_no_other_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.courier import news

    def broken(correction: Correction, *rest: object) -> object:
        if correction.number == 1:
            raise ZeroDivisionError
        return rendered(correction, *rest)

    rendered = news.news_answer
    monkeypatch.setattr(news, "news_answer", broken)
    for wrong in ("one", "two"):
        await desk.corrected(desk.ada, wrong=wrong, news=True)
    for correction in await desk.waiting():
        await desk.world.bot.corrections.settle(correction.number, Decision.ACCEPTED, None, desk.world.bot.clock())
    (letter,) = await later(desk, seconds=15)
    assert "“two”" in letter.open
    assert desk.world.alarms() == ["news of correction 1 failed"]


async def test_two_processes_tell_it_once(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await decided(desk)
    now, lease = desk.world.bot.clock(), timedelta(minutes=1)
    assert len(await desk.world.bot.corrections.claim_news(now, lease, 5)) == 1
    assert await later(desk, seconds=15) == []
    assert len(await later(desk, minutes=1)) == 1, "the other one was killed meanwhile"


async def test_a_series_that_has_gone_is_named_as_it_can_be(desk: Desk) -> None:
    await desk.forged(desk.ada, "f1~wrong:gone-series:1", wrong="It is gone.", news=True)
    await decided(desk)
    (letter,) = await later(desk, seconds=15)
    assert "**gone-series**" in letter.text


async def test_trouble_with_the_state_is_told_to_the_operator(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def enough(_: float) -> None:
        raise InterruptedError

    monkeypatch.setattr("bot.courier.news.asyncio.sleep", enough)
    await desk.world.bot.database.close()
    with pytest.raises(InterruptedError):
        await desk.world.bot.news.run()
    assert desk.world.alarms() == ["news of corrections waits: the state is not open"]


async def test_what_was_decided_long_ago_is_forgotten(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    number = (await decided(desk)).number
    await later(desk, days=1)
    await later(desk, days=178)
    assert await kept(desk, number)
    await later(desk, days=2)
    assert await desk.world.bot.corrections.correction(number) is None
