"""A series that is not in the catalogue is added by whoever asks for it, and then it is as if it had been there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.live.adding import Asker
from bot.state.reminder import Kind
from tests.tvmaze.pages import show
from tests.watching.club import press_at_once
from tests.world import living

from .library import FERRY
from .quay import ADD, THE_FERRY

if TYPE_CHECKING:
    from pathlib import Path

    from .quay import Quay


async def test_what_is_not_there_can_be_looked_for_on_tvmaze(quay: Quay) -> None:
    answer = await quay.ada.slash("airs", series="ferry")

    assert answer.private
    assert "I do not know a series called “ferry”." in answer.open
    assert ADD in answer.pressable


async def test_it_is_added_and_the_question_is_answered(quay: Quay) -> None:
    found = await quay.found()
    assert found.private
    assert found.open.startswith("Which one do you mean?")
    assert found.pressable == [THE_FERRY]

    answer = await quay.press(quay.ada, found, THE_FERRY)

    assert answer.open.startswith("## The Ferry · when it airs")
    assert "S1E1" in answer.open
    assert "<t:1767992400:F>" in answer.open
    assert answer.open.endswith("From TVmaze, not curated")


async def test_then_it_is_there_for_everybody_with_its_cast_and_without_a_recap(quay: Quay) -> None:
    await quay.added()

    assert await quay.ben.suggestions("cast", "series", "fer") == {THE_FERRY: "id:the-ferry"}
    cast = await quay.ben.slash("cast", series="the ferry")
    assert not cast.private
    assert "Ada Example as Hanna Vik" in cast.covers[0]
    assert cast.open.endswith("From TVmaze, not curated")
    assert "stowaway" not in cast.open
    card = await quay.ben.slash("series", name="the ferry")
    assert "A drama and crime series on Lantern One in the United Kingdom, due in 2026." in card.open
    assert "postman" not in card.text
    recap = await quay.ben.slash("recap", series="the ferry")
    assert "postman" not in recap.text


async def test_titles_that_nobody_has_looked_at_are_told_to_those_who_have_watched(quay: Quay) -> None:
    quay.server.episodes[FERRY][1]["name"] = "The amber landing"
    await quay.added()

    assert "amber" not in (await quay.ada.slash("airs", series="the ferry", season=1)).open
    await quay.told(quay.general, "everything", "the-ferry")
    assert "The amber landing" in (await quay.ada.slash("airs", series="the ferry", season=1)).open


async def test_sources_and_about_name_the_licence(quay: Quay) -> None:
    await quay.added()

    sources = await quay.ada.press(await quay.ada.slash("cast", series="the ferry"), "Sources")
    assert "Where this is from" in sources.open
    assert "CC BY-SA 4.0" in sources.open
    assert "https://www.tvmaze.com/shows/8" in sources.text
    assert "whose data is licensed CC BY-SA 4.0" in (await quay.ada.slash("about")).open


async def test_about_counts_a_series_once_however_many_know_it(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()

    about = await quay.ada.slash("about")

    assert {"harbour-lights", "the-ferry"} == quay.overlay.known().shows.keys()
    assert "1 series, 1 people, 1 credits and 1 sources" in about.open
    assert "2 series in all, together with those that nobody has curated" in about.open


async def test_a_moderator_who_asked_for_a_reminder_has_one(quay: Quay) -> None:
    answer = await quay.added(quay.mo, "remind")

    assert "It is set." in answer.open
    wish = (await quay.one()).wish
    assert (wish.series, wish.kind, wish.place) == ("the-ferry", Kind.CHANNEL, quay.general.id)


async def test_a_member_who_asked_for_a_reminder_alone_has_one(quay: Quay) -> None:
    await quay.added(quay.ada, "remind", me=True)

    assert (await quay.one()).wish.kind is Kind.MEMBER


async def test_who_may_set_no_reminder_here_is_told_and_the_series_is_there(quay: Quay) -> None:
    answer = await quay.added(quay.ada, "remind")

    assert "For reminders in <#" in answer.text
    assert await quay.kept() == []
    assert "S1E1" in (await quay.ada.slash("airs", series="the ferry")).open


async def test_a_reminder_with_wishes_of_its_own_is_to_be_asked_for_again(quay: Quay) -> None:
    answer = await quay.added(quay.mo, "remind", lead="1 hour")

    assert await quay.kept() == []
    assert "Send `/remind` once more" in answer.open
    assert "It is set." in (await quay.mo.slash("remind", series="the ferry", lead="1 hour")).open


async def test_what_tvmaze_does_not_have_either_is_said(quay: Quay) -> None:
    answer = await quay.found(title="no such thing: at all")

    assert "TVmaze has no series called “no such thing at all” either." in answer.open


async def test_three_at_most_are_offered_each_once(quay: Quay) -> None:
    for identity in range(20, 26):
        quay.server.add(show(identity, f"The Ferry {identity}"))
    quay.server.raw["/search/shows"] = [
        {"score": 1, "show": quay.server.shows[identity]} for identity in (FERRY, FERRY, 20, 21, 22)
    ]

    found = await quay.found()

    assert found.pressable == [THE_FERRY, "The Ferry 20 (Lantern One, 2018)", "The Ferry 21 (Lantern One, 2018)"]


async def test_what_is_curated_is_offered_without_adding(quay: Quay) -> None:
    quay.server.raw["/search/shows"] = [{"score": 1, "show": quay.server.shows[70]}]

    found = await quay.found(title="a title of which only TVmaze knows")
    answer = await quay.ada.press(found, "Harbour Lights (Channel One, 2026)")

    assert "Harbour Lights · when it airs" in answer.open
    assert not quay.overlay.is_there


async def test_two_members_who_add_the_same_series_at_once_add_it_once(quay: Quay) -> None:
    adder = quay.world.bot.adder
    assert adder is not None

    slugs = await asyncio.gather(*(adder.add(FERRY, Asker(member)) for member in (1, 2)))

    assert slugs == ["the-ferry", "the-ferry"]
    assert quay.server.paths().count("/shows/8") == 1


async def test_pressing_twice_adds_it_once_and_answers_twice(quay: Quay) -> None:
    found = await quay.found()

    await press_at_once(quay.ada, found, THE_FERRY)

    assert quay.server.paths().count("/shows/8") == 1
    assert list(quay.overlay.known().shows) == ["the-ferry"]


async def test_what_strangers_wrote_is_shown_as_it_is(quay: Quay) -> None:
    quay.server.shows[FERRY]["name"] = "@everyone <b>||The Ferry||</b> [x](https://y.example) `z` # <@1>"

    found = await quay.found()
    (label,) = found.pressable
    answer = await quay.press(quay.ada, found, label)

    assert "<b>" not in label
    assert "https://" not in answer.open.splitlines()[0]
    assert answer.covers == []


async def test_a_restart_forgets_neither_what_was_added_nor_the_buttons(quay: Quay) -> None:
    found = await quay.found()
    await quay.world.restart()
    answer = await quay.press(quay.ada, found, THE_FERRY)
    assert "S1E1" in answer.open

    await quay.world.restart()

    assert "S1E1" in (await quay.ben.slash("airs", series="the ferry")).open


async def test_where_it_is_switched_off_nobody_is_offered_to(catalogue: Path) -> None:
    async with living(catalogue) as world:
        answer = await world.ada.slash("airs", series="ferry")

    assert ADD not in answer.pressable


async def test_a_button_from_before_it_was_switched_off_says_so(quay: Quay) -> None:
    offered = await quay.ada.slash("airs", series="ferry")
    quay.world.shows = None
    await quay.world.restart()

    answer = await quay.press(quay.ada, offered, ADD)

    assert "This is from an earlier version of me." in answer.open
