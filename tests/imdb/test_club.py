"""What members are told of a series that nobody has curated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.wording import episodes
from bot.ui.wording.episodes import episode_label

from .making import title_key
from .world import SOAP, SOAP_EPISODES

if TYPE_CHECKING:
    from bot.series.models import Episode
    from bot.spoilers import Reader
    from bot.text import Text
    from tests.world import World

QUIETLY = "From IMDb's data sets, not curated"


async def test_the_cast_is_told_as_far_as_one_may_know_it(club: World) -> None:
    seen = await club.ada.slash("cast", series="harbour lights")

    assert seen.text.startswith("## Harbour Lights · Season 1\n-# channel not known, 2004 · cast")
    assert "**Ada Larkin** as Mara Quay" in seen.open
    assert "Iris Bell" in seen.open
    assert seen.covers == [
        "Edie Double as Hush Bell  ·  Finn Hushby as The Hushed Neighbour",
        "Cleo Hushman as Hush, a Sailor",
    ]
    assert QUIETLY in seen.open
    sources = await club.ada.press(seen, "Sources")
    assert "personal and non-commercial use only" in sources.open
    assert "Where this is from" in sources.open


async def test_who_has_watched_is_told_more_and_in_how_many_episodes_by_now(insiders: World) -> None:
    ada = insiders.stranger("ada")

    await ada.slash("progress set", series="harbour lights", episode="S1E2")
    seen = await ada.slash("cast", series="harbour lights", season=1)
    assert "**Cleo Hushman** as Hush, a Sailor\n-# 1 episode so far" in seen.open

    await ada.slash("progress set", series="harbour lights", episode="S1E3")
    seen = await ada.slash("cast", series="harbour lights", season=1)
    assert "**Cleo Hushman** as Hush, a Sailor\n-# 2 episodes so far" in seen.open
    assert "Dora" not in seen.open


async def test_the_card_says_what_is_known_and_where_from(club: World) -> None:
    seen = await club.ada.slash("series", name="harbour lights")

    assert "A crime and drama series, shown from 2004 to 2010." in seen.open
    assert "**Season 1** · 3 episodes" in seen.open
    assert "ended" in seen.open
    assert QUIETLY in seen.open


async def test_a_curated_series_says_nothing_of_the_kind_and_hides_its_twin(club: World) -> None:
    for title in ("the twin", "zwillinge", "the twin brothers"):
        seen = await club.ada.slash("cast", series=title)
        assert seen.text.startswith("## The Twin · Season 1\n-# Channel One · cast")
        assert "**Rosa Vale** as The stranger" in seen.open
        assert QUIETLY not in seen.open
    offered = await club.ada.suggestions("cast", "series", "zwill")
    assert offered == {"The Twin (Channel One)": "id:the-twin"}


async def test_an_actor_is_told_by_all_their_parts(club: World) -> None:
    seen = await club.ada.slash("who", name="ada larkin")

    assert "**Mara Quay** in Harbour Lights (channel not known, 2004) · from season 1" in seen.open
    assert "in Bare Bones (channel not known, 2019)" in seen.open
    assert QUIETLY in seen.open
    assert await club.ada.suggestions("who", "name", "larki") == {
        "Ada Larkin · Harbour Lights (channel not known, 2004)": "id:p.nm0000001"
    }


async def test_an_actor_of_whom_one_may_not_know_is_not_offered_nor_told(club: World) -> None:
    assert await club.ada.suggestions("who", "name", "dora") == {}
    seen = await club.ada.slash("who", name="dora hushwell")
    assert seen.private
    assert "I do not know anybody called" in seen.open
    # A number that somebody made up is answered with no name either.
    seen = await club.ada.slash("who", name="id:p.nm0000004")
    assert seen.text.startswith("## Not known yet")


async def test_what_is_not_known_of_when_it_airs_is_said(club: World) -> None:
    seen = await club.ada.slash("airs", series="harbour lights")

    assert "no new episodes announced" in seen.open
    assert "**Season 2** · no dates known" in seen.open
    seen = await club.ada.slash("airs", series="harbour lights", season=2)
    assert "Hush" not in seen.open


async def test_episodes_are_suggested_by_number_until_they_have_been_watched(club: World) -> None:
    offered = await club.ada.suggestions("progress set", "episode", "S1", series="harbour lights")
    assert list(offered) == ["S1E1 · Episode 1", "S1E2 · Episode 2", "S1E3 · Episode 3"]

    await club.ada.slash("progress set", series="harbour lights", episode="S1E1")
    offered = await club.ada.suggestions("progress set", "episode", "S1E1", series="harbour lights")
    assert "S1E1 · The Pier" in offered
    seen = await club.ada.slash("progress show", series="harbour lights")
    assert "You have watched up to S1E1." in seen.open


async def test_who_has_watched_it_all_is_told_all(insiders: World) -> None:
    stranger = insiders.stranger("eve")
    await stranger.slash("progress set", series="harbour lights", episode="finished")

    seen = await stranger.slash("cast", series="harbour lights", season=2)

    assert seen.covers == []
    assert "**Ben Hushton** as Tom Hush\n-# 2 episodes so far" in seen.open
    assert "**Dora Hushwell** as The Hushed Killer\n-# 1 episode so far" in seen.open


async def test_a_series_without_episodes_answers_every_question(club: World) -> None:
    assert "Self - Historian" in (await club.ada.slash("cast", series="bare bones")).open
    assert "no episodes known" in (await club.ada.slash("series", name="bare bones")).open
    for command in ("airs", "recap"):
        assert (await club.ada.slash(command, series="bare bones")).open
    assert (await club.ada.slash("progress set", series="bare bones", episode="finished")).open
    assert (await club.ada.slash("series", name="nothing known")).open
    assert "Nobody has written down" in (await club.ada.slash("cast", series="nothing known")).open


async def test_a_soap_is_answered_in_pages_whoever_asks(insiders: World) -> None:
    seen = await insiders.ada.slash("cast", series="endless street")
    assert "**Regular Player1000** as Regular 0" in seen.open
    assert "More" in seen.pressable

    stranger = insiders.stranger("fay")
    for episode, told in ((f"S1E{SOAP_EPISODES // 2}", "1 episode so far"), ("finished", "2 episodes so far")):
        await stranger.slash("progress set", series=f"id:{title_key(SOAP)}", episode=episode)
        seen = await stranger.slash("cast", series=f"id:{title_key(SOAP)}")
        assert told in seen.open
        seen = await stranger.press(seen, "More")
        assert "Guest" in seen.open


@pytest.mark.parametrize("typed", ["", "S1E29", "episode 29", "nothing of the kind"])
async def test_of_a_soaps_episodes_only_those_are_labelled_that_are_offered(
    club: World, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    labelled: list[str] = []

    def counted(text: Text, episode: Episode, reader: Reader) -> str:
        labelled.append(str(episode.code))
        return episode_label(text, episode, reader)

    monkeypatch.setattr(episodes, "episode_label", counted)

    offered = await club.ada.suggestions("recap", "upto", typed, series="endless street")

    assert labelled == list(offered.values())


async def test_the_episode_that_was_named_is_offered_first_however_many_are_called_like_it(insiders: World) -> None:
    stranger = insiders.stranger("gil")
    await stranger.slash("progress set", series="endless street", episode="S1E500")

    offered = await stranger.suggestions("recap", "upto", "S1E1", series="endless street")

    assert len(offered) == 25
    assert list(offered.values())[:3] == ["S1E1", "S1E1000", "S1E1001"]
