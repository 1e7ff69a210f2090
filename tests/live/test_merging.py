"""The curated word wins, whatever a live source says; and nothing that either knows is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.series.codes import EpisodeCode
from bot.series.merging import disagreements, merged
from bot.series.releases import When
from bot.series.schedule import airings_of

from .two_words import Account, accounts, released

if TYPE_CHECKING:
    from datetime import date

    from bot.series.models import Format, Release, Series


def both(curated: Account, live: Account, kind: Format = "serial") -> tuple[Series, Series]:
    return curated.series(kind, "curated"), live.series("serial", "live")


def pairs() -> st.SearchStrategy[tuple[Series, Series]]:
    return st.builds(both, accounts(), accounts(), st.sampled_from(["serial", "anthology"]))


@settings(max_examples=60)
@given(pairs())
def test_no_season_is_lost_and_no_episode_that_is_curated_changes(pair: tuple[Series, Series]) -> None:
    written, says = pair
    whole = merged(written, says)

    episodes = {episode.code: episode for episode in whole.episodes}
    assert all(episodes[each.code] == each for each in written.episodes)
    new = {each.code for each in says.episodes if not each.code.special and written.season(each.code.season) is None}
    assert new <= episodes.keys()
    assert len(whole.episodes) == len(episodes)
    assert all(season.episodes for season in whole.seasons)


@settings(max_examples=60)
@given(pairs())
def test_what_a_live_source_adds_to_a_curated_season_comes_out_after_it(pair: tuple[Series, Series]) -> None:
    written, says = pair
    curated = {season.number: days(written, season.number) for season in written.seasons}

    for episode in merged(written, says).episodes:
        code = episode.code
        if code not in written.timeline.codes and curated.get(code.season):
            said = days(says, code.season, code)
            assert min(said) > max(curated[code.season]) if said else code.season == written.seasons[-1].number


def days(series: Series, season: int, only: EpisodeCode | None = None) -> list[date]:
    """On which days a season, or one episode of it, comes out anywhere."""
    told = ((code, each.when.day) for code, each in released(series) if code.season == season)
    return [day for code, day in told if day is not None and code == (only or code)]


@settings(max_examples=60)
@given(pairs())
def test_of_specials_only_the_curators_tell(pair: tuple[Series, Series]) -> None:
    """Each account counts its own: S2X1 of the one may be S2X3 of the other."""
    written, says = pair
    whole = merged(written, says)

    def specials(series: Series) -> list[tuple[EpisodeCode, Release]]:
        return [(code, each) for code, each in released(series) if code.special]

    assert [(code, each.when) for code, each in specials(whole)] == [
        (code, each.when) for code, each in specials(written)
    ]
    assert not any(each.code.special for each in disagreements(written, says))


@settings(max_examples=60)
@given(pairs())
def test_moments_keep_their_order_and_what_is_new_comes_last(pair: tuple[Series, Series]) -> None:
    written, says = pair
    codes = merged(written, says).timeline.codes

    assert {code: codes[code] for code in written.timeline.codes} == written.timeline.codes
    assert len(set(codes.values())) == len(codes)
    for code, moment in codes.items():
        if code not in written.timeline.codes:
            assert all(known.story != moment.story or known < moment for known in written.timeline.codes.values())


@settings(max_examples=60)
@given(pairs())
def test_a_curated_time_is_kept_or_told_more_exactly(pair: tuple[Series, Series]) -> None:
    written, says = pair
    told = list(released(merged(written, says)))

    for code, release in released(written):
        (when,) = [
            each.when
            for other, each in told
            if other == code
            and (each.outlet, each.region) == (release.outlet, release.region)
            and "curated" in each.sources
        ]
        assert when == release.when or agrees(release.when, when)
    assert all(each.sources == ("live",) for _, each in told if "curated" not in each.sources)
    assert all("live" in each.sources for code, each in told if (code, each) not in list(released(written)))


def agrees(curated: When, live: When) -> bool:
    if curated.day is None:
        return True
    if curated.month_only:
        return live.day is not None and (live.day.year, live.day.month) == (curated.day.year, curated.day.month)
    return curated.at is None and live.at is not None and live.day == curated.day


@settings(max_examples=60)
@given(pairs())
def test_all_else_is_the_curators_word(pair: tuple[Series, Series]) -> None:
    written, says = pair
    whole = merged(written, says)

    assert replace(whole, seasons=written.seasons, sources=written.sources, timeline=written.timeline) == written
    assert whole.sources == says.sources | written.sources


@settings(max_examples=60)
@given(pairs())
def test_whatever_comes_out_is_an_episode_of_its_season(pair: tuple[Series, Series]) -> None:
    whole = merged(*pair)

    for season in whole.seasons:
        codes = {episode.code for episode in season.episodes}
        assert all(code in codes for release in season.releases for code in release.codes)
        assert all(episode.moment == whole.timeline.moment(episode.code) for episode in season.episodes)


@settings(max_examples=60)
@given(pairs())
def test_merging_again_changes_nothing_and_settles_no_dispute(pair: tuple[Series, Series]) -> None:
    written, says = pair
    whole = merged(written, says)

    again = merged(whole, says)
    assert replace(again, timeline=whole.timeline) == whole
    assert again.timeline.codes == whole.timeline.codes
    assert set(disagreements(written, says)) <= set(disagreements(whole, says))


ONE, THREE = EpisodeCode(1, 1), EpisodeCode(1, 3)
TWO_ONE, TWO_TWO = EpisodeCode(2, 1), EpisodeCode(2, 2)
NIGHT = When.parse("2026-01-10 21:00 Europe/London")


def test_what_comes_on_the_same_broadcast_is_on_the_same_track_whatever_it_is_called() -> None:
    curated = Account({1: [ONE]}, {1: [("ITV", "GB", {ONE: When()})]})
    live = Account({1: [ONE, THREE]}, {1: [("ITV1", "GB", {ONE: NIGHT, THREE: NIGHT})]})

    whole = merged(*both(curated, live))

    (airing,) = airings_of(whole)
    assert (airing.codes, airing.track.outlet, airing.sources) == ((ONE, THREE), "ITV", ("curated", "live"))


def test_a_double_episode_that_is_counted_twice_elsewhere_is_no_new_one() -> None:
    """A finale of ninety minutes is one episode to the curators and two to others, and the season is over."""
    curated = Account({1: [ONE], 2: [TWO_ONE]}, {1: [("ITV", "GB", {ONE: NIGHT})], 2: []})
    live = Account({1: [ONE, THREE]}, {1: [("ITV", "GB", {ONE: NIGHT, THREE: NIGHT})]})

    assert merged(*both(curated, live)).timeline.codes == both(curated, live)[0].timeline.codes


def test_an_episode_that_nobody_has_dated_is_of_the_season_that_is_on() -> None:
    curated = Account({1: [ONE], 2: [TWO_ONE]}, {1: [("ITV", "GB", {ONE: NIGHT})], 2: []})
    live = Account({1: [ONE, THREE], 2: [TWO_ONE, TWO_TWO]}, {1: [], 2: []})

    assert [str(code) for code in merged(*both(curated, live)).timeline.codes] == ["S1E1", "S2E1", "S2E2"]


def test_another_countrys_broadcast_is_neither_taken_for_ours_nor_held_against_it() -> None:
    curated = Account({1: [ONE]}, {1: [("ITV", "GB", {ONE: NIGHT})]})
    live = Account({1: [ONE]}, {1: [("PBS", "US", {ONE: When.parse("2026-02-01 20:00 America/New_York")})]})
    written, says = both(curated, live)

    assert list(disagreements(written, says)) == []
    assert list(released(merged(written, says))) == list(released(written))
