"""A member finds a mistake, presses, writes what is wrong, and is thanked."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bot.catalogue.build import build
from bot.text import Texts
from bot.ui.answers.form import window_of
from bot.ui.corrections import correction_form
from bot.ui.questions import CorrectionQuestion
from tests.conftest import CURATED
from tests.watching.club import alone, moderator
from tests.world import living

from .desk import LINK, WRONG, Desk

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_form_asks_what_is_wrong_what_is_right_and_where_it_says_so(desk: Desk) -> None:
    window = await desk.opened(desk.ada)
    assert window.spec["title"] == "What is wrong: Blameless (Channel One, 2018)"
    assert window.labels == [
        "What is wrong?",
        "What is right?",
        "Where does it say so?",
        "Tell me what becomes of it",
    ]


async def test_what_is_filled_in_is_kept_and_thanked_for_privately(desk: Desk) -> None:
    seen = await desk.corrected(desk.ada, instead="Nell Ashe", evidence=LINK, news=True)
    assert seen.private
    assert "## Thank you" in seen.text
    assert "Correction 1 · Blameless (Channel One, 2018)" in seen.open
    assert "A curator reads it, looks at where it says so" in seen.open
    assert "I send you one direct message when it is decided" in seen.open
    remark = (await desk.one()).remark
    assert (remark.series, remark.season, remark.member) == ("blameless", 2, desk.ada.actor.id)
    assert (remark.wrong, remark.instead, remark.evidence) == (WRONG, "Nell Ashe", LINK)
    assert (remark.address, remark.wants_news) == (LINK, True)


async def test_nobody_is_written_to_who_did_not_ask_for_it(desk: Desk) -> None:
    seen = await desk.corrected(desk.ada)
    assert "I do not write to you about it." in seen.open
    assert (await desk.one()).remark.wants_news is False


async def test_without_a_link_it_is_taken_all_the_same(desk: Desk) -> None:
    seen = await desk.corrected(desk.ada, evidence="Radio Times, 12 May 2018, page 14")
    assert "There is no link in it" in seen.open
    assert (await desk.one()).remark.evidence == "Radio Times, 12 May 2018, page 14"


async def test_the_card_of_a_series_may_be_wrong_too(desk: Desk) -> None:
    await desk.corrected(desk.ada, None)
    assert (await desk.one()).remark.season is None


async def test_a_schedule_leads_there_as_well(desk: Desk) -> None:
    sources = await desk.ada.press(await desk.ada.slash("airs", series="id:blameless"), "Sources")
    await desk.submitted(desk.ada, await desk.pressed(desk.ada, sources))
    assert (await desk.one()).remark.season is None


async def test_everybody_may_say_so(desk: Desk) -> None:
    cast = await desk.ada.slash("cast", series="id:blameless")
    his = await desk.ben.press(cast, "Sources")
    await desk.submitted(desk.ben, await desk.pressed(desk.ben, his))
    assert (await desk.one()).remark.member == desk.ben.actor.id


async def test_in_direct_messages_too(desk: Desk) -> None:
    stranger = desk.world.stranger("sam")
    for asker in (alone(desk.ada), stranger):
        seen = await desk.corrected(asker)
        assert "## Thank you" in seen.text
    assert [each.remark.member for each in await desk.waiting()] == [desk.ada.actor.id, stranger.actor.id]


async def test_the_members_language_is_kept_for_the_answer(desk: Desk) -> None:
    window = await desk.opened(desk.ada)
    with desk.world.told(locale="de"):
        await desk.submitted(desk.ada, window)
    assert (await desk.one()).remark.locale == "de"


async def test_the_button_works_after_a_restart(desk: Desk) -> None:
    seen = await desk.sources(desk.ada)
    await desk.world.restart()
    await desk.submitted(desk.ada, await desk.pressed(desk.ada, seen))
    assert (await desk.one()).remark.wrong == WRONG


async def test_what_was_being_written_during_a_restart_is_not_lost(desk: Desk) -> None:
    window = await desk.opened(desk.ada)
    await desk.world.restart()
    seen = await desk.submitted(desk.ada, window)
    assert "## Thank you" in seen.text
    assert (await desk.one()).remark.wrong == WRONG


async def test_nothing_is_remembered_of_a_form_that_is_open(desk: Desk) -> None:
    await desk.opened(desk.ada)
    assert desk.world.bot._connection._view_store._modals == {}


async def test_a_form_of_an_earlier_version_is_answered_too(desk: Desk) -> None:
    for custom_id in ("f0~wrong:blameless:2", "f1~wrong:blameless", "f1~cast:blameless:2:0", "", "x"):
        seen = await desk.forged(desk.ada, custom_id, wrong=WRONG)
        assert seen.private
        assert "This is from an earlier version of me." in seen.open
    assert await desk.waiting() == []


async def test_a_series_that_goes_while_somebody_writes_takes_nothing_with_it(tmp_path: Path) -> None:
    folder, catalogue = tmp_path / "curated", tmp_path / "catalogue.sqlite"
    shutil.copytree(CURATED, folder)
    build(folder, catalogue)
    async with living(catalogue) as world:
        desk = Desk(world, moderator(world))
        sources, window = await desk.sources(desk.ada), await desk.opened(desk.ada)
        (folder / "series" / "blameless.yaml").unlink()
        build(folder, catalogue)
        seen = await desk.submitted(desk.ada, window)
        again = world.seen((await desk.pressed(desk.ada, sources)).result)
        assert "Correction 1 · blameless" in seen.open
        assert "This is from an earlier version of me." in again.open


async def test_without_its_notes_the_bot_says_so_before_anybody_writes(desk: Desk) -> None:
    seen = await desk.sources(desk.ada)
    window = await desk.pressed(desk.ada, seen)
    await desk.world.bot.database.close()
    assert "I cannot open my notes" in (await desk.ada.press(seen, "This is wrong")).open
    assert "I cannot open my notes" in (await desk.submitted(desk.ada, window)).open
    assert len(desk.world.alarms()) == 2


async def test_no_label_is_cut_in_any_language(desk: Desk) -> None:
    listing = (await desk.world.bot.catalogue.current()).listings["blameless"]
    texts = Texts.load()
    for language in texts.languages:
        window = window_of(correction_form(CorrectionQuestion("blameless", 2), listing, texts.for_locale(language)))
        assert "…" not in str(window.to_dict()), language
