"""The bot itself: what it is made of, and nothing of what it says."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Final

import discord
from discord.ext import commands

from bot.catalogue.live import LiveCatalogue
from bot.catalogue.places import beside
from bot.clock import system_clock
from bot.courier.couriers import Couriers
from bot.courier.events import EventsCourier
from bot.courier.messages import MessageCourier
from bot.courier.news import News
from bot.live.adding import Adder
from bot.live.compiling import in_own_process
from bot.live.overlay import Overlay
from bot.reminders.dispatcher import REQUESTS_PER_SECOND, Dispatcher
from bot.reminders.planner import Planner
from bot.reminders.rounds import Rounds
from bot.state.channels import ChannelStore
from bot.state.corrections import CorrectionStore
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.progress import ProgressStore
from bot.state.reminders import ReminderStore
from bot.text import Texts
from bot.text.translator import CommandTranslator
from bot.ui.arguments.keystrokes import Keystrokes
from bot.ui.arguments.recent import RecentSeries
from bot.ui.interactions.buttons import EVERY_KIND
from bot.ui.interactions.forms import Forms
from bot.ui.interactions.replies import Replies
from bot.ui.interactions.tree import CommandTree

if TYPE_CHECKING:
    from pathlib import Path

    from bot.clock import Clock
    from bot.live.compiling import Compiler
    from bot.tvmaze.client import ShowSource

    Interaction = discord.Interaction["Previously"]

_log: Final = logging.getLogger(__name__)

COGS: Final = (
    "cogs.cast",
    "cogs.who",
    "cogs.series",
    "cogs.recap",
    "cogs.airs",
    "cogs.remind",
    "cogs.reminders",
    "cogs.events",
    "cogs.progress",
    "cogs.spoilers",
    "cogs.covering",
    "cogs.privacy",
    "cogs.corrections",
    "cogs.adding",
    "cogs.guide",
)
_FRUGAL: Final[dict[str, Any]] = {
    "command_prefix": (),
    "help_command": None,
    "tree_cls": CommandTree,
    "intents": discord.Intents(guilds=True),
    "max_messages": None,
    "chunk_guilds_at_startup": False,
    "member_cache_flags": discord.MemberCacheFlags.none(),
    "allowed_mentions": discord.AllowedMentions.none(),
}
"""No message is read, no member remembered, nobody mentioned by accident."""
_ANSWERING: Final = ("CommandTree-invoker", "discord-ui-dynamic-item", "discord.py: on_interaction")
"""How discord.py names the tasks of commands, of buttons and of forms."""


class Previously(commands.AutoShardedBot):
    """The bot, composed of its resources: catalogue, state, texts, and who answers which question.

    `shows` is where members may add series from; where there is none, nobody is offered to. `compiler` puts what they
    add into the catalogue.
    """

    def __init__(
        self,
        catalogue: Path,
        state: Path,
        *,
        clock: Clock = system_clock,
        reminders_per_second: float = REQUESTS_PER_SECOND,
        shows: ShowSource | None = None,
        compiler: Compiler = in_own_process,
        **options: Any,
    ) -> None:
        # The bot never speaks; without this, discord.py warns at every start that it could not.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(**_FRUGAL, **options)
        self.clock: Final = clock
        self.catalogue: Final = LiveCatalogue(catalogue, beside=beside(catalogue))
        self.overlay: Final = Overlay(catalogue, compiler)
        self.adder: Final = None if shows is None else Adder(shows, self.overlay, clock)
        self.database: Final = Database(state)
        self.progress: Final = ProgressStore(self.database)
        self.channels: Final = ChannelStore(self.database)
        self.reminders: Final = ReminderStore(self.database)
        self.deliveries: Final = DeliveryStore(self.database)
        self.corrections: Final = CorrectionStore(self.database)
        self.planner: Final = Planner(self.catalogue, self.reminders, self.deliveries, clock)
        self.events: Final = EventsCourier(self)
        couriers = Couriers(MessageCourier(self), self.events)
        self.dispatcher: Final = Dispatcher(self.deliveries, couriers, clock, reminders_per_second)
        self.rounds: Final = Rounds(self.catalogue, self.planner, self.dispatcher, self.deliveries, clock)
        self.news: Final = News(self)
        self.texts: Final = Texts.load()
        self.replies: Final = Replies()
        self.forms: Final = Forms()
        self.recent: Final = RecentSeries()
        self.keystrokes: Final = Keystrokes()
        self._composed: Final = asyncio.Event()

    async def open(self) -> None:
        """Open the catalogue and the state; raises what an operator must mend before anybody is answered."""
        try:
            await self.catalogue.current()
            await self.database.open()
        except BaseException:
            # What is open already has a thread of its own, which would keep the process from ending.
            await self.release()
            raise

    async def setup_hook(self) -> None:
        """Load every cog and the buttons that outlive a restart, before the first interaction comes."""
        await self.tree.set_translator(CommandTranslator(self.texts))
        for name in COGS:
            await self.load_extension(name)
        self.add_dynamic_items(*EVERY_KIND)
        self._composed.set()

    async def remind(self) -> None:
        """Say what nobody asks for at that moment, until cancelled; begins when the bot has logged in.

        Reminders, and what became of corrections. Messages need no gateway.
        """
        await self._composed.wait()
        async with asyncio.TaskGroup() as saying:
            saying.create_task(self.rounds.run(alone=self.database.alone), name="rounds")
            saying.create_task(self.news.run(), name="news")

    async def on_ready(self) -> None:
        """Tell the operator that it works."""
        _log.info("connected as %s; servers: %d", self.user, len(self.guilds))

    async def on_interaction(self, interaction: Interaction, /) -> None:
        """Find forms by their custom ids, as buttons are found; discord.py drops those of before a restart."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self.forms.submitted(interaction)

    async def on_message(self, message: discord.Message, /) -> None:
        """Messages are none of our business; without this, every one would be parsed for a prefix."""

    def answering(self) -> set[asyncio.Task[Any]]:
        """The answers that are being made at this moment."""
        return {task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)}

    async def close(self) -> None:
        """Disconnect, then close what was open."""
        await super().close()
        await self.release()

    async def release(self) -> None:
        """Close the catalogue and the state; transactions in flight end first."""
        await self.catalogue.close()
        await self.database.close()
