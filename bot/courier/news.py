"""Tells members what became of their corrections, where they want to know."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.courier.patience import others_go_on
from bot.courier.refusals import UNREACHED, outcome_of
from bot.errors import CatalogueUnavailable, StateUnavailable
from bot.reminders.dispatcher import backoff
from bot.state.outcomes import Later, Sent, Skipped, Undeliverable
from bot.ui.answers.layout import message_of
from bot.ui.corrections import news_answer

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import Previously
    from bot.state.correction import Correction
    from bot.state.outcomes import Outcome

_log: Final = logging.getLogger(__name__)

_SECONDS_BETWEEN: Final = 15.0
_SECONDS_FOR_AN_ATTEMPT: Final = 25.0
_LEASE: Final = timedelta(minutes=1)
_AT_ONCE: Final = 5
"""Few: they share Discord's limit with reminders, and nobody waits for them by the second."""
_TRIED_FOR: Final = timedelta(days=7)
_FORGOTTEN_AFTER: Final = timedelta(days=180)


class News:
    """Looks for decisions every few seconds: curators make them on the command line, in another process."""

    def __init__(self, bot: Previously) -> None:
        self._bot = bot
        self._tidied: datetime | None = None

    async def run(self) -> None:
        """Tell members until cancelled; trouble is told to the operator, and tried again."""
        while True:
            try:
                await self.round()
            except StateUnavailable as error:
                self._bot.dispatcher.outage.met(error, "news of corrections waits")
            except CatalogueUnavailable as error:
                _log.error("news of corrections waits: %s", error)
            except Exception:  # noqa: BLE001  # whatever it is, the others must not wait for good
                _log.exception("news of corrections waits")
            await asyncio.sleep(_SECONDS_BETWEEN)

    async def round(self) -> None:
        """Tell what there is to tell, one after the other."""
        store, now = self._bot.corrections, self._bot.clock()
        if self._tidied is None or not timedelta() <= now - self._tidied < timedelta(days=1):
            await store.forget_settled(now - _FORGOTTEN_AFTER)
            self._tidied = now
        for correction in await store.claim_news(now, _LEASE, _AT_ONCE):
            await self._tell(correction)

    async def _tell(self, correction: Correction) -> None:
        store, now = self._bot.corrections, self._bot.clock()
        match await self._tried(correction, now):
            case Sent():
                await store.told(correction.number)
            case Later(ready, reason) if not _too_old(correction, now):
                _log.warning("news of correction %d waits: %s", correction.number, reason)
                await store.tell_later(correction.number, ready, reason)
            case Later() | Undeliverable() | Skipped() as outcome:
                _log.warning("news of correction %d could not be told: %s", correction.number, outcome.reason)
                await store.give_up(correction.number, outcome.reason)

    async def _tried(self, correction: Correction, now: datetime) -> Outcome:
        try:
            with others_go_on(self._bot):
                async with asyncio.timeout(_SECONDS_FOR_AN_ATTEMPT):
                    return await self._sent(correction)
        except UNREACHED as error:
            return outcome_of(error, correction, now)
        except CatalogueUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  # one that cannot be told must not keep the others waiting
            _log.exception("news of correction %d failed", correction.number)
            return Later(now + backoff(correction.attempts), f"unexpected: {error!r}")

    async def _sent(self, correction: Correction) -> Sent:
        remark = correction.remark
        listing = (await self._bot.catalogue.current()).listings.get(remark.series)
        text = self._bot.texts.for_locale(remark.locale)
        answer = news_answer(correction, listing.label if listing else remark.series, text)
        member = await self._bot.create_dm(discord.Object(remark.member))
        # Should this process end before it is noted, Discord recognises the nonce and posts nothing twice.
        message = await member.send(view=message_of(answer), nonce=f"correction-{correction.number}")
        return Sent(message.channel.id, message.id)


def _too_old(correction: Correction, now: datetime) -> bool:
    return correction.settled is not None and now - correction.settled > _TRIED_FOR
