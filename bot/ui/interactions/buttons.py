"""Buttons and menus that work after any restart: the question is in the custom id, nothing is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import discord
from discord import ui

from bot.errors import QuestionExpired
from bot.ui.answers.layout import HERE, MENU, PRIVATELY
from bot.ui.interactions.failures import tell, told
from bot.ui.questions import decode

if TYPE_CHECKING:
    import re

    from bot.client import Previously

    Interaction = discord.Interaction[Previously]
    Item = ui.Item[ui.LayoutView]


class Ask(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"(?P<where>[hpc]1~)(?P<question>.+)"):
    """A button that asks a question; how its custom id begins says where the answer goes."""

    def __init__(self, item: ui.Button[ui.LayoutView], where: str, question: str) -> None:
        super().__init__(item)
        self._where = where
        self._question = question

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Find the question again."""
        assert isinstance(item, ui.Button)  # noqa: S101
        return cls(item, match["where"], match["question"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Answer in the message, privately, or to the channel: judged by whoever reads it there. Or open a form."""
        async with told(interaction):
            question, replies = decode(self._question), interaction.client.replies
            if question in interaction.client.forms:
                await interaction.client.forms.open(interaction, question)
            elif self._where == HERE:
                await replies.turn(interaction, question)
            else:
                await replies.send(interaction, question, private=self._where == PRIVATELY)


class ChooseQuestion(ui.DynamicItem[ui.Select[ui.LayoutView]], template=rf"{MENU}\d"):
    """A menu of questions; the chosen one is answered in the message it stands in."""

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Take the menu as it stands in the message."""
        assert isinstance(item, ui.Select)  # noqa: S101
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Turn the message to the answer."""
        async with told(interaction):
            await interaction.client.replies.turn(interaction, decode(self.item.values[0]))


class Outdated(ui.DynamicItem[ui.Item[ui.LayoutView]], template=r"(?![hpc]1~.|m1~\d$).*"):
    """Whatever no other kind knows: a button or a menu of an earlier version."""

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Take it as it stands in the message."""
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Say so, and what to do."""
        await tell(interaction, QuestionExpired())


EVERY_KIND = (Ask, ChooseQuestion, Outdated)
