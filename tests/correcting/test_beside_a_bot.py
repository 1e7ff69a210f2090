"""A curator decides, a real bot tells it, and after a restart it does not tell it again."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

from bot.catalogue.build import build
from bot.state.correction import News
from tests.hosting.process import TOKEN, addresses, eventually, running
from tests.stand_in import StandIn
from tests.stand_in.identity import MEMBER_ID

if TYPE_CHECKING:
    from pathlib import Path

    from .pile import Pile


async def test_it_is_told_once_over_a_restart(pile: Pile, tmp_path: Path) -> None:
    number = await pile.sent("Nell is no clerk.", member=int(MEMBER_ID))
    await pile.corrections("reject", number, "--because", "She is one in S2E1.", data=False)
    catalogue = build(pile.folder, tmp_path / "catalogue.sqlite").path
    settings = {"CATALOGUE": str(catalogue), "STATE_URL": f"sqlite:///{pile.state}"}
    async with StandIn(token=TOKEN) as stand_in:
        settings |= addresses(stand_in)
        async with running("run", where=tmp_path, settings=settings) as bot:
            await eventually(lambda: stand_in.messages)
            bot.send(signal.SIGTERM)
            assert (await bot.ends()).code == 0
        assert (await pile.kept(number)).news is News.TOLD
        second = await pile.sent("Nor is Dan a teacher.", member=int(MEMBER_ID))
        await pile.corrections("accept", second)
        async with running("run", where=tmp_path, settings=settings):
            await eventually(lambda: len(stand_in.messages) > 1)
        rejected, accepted = [json.dumps(message, ensure_ascii=False) for message in stand_in.messages]
        assert "||She is one in S2E1.||" in rejected
        assert "You were right" in accepted
