"""The operator and a running bot: what Discord refused arrives once the operator has it tried again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build
from tests.hosting.process import TOKEN, addresses, eventually, running
from tests.stand_in import StandIn
from tests.stand_in.identity import CHANNEL_ID, GUILD_ID
from tests.state.files import asked, line_of, previously

from .evening import listed

if TYPE_CHECKING:
    from pathlib import Path

    from .evening import Evening

POSTING: Final = f"/channels/{CHANNEL_ID}/messages"
SETTLED: Final = "select state from delivery where kind = 'announce' and state >= 2"


def tonight(folder: Path) -> Path:
    """A catalogue of one series, of which one episode comes out in an hour."""
    source = {"title": "Log", "publisher": "Log", "address": "https://log.example/", "checked": "2026-11-22"}
    hour = f"{datetime.now(UTC) + timedelta(hours=1):%Y-%m-%d %H:%M} UTC"
    series = {
        "slug": "innocent",
        "titles": [{"text": "Innocent", "language": "en"}],
        "format": "serial",
        "status": "running",
        "countries": ["GB"],
        "languages": ["en"],
        "broadcasters": ["ITV"],
        "popularity": 50,
        "premise": {"text": "It begins.", "sources": ["log"]},
        "sources": {"log": source},
        "seasons": [
            {
                "number": 2,
                "count": 1,
                "releases": [{"on": "ITV", "region": "GB", "when": {"1": hour}, "sources": ["log"]}],
            }
        ],
    }
    (folder / "curated" / "series").mkdir(parents=True)
    (folder / "curated" / "series" / "innocent.yaml").write_text(json.dumps(series), encoding="utf-8")
    return build(folder / "curated", folder / "catalogue.sqlite").path


async def test_it_arrives_after_all(path: Path, tmp_path: Path, evening: Evening) -> None:
    await evening.reminder(int(CHANNEL_ID), guild=int(GUILD_ID), lead=timedelta(hours=3), set_by=0)
    settings = {"CATALOGUE": str(tonight(tmp_path)), "STATE_URL": f"sqlite:///{path}"}
    async with (
        StandIn(token=TOKEN) as stand_in,
        running("run", where=tmp_path, settings=settings | addresses(stand_in)),
    ):
        stand_in.refuse("POST", POSTING, 403, 50001, "Missing Access")
        await stand_in.connected()
        await eventually(lambda: asked(path, SETTLED))
        (failed,) = listed(path, "history")
        assert (failed["outcome"], failed["reason"]) == ("undeliverable", "no access")

        stand_in.permit("POST", POSTING)
        line_of(previously("reminders", "retry", failed["number"], state=path), 0)
        await eventually(lambda: stand_in.messages)

        (message,) = stand_in.messages
        assert "**Innocent** · S2E1" in json.dumps(message, ensure_ascii=False)
        await eventually(lambda: asked(path, SETTLED) == [(2,)])
        (sent,) = listed(path, "history")
        assert (sent["outcome"], sent["message"]) == ("sent", message["id"])
