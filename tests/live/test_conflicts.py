"""Where TVmaze says otherwise than the curators, their word is told, and the difference is shown with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.live.differing import conflicts

from .library import HARBOUR, add_harbour, touched

if TYPE_CHECKING:
    from .quay import Quay

NEW_YEAR = 1767225600


async def test_the_difference_stands_under_sources(quay: Quay) -> None:
    await quay.refreshed()

    card = await quay.ada.slash("series", name="harbour lights")
    sources = await quay.ada.press(card, "Sources")

    assert "**What TVmaze says instead**\n**S1E1** · <t:1768080600:F> (<t:1768080600:R>), since 1 January 2026" in (
        sources.text
    )
    assert "<t:1768078800:F>" in (await quay.ada.slash("airs", series="harbour lights")).open


async def test_a_difference_keeps_its_day_until_tvmaze_says_something_else(quay: Quay) -> None:
    await quay.refreshed()
    await quay.world.passes(hours=72)
    touched(quay.server, HARBOUR, NEW_YEAR + 3600)
    await quay.refreshed()
    (conflict,) = await conflicts(quay.overlay.catalogue, quay.overlay.volume, quay.overlay.known())
    assert (str(conflict.code), str(conflict.live)) == ("S1E1", "2026-01-10 21:30 Europe/London")
    assert (str(conflict.curated), conflict.sources) == ("2026-01-10 21:00 Europe/London", ("guide",))
    assert str(conflict.since) == "2026-01-01"

    add_harbour(quay.server, hour="22:00")
    touched(quay.server, HARBOUR, NEW_YEAR + 80 * 3600)
    await quay.refreshed()

    (conflict,) = await conflicts(quay.overlay.catalogue, quay.overlay.volume, quay.overlay.known())
    assert str(conflict.since) == "2026-01-04"


async def test_where_they_agree_again_there_is_nothing_to_show(quay: Quay) -> None:
    await quay.refreshed()
    add_harbour(quay.server, hour="21:00")
    touched(quay.server, HARBOUR, NEW_YEAR + 3600)
    await quay.refreshed()

    card = await quay.ada.slash("series", name="harbour lights")

    assert quay.overlay.known().differences == {}
    assert "What TVmaze says instead" not in (await quay.ada.press(card, "Sources")).open
