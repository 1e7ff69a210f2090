"""Answers interactions: finds who answers a question, lays the answer out, and sends it where it belongs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

import discord

from bot.errors import QuestionExpired
from bot.ui.judging import audience_of
from bot.ui.layout import message_of

if TYPE_CHECKING:
    from bot.client import Previously
    from bot.ui.answer import Answer, Attachment, Button
    from bot.ui.audience import Audience
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

QuestionT = TypeVar("QuestionT", bound="Question")
Answerer = Callable[[QuestionT, "Audience"], Awaitable["Answer"]]


_REMEMBERED: Final = 1_000


class Replies:
    """Knows who answers which question; cogs sign up for theirs."""

    def __init__(self) -> None:
        self._answerers: Final[dict[type[Question], Answerer[Any]]] = {}
        self._lasting: Final[set[type[Question]]] = set()
        self._remembered: Final[OrderedDict[Hashable, Answer]] = OrderedDict()

    def register(self, kind: type[QuestionT], answerer: Answerer[QuestionT], *, lasting: bool = False) -> None:
        """Let `answerer` answer questions of a kind.

        A `lasting` answer depends on the question and its audience alone, so that it is made once and remembered:
        whoever asks the same, in the same language and having watched as much, is told the same.
        """
        self._answerers[kind] = answerer
        self._lasting.discard(kind)
        if lasting:
            self._lasting.add(kind)

    async def answer(self, question: Question, audience: Audience) -> Answer:
        """The answer to a question; raises QuestionExpired where nobody answers its kind any more."""
        answerer = self._answerers.get(type(question))
        if answerer is None:
            raise QuestionExpired
        if type(question) not in self._lasting:
            return await answerer(question, audience)
        key = (question, audience.identity)
        remembered = self._remembered.get(key)
        if remembered is None:
            remembered = self._remembered[key] = await answerer(question, audience)
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(key)
        return remembered

    async def send(
        self,
        interaction: Interaction,
        question: Question,
        *,
        private: bool = False,
        meant: Sequence[Button] = (),
        audience: Audience | None = None,
    ) -> None:
        """Answer in a new message; `meant` are other questions that may have been meant, offered first.

        Whoever knows the audience already gives it along, so that the state is read once.
        """
        answer = await self.answer(question, audience or await audience_of(interaction, private=private))
        answer = replace(answer, buttons=(*meant, *answer.buttons))
        files = [_file(answer.attachment)] if answer.attachment is not None else []
        await interaction.response.send_message(view=message_of(answer), ephemeral=private, files=files)

    async def turn(self, interaction: Interaction, question: Question) -> None:
        """Answer in the message that was pressed; to somebody else than the asker, privately in a new one."""
        private = interaction.message is not None and interaction.message.flags.ephemeral
        if not private and not asked_by(interaction):
            await self.send(interaction, question, private=True)
            return
        answer = await self.answer(question, await audience_of(interaction, private=private))
        await interaction.response.edit_message(view=message_of(answer))


def asked_by(interaction: Interaction) -> bool:
    """Whether whoever pressed is whoever asked; messages that nobody asked for belong to nobody."""
    message = interaction.message
    asked = message.interaction_metadata if message is not None else None
    return asked is not None and asked.user.id == interaction.user.id


def _file(attachment: Attachment) -> discord.File:
    return discord.File(BytesIO(attachment.content), attachment.name)
