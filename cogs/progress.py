"""`/progress`: how far a member has watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired
from bot.series.wording import means_finished
from bot.state.progress import Watched
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.arguments.suggestions import FINISHED, episode_typed, suggest_progress
from bot.ui.audience.audience import Audience, season_of
from bot.ui.questions import (
    ForgetQuestion,
    NextQuestion,
    ProgressQuestion,
    WatchedQuestion,
    WatchlistQuestion,
)
from bot.ui.watching.progress import progress_answer, watchlist_answer

if TYPE_CHECKING:
    from bot.markdown import Markdown
    from bot.series.codes import EpisodeCode
    from bot.series.models import Series
    from bot.ui.answers.answer import Answer

SeriesTyped = Transform[SeriesChoice, SeriesArgument(ProgressQuestion)]


class Progress(commands.GroupCog, group_name=_("progress"), group_description=_("How far you have watched")):
    """Notes how far members have watched; only they see it."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(ProgressQuestion, self.answer)
        bot.replies.register(WatchlistQuestion, self.answer_list)
        bot.replies.register(WatchedQuestion, self.answer_watched)
        bot.replies.register(NextQuestion, self.answer_next)
        bot.replies.register(ForgetQuestion, self.answer_forget)

    @app_commands.command(name=_("set"), description=_("Tell me the last episode you have watched"))
    @app_commands.rename(series=_("series"), episode=_("episode"))
    @app_commands.describe(series=_("A title, in any language"), episode=_("Like S2E3, or finished"))
    @app_commands.autocomplete(episode=suggest_progress)
    async def set(
        self, interaction: discord.Interaction[Previously], series: SeriesTyped, episode: str | None = None
    ) -> None:
        """Note an episode; without one, offer all to choose from."""
        if episode is None:
            await self.bot.replies.send(interaction, ProgressQuestion(series.slug), private=True)
            return
        catalogue = await self.bot.catalogue.current()
        whole = await catalogue.expect(series.slug)
        code = FINISHED if means_finished(episode) else str(episode_typed(whole, episode))
        question = WatchedQuestion(series.slug, code, exactly=1)
        await self.bot.replies.send(interaction, question, private=True)

    @app_commands.command(name=_("next"), description=_("You have watched one more episode"))
    @app_commands.rename(series=_("series"))
    @app_commands.describe(series=_("A title, in any language"))
    async def next(self, interaction: discord.Interaction[Previously], series: SeriesTyped) -> None:
        """Note one episode more."""
        await self.bot.replies.send(interaction, NextQuestion(series.slug), private=True)

    @app_commands.command(name=_("show"), description=_("How far you have watched a series"))
    @app_commands.rename(series=_("series"))
    @app_commands.describe(series=_("A title, in any language"))
    async def show(self, interaction: discord.Interaction[Previously], series: SeriesTyped) -> None:
        """Show it, with episodes to choose from."""
        await self.bot.replies.send(interaction, ProgressQuestion(series.slug), private=True)

    @app_commands.command(name=_("list"), description=_("How far you have watched everything"))
    async def list(self, interaction: discord.Interaction[Previously]) -> None:
        """Show every series."""
        await self.bot.replies.send(interaction, WatchlistQuestion(), private=True)

    @app_commands.command(name=_("forget"), description=_("Forget how far you have watched a series"))
    @app_commands.rename(series=_("series"))
    @app_commands.describe(series=_("A title, in any language"))
    async def forget(self, interaction: discord.Interaction[Previously], series: SeriesTyped) -> None:
        """Forget one series."""
        await self.bot.replies.send(interaction, ForgetQuestion(series.slug), private=True)

    async def answer(self, question: ProgressQuestion, audience: Audience) -> Answer:
        """How far the asker has watched a series."""
        return await self._shown(question.series, audience, season=question.season)

    async def answer_list(self, question: WatchlistQuestion, audience: Audience) -> Answer:
        """How far the asker has watched everything; series that left the catalogue are not shown, and not forgotten."""
        codes: dict[str, list[EpisodeCode]] = {}
        for watched in await self.bot.progress.of_member(audience.member):
            codes.setdefault(watched.series, []).append(watched.episode)
        found = [(await audience.catalogue.series(slug), reached) for slug, reached in codes.items()]
        return watchlist_answer([(series, reached) for series, reached in found if series], audience.text, question)

    async def answer_watched(self, question: WatchedQuestion, audience: Audience) -> Answer:
        """Note an episode, or every story's last; a button pressed late does not move anybody back."""
        series = await audience.series(question.series)
        if question.episode == FINISHED:
            for code in series.timeline.last_of_each_story():
                await self._save(audience.member, series, code)
            return await self._shown(series.slug, audience)
        code = _code(series, question)
        if question.exactly:
            await self._save(audience.member, series, code)
        else:
            await self._advance(audience.member, series, code)
        return await self._shown(series.slug, audience, season=code.season)

    async def answer_next(self, question: NextQuestion, audience: Audience) -> Answer:
        """Note one episode more than the asker has watched at this moment."""
        series = await audience.series(question.series)
        watched = [each for each in await self.bot.progress.of_member(audience.member) if each.series == series.slug]
        story = _story(series, question.season, watched)
        reached = await self.bot.progress.advance(
            audience.member, series.slug, story, lambda now: series.timeline.next_in(story, now)
        )
        said = None if reached else audience.text("That was the last episode I know of.")
        return await self._shown(
            series.slug, audience, season=reached.season if reached else question.season, said=said
        )

    async def answer_forget(self, question: ForgetQuestion, audience: Audience) -> Answer:
        """Forget a series."""
        await self.bot.progress.forget(audience.member, question.series)
        said = audience.text("Forgotten. From now on I tell you nothing beyond the premise.")
        return await self._shown(question.series, audience, said=said)

    async def _save(self, member: int, series: Series, code: EpisodeCode) -> None:
        await self.bot.progress.save(member, Watched(series.slug, series.timeline.codes[code].story, code))

    async def _advance(self, member: int, series: Series, code: EpisodeCode) -> None:
        moment = series.timeline.codes[code]

        def further(now: EpisodeCode | None) -> EpisodeCode | None:
            reached = series.timeline.moment(now) if now else None
            return code if reached is None or moment > reached else None

        await self.bot.progress.advance(member, series.slug, moment.story, further)

    async def _shown(
        self, slug: str, audience: Audience, *, season: int | None = None, said: Markdown | None = None
    ) -> Answer:
        """The state as it is now, read again after whatever was written."""
        series = await audience.series(slug)
        watched = await self.bot.progress.of_member(audience.member)
        reached = [w.episode for w in watched if w.series == slug and series.timeline.moment(w.episode)]
        return progress_answer(series, reached, audience.text, ProgressQuestion(slug, season), said)


def _code(series: Series, question: WatchedQuestion) -> EpisodeCode:
    code = series.timeline.named(question.episode)
    if code is None:
        raise QuestionExpired
    return code


def _story(series: Series, season: int | None, watched: list[Watched]) -> int:
    """The story to move on in: of the season named, else the one watched latest, else the one most likely meant."""
    if season is None and watched:
        return watched[0].story
    codes = series.timeline.season(season_of(series, season).number)
    return series.timeline.codes[codes[0]].story if codes else 0


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Progress(bot))
