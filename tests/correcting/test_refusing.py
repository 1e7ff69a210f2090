"""A curator leaves it as it is and says why; and what cannot be decided is told in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state.correction import Decision, News
from tests.state.files import line_of

from .pile import LINK

if TYPE_CHECKING:
    from .pile import Pile

KATY = "Katy Nell plays Nell Ashe, not Nell Ash."


async def test_a_series_without_a_curated_file_says_what_to_do(pile: Pile) -> None:
    await pile.sent("All of it.", series="tt0000001")

    refused = line_of(await pile.corrections("accept", 1))

    assert "has the series 'tt0000001': write it first (`previously data import` begins one)" in refused
    assert (await pile.as_json("show", 1))["file"] is None
    assert (await pile.kept(1)).decision is Decision.OPEN


async def test_rejecting_says_why(pile: Pile) -> None:
    await pile.sent(KATY)

    said = line_of(pile.process("reject", 1, "--because", " The credits\nsay Ash. ", data=False), 0)

    assert said == "correction 1 is rejected; whoever sent it is told as soon as a running bot can"
    left = await pile.kept(1)
    assert (left.decision, left.reason, left.news) == (Decision.REJECTED, "The credits say Ash.", News.WAITING)


async def test_what_cannot_be_decided_is_told_in_a_line(pile: Pile) -> None:
    await pile.sent(KATY, wants_news=False)

    async def refusal(*arguments: object) -> str:
        return line_of(await pile.corrections(*arguments, data=arguments[0] == "accept"))

    assert await refusal("reject", 1, "--because", " ") == "say why after --because, in at most 500 characters"
    assert line_of(pile.process("accept", 9)) == await refusal("accept", 9)
    assert await refusal("accept", 9) == "there is no correction 9: `previously corrections list` tells their numbers"
    assert line_of(await pile.corrections("reject", 1, "--because", "No.", data=False), 0).endswith("wanted no answer")
    assert "has been decided already" in await refusal("reject", 1, "--because", "No!")
    assert "correction 1 has been rejected, and whoever sent it may know" in await refusal("accept", 1)


async def test_what_a_member_writes_does_not_steer_a_terminal(pile: Pile) -> None:
    await pile.sent("\x1b[31mred\x1b[0m [bold]x[/bold]\u202e\n# Correction 9 (", evidence=LINK)

    shown = (await pile.corrections("show", 1)).stdout
    diff = (await pile.corrections("accept", 1)).stdout

    for said in (shown, diff):
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "[bold]x[/bold]" in said
