"""Reminders are among what is stored about a member: to be seen, taken along and deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.state.files import asked

if TYPE_CHECKING:
    from tests.reading import Seen

    from .village import Village


async def exported(village: Village, seen: Seen) -> dict[str, Any]:
    (file,) = seen.message.attachments
    return dict(json.loads(village.env.backend.cdn.get(file.url) or b""))


async def deleted(village: Village, asker: Any) -> Seen:
    question = await asker.press(await asker.slash("privacy"), "Delete everything")
    assert "your own reminders are removed" in question.open
    return await asker.press(question, "Delete it for good")


async def test_what_one_gets_or_set_is_shown(village: Village) -> None:
    await village.set()
    await village.set(series="someday", me=True)
    await village.set(village.ada, series="over", me=True)
    seen = await village.mo.slash("privacy")
    assert "**Reminders that you get, or set for a channel**" in seen.open
    assert f"**Harvest (ITV, 2026)** · <#{village.general.id}> · 15 minutes before" in seen.open
    assert "**Someday (ITV)** · direct message" in seen.open
    assert "Over" not in seen.open


async def test_more_than_a_page_holds_is_all_shown(village: Village) -> None:
    await village.many(30)
    first = await village.mo.slash("privacy")
    pages = [first, await village.mo.press(first, "More")]
    pages.append(await village.mo.press(pages[-1], "More"))
    assert sum(page.open.count("**Harvest (ITV, 2026)**") for page in pages) == 30


async def test_the_export_holds_them_whole(village: Village) -> None:
    await village.set(track="Streamly (Canada)", lead="30 min after", thread=True, language="de")
    seen = await village.mo.press(await village.mo.slash("privacy"), "Export as JSON")
    (reminder,) = (await exported(village, seen))["reminders"]
    assert reminder["series"] == "harvest"
    assert (reminder["kind"], reminder["place"]) == ("channel", str(village.general.id))
    assert (reminder["outlet"], reminder["region"]) == ("Streamly", "CA")
    assert (reminder["seconds_before"], reminder["opens_thread"]) == (-1800, True)
    assert (reminder["language"], reminder["paused"]) == ("de", False)


async def test_ones_own_go_and_a_channels_stay_without_a_name(village: Village) -> None:
    await village.set()
    await village.set(series="someday", me=True)
    await village.set(village.ada, me=True)
    assert "I know nothing about you any more." in (await deleted(village, village.mo)).open
    assert "Nothing is stored about you." in (await village.mo.slash("privacy")).open
    left = {each.wish.place: each.wish.set_by for each in await village.kept()}
    assert left == {village.general.id: 0, village.ada.actor.id: village.ada.actor.id}
    await village.world.passes(hours=44.8)
    assert len(village.messages(village.general)) == 1
    assert village.messages(village.mo.actor.user.dm_channel) == []


async def test_not_even_what_was_sent_to_somebody_remembers_them(village: Village) -> None:
    await village.watched(village.mo, "harvest", "S1E1")
    await village.told(village.general, "S1E1", "harvest")
    await village.set()
    await village.set(me=True)
    await village.forbid(village.general, "send_messages")
    await village.world.passes(hours=44.8)
    assert len(village.messages(village.mo.actor.user.dm_channel)) == 2, "the reminder, and a word about the trouble"
    await deleted(village, village.mo)
    assert rows_with(village, village.mo.actor.id, village.mo.actor.user.dm_channel.id) == []


def rows_with(village: Village, *numbers: int) -> list[tuple[str, Any]]:
    """Every row of the state that holds one of some numbers anywhere."""
    path = village.world.files[1]
    tables = [name for (name,) in asked(path, "select name from sqlite_schema where type = 'table'")]
    return [
        (table, row) for table in tables for row in asked(path, f"select * from {table}") if set(row) & set(numbers)
    ]


async def test_all_of_it_goes_or_nothing_does(village: Village) -> None:
    await village.watched(village.mo, "harvest", "S1E1")
    await village.set(me=True)
    await village.world.bot.database.transact(
        lambda writing: writing.write(
            "create trigger broken before delete on reminder begin select raise(abort, 'no'); end", {}
        )
    )
    question = await village.mo.press(await village.mo.slash("privacy"), "Delete everything")
    failed = await village.mo.press(question, "Delete it for good")
    assert "I know nothing" not in failed.open
    assert village.world.alarms() != []
    seen = await village.mo.slash("privacy")
    assert "up to S1E1" in seen.open
    assert "direct message" in seen.open
