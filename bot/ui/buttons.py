"""Buttons and menus that work after any restart: the question is in the custom id, nothing is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import discord
from discord import ui

from bot.ui.failures import told
from bot.ui.layout import HERE, MENU, PRIVATELY, PUBLICLY
from bot.ui.questions import decode

if TYPE_CHECKING:
    import re

    from bot.client import Previously

    Interaction = discord.Interaction[Previously]
    Item = ui.Item[ui.LayoutView]


class AskHere(ui.DynamicItem[ui.Button[ui.LayoutView]], template=rf"{HERE}(?P<question>.+)"):
    """Answers in the message it stands in."""

    def __init__(self, item: ui.Button[ui.LayoutView], question: str) -> None:
        super().__init__(item)
        self._question = question

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Find the question again."""
        assert isinstance(item, ui.Button)  # noqa: S101
        return cls(item, match["question"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Turn the message to the answer."""
        async with told(interaction):
            await interaction.client.replies.turn(interaction, decode(self._question))


class AskPrivately(ui.DynamicItem[ui.Button[ui.LayoutView]], template=rf"{PRIVATELY}(?P<question>.+)"):
    """Answers whoever presses it, beside the message."""

    def __init__(self, item: ui.Button[ui.LayoutView], question: str) -> None:
        super().__init__(item)
        self._question = question

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Find the question again."""
        assert isinstance(item, ui.Button)  # noqa: S101
        return cls(item, match["question"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Send the answer privately."""
        async with told(interaction):
            await interaction.client.replies.send(interaction, decode(self._question), private=True)


class AskPublicly(ui.DynamicItem[ui.Button[ui.LayoutView]], template=rf"{PUBLICLY}(?P<question>.+)"):
    """Answers everybody in the channel, judged by the channel's horizon."""

    def __init__(self, item: ui.Button[ui.LayoutView], question: str) -> None:
        super().__init__(item)
        self._question = question

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: re.Match[str], /) -> Self:  # type: ignore[override]  # noqa: ARG003
        """Find the question again."""
        assert isinstance(item, ui.Button)  # noqa: S101
        return cls(item, match["question"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Send the answer to the channel."""
        async with told(interaction):
            await interaction.client.replies.send(interaction, decode(self._question))


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


EVERY_KIND = (AskHere, AskPrivately, AskPublicly, ChooseQuestion)
