"""`/who`: an actor or a character, across the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired
from bot.markdown import Markdown
from bot.ui.answers.answer import Button
from bot.ui.arguments.names import NameArgument, NameChoice
from bot.ui.audience.audience import Audience
from bot.ui.questions import WhoQuestion
from bot.ui.series.who import character_answer, person_answer

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer

_MOST_SERIES: Final = 24
"""How many series one answer tells of, the most popular: some have been a guest in hundreds."""


class Who(commands.Cog):
    """Answers who somebody is and where one knows them from."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(WhoQuestion, self.answer, lasting=True)

    @app_commands.command(name=_("who"), description=_("Who is that? An actor or a character"))
    @app_commands.rename(name=_("name"))
    @app_commands.describe(name=_("An actor's or a character's name"))
    async def who(
        self, interaction: discord.Interaction[Previously], name: Transform[NameChoice, NameArgument]
    ) -> None:
        """Answer in the channel, and offer others whom the same words may mean, to whoever asked."""
        meant = [Button(label, WhoQuestion(target), private=True) for label, target in name.others]
        await self.bot.replies.send(interaction, WhoQuestion(name.target), meant=meant, audience=name.audience)

    async def answer(self, question: WhoQuestion, audience: Audience) -> Answer:
        """The parts of an actor, or the player of a character."""
        kind, _, target = question.target.partition(".")
        if kind == "p":
            return await self._person(question, target, audience)
        slug, _, number = target.rpartition(".")
        series = await audience.series(slug)
        character = next((c for c in series.characters.values() if str(c.number) == number), None)
        if character is None:
            raise QuestionExpired
        answer = character_answer(series, character, audience.horizon(slug), audience.text, question)
        return replace(answer, footer=audience.judged(series))

    async def _person(self, question: WhoQuestion, key: str, audience: Audience) -> Answer:
        found = await audience.catalogue.person(key)
        if found is None:
            raise QuestionExpired
        person, _ = found
        credited = [await audience.series(slug) for slug in audience.credited(key)[:_MOST_SERIES]]
        answer = person_answer(person, credited, audience.horizon, audience.text, question)
        origins = dict.fromkeys(line for series in credited for line in audience.origin(series))
        return replace(answer, footer=Markdown("\n").join(origins))


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Who(bot))
