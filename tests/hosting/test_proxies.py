"""A large host puts proxies before Discord; the bot dials them and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stand_in import StandIn, Trap
from tests.stand_in.payloads import slash

from .process import TOKEN

if TYPE_CHECKING:
    from .conftest import Hosting


class Misleading(StandIn):
    """A Discord that sends everybody elsewhere: by `GET /gateway/bot`, and by READY's address to resume at."""

    def __init__(self, elsewhere: str) -> None:
        super().__init__(token=TOKEN, resume_gateway_url=elsewhere)
        self._elsewhere = elsewhere

    @property
    def gateway(self) -> str:
        """Where it claims to be."""
        return self._elsewhere

    @property
    def own_gateway(self) -> str:
        """Where it is."""
        return super().gateway


async def test_only_the_gateway_that_was_set_is_dialled(hosted: Hosting) -> None:
    async with (
        Trap() as trap,
        Misleading(trap.gateway) as stand_in,
        hosted(stand_in, DISCORD_GATEWAY=stand_in.own_gateway),
    ):
        assert [request.status for request in stand_in.sent("GET", "/gateway/bot")] == [200]
        await stand_in.drop()
        await stand_in.resumed()
        await stand_in.invalidate_session()
        await stand_in.connected(times=2, timeout=20)
        answer = await stand_in.interact(slash("help"))
        assert answer["type"] == 4
    assert trap.dialled == 0
