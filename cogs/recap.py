"""`/recap`: what happened so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired
from bot.series.stories import PREMISE, Moment
from bot.spoilers import Horizon, Reader
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.arguments.suggestions import character_typed, episode_typed, suggest_characters, suggest_episodes
from bot.ui.audience.audience import Audience
from bot.ui.audience.judging import audience_of
from bot.ui.questions import RecapQuestion, RemindedQuestion, RevealQuestion
from bot.ui.watching.recap import RecapView, recap_answer, reveal_answer

if TYPE_CHECKING:
    from bot.series.models import Series
    from bot.ui.answers.answer import Answer


class Recap(commands.Cog):
    """Answers what happened, and never more than was asked for."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(RecapQuestion, self.answer, lasting=True)
        bot.replies.register(RevealQuestion, self.answer_reveal, lasting=True)
        bot.replies.register(RemindedQuestion, self.answer_reminded)

    @app_commands.command(name=_("recap"), description=_("What happened so far, as far as you have watched"))
    @app_commands.rename(series=_("series"), upto=_("upto"), about=_("about"), length=_("length"))
    @app_commands.describe(
        series=_("A title, in any language"),
        upto=_("Up to which episode; as far as you have watched, if you leave it out"),
        about=_("Only what concerns one character"),
        length=_("How much to tell"),
    )
    @app_commands.autocomplete(upto=suggest_episodes, about=suggest_characters)
    @app_commands.choices(
        length=[app_commands.Choice(name=_(each), value=each) for each in ("short", "normal", "full")]
    )
    async def recap(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(RecapQuestion)],
        upto: str | None = None,
        about: str | None = None,
        length: Literal["short", "normal", "full"] = "normal",
    ) -> None:
        """Answer privately, by the asker's own progress."""
        audience = await audience_of(interaction, private=True)
        whole = await audience.series(series.slug)
        code = str(episode_typed(whole, upto)) if upto else None
        reader = Reader(audience.horizon(series.slug))
        character = character_typed(whole, about, reader).number if about else None
        question = RecapQuestion(series.slug, code, character, length)
        await self.bot.replies.send(interaction, question, private=True, meant=series.meant, audience=audience)

    async def answer(self, question: RecapQuestion, audience: Audience) -> Answer:
        """What happened up to the episode asked for, open as far as the audience has watched."""
        series = await audience.series(question.series)
        upto = _moment_of(series, question.upto) if question.upto else _furthest(audience.horizon(series.slug))
        code = series.timeline.code(upto)
        pinned = RecapQuestion(series.slug, str(code) if code else None, question.about, question.length, question.page)
        return recap_answer(_view(series, upto, question.about, audience), pinned)

    async def answer_reveal(self, question: RevealQuestion, audience: Audience) -> Answer:
        """What happens in one episode, for whoever clicked for it."""
        series = await audience.series(question.series)
        return reveal_answer(_view(series, _moment_of(series, question.episode), question.about, audience), question)

    async def answer_reminded(self, question: RemindedQuestion, audience: Audience) -> Answer:
        """What happened as far as whoever pressed a reminder has watched."""
        return await self.answer(RecapQuestion(question.series), audience)


def _view(series: Series, upto: Moment, about: int | None, audience: Audience) -> RecapView:
    character = next((each for each in series.characters.values() if each.number == about), None)
    return RecapView(
        series=series,
        upto=upto,
        horizon=audience.horizon(series.slug),
        text=audience.text,
        about=character,
        judged=audience.judged(series),
        private=audience.private,
    )


def _moment_of(series: Series, text: str) -> Moment:
    code = series.timeline.named(text)
    if code is None:
        raise QuestionExpired
    return series.timeline.codes[code]


def _furthest(horizon: Horizon) -> Moment:
    """Of several stories, the newest that somebody has begun."""
    return max(horizon.reached, default=PREMISE)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Recap(bot))
