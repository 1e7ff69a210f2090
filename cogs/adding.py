"""“Add it from TVmaze”: buttons under a title that is not in the catalogue."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired
from bot.live.adding import Asker
from bot.ui.adding.offers import added_answer, asked_then, found_answer
from bot.ui.audience.audience import Audience
from bot.ui.audience.judging import audience_of
from bot.ui.questions import AddQuestion, FindQuestion

if TYPE_CHECKING:
    from bot.live.adding import Adder
    from bot.ui.answers.answer import Answer

_log: Final = logging.getLogger(__name__)


class Adding(commands.Cog):
    """Looks for series on TVmaze and adds them; whoever asked is answered as if they had been there before."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(FindQuestion, self.answer_found, slow=True)
        bot.replies.register(AddQuestion, self.answer_added, slow=True)

    async def answer_found(self, question: FindQuestion, audience: Audience) -> Answer:
        """What TVmaze has for these words."""
        found = await self._adder().search(question.words, _asker(audience))
        return found_answer(question, found, audience.text)

    async def answer_added(self, question: AddQuestion, audience: Audience) -> Answer:
        """Add a show, and answer what was asked in the first place."""
        asker = _asker(audience)
        slug = await self._adder().add(question.show, asker)
        _log.info("%s was asked for in server %s", slug, asker.server)
        now_there = await audience_of(audience.asked, private=audience.private)
        prepared = await self.bot.replies.answer(asked_then(question.then, slug), now_there)
        return added_answer(prepared.answer, question.then, audience.text)

    def _adder(self) -> Adder:
        if self.bot.adder is None:
            raise QuestionExpired  # it was switched off since
        return self.bot.adder


def _asker(audience: Audience) -> Asker:
    return Asker(audience.member, audience.asked.guild_id)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Adding(bot))
