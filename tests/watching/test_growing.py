"""Casts, names and cards grow with what their readers have watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import alone, told_of

if TYPE_CHECKING:
    from tests.reading import Seen
    from tests.world import DirectAsker

    from .club import Club


async def having_watched(club: Club, episode: str | None) -> DirectAsker:
    """Ada, alone with the bot, where all commands follow her own progress."""
    if episode:
        await club.watched(club.ada, "harbour", episode)
    return alone(club.ada)


async def who(club: Club, episode: str | None, name: str) -> Seen:
    return await (await having_watched(club, episode)).slash("who", name=name)


async def test_a_cast_calls_people_what_one_knows(club: Club) -> None:
    before = await (await having_watched(club, "S1X1")).slash("cast", series="id:harbour", season=1)
    after = await (await having_watched(club, "S1E3")).slash("cast", series="id:harbour", season=1)
    assert "**Per Dahl** as The stranger" in before.open
    assert "Comes off the last ferry." in before.open
    assert told_of("harbour", before.open) == []
    assert "**Per Dahl** as Captain Ebony" in after.open
    assert "He sank his own ebony ship." in after.open
    assert "She is the heir of the ebony house." in after.open
    assert "Comes off the last ferry. He sank his own ebony ship." in after.open, "who one met, and who that is now"


async def test_somebody_who_comes_later_joins_the_cast_when_they_come(club: Club) -> None:
    before = await (await having_watched(club, "S2E1")).slash("cast", series="id:harbour", season=2)
    after = await (await having_watched(club, "S2E2")).slash("cast", series="id:harbour", season=2)
    assert "Jana Moe" not in before.open
    assert "Jana Moe as Jade Holm" in before.covers[0]
    assert "**Jana Moe** as Jade Holm" in after.open
    assert after.covers == []


async def test_a_seasons_title_is_shown_once_it_may_be(club: Club) -> None:
    before = await (await having_watched(club, "S1X1")).slash("cast", series="id:harbour", season=2)
    after = await (await having_watched(club, "S1E3")).slash("cast", series="id:harbour", season=2)
    assert "Harbour Lights · Season 2\n" in before.open
    assert "Flood" not in str(before.components)
    assert "Harbour Lights · Season 2: After the Flood\n" in after.open


async def test_who_is_this_as_far_as_i_have_watched(club: Club) -> None:
    before, after = await who(club, "S1E2", "the stranger"), await who(club, "S1E3", "the stranger")
    assert "## The stranger" in before.open
    assert "Comes off the last ferry." in before.open
    assert told_of("harbour", before.text) == []
    assert "## Captain Ebony" in after.open
    assert "He sank his own ebony ship." in after.open


async def test_an_actor_is_told_by_the_parts_one_knows(club: Club) -> None:
    before, after = await who(club, "S1E2", "Per Dahl"), await who(club, "S1E3", "Per Dahl")
    assert "The stranger** in Harbour Lights" in before.open
    assert "Captain Ebony** in Harbour Lights" in after.open


async def test_a_secret_name_is_found_by_whoever_knows_it_only(club: Club) -> None:
    before, after = await who(club, "S2E1", "Jade Holm"), await who(club, "S2E2", "Jade Holm")
    assert before.private
    assert "I do not know anybody called “Jade Holm”." in before.open
    assert "## Jade Holm" in after.open
    assert "Olav's lost sister." in after.open


async def test_a_card_tells_of_later_seasons_when_the_earlier_one_is_watched(club: Club) -> None:
    before = await (await having_watched(club, "S1X1")).slash("series", name="id:harbour")
    after = await (await having_watched(club, "S1E3")).slash("series", name="id:harbour")
    assert "Created by" in before.open
    assert told_of("harbour", before.text) == []
    assert "Flood" not in before.text
    assert "Praised for the ebony twist." in after.open
    assert "The ebony ship is raised." in after.open
    assert "Season 2: After the Flood" in after.open


async def test_sources_are_named_when_their_titles_tell_nothing_new(club: Club) -> None:
    ada = await having_watched(club, "S1E3")
    after = await ada.press(await ada.slash("series", name="id:harbour"), "Sources")
    guarded = await club.ada.slash("series", name="id:harbour")
    bens = await club.ben.press(guarded, "Sources")
    assert "The ebony ending explained" in after.open
    assert "https://endings.example/ebony" in after.text
    assert told_of("harbour", bens.text) == []
    assert "Harbour Lights: logbook" in bens.open
    assert "a page whose title would tell too much" in bens.open


async def suggested(club: Club, typed: str) -> str:
    """The value of the suggestion that ada is shown, who may know the name."""
    (value,) = (await club.ada.suggestions("who", "name", typed)).values()
    return str(value)


async def test_public_answers_do_not_grow_with_the_asker(club: Club) -> None:
    await club.watched(club.ada, "harbour", "finished")
    cast = await club.ada.slash("cast", series="id:harbour", season=1)
    card = await club.ada.slash("series", name="id:harbour")
    who = await club.ada.slash("who", name=await suggested(club, "captain ebony"))
    assert told_of("harbour", cast.open + card.open + who.open) == []
    assert "## The stranger" in who.open
    assert not any(seen.private for seen in (cast, card, who))


@pytest.mark.parametrize("name", ["jade holm", "jana moe"])
async def test_somebody_whose_coming_is_a_surprise_is_not_named_to_the_channel(club: Club, name: str) -> None:
    await club.watched(club.ada, "harbour", "finished")
    chosen = await club.ada.slash("who", name=await suggested(club, name))
    typed = await club.ada.slash("who", name=name)
    assert not chosen.private
    assert "Not known yet" in chosen.open
    assert not any(word in chosen.text for word in ("Jade", "Jana"))
    assert typed.private, "the channel knows nobody of that name, and is not told that there is"


async def test_every_answer_about_a_series_says_by_what_it_was_judged(club: Club) -> None:
    await club.told(club.general, "S1E2", "harbour")
    for command, options in (
        ("cast", {"series": "id:harbour"}),
        ("series", {"name": "id:harbour"}),
        ("who", {"name": "ingrid"}),
    ):
        seen = await club.ada.slash(command, **options)
        assert f"For <#{club.general.id}>: up to S1E2" in seen.open, command
