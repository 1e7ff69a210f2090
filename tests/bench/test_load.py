"""The measuring works; what it measures is for people to read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.stand_in.payloads import slash

from .child import BotDiedError
from .load import measure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.stand_in.wire import Json

REPLY: list[Json] = [
    {
        "type": 17,
        "components": [
            {"type": 10, "content": "## A cast"},
            {"type": 14},
            {
                "type": 9,
                "components": [{"type": 10, "content": "x" * 100}],
                "accessory": {"type": 2, "style": 2, "label": "More", "custom_id": "more"},
            },
            {
                "type": 1,
                "components": [{"type": 3, "custom_id": "pick", "options": [{"label": "A", "value": "a"}]}],
            },
        ],
    }
]


def cast(_: int) -> Json:
    return slash("cast", {"series": "the-innocent"})


@pytest.mark.parametrize("mode", ["fresh", "once"])
async def test_the_bare_bot_is_measured(mode: str, tmp_path: Path) -> None:
    reply = tmp_path / "reply.json"
    reply.write_text(json.dumps(REPLY))
    environment = {"BARE_REPLY": str(reply), "BARE_MODE": mode}
    measured = await measure("tests.bench.bare", cast, count=50, concurrency=5, warm_up=10, environment=environment)
    assert measured.count == 50
    assert measured.per_second > 10
    assert 0 < measured.p50_ms <= measured.p99_ms
    assert measured.reply_bytes > 300


async def test_a_bot_that_dies_says_why() -> None:
    with pytest.raises(BotDiedError) as caught:
        await measure("tests.bench.nothing_here", cast, count=1, concurrency=1, warm_up=0)
    assert "nothing_here" in caught.value.__notes__[0]
