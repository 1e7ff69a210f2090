"""Where one can ask: servers, direct messages, anywhere for whoever installed the bot, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from tests.world import World


async def test_somebody_can_ask_in_direct_messages(world: World) -> None:
    eve = world.stranger("eve")
    seen = await eve.slash("cast", series="blameless")
    assert "**Katy Nell** as Nell Ash" in seen.text


async def test_boxes_suggest_in_direct_messages(world: World) -> None:
    eve = world.stranger("eve")
    assert len(await eve.suggestions("series", "name", "blam")) == 2


async def test_buttons_and_menus_work_in_direct_messages(world: World) -> None:
    eve = world.stranger("eve")
    seen = await eve.slash("cast", series="blameless")
    switched = await eve.choose(seen, "Season 1")
    sources = await eve.press(switched, "Sources")
    assert switched.edited
    assert sources.private


async def test_whoever_installed_the_bot_can_ask_in_a_private_group(world: World) -> None:
    eve = world.stranger("eve")
    with world.told(context=2, authorizing_integration_owners={"1": str(eve.actor.id)}):
        seen = await eve.slash("who", name="nell ash")
        cast = await eve.press(seen, "Cast of Blameless")
    assert "Played by **Katy Nell**" in seen.text
    assert cast.private


async def test_whoever_installed_the_bot_can_ask_in_a_server_it_is_not_in(world: World) -> None:
    with world.told(authorizing_integration_owners={"1": str(world.ada.actor.id)}):
        seen = await world.ada.slash("series", name="the lantern")
    assert "## The Lantern" in seen.text


async def test_a_language_that_the_bot_does_not_speak_is_answered_in_english(world: World) -> None:
    unspoken = next(locale.value for locale in discord.Locale if not world.bot.texts.speaks(locale.value))
    with world.told(locale=unspoken):
        seen = await world.ada.slash("series", name="blameless")
        missed = await world.ada.slash("cast", series="zzzz zzzz")
        seasons = await world.ada.suggestions("cast", "season", "", series="blameless")
    assert "**Seasons**" in seen.text
    assert "14–15 May 2018" in seen.text
    assert "I do not know a series" in missed.open
    assert seasons == {"Season 1": 1, "Season 2": 2}


async def test_american_and_british_english_read_the_same(world: World) -> None:
    with world.told(locale="en-GB"):
        british = await world.ada.slash("series", name="blameless")
    with world.told(locale="en-US"):
        american = await world.ada.slash("series", name="blameless")
    assert british.text == american.text
