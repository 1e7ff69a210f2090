"""`/events`: the server's own list of events, kept in step with the schedule of a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.reminders.planner import batches_of
from bot.reminders.server_events import to_come
from bot.series.models import Series
from bot.series.schedule import Track
from bot.state.reminder import Kind, Reminder, Wish
from bot.text import Text
from bot.ui.airs.tracks import track_typed
from bot.ui.answers.layout import message_of
from bot.ui.arguments.series import SeriesChoice
from bot.ui.events.argument import Departed, EventsArgument
from bot.ui.events.kept import KeptView, kept_answer, none_answer, removed_answer
from bot.ui.reminders.suggestions import suggest_tracks

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer


class Events(commands.Cog):
    """Lets moderators have events for the next episodes, and have them no more."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot

    @app_commands.command(name=_("events"), description=_("Keep this server's events in step with a series"))
    @app_commands.rename(series=_("series"), keep=_("keep"), track=_("track"))
    @app_commands.describe(
        series=_("A title, in any language"),
        keep=_("Whether to keep events for the next episodes; false removes those to come"),
        track=_("On which channel or service; where it is broadcast, if you leave it out"),
    )
    @app_commands.autocomplete(track=suggest_tracks)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_events=True)
    @app_commands.checks.has_permissions(manage_events=True)
    async def events(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice | Departed, EventsArgument()],
        keep: bool = True,
        track: str | None = None,
    ) -> None:
        """Keep them, or give them up; both are answered privately."""
        text = self.bot.texts.for_locale(interaction.locale.value)
        given = await self._given(interaction.guild_id or 0, series.slug)
        if isinstance(series, Departed):
            await self._give_up(interaction, given, series.slug, text)
            return
        whole = await (await self.bot.catalogue.current()).expect(series.slug)
        chosen = None if track is None else track_typed(whole, track, text)
        if keep:
            answer = await self._kept(interaction, whole, chosen, text)
            offered = replace(answer, buttons=series.meant)
            await interaction.response.send_message(view=message_of(offered), ephemeral=True)
        else:
            on_it = [each for each in given if track is None or each.wish.track == chosen]
            await self._give_up(interaction, on_it, whole.title, text)

    async def _kept(
        self, interaction: discord.Interaction[Previously], series: Series, track: Track | None, text: Text
    ) -> Answer:
        if not interaction.app_permissions.create_events:
            raise app_commands.BotMissingPermissions(["create_events"])
        guild = interaction.guild_id or 0
        wish = Wish(
            series=series.slug,
            kind=Kind.EVENTS,
            place=guild,
            guild=guild,
            lead=timedelta(),
            set_by=interaction.user.id,
            locale=(interaction.guild_locale or interaction.locale).value,
            track=track,
        )
        reminder, new = await self.bot.reminders.save(wish, self.bot.clock())
        await self.bot.planner.plan(reminder)
        self.bot.dispatcher.wake()
        events = (await self.bot.planner.window(guild))[reminder.number]
        now = self.bot.clock()
        ahead = [batch for batch in batches_of(series, wish) if batch.airs > now]
        with_hour = len(to_come(ahead, now))
        return kept_answer(KeptView(series, events, with_hour - len(events), len(ahead) - with_hour, new), text)

    async def _given(self, guild: int, slug: str) -> list[Reminder]:
        """What is kept of a series in a server, on every track."""
        kept = [each for each in await self.bot.reminders.of_guild(guild) if each.wish.kind is Kind.EVENTS]
        return [each for each in kept if each.wish.series == slug]

    async def _give_up(
        self, interaction: discord.Interaction[Previously], given: list[Reminder], title: str, text: Text
    ) -> None:
        # Discord lets events be removed more slowly than it waits for an answer.
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send(view=message_of(await self._given_up(given, title, text)), ephemeral=True)

    async def _given_up(self, given: list[Reminder], title: str, text: Text) -> Answer:
        if not given:
            return none_answer(title, text)
        results = [await self.bot.events.give_up(each) for each in given]
        # What waited for room in the list of events has some now.
        await self.bot.planner.plan_server(given[0].wish.guild)
        self.bot.dispatcher.wake()
        return removed_answer(title, sum(each.removed for each in results), sum(each.left for each in results), text)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Events(bot))
