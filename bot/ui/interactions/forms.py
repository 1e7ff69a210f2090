"""Opens forms and answers what is filled in; nothing is remembered in between, so that a restart is no matter."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot.errors import QuestionExpired
from bot.ui.answers.form import FORM, filled_in, window_of
from bot.ui.answers.layout import message_of
from bot.ui.audience.judging import audience_of
from bot.ui.interactions.failures import told
from bot.ui.questions import decode

if TYPE_CHECKING:
    import discord

    from bot.client import Previously
    from bot.ui.answers.answer import Answer
    from bot.ui.answers.form import Filled, Form
    from bot.ui.audience.audience import Audience
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

QuestionT = TypeVar("QuestionT", bound="Question")
Maker = Callable[[QuestionT, "Audience"], Awaitable["Form"]]
Taker = Callable[[QuestionT, "Filled", "Audience"], Awaitable["Answer"]]


class Forms:
    """Knows which questions begin with a form, and who answers what is filled in; cogs sign up for theirs."""

    def __init__(self) -> None:
        self._kinds: Final[dict[type[Question], tuple[Maker[Any], Taker[Any]]]] = {}

    def register(self, kind: type[QuestionT], make: Maker[QuestionT], take: Taker[QuestionT]) -> None:
        """Let questions of a kind begin with the form that `make` gives; what is filled in goes to `take`."""
        self._kinds[kind] = make, take

    def __contains__(self, question: Question) -> bool:
        return type(question) in self._kinds

    async def open(self, interaction: Interaction, question: Question) -> None:
        """Show the form to whoever pressed."""
        make, _ = self._kinds[type(question)]
        form = await make(question, await audience_of(interaction, private=True))
        await interaction.response.send_modal(window_of(form))

    async def submitted(self, interaction: Interaction) -> None:
        """Answer a form privately; one that nobody knows is from an earlier version."""
        async with told(interaction):
            data: dict[str, Any] = dict(interaction.data or {})
            question = _asked(str(data.get("custom_id")))
            if question not in self:
                raise QuestionExpired
            _, take = self._kinds[type(question)]
            audience = await audience_of(interaction, private=True)
            answer = await take(question, filled_in(data.get("components") or []), audience)
            await interaction.response.send_message(view=message_of(answer), ephemeral=True)


def _asked(identity: str) -> Question:
    if not identity.startswith(FORM):
        raise QuestionExpired
    return decode(identity.removeprefix(FORM))
