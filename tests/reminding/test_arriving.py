"""What a reminder looks like where it arrives, whom it pings, and what its buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading import Seen

if TYPE_CHECKING:
    from .village import Village

UNTIL_IT_COMES = 44.8
"""Hours from when time begins until just after Harvest's first reminder is due."""


async def arrived(village: Village) -> Seen:
    """The one reminder in the channel, when it is there."""
    await village.world.passes(hours=UNTIL_IT_COMES)
    (message,) = village.messages(village.general)
    return message


async def test_it_names_series_episode_time_and_channel(village: Village) -> None:
    await village.set()
    message = await arrived(village)
    assert message.open.splitlines()[0] == "**Harvest** · S1E1"
    assert "<t:1767387600:F> (<t:1767387600:R>)" in message.open
    assert "ITV · United Kingdom" in message.open
    assert "hush" not in message.text
    assert list(message.buttons) == ["I've watched it", "Recap so far"]


async def test_it_pings_the_one_role_and_nobody_else(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    await village.set(role=fans)
    message = await arrived(village)
    (body,) = village.sent_to(village.general)
    assert message.text.startswith(f"<@&{fans.id}> **Harvest**")
    assert body["allowed_mentions"] == {"parse": [], "roles": [fans.id]}


async def test_without_a_role_nobody_is_pinged(village: Village) -> None:
    await village.set()
    await arrived(village)
    (body,) = village.sent_to(village.general)
    assert body["allowed_mentions"] == {"parse": []}


async def test_a_title_full_of_markup_pings_and_styles_nothing(village: Village) -> None:
    await village.set(series="markup")
    message = await arrived(village)
    (body,) = village.sent_to(village.general)
    assert "*Stars* `tick` [Link](x) # x** · S1E1" in message.open
    assert body["allowed_mentions"]["parse"] == []


async def test_a_title_is_named_where_everybody_may_know_it(village: Village) -> None:
    await village.told(village.general, "everything", "harvest")
    await village.set()
    assert "S1E1 · The hush gate" in (await arrived(village)).open


async def test_each_track_comes_at_its_own_time(village: Village) -> None:
    await village.set(track="Streamly (United States)")
    await village.world.passes(hours=UNTIL_IT_COMES)
    assert village.messages(village.general) == []
    await village.world.passes(days=3)
    (message,) = village.messages(village.general)
    assert "5 January 2026" in message.open
    assert "Streamly · United States" in message.open


async def test_a_thread_without_a_title_is_opened(village: Village) -> None:
    await village.set(thread=True)
    await arrived(village)
    assert [thread.name for thread in village.general.threads] == ["Harvest S1E1"]


async def test_it_speaks_the_language_that_was_chosen(village: Village) -> None:
    await village.set(series="almanac", language="de")
    await village.world.passes(days=9.5)
    (message,) = village.messages(village.general)
    assert "10. Januar 2026" in message.open


async def test_who_has_watched_it_says_so_with_a_press(village: Village) -> None:
    await village.set()
    message = await arrived(village)
    seen = await village.ada.press(message, "I've watched it")
    assert seen.private
    assert "You have watched up to S1E1." in seen.open
    (watched,) = await village.world.bot.progress.of_member(village.ada.actor.id)
    assert (watched.series, str(watched.episode)) == ("harvest", "S1E1")
    assert await village.world.bot.progress.of_member(village.ben.actor.id) == []


async def test_pressing_it_late_moves_nobody_back(village: Village) -> None:
    await village.set()
    message = await arrived(village)
    await village.watched(village.ada, "harvest", "S1E2")
    assert "up to S1E2" in (await village.ada.press(message, "I've watched it")).open


async def test_the_recap_is_told_to_each_as_far_as_they_have_watched(village: Village) -> None:
    await village.set()
    message = await arrived(village)
    await village.watched(village.ada, "harvest", "S1E1")
    hers = await village.ada.press(message, "Recap so far")
    his = await village.ben.press(message, "Recap so far")
    assert hers.private
    assert his.private
    assert "amber" in hers.open
    assert "bronze" not in hers.open
    assert "amber" not in his.open
    same = await village.ada.slash("recap", series="id:harvest")
    assert same.texts == hers.texts


async def test_its_buttons_work_after_a_restart_and_on_an_edited_message(village: Village) -> None:
    await village.set()
    message = await arrived(village)
    await village.world.restart()
    assert (await village.ada.press(message, "I've watched it")).private
    assert "amber" in (await village.ada.press(message, "Recap so far")).open


async def test_its_buttons_work_in_a_direct_message(village: Village) -> None:
    await village.set(village.ada, me=True)
    await village.world.passes(hours=UNTIL_IT_COMES)
    (message,) = village.messages(village.ada.actor.user.dm_channel)
    watched = Seen((await village.ada.actor.user.click(message.message, label="I've watched it")).response)
    recap = Seen((await village.ada.actor.user.click(message.message, label="Recap so far")).response)
    assert "You have watched up to S1E1." in watched.open
    assert "amber" in recap.open
