"""How far members have watched is kept, moved on and forgotten."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.series.codes import EpisodeCode
from bot.state.database import Database
from bot.state.progress import ProgressStore, Watched

if TYPE_CHECKING:
    from pathlib import Path

ADA, BEN = 1, 2**62
SECRET = "the-series-nobody-may-know-of"


def codes(watched: list[Watched]) -> set[tuple[str, int, str]]:
    return {(each.series, each.story, str(each.episode)) for each in watched}


def following(now: EpisodeCode | None) -> EpisodeCode | None:
    number = now.number + 1 if now else 1
    return EpisodeCode(1, number) if number <= 8 else None


async def test_what_a_member_told_survives_a_restart(path: Path) -> None:
    for episode in (EpisodeCode(2, 3), EpisodeCode(2, 1, special=True)):
        database = Database(path)
        await database.open()
        await ProgressStore(database).save(BEN, Watched("innocent", 2, episode))
        await database.close()

        database = Database(path)
        await database.open()
        (kept,) = await ProgressStore(database).of_member(BEN)
        await database.close()
        assert (kept.series, kept.story, kept.episode) == ("innocent", 2, episode)
        assert kept.updated > 1_700_000_000


async def test_one_episode_is_kept_for_each_member_and_story(progress: ProgressStore) -> None:
    await progress.save(ADA, Watched("innocent", 1, EpisodeCode(1, 4)))
    await progress.save(ADA, Watched("innocent", 2, EpisodeCode(2, 1)))
    await progress.save(ADA, Watched("lupin", 0, EpisodeCode(3, 7)))
    await progress.save(BEN, Watched("innocent", 2, EpisodeCode(2, 4)))
    await progress.save(ADA, Watched("innocent", 1, EpisodeCode(1, 2)))

    assert codes(await progress.of_member(ADA)) == {
        ("innocent", 1, "S1E2"),
        ("innocent", 2, "S2E1"),
        ("lupin", 0, "S3E7"),
    }
    assert codes(await progress.of_member(BEN)) == {("innocent", 2, "S2E4")}


async def test_two_quick_clicks_count_twice_and_no_more(progress: ProgressStore) -> None:
    reached = await asyncio.gather(*(progress.advance(ADA, "innocent", 0, following) for _ in range(2)))

    assert [str(each) for each in reached] == ["S1E1", "S1E2"]
    assert codes(await progress.of_member(ADA)) == {("innocent", 0, "S1E2")}


async def test_clicks_through_two_processes_count_each(progress: ProgressStore, path: Path) -> None:
    other = Database(path)
    await other.open()
    stores = (progress, ProgressStore(other))
    reached = await asyncio.gather(*(stores[n % 2].advance(ADA, "innocent", 0, following) for n in range(8)))
    await other.close()

    assert sorted(str(each) for each in reached) == [f"S1E{n}" for n in range(1, 9)]
    assert codes(await progress.of_member(ADA)) == {("innocent", 0, "S1E8")}


async def test_after_the_last_episode_everything_stays(progress: ProgressStore) -> None:
    await progress.save(ADA, Watched("innocent", 0, EpisodeCode(1, 8)))
    assert await progress.advance(ADA, "innocent", 0, following) is None
    assert codes(await progress.of_member(ADA)) == {("innocent", 0, "S1E8")}


async def test_forgetting_one_series_or_everything_of_one_member(progress: ProgressStore) -> None:
    for member in (ADA, BEN):
        for story in (1, 2):
            await progress.save(member, Watched("innocent", story, EpisodeCode(story, 1)))
        await progress.save(member, Watched("lupin", 0, EpisodeCode(1, 1)))

    assert await progress.forget(ADA, "innocent") == 2
    assert codes(await progress.of_member(ADA)) == {("lupin", 0, "S1E1")}
    assert await progress.forget(ADA) == 1
    assert await progress.forget(ADA) == 0
    assert await progress.of_member(ADA) == []
    assert len(await progress.of_member(BEN)) == 3


async def test_what_is_forgotten_is_not_left_in_the_file(path: Path) -> None:
    database = Database(path)
    await database.open()
    progress = ProgressStore(database)
    await progress.save(ADA, Watched(SECRET, 0, EpisodeCode(1, 1)))
    await progress.save(BEN, Watched("lupin", 0, EpisodeCode(1, 1)))
    await progress.forget(ADA)
    await database.close()

    found = {each.name for each in path.parent.iterdir() if SECRET.encode() in each.read_bytes()}
    assert found == set()
    assert b"lupin" in path.read_bytes()
