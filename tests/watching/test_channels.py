"""What a channel may be told is set by its moderators, and followed whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import alone, at, told_of

if TYPE_CHECKING:
    import simcord

    from tests.reading import Seen
    from tests.world import Asker

    from .club import Club


async def cast_in(asker: Asker, channel: simcord.ChannelHandle, series: str = "harbour") -> Seen:
    return await at(asker, channel).slash("cast", series=f"id:{series}", season=1)


async def test_a_public_answer_follows_the_channel_and_never_the_asker(club: Club) -> None:
    club_room, cinema = club.general, club.channel("cinema")
    await club.told(cinema, "S1E3", "harbour")
    await club.watched(club.ben, "harbour", "S2E3")
    guarded, free = await cast_in(club.ben, club_room), await cast_in(club.ada, cinema)
    assert not guarded.private
    assert told_of("harbour", guarded.open) == []
    assert "Captain Ebony" in free.open


async def test_a_public_answer_says_by_what_it_was_judged(club: Club) -> None:
    cinema = club.channel("cinema")
    await club.told(cinema, "S1E2", "harbour")
    assert f"For <#{cinema.id}>: up to S1E2" in (await cast_in(club.ada, cinema)).open
    assert f"For <#{club.general.id}>: nothing beyond the premise" in (await cast_in(club.ada, club.general)).open


@pytest.mark.parametrize(
    ("upto", "judged", "told"),
    [
        ("nothing", "nothing beyond the premise", []),
        ("everything", "everything", ["ebony"]),
        ("S1E2", "up to S1E2", []),
        ("S2E3", "up to S2E3", ["ebony"]),
        ("2x03", "up to S2E3", ["ebony"]),
        ("finished", "up to S2E3", ["ebony"]),
    ],
)
async def test_how_far_a_channel_may_be_told(club: Club, upto: str, judged: str, told: list[str]) -> None:
    answer = await club.told(club.general, upto, "harbour")
    seen = await cast_in(club.ada, club.general)
    assert answer.private
    assert f"Set for Harbour Lights (NRX, 2024): {judged}." in answer.open
    assert f"For <#{club.general.id}>: {judged}" in seen.open
    assert told_of("harbour", seen.open) == told


@pytest.mark.parametrize("typed", ["Everything", " EVERYTHING ", "everything"])
async def test_everything_may_be_typed_as_one_likes(club: Club, typed: str) -> None:
    assert "everything." in (await club.told(club.general, typed, "verdict")).open
    assert "everything." in (await club.told(club.general, typed)).open


async def test_not_set_takes_a_setting_back(club: Club) -> None:
    await club.told(club.general, "everything", "harbour")
    answer = await club.told(club.general, "not set", "harbour")
    seen = await cast_in(club.ada, club.general)
    assert "No longer set for Harbour Lights" in answer.open
    assert "Nothing is set" in answer.open
    assert told_of("harbour", seen.open) == []


async def test_a_setting_for_all_series_gives_way_to_one_for_a_series(club: Club) -> None:
    await club.told(club.general, "everything")
    await club.told(club.general, "S1E1", "harbour")
    harbour, verdict = await cast_in(club.ada, club.general), await cast_in(club.ada, club.general, "verdict")
    assert told_of("harbour", harbour.open) == []
    assert told_of("verdict", verdict.open) == ["nutmeg"]
    await club.told(club.general, "not set", "harbour")
    assert told_of("harbour", (await cast_in(club.ada, club.general)).open) == ["ebony"]


async def test_an_episode_needs_its_series(club: Club) -> None:
    seen = await club.told(club.general, "S2E3")
    assert seen.private
    assert "Which series is “S2E3” from?" in seen.open
    assert told_of("harbour", (await cast_in(club.ada, club.general)).open) == []


async def test_a_wrong_episode_sets_nothing_and_gives_an_example(club: Club) -> None:
    seen = await club.told(club.general, "S9E9", "harbour")
    assert seen.private
    assert "“S9E9” is no episode of Harbour Lights." in seen.open
    assert "Write it like S1E1, or pick a suggestion." in seen.open
    assert "Nothing is set" in (await at(club.mo, club.general).slash("spoilers")).open


async def test_one_channels_setting_is_no_other_channels(club: Club) -> None:
    cinema = club.channel("cinema")
    await club.told(cinema, "everything", "harbour")
    assert told_of("harbour", (await cast_in(club.ada, club.general)).open) == []


async def test_a_setting_is_nothing_to_private_answers(club: Club) -> None:
    await club.told(club.general, "everything")
    recap = await club.ada.slash("recap", series="id:harbour")
    dm = await alone(club.ada).slash("cast", series="id:harbour", season=1)
    assert told_of("harbour", recap.text + dm.open) == []


async def test_settings_outlive_a_restart(club: Club) -> None:
    await club.told(club.general, "everything", "harbour")
    await club.world.restart()
    assert told_of("harbour", (await cast_in(club.ada, club.general)).open) == ["ebony"]
