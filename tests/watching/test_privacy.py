"""Members see what is stored about them, take it along, and have it deleted for good."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from .club import alone, told_of
from .library import SHELF

if TYPE_CHECKING:
    from tests.reading import Seen

    from .club import Club


async def exported(club: Club, seen: Seen) -> dict[str, Any]:
    """The content of the file that comes with an answer."""
    (file,) = seen.message.attachments
    assert file.filename == "previously.json"
    return dict(json.loads(club.env.backend.cdn.get(file.url) or b""))


async def test_of_a_stranger_nothing_is_stored(club: Club) -> None:
    seen = await club.ada.slash("privacy")
    assert seen.private
    assert "Nothing is stored about you." in seen.open
    assert seen.buttons == {}


async def test_all_that_is_stored_is_shown(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    await club.watched(club.ada, "verdict", "S2E1")
    await club.watched(club.ben, "tide", "S1E1")
    seen = await club.ada.slash("privacy")
    assert "Harbour Lights (NRX, 2024)** · up to S1E2" in seen.open
    assert "Verdict (Channel One, 2018)** · up to S2E1" in seen.open
    assert "Tide" not in seen.open


async def test_more_than_a_page_holds_is_all_shown(club: Club) -> None:
    await club.noted(club.ada, SHELF)
    seen = await club.ada.slash("privacy")
    rest = await club.ada.press(seen, "More")
    assert rest.edited
    assert [slug for slug in SHELF if slug.replace("-", " ").title() in seen.open + rest.open] == list(SHELF)
    assert "Delete everything" in rest.buttons


async def test_settings_that_one_made_are_counted(club: Club) -> None:
    await club.told(club.general, "S1E2", "harbour")
    await club.told(club.general, "everything", "tide")
    seen = await club.mo.slash("privacy")
    assert "Settings you made in channels: 2" in seen.open


async def test_the_export_holds_everything_and_can_be_read_back(club: Club) -> None:
    before = time.time_ns() // 1_000_000
    await club.watched(club.mo, "harbour", "S1E2")
    await club.told(club.general, "S1E1", "harbour")
    seen = await club.mo.press(await club.mo.slash("privacy"), "Export as JSON")
    content = await exported(club, seen)
    (progress,), (setting,) = content["progress"], content["channel_settings"]
    assert seen.private
    assert content["member"] == str(club.mo.actor.id)
    assert (progress["series"], progress["episode"]) == ("harbour", "S1E2")
    assert before <= progress["updated"] <= time.time_ns() // 1_000_000
    assert setting["channel"] == str(club.general.id)
    assert setting["guild"] == str(club.world.guild.id)
    assert (setting["series"], setting["reach"], setting["episode"]) == ("harbour", "episode", "S1E1")


async def test_an_export_in_direct_messages_is_the_same(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    ada = alone(club.ada)
    seen = await ada.press(await ada.slash("privacy"), "Export as JSON")
    assert (await exported(club, seen))["progress"][0]["episode"] == "S1E2"


async def test_before_anything_is_deleted_it_asks(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    asked = await club.ada.press(await club.ada.slash("privacy"), "Delete everything")
    kept = await club.ada.press(asked, "Keep it")
    assert "Delete everything?" in asked.open
    assert "Harbour Lights (NRX, 2024)** · up to S1E2" in kept.open
    assert "You have watched up to S1E2." in (await club.ada.slash("progress show", series="id:harbour")).open


async def test_what_is_deleted_is_gone_for_good(club: Club) -> None:
    for series in ("harbour", "verdict", "tide"):
        await club.watched(club.ada, series, "finished")
    await club.watched(club.ben, "harbour", "finished")
    asked = await club.ada.press(await club.ada.slash("privacy"), "Delete everything")
    deleted = await club.ada.press(asked, "Delete it for good")
    await club.world.restart()
    recap = await club.ada.slash("recap", series="id:harbour")
    assert deleted.edited
    assert "I know nothing about you any more." in deleted.open
    assert "A lamp goes out, and a harbour keeps a secret." in recap.open
    assert told_of("harbour", recap.text) == []
    assert "Nothing is stored about you." in (await club.ada.slash("privacy")).open
    assert "ebony" in (await club.ben.slash("recap", series="id:harbour")).open.casefold(), "ben deleted nothing"


async def test_not_even_the_file_remembers_who_it_was(club: Club) -> None:
    await club.watched(club.mo, "harbour", "S1E2")
    await club.told(club.general, "S1E3", "harbour")
    asked = await club.mo.press(await club.mo.slash("privacy"), "Delete everything")
    await club.mo.press(asked, "Delete it for good")
    read, member = club.world.bot.database.read, {"member": club.mo.actor.id}
    assert await read("select * from progress where member = :member", member) == []
    assert await read("select * from channel_horizon where set_by = :member", member) == []
    cast = await club.ada.slash("cast", series="id:harbour", season=1)
    assert "Captain Ebony" in cast.open, "the channel's setting belongs to the server, and stays"


async def test_what_one_asked_for_lately_is_forgotten_too(club: Club) -> None:
    await club.watched(club.ada, "shelf-18", "S1E1")
    assert next(iter(await club.ada.suggestions("series", "name", ""))).startswith("Shelf 18")
    asked = await club.ada.press(await club.ada.slash("privacy"), "Delete everything")
    await club.ada.press(asked, "Delete it for good")
    assert not next(iter(await club.ada.suggestions("series", "name", ""))).startswith("Shelf 18")
