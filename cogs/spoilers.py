"""`/spoilers`: how far everybody in a channel has watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired, SeriesNeeded
from bot.state.channels import EVERY_SERIES, ChannelHorizon, Place, Reach
from bot.ui.answers.layout import message_of
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.arguments.suggestions import EVERYTHING, NOTHING_WATCHED, UNSET, episode_typed, reach_typed, suggest_reach
from bot.ui.audience.audience import Audience
from bot.ui.audience.judging import place_of
from bot.ui.questions import SeriesQuestion, SettingsQuestion
from bot.ui.watching.channel_settings import reach_in_words, settings_answer

if TYPE_CHECKING:
    from bot.markdown import Markdown
    from bot.ui.answers.answer import Answer


class Spoilers(commands.Cog):
    """Lets moderators say how far a channel's audience has watched."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(SettingsQuestion, self.answer)

    @app_commands.command(name=_("spoilers"), description=_("How far everybody in this channel has watched"))
    @app_commands.rename(series=_("series"), upto=_("upto"))
    @app_commands.describe(
        series=_("A title; all series, if you leave it out"),
        upto=_("nothing, an episode like S2E3, everything, or not set; shows what is set, if you leave it out"),
    )
    @app_commands.autocomplete(upto=suggest_reach)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_channels=True)
    @app_commands.checks.has_permissions(manage_channels=True)
    async def spoilers(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(SeriesQuestion)] | None = None,
        upto: str | None = None,
    ) -> None:
        """Set it, or show what is set; both privately."""
        place = place_of(interaction)
        if place is None:
            raise QuestionExpired
        said = None
        if upto is not None:
            text = self.bot.texts.for_locale(interaction.locale.value)
            said = await self._set(interaction, place, series, reach_typed(upto, text) or upto)
        await self._show(interaction, place, said)

    async def answer(self, question: SettingsQuestion, audience: Audience) -> Answer:
        """Another page of what is set, in a message that only the moderator sees."""
        place = Place(question.channel, question.parent)
        settings = await self.bot.channels.of_place(place)
        return settings_answer(settings, place, audience.catalogue.listings, audience.text, question)

    async def _set(
        self, interaction: discord.Interaction[Previously], place: Place, choice: SeriesChoice | None, upto: str
    ) -> Markdown:
        text = self.bot.texts.for_locale(interaction.locale.value)
        slug = choice.slug if choice else EVERY_SERIES
        label = choice.listing.label if choice else text.plain("all other series")
        if upto == UNSET:
            await self.bot.channels.forget(place.channel, slug)
            return text("No longer set for {series}.", series=label)
        setting = await self._setting(place, slug, upto)
        await self.bot.channels.save(setting, guild=interaction.guild_id or 0, set_by=interaction.user.id)
        return text("Set for {series}: {reach}.", series=label, reach=reach_in_words(setting, text))

    async def _setting(self, place: Place, slug: str, upto: str) -> ChannelHorizon:
        if upto in {NOTHING_WATCHED, EVERYTHING}:
            return ChannelHorizon(place.channel, slug, 0, Reach(upto))
        if slug == EVERY_SERIES:
            raise SeriesNeeded(upto)
        catalogue = await self.bot.catalogue.current()
        series = await catalogue.expect(slug)
        code = episode_typed(series, upto)
        return ChannelHorizon(place.channel, slug, series.timeline.codes[code].story, Reach.EPISODE, code)

    async def _show(self, interaction: discord.Interaction[Previously], place: Place, said: Markdown | None) -> None:
        catalogue = await self.bot.catalogue.current()
        text = self.bot.texts.for_locale(interaction.locale.value)
        settings = await self.bot.channels.of_place(place)
        question = SettingsQuestion(place.channel, place.parent)
        answer = settings_answer(settings, place, catalogue.listings, text, question, said)
        await interaction.response.send_message(view=message_of(answer), ephemeral=True)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Spoilers(bot))
