"""Order, count and absence betray nothing: with what is hidden taken away, every open word stays the same."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from simcord.components import walk_components

from bot.ui.questions import CastQuestion
from tests.world import living

from .catalogues import compiled, generate
from .discord_text import reading
from .questions import asked_by
from .stage import scene
from .telling import season_of
from .twins import twin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from .catalogues import Generated
    from .moments import Reach
    from .stage import Answered, Scene

CATALOGUES = 4
BATCHES = 10
_FRAME = re.compile(r"^(?:-# After \S+:|█|\*\*Later in the story\*\*.*)\n?", re.MULTILINE)


@pytest.mark.parametrize("batch", range(BATCHES))
async def test_what_is_hidden_may_as_well_not_be_there(batch: int, tmp_path: Path) -> None:
    seeds = range(10_000 + batch * CATALOGUES, 10_000 + (batch + 1) * CATALOGUES)
    different = [await same_to_its_twin(seed, tmp_path) for seed in seeds]
    assert sum(different) > CATALOGUES / 2


async def same_to_its_twin(seed: int, folder: Path) -> bool:
    """Compare a catalogue with its twin; whether there was anything to hide."""
    made = generate(seed)
    told, reach = await everything_told(made, made, folder)
    other = twin(made, reach)
    told_of_other, _ = await everything_told(made, other, folder)
    for what, said in told.items():
        assert told_of_other.get(what) == said, f"PROOF_SEED={seed}: {what}"
    return other.files != made.files


async def everything_told(made: Generated, shown: Generated, folder: Path) -> tuple[dict[str, Any], Reach]:
    """All that one member is told openly by a catalogue; the progress is that of the seed."""
    compiled(shown, folder / "catalogue.sqlite", checked=shown is made)
    async with living(folder / "catalogue.sqlite") as world:
        on = await scene(world, made, Counter())
        ada, rng = on.watchers[0], random.Random(made.seed)
        for slug, codes in made.codes.items():
            if rng.random() < 0.8:
                await on.slash(ada, "direct", "progress set", series=f"id:{slug}", episode=rng.choice(list(codes)))
        told = {what: said async for what, said in _told(on)}
        return told, ada.reach


async def _told(on: Scene) -> AsyncIterator[tuple[str, Any]]:
    ada = on.watchers[0]
    for typed in ("", "a", "jo", "q"):
        names = await on.suggested(ada, "direct", "who", "name", typed)
        yield f"names for {typed}", names
    for choice in await on.suggested(ada, "direct", "who", "name", ""):
        yield choice["value"], _open(await on.slash(ada, "direct", "who", name=choice["value"]))
    for slug, codes in on.made.codes.items():
        yield f"about {slug}", await on.suggested(ada, "direct", "recap", "about", "", series=f"id:{slug}")
        card = await on.slash(ada, "direct", "series", name=f"id:{slug}")
        yield f"card of {slug}", _open(card)
        yield f"sources of {slug}", _open(await on.press(ada, card, f"p1~sources:{slug}::0"))
        for season in sorted({season_of(code) for code in codes}):
            asked = asked_by(CastQuestion(slug, season), on.made)
            cast = await on.slash(ada, "direct", "cast", asked, series=f"id:{slug}", season=season)
            yield f"cast {season} of {slug}", _open(cast)
            sources = await on.press(ada, cast, f"p1~sources:{slug}:{season}:0")
            yield f"sources {season} of {slug}", _open(sources)


def _open(seen: Answered) -> list[str]:
    """What can be read and pressed, without covers and their labels; more pages only hold more covers."""
    assert seen.message is not None
    said = []
    for part in walk_components(seen.message.components):
        if part["type"] == 10:
            said.append(_FRAME.sub("", reading(part["content"]).open + "\n").strip())
        elif part["type"] == 3:
            said += [option["label"] for option in part["options"]]
        elif part.get("label") not in {"Back", "More", None}:
            said.append(part["label"])
    return [each for each in said if each]
