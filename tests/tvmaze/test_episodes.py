"""Codes, specials and release tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tvmaze.errors import ShowNotUsable

from .making import drafted, of_episodes, of_lantern, read
from .pages import GB, STREAMSHIP, US, episode, outlet, season, show

if TYPE_CHECKING:
    from bot.tvmaze.series_file import Draft

    from .pages import Json


def specials(draft: Draft) -> dict[str, str | None]:
    """Each special's title with what it is watched after."""
    listed = (each for part in draft.file.seasons for each in part.episodes if each.special)
    return {each.title.text if each.title else "": each.after for each in listed}


def tracks(draft: Draft, number: int = 1) -> list[tuple[str, str, dict[str, str]]]:
    """The tracks of a season: where, in which region, and when."""
    part = next(part for part in draft.file.seasons if part.number == number)
    return [(track.on, track.region, track.when) for track in part.releases]


def test_a_special_comes_after_the_last_episode_that_had_aired() -> None:
    draft = of_episodes(
        episode(1, 1, "2018-05-14"),
        episode(2, 2, "2018-05-21"),
        episode(3, None, "2018-05-01", name="Prequel"),
        episode(4, None, "2018-05-16", "", name="Between"),
        episode(5, None, "2018-05-21", "", name="The same night"),
        episode(6, None, "2018-05-21", "20:00", name="An hour before", airstamp="2018-05-21T19:00:00+00:00"),
        episode(10, None, "2018-05-21", name="The same hour"),
        episode(7, None, "2019-01-01", season=2, name="Before the second season"),
        episode(8, 1, "2019-02-01", season=2),
    )

    assert specials(draft) == {
        "Prequel": "premise",
        "Between": "S1E1",
        "An hour before": "S1E1",
        "The same night": "S1E2",
        "The same hour": "S1E2",
        "Before the second season": "S1E2",
    }
    assert [each.special for each in draft.file.seasons[0].episodes if each.special] == [1, 2, 3, 4, 5]


def test_a_special_without_a_day_waits_for_the_end_of_its_season() -> None:
    draft = of_episodes(
        episode(3, None, name="Some day"), episode(1, 1, "2018-05-14"), episode(2, 1, "2019-05-14", season=2)
    )

    assert specials(draft) == {"Some day": "S1E1"}


def test_a_special_alone_comes_first_of_all() -> None:
    assert specials(of_episodes(episode(3, None, "2018-05-01", name="Pilot"))) == {"Pilot": "premise"}


def test_of_two_episodes_with_one_number_the_second_is_left_out_and_told() -> None:
    draft = of_episodes(episode(1, 1, "2018-05-14"), episode(9, 1, "2018-05-15", name="<i>Another</i>"))

    assert [each.number for each in draft.file.seasons[0].episodes] == [1]
    assert "left out: S1 'Another' (episode 9), for its number is another's." in draft.notes


def test_titles_that_say_nothing_and_runtimes_that_cannot_be_are_left_out() -> None:
    draft = of_episodes(episode(1, 1, name="TBA", runtime=0), episode(2, 2, name="", runtime=None))

    assert [(each.title, each.runtime) for each in draft.file.seasons[0].episodes] == [(None, None), (None, None)]


def test_each_season_has_a_track_on_its_channel() -> None:
    draft = of_lantern()

    assert tracks(draft) == [
        (
            "Lantern One",
            "GB",
            {
                "1": "2018-05-14 21:00 Europe/London",
                "2": "2018-05-21 21:00 Europe/London",
                "X1": "2018-12-24 20:00 Europe/London",
            },
        )
    ]
    assert draft.file.broadcasters == ("Lantern One",)


def test_a_season_that_moved_has_its_track_where_it_went() -> None:
    draft = of_episodes(
        episode(1, 1, "2018-05-14"),
        episode(2, 1, "2020-05-14", "", season=2, airstamp="2020-05-14T12:00:00+00:00"),
        seasons=[season(11, 1), season(12, 2, webChannel=STREAMSHIP)],
    )

    assert tracks(draft, 2) == [("Streamship", "worldwide", {"1": "2020-05-14"})]
    assert (draft.file.broadcasters, draft.file.services) == (("Lantern One",), ("Streamship",))


def test_a_service_of_one_country_has_its_hours() -> None:
    page = show(8, "The Ferry", network=None, webChannel=outlet(3, "Localflix", US))
    draft = drafted(read(page, [episode(1, 1, "2018-05-14", airstamp="2018-05-15T01:00:00+00:00")]))

    assert tracks(draft) == [("Localflix", "US", {"1": "2018-05-14 21:00 America/New_York"})]


def test_what_comes_out_together_is_written_once() -> None:
    page = show(8, "The Ferry", network=None, webChannel=STREAMSHIP)
    draft = drafted(read(page, [episode(n, n, "2016-07-15", "") for n in range(1, 9)]))

    assert tracks(draft) == [("Streamship", "worldwide", {"all": "2016-07-15"})]


def test_what_comes_out_together_with_a_special_or_after_others_is_written_one_by_one() -> None:
    page = show(8, "The Ferry", network=None, webChannel=STREAMSHIP)
    special = drafted(read(page, [episode(1, 1, "2016-07-15", ""), episode(2, None, "2016-07-15", "")]))
    late = drafted(read(page, [episode(n, n, day, "") for n, day in enumerate(("2016-07-22", *["2016-07-15"] * 2), 1)]))

    assert [when for _, _, when in tracks(special)] == [{"1": "2016-07-15", "X1": "2016-07-15"}]
    assert [when for _, _, when in tracks(late)] == [{"1": "2016-07-22"}, {"2": "2016-07-15", "3": "2016-07-15"}]


def test_episodes_that_came_out_in_another_order_have_a_track_of_their_own() -> None:
    draft = of_episodes(
        episode(1, 1, "2002-09-30"), episode(2, 2, "2002-09-20"), episode(3, 3, "2002-09-27"), episode(4, 4)
    )

    at = "21:00 Europe/London"
    assert [when for _, _, when in tracks(draft)] == [
        {"1": f"2002-09-30 {at}", "4": "tba"},
        {"2": f"2002-09-20 {at}", "3": f"2002-09-27 {at}"},
    ]
    assert any(note.startswith("season 1: did not come out in the order it is listed in") for note in draft.notes)


def test_a_season_that_was_ordered_is_counted() -> None:
    draft = of_episodes(
        episode(1, 1, "2018-05-14"), seasons=[season(12, 2, name="Spring", episodeOrder=6, premiereDate="2030-03-01")]
    )

    coming = draft.file.seasons[1]
    assert (coming.count, coming.episodes) == (6, ())
    assert coming.title is not None
    assert coming.title.text == "Spring"
    assert tracks(draft, 2) == [("Lantern One", "GB", {"1": "2030-03-01"})]


def test_a_season_of_which_nothing_is_known_is_not_there() -> None:
    assert [part.number for part in of_episodes(episode(1, 1), seasons=[season(12, 2)]).file.seasons] == [1]


@pytest.mark.parametrize(
    ("page", "episodes", "why"),
    [
        (show(8, "The Ferry"), [], "TVmaze knows no season of “The Ferry” yet"),
        (show(8, "The News"), [episode(1, 1, "2023-01-02", season=2023)], r"our files cannot hold show 8 \(number"),
    ],
)
def test_a_show_that_no_file_can_hold_is_told(page: Json, episodes: list[Json], why: str) -> None:
    with pytest.raises(ShowNotUsable, match=why):
        drafted(read(page, episodes))


def test_a_disc_and_nothing_at_all_are_places_too() -> None:
    on_disc = drafted(read(show(8, "The Ferry", network=None, dvdCountry=GB), [episode(1, 1, "2018-05-14")]))
    nowhere = drafted(read(show(8, "The Ferry", network=None), [episode(1, 1, "2018-05-14", "")]))

    assert (on_disc.file.services, on_disc.file.countries) == (("DVD",), ("GB",))
    assert (nowhere.file.services, nowhere.file.countries) == (("channel not known",), ("ZZ",))
    assert tracks(nowhere) == [("channel not known", "worldwide", {"1": "2018-05-14"})]
    assert "services: TVmaze names neither a channel nor a service." in nowhere.notes
