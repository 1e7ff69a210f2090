"""`/spoilers` is for those who may manage the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from simcord.backend.errors import SetupError

from .club import at, moderator, told_of
from .library import SHELF

if TYPE_CHECKING:
    from .club import Club


async def test_members_do_not_find_the_command(club: Club) -> None:
    assert "spoilers" not in club.ada.actor.available_commands(club.general)
    assert "spoilers" in club.mo.actor.available_commands(club.general)
    with pytest.raises(SetupError, match="not visible"):
        await club.ada.slash("spoilers", upto="everything")


async def test_a_member_whom_the_server_shows_it_is_refused_privately(club: Club) -> None:
    """A server may show the command to everybody in its settings; the bot looks again."""
    (command,) = [each for each in await club.world.bot.tree.fetch_commands() if each.name == "spoilers"]
    club.world.guild.set_command_permissions(command, {club.world.guild.default_role: True})
    refused = await club.ada.slash("spoilers", upto="everything", series="id:harbour")
    cast = await club.ada.slash("cast", series="id:harbour", season=1)
    assert refused.private
    assert "For this you need: Manage Channels." in refused.open
    assert "Ask a moderator." in refused.open
    assert told_of("harbour", cast.open) == []


async def test_whoever_manages_one_channel_manages_that_one_only(club: Club) -> None:
    allowed = discord.PermissionOverwrite(manage_channels=True)
    own = club.world.guild.create_text_channel("adas-corner", overwrites={club.ada.actor: allowed})
    assert "everything" in (await at(club.ada, own).slash("spoilers", upto="everything")).open
    assert "spoilers" not in club.ada.actor.available_commands(club.general)


async def test_nobody_finds_it_in_direct_messages(club: Club) -> None:
    assert "spoilers" not in club.mo.actor.user.available_commands()


async def test_at_first_nothing_is_set(club: Club) -> None:
    seen = await club.mo.slash("spoilers")
    assert seen.private
    assert f"What may be told in <#{club.general.id}>" in seen.open
    assert "Nothing is set, so I tell nothing beyond the premise here." in seen.open


async def test_what_is_set_is_shown(club: Club) -> None:
    await club.told(club.general, "nothing")
    await club.told(club.general, "S2E1", "harbour")
    await club.told(club.general, "everything", "verdict")
    seen = await club.mo.slash("spoilers")
    assert "All other series** · nothing beyond the premise" in seen.open
    assert "Harbour Lights (NRX, 2024)** · up to S2E1" in seen.open
    assert "Verdict (Channel One, 2018)** · everything" in seen.open


async def test_a_later_setting_takes_the_place_of_an_earlier_one(club: Club) -> None:
    for upto in ("everything", "S2E1", "S1E1", "nothing", "S1E2"):
        seen = await club.told(club.general, upto, "harbour")
    assert "Harbour Lights (NRX, 2024)** · up to S1E2" in seen.open
    assert seen.open.count("Harbour Lights (NRX, 2024)**") == 1


async def test_more_settings_than_a_page_holds_have_pages(club: Club) -> None:
    second, third = moderator(club.world, "second"), moderator(club.world, "third")
    for number, slug in enumerate(SHELF):
        asker = club.mo if number % 2 else second
        await asker.slash("spoilers", series=f"id:{slug}", upto="everything")
    seen = await third.slash("spoilers")
    rest = await third.press(seen, "More")
    named = [slug for slug in SHELF if slug.replace("-", " ").title() in seen.open + rest.open]
    assert rest.edited
    assert "What may be told in" in rest.open
    assert named == list(SHELF)
