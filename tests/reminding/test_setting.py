"""A moderator sets a reminder, with one option after the other, and is told what will happen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.series.schedule import Track
from bot.state.reminder import Kind
from tests.watching.club import at

if TYPE_CHECKING:
    from .village import Village

FIRST_HARVEST = 1767387600
"""When Harvest begins: on the second of January 2026, at nine in the evening in London."""


async def test_a_series_is_enough(village: Village) -> None:
    seen = await village.set()
    wish = (await village.one()).wish
    assert seen.private
    assert "## Reminder: Harvest (ITV, 2026)\nIt is set." in seen.open
    assert f"<#{village.general.id}> · 15 minutes before" in seen.open
    assert "where it is broadcast" in seen.open
    assert (wish.kind, wish.place, wish.guild) == (Kind.CHANNEL, village.general.id, village.world.guild.id)
    assert (wish.lead, wish.set_by) == (timedelta(minutes=15), village.mo.actor.id)
    assert (wish.track, wish.role, wish.opens_thread) == (None, None, False)


async def test_the_answer_says_what_comes_and_when_in_every_readers_zone(village: Village) -> None:
    seen = await village.set()
    due = FIRST_HARVEST - 15 * 60
    assert "Next: **S1E1**" in seen.open
    assert f"I remind on <t:{due}:F> (<t:{due}:R>)." in seen.open
    assert "Only the day is known" not in seen.open


async def test_where_only_the_day_is_known_it_comes_in_the_morning(village: Village) -> None:
    seen = await village.set(series="almanac")
    nine_in_oslo = 1768032000
    assert "Next: **S1E1–E2**" in seen.open
    assert f"<t:{nine_in_oslo}:F>" in seen.open
    assert "Only the day is known, not the hour: it comes in the morning." in seen.open


@pytest.mark.parametrize("series", ["someday", "the-almanac", "over"])
async def test_without_a_date_it_waits_for_one(village: Village, series: str) -> None:
    seen = await village.set(series=series)
    assert "No date is known yet; I set the time as soon as there is one." in seen.open
    assert len(await village.kept()) == 1


async def test_what_is_closer_than_that_comes_at_once(village: Village) -> None:
    seen = await village.set(lead="7 days")
    assert "I remind at once, because it is that close." in seen.open
    await village.world.passes(seconds=1)
    (message,) = village.messages(village.general)
    assert "**Harvest** · S1E1" in message.open
    assert "comes late" not in message.open


@pytest.mark.parametrize(
    ("typed", "lead"),
    [
        ("id:0", timedelta()),
        ("at the start", timedelta()),
        ("1 h", timedelta(hours=1)),
        ("90 min", timedelta(minutes=90)),
        ("1 day", timedelta(days=1)),
        ("30 min after", timedelta(minutes=-30)),
    ],
)
async def test_the_lead_is_chosen_or_typed(village: Village, typed: str, lead: timedelta) -> None:
    await village.set(lead=typed)
    assert (await village.one()).wish.lead == lead


@pytest.mark.parametrize("typed", ["id:US:Streamly", "Streamly (United States)", "streamly united states"])
async def test_a_channel_or_service_is_chosen_or_typed(village: Village, typed: str) -> None:
    seen = await village.set(track=typed)
    assert (await village.one()).wish.track == Track("Streamly", "US")
    assert "15 minutes before · Streamly (United States)" in seen.open


@pytest.mark.parametrize("typed", ["id:broadcast", "where it is broadcast", "Where it is broadcast"])
async def test_where_it_is_broadcast_can_be_said_too(village: Village, typed: str) -> None:
    await village.set(track=typed)
    assert (await village.one()).wish.track is None


async def test_a_role_may_be_mentioned(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    seen = await village.set(role=fans)
    assert (await village.one()).wish.role == fans.id
    assert f"<@&{fans.id}>" in seen.open


async def test_the_language_is_the_servers_unless_one_is_chosen(village: Village) -> None:
    with village.world.told(guild_locale="es-ES", locale="de"):
        await village.set()
        mine = await village.set(me=True)
    await village.set(lead="1 h", language="de")
    channel, own, chosen = (each.wish.locale for each in sorted(await village.kept(), key=lambda each: each.number))
    assert (channel, own, chosen) == ("es-ES", "de", "de")
    assert "Deutsch" in mine.open


async def test_a_language_that_the_bot_does_not_speak_becomes_english(village: Village) -> None:
    with village.world.told(guild_locale="fr"):
        seen = await village.set()
    assert "In this language: English" in seen.open


async def test_every_language_of_the_bot_can_be_chosen_by_its_own_name(village: Village) -> None:
    command = village.world.bot.tree.get_command("remind")
    choices = command.to_dict(village.world.bot.tree)["options"][6]["choices"]  # type: ignore[union-attr]
    assert {choice["value"] for choice in choices} == set(village.world.bot.texts.languages)
    assert {"Deutsch", "English", "Español"} <= {choice["name"] for choice in choices}


async def test_a_thread_may_be_opened_for_each_episode(village: Village) -> None:
    seen = await village.set(thread=True)
    assert (await village.one()).wish.opens_thread
    assert "With a thread for each episode" in seen.open


async def test_another_channel_may_be_chosen(village: Village) -> None:
    telly = village.channel("telly")
    seen = await village.set(channel=telly)
    assert (await village.one()).wish.place == telly.id
    assert f"<#{telly.id}>" in seen.open


async def test_the_same_one_again_is_recognised_and_brought_up_to_date(village: Village) -> None:
    await village.set()
    fans = village.world.guild.create_role("Fans", mentionable=True)
    seen = await village.set(role=fans, language="de", thread=True)
    wish = (await village.one()).wish
    assert "This was set already. Its role, language and thread are updated." in seen.open
    assert (wish.role, wish.locale, wish.opens_thread) == (fans.id, "de", True)
    await village.world.passes(hours=45)
    assert len(village.messages(village.general)) == 1


async def test_another_lead_track_or_place_is_another_reminder(village: Village) -> None:
    for options in ({}, {"lead": "1 h"}, {"track": "Streamly (Canada)"}, {"channel": village.channel("telly")}):
        assert "It is set." in (await village.set(**options)).open
    assert len(await village.kept()) == 4


async def test_a_title_that_may_mean_another_series_offers_it(village: Village) -> None:
    seen = await village.mo.slash("remind", series="almanac")
    other = await village.mo.press(seen, "Did you mean The Almanac (ITV)?")
    assert "## Reminder: Almanac (ITV, 2026)" in seen.open
    assert "## The Almanac" in other.open


async def test_an_unknown_title_offers_the_nearest_to_be_looked_at(village: Village) -> None:
    missed = await village.mo.slash("remind", series="harvset moon")
    assert missed.private
    assert await village.kept() == []


async def test_the_boxes_suggest_what_can_be_chosen(village: Village) -> None:
    leads = await village.mo.suggestions("remind", "lead", "", series="id:harvest")
    tracks = await village.mo.suggestions("remind", "track", "", series="id:harvest")
    assert list(leads) == ["at the start", "15 minutes before", "1 hour before", "1 day before", "30 minutes after"]
    assert tracks == {
        "where it is broadcast": "id:broadcast",
        "ITV (United Kingdom)": "id:GB:ITV",
        "Streamly (United States)": "id:US:Streamly",
        "Streamly (Canada)": "id:CA:Streamly",
    }


async def test_the_boxes_understand_what_is_typed(village: Village) -> None:
    typed = {
        "90": "1 hour 30 minutes before",
        "2h": "2 hours before",
        "3 days after": "3 days after",
        "hour": "1 hour before",
    }
    for written, understood in typed.items():
        assert next(iter(await village.mo.suggestions("remind", "lead", written, series="id:harvest"))) == understood
    assert len(await village.mo.suggestions("remind", "lead", "nonsense", series="id:harvest")) == 5
    assert len(await village.mo.suggestions("remind", "track", "stream", series="id:harvest")) == 2
    assert await village.mo.suggestions("remind", "track", "", series="nobody knows this") == {
        "where it is broadcast": "id:broadcast"
    }


async def test_buttons_of_a_schedule_set_what_most_people_want(village: Village) -> None:
    schedule = await village.mo.slash("airs", series="id:harvest")
    here = await village.mo.press(schedule, "Remind this channel")
    mine = await village.ada.press(schedule, "Remind me")
    assert here.private
    assert mine.private
    wishes = {each.wish.kind: each.wish for each in await village.kept()}
    assert wishes[Kind.CHANNEL].place == village.general.id
    assert wishes[Kind.MEMBER].place == village.ada.actor.id
    assert {wish.lead for wish in wishes.values()} == {timedelta(minutes=15)}


async def test_a_button_pressed_twice_sets_one(village: Village) -> None:
    schedule = await village.mo.slash("airs", series="id:harvest")
    await village.mo.press(schedule, "Remind this channel")
    again = await village.mo.press(schedule, "Remind this channel")
    assert "This was set already" in again.open
    assert len(await village.kept()) == 1


async def test_what_is_set_survives_a_restart(village: Village) -> None:
    await village.set()
    await village.world.restart()
    await village.world.passes(hours=45)
    assert len(village.messages(village.general)) == 1
    seen = await at(village.mo, village.general).slash("reminders")
    assert "Harvest (ITV, 2026)" in seen.open
