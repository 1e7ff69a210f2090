"""Corrections are among what is stored about a member: to be seen, taken along and deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.state.correction import Decision

from .desk import LINK, WRONG

if TYPE_CHECKING:
    from tests.reading import Seen

    from .desk import Desk


async def deleted(desk: Desk) -> Seen:
    question = await desk.ada.press(await desk.ada.slash("privacy"), "Delete everything")
    assert "and corrections you sent" in question.open
    return await desk.ada.press(question, "Delete it for good")


async def test_what_one_wrote_is_shown(desk: Desk) -> None:
    await desk.corrected(desk.ada)
    await desk.corrected(desk.ben, wrong="Something else.")
    seen = await desk.ada.slash("privacy")
    assert "**Corrections you sent**" in seen.open
    assert f"**Blameless (Channel One, 2018)** · “{WRONG}”" in seen.open
    assert "Something else" not in seen.open


async def test_the_export_holds_it_whole(desk: Desk) -> None:
    await desk.corrected(desk.ada, instead="Nell Ashe", evidence=LINK, news=True)
    now = desk.world.bot.clock()
    await desk.world.bot.corrections.settle((await desk.one()).number, Decision.REJECTED, "No.", now)
    seen = await desk.ada.press(await desk.ada.slash("privacy"), "Export as JSON")
    (file,) = seen.message.attachments
    content: dict[str, Any] = json.loads(desk.env.backend.cdn.get(file.url) or b"")
    (correction,) = content["corrections"]
    assert (correction["series"], correction["season"], correction["wrong"]) == ("blameless", 2, WRONG)
    assert (correction["instead"], correction["evidence"], correction["wants_news"]) == ("Nell Ashe", LINK, True)
    assert (correction["decision"], correction["reason"], correction["news"]) == ("rejected", "No.", "waiting")


async def test_what_is_deleted_is_gone_and_nothing_is_told_of_it(desk: Desk) -> None:
    await desk.corrected(desk.ada, news=True)
    await desk.corrected(desk.ben)
    now = desk.world.bot.clock()
    await desk.world.bot.corrections.settle(1, Decision.ACCEPTED, None, now)
    assert "I know nothing about you any more." in (await deleted(desk)).open
    await desk.world.bot.news.round()
    assert desk.letters(desk.ada) == []
    assert [each.remark.member for each in await desk.waiting()] == [desk.ben.actor.id]
    assert "Nothing is stored about you." in (await desk.ada.slash("privacy")).open


async def test_all_of_it_goes_or_nothing_does(desk: Desk) -> None:
    await desk.watched(desk.ada, "blameless", "S1E1")
    await desk.corrected(desk.ada)
    await desk.world.bot.database.transact(
        lambda writing: writing.write(
            "create trigger broken before delete on correction begin select raise(abort, 'no'); end", {}
        )
    )
    assert "I know nothing" not in (await deleted(desk)).open
    assert desk.world.alarms() != []
    seen = await desk.ada.slash("privacy")
    assert "up to S1E1" in seen.open
    assert WRONG in seen.open
