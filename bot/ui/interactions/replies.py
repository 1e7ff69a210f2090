"""Answers interactions: finds who answers a question, lays the answer out, and sends it where it belongs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

import discord

from bot.errors import QuestionExpired
from bot.ui.answers.layout import Message, message_of
from bot.ui.audience.judging import audience_of

if TYPE_CHECKING:
    from bot.client import Previously
    from bot.ui.answers.answer import Answer, Button
    from bot.ui.audience.audience import Audience
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

QuestionT = TypeVar("QuestionT", bound="Question")
Answerer = Callable[[QuestionT, "Audience"], Awaitable["Answer"]]


_REMEMBERED: Final = 1_000


class Prepared:
    """An answer with its message, which is laid out once however often it is sent: nothing about it ever changes."""

    def __init__(self, answer: Answer) -> None:
        self.answer: Final = answer

    @cached_property
    def message(self) -> Message:
        """The answer's page as a message."""
        return message_of(self.answer)

    def offering(self, meant: Sequence[Button]) -> Message:
        """The message, with other questions that may have been meant offered first."""
        if not meant:
            return self.message
        return message_of(replace(self.answer, buttons=(*meant, *self.answer.buttons)))


class Replies:
    """Knows who answers which question; cogs sign up for theirs."""

    def __init__(self) -> None:
        self._answerers: Final[dict[type[Question], Answerer[Any]]] = {}
        self._lasting: Final[set[type[Question]]] = set()
        self._slow: Final[set[type[Question]]] = set()
        self._remembered: Final[OrderedDict[Hashable, Prepared]] = OrderedDict()

    def register(
        self, kind: type[QuestionT], answerer: Answerer[QuestionT], *, lasting: bool = False, slow: bool = False
    ) -> None:
        """Let `answerer` answer questions of a kind.

        A `lasting` answer depends on the question and its audience alone, so that it is made once and remembered:
        whoever asks the same, in the same language and having watched as much, is told the same. A `slow` one may take
        longer than Discord waits, so that Discord says meanwhile that the bot is thinking.
        """
        self._answerers[kind] = answerer
        for kinds, belongs in ((self._lasting, lasting), (self._slow, slow)):
            kinds.discard(kind)
            if belongs:
                kinds.add(kind)

    async def answer(self, question: Question, audience: Audience) -> Prepared:
        """The answer to a question; raises QuestionExpired where nobody answers its kind any more."""
        answerer = self._answerers.get(type(question))
        if answerer is None:
            raise QuestionExpired
        if type(question) not in self._lasting:
            return Prepared(await answerer(question, audience))
        key = (question, audience.identity)
        prepared = self._remembered.get(key)
        if prepared is None:
            prepared = self._remembered[key] = Prepared(await answerer(question, audience))
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(key)
        return prepared

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
        slow = type(question) in self._slow
        if slow:
            await interaction.response.defer(ephemeral=private, thinking=True)
        prepared = await self.answer(question, audience or await audience_of(interaction, private=private))
        view, files = prepared.offering(meant), _files(prepared.answer)
        if slow:
            await interaction.edit_original_response(view=view, attachments=files)
        else:
            await interaction.response.send_message(view=view, ephemeral=private, files=files)

    async def turn(self, interaction: Interaction, question: Question) -> None:
        """Answer in the message that was pressed; to somebody else than the asker, privately in a new one."""
        private = interaction.message is not None and interaction.message.flags.ephemeral
        if not private and not asked_by(interaction):
            await self.send(interaction, question, private=True)
            return
        prepared = await self.answer(question, await audience_of(interaction, private=private))
        await interaction.response.edit_message(view=prepared.message)


def asked_by(interaction: Interaction) -> bool:
    """Whether whoever pressed is whoever asked; messages that nobody asked for belong to nobody."""
    message = interaction.message
    asked = message.interaction_metadata if message is not None else None
    return asked is not None and asked.user.id == interaction.user.id


def _files(answer: Answer) -> list[discord.File]:
    attachment = answer.attachment
    return [] if attachment is None else [discord.File(BytesIO(attachment.content), attachment.name)]
