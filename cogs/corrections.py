"""Takes what members say is wrong, for the curators: what stands behind “This is wrong”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.client import Previously
from bot.errors import NothingCorrected
from bot.ui.corrections import correction_form, remark_in, thanks_answer
from bot.ui.questions import CorrectionQuestion

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer
    from bot.ui.answers.form import Filled, Form
    from bot.ui.audience.audience import Audience


class Corrections(commands.Cog):
    """Opens the form, and keeps what is filled in."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.forms.register(CorrectionQuestion, self.form, self.take)

    async def form(self, question: CorrectionQuestion, audience: Audience) -> Form:
        """The form; nobody writes in vain where no more is taken."""
        series = await audience.series(question.series)
        await self.bot.corrections.expect_room(audience.member, self.bot.clock())
        return correction_form(question, series.listing, audience.text)

    async def take(self, question: CorrectionQuestion, filled: Filled, audience: Audience) -> Answer:
        """Keep a correction, also of a series that has gone meanwhile: somebody took the trouble to write it."""
        remark = remark_in(filled, question, audience.member, audience.asked.locale.value)
        if not remark.wrong:
            raise NothingCorrected
        correction = await self.bot.corrections.save(remark, self.bot.clock())
        listing = audience.catalogue.listings.get(remark.series)
        return thanks_answer(correction, listing.label if listing else remark.series, audience.text)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Corrections(bot))
