"""What changes on TVmaze reaches members and their reminders within one refresh; nothing else is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .library import FERRY, HARBOUR, add_ferry, airing, touched

if TYPE_CHECKING:
    from tests.reading import Seen

    from .quay import Quay

NEW_YEAR = 1767225600
TO_THE_FIRST_REMINDER = 8 * 24 + 20.8
"""Hours from when time begins until just after a quarter to nine on the ferry's first night."""


async def reminded(quay: Quay) -> list[Seen]:
    """The ferry is added, and a moderator wants the channel to be reminded of it."""
    await quay.added(quay.mo, "remind")
    await quay.refreshed()
    return quay.messages(quay.general)


async def test_curated_series_are_followed_and_completed(quay: Quay) -> None:
    refreshed = await quay.refreshed()

    assert refreshed.followed == refreshed.read == 1
    told = await quay.ada.slash("airs", series="harbour lights", season=1)
    assert "S1E3" in told.open
    assert "<t:1769290200:F>" in told.open  # of the third, which only TVmaze knows
    assert "From TVmaze" not in told.open


async def test_a_page_that_counts_otherwise_adds_nothing_to_a_curated_season(quay: Quay) -> None:
    pages = quay.server.episodes[HARBOUR]
    pages[2] = airing(703, 3, "2026-01-10", "22:30", name="The first night's second half")
    pages.append(airing(704, None, "2026-01-17", name="A look behind the hush"))

    await quay.refreshed()

    series = await (await quay.world.bot.catalogue.current()).series("harbour-lights")
    assert series is not None
    assert [str(code) for code in series.timeline.codes] == ["S1E1", "S1E2"]


async def test_the_second_time_only_what_has_changed_is_read(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    quay.server.asked.clear()

    assert (await quay.refreshed()).read == 0
    assert quay.server.paths() == ["/updates/shows"]

    touched(quay.server, FERRY, NEW_YEAR + 3600)
    quay.server.updated[4711] = NEW_YEAR + 3600
    assert (await quay.refreshed()).read == 1
    assert quay.server.paths()[1:] == ["/updates/shows", "/shows/8", "/shows/8/episodes", "/seasons/80/episodes"]


async def test_a_date_that_moves_before_anybody_was_reminded_moves_the_reminder(quay: Quay) -> None:
    assert await reminded(quay) == []
    add_ferry(quay.server, moved=timedelta(days=2))
    touched(quay.server, FERRY, NEW_YEAR + 3600)

    refreshed = await quay.refreshed()
    assert refreshed.changes["the-ferry"] == (
        "S1E1 moved: 2026-01-09 21:00 Europe/London → 2026-01-11 21:00 Europe/London",
    )
    await quay.world.passes(hours=TO_THE_FIRST_REMINDER)
    assert quay.messages(quay.general) == []

    await quay.world.passes(hours=48)

    (message,) = quay.messages(quay.general)
    assert "<t:1768165200:F>" in message.open


async def test_a_date_that_moves_after_the_reminder_edits_it(quay: Quay) -> None:
    await reminded(quay)
    await quay.world.passes(hours=TO_THE_FIRST_REMINDER)
    (message,) = quay.messages(quay.general)
    assert "<t:1767992400:F>" in message.open
    add_ferry(quay.server, moved=timedelta(days=2))
    touched(quay.server, FERRY, NEW_YEAR + 9 * 86400)

    await quay.refreshed()
    await quay.world.passes(seconds=20)

    (message,) = quay.messages(quay.general)
    assert "moved" in message.open.casefold()
    assert "<t:1768165200:F>" in message.open


async def test_an_episode_that_only_tvmaze_knows_of_a_curated_series_is_reminded_of(quay: Quay) -> None:
    await quay.refreshed()
    await quay.set(quay.mo, "harbour-lights")

    await quay.world.passes(hours=23 * 24 + 21.3)

    assert [message.open.splitlines()[0] for message in quay.messages(quay.general)][-1] == "**Harbour Lights** · S1E3"


async def test_a_curated_date_stands_whatever_tvmaze_says(quay: Quay) -> None:
    await quay.refreshed()
    await quay.set(quay.mo, "harbour-lights")

    await quay.world.passes(hours=9 * 24 + 20.8)

    (message,) = quay.messages(quay.general)
    assert "<t:1768078800:F>" in message.open  # nine o'clock, as curated


async def test_what_tvmaze_deletes_or_spoils_leaves_what_was_known(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    touched(quay.server, FERRY, NEW_YEAR + 3600)
    quay.server.episodes[FERRY], quay.server.embedded[FERRY]["seasons"] = [], []

    (trouble,) = (await quay.refreshed()).troubles
    assert "knows no season" in trouble
    assert "S1E1" in (await quay.ada.slash("airs", series="the ferry")).open

    del quay.server.shows[FERRY]
    touched_again = {FERRY: NEW_YEAR + 7200}
    quay.server.updated |= touched_again
    (trouble,) = (await quay.refreshed()).troubles
    assert trouble.startswith("TVmaze has no show 8")
    assert "S1E1" in (await quay.ada.slash("airs", series="the ferry")).open


async def test_a_show_that_was_merged_into_another_goes_on_as_what_it_was(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    add_ferry(quay.server, identity=88, moved=timedelta(days=1))
    quay.server.merged[FERRY] = 88
    quay.server.updated |= {FERRY: NEW_YEAR + 3600, 88: NEW_YEAR + 3600}

    await quay.refreshed()

    known = quay.overlay.known().shows["the-ferry"]
    assert (known.show, known.formerly) == (88, (FERRY,))
    assert "<t:1768078800:F>" in (await quay.ada.slash("airs", series="the ferry")).open


async def test_seasons_and_episodes_that_are_new_are_there(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    quay.server.episodes[FERRY].append(airing(91, 1, "2026-03-06", season=2))
    touched(quay.server, FERRY, NEW_YEAR + 3600)

    refreshed = await quay.refreshed()

    assert refreshed.changes["the-ferry"] == ("S2E1 is new: 2026-03-06 21:00 Europe/London",)
    assert "S2E1" in (await quay.ada.slash("airs", series="the ferry")).open


async def test_nothing_that_is_only_tvmazes_tells_a_curated_series_cast(quay: Quay) -> None:
    await quay.refreshed()

    cast = await quay.ada.slash("cast", series="harbour lights")
    assert "Meg Rudd" in cast.text
    assert "smuggler" not in cast.text
    who = await quay.ada.slash("who", name="ben example")
    assert "smuggler" not in who.text
    assert HARBOUR in {show.show for show in quay.overlay.known().shows.values()}
