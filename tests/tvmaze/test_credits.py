"""Who plays whom, and from when one may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tvmaze.neighbours import Neighbours

from .making import drafted, of_episodes, of_lantern, read
from .pages import episode, member, show

if TYPE_CHECKING:
    from bot.tvmaze.series_file import Draft

ADA = member(1, "Ada Example", 1, "Mara Holt")
CY = member(3, "Cy Example", 3, "The Ferryman")
WEEKLY = [episode(n, n, f"2018-05-{7 * n:02}") for n in range(1, 5)]


def credits_of(draft: Draft) -> dict[str, tuple[str, tuple[str, ...], str | None]]:
    """Each person's kind of credit, episodes and moment."""
    return {credit.person: (credit.kind, credit.episodes, credit.reveals) for credit in draft.file.credits}


def test_the_main_cast_is_known_after_the_first_episode_and_a_guest_after_theirs() -> None:
    assert credits_of(of_lantern()) == {
        "Ada Example": ("main", ("S1-S2",), "S1E1"),
        "Ben Example": ("main", ("S1-S2",), "S1E1"),
        "Cy Example": ("guest", ("S1E2", "S2E2"), None),
    }


def test_nobody_is_said_to_live_to_a_season_that_has_not_begun() -> None:
    draft = of_episodes(*WEEKLY, episode(9, 1, "2030-01-01", season=2), cast=[ADA])

    assert credits_of(draft) == {"Ada Example": ("main", ("S1",), "S1E1")}


def test_who_is_first_listed_as_a_guest_is_known_from_then() -> None:
    draft = of_episodes(*WEEKLY, episode(9, 1, "2019-01-01", season=2), cast=[CY, ADA], guests={3: [CY], 4: [CY]})

    assert credits_of(draft)["Cy Example"] == ("main", ("S1E3-E4", "S2"), "S1E3")
    assert [credit.person for credit in draft.file.credits] == ["Cy Example", "Ada Example"]


def test_of_the_main_cast_only_who_is_listed_for_the_first_episode_is_known_at_once() -> None:
    draft = of_episodes(*WEEKLY, cast=[CY, ADA], guests={1: [CY], 3: [CY]})

    assert credits_of(draft) == {"Cy Example": ("main", ("S1",), None), "Ada Example": ("main", ("S1",), "S1E1")}


def test_a_special_before_all_takes_nothing_away_from_the_main_cast() -> None:
    draft = of_episodes(episode(9, None, "2018-01-01"), *WEEKLY, cast=[ADA], guests={9: [CY]})

    assert credits_of(draft) == {
        "Ada Example": ("main", ("S1",), "S1E1"),
        "Cy Example": ("guest", ("S1X1",), None),
    }


def test_episodes_of_a_guest_in_a_row_are_one_span() -> None:
    draft = of_episodes(*WEEKLY, guests={1: [CY, CY], 2: [CY], 4: [CY]})

    assert credits_of(draft) == {"Cy Example": ("guest", ("S1E1-E2", "S1E4"), None)}


def test_guests_of_an_episode_that_was_left_out_are_not_there() -> None:
    assert credits_of(of_episodes(*WEEKLY, episode(99, 1, "2018-05-07"), guests={99: [CY], 12345: [CY]})) == {}


def test_two_characters_of_one_name_are_two_and_one_with_two_actors_is_one() -> None:
    draft = of_episodes(
        *WEEKLY,
        cast=[member(1, "Ada Example", 1, "Narrator"), member(2, "Ben Example", 2, "Narrator")],
        guests={2: [member(4, "Di Example", 1, "Narrator")]},
    )

    assert [(credit.person, credit.character) for credit in draft.file.credits] == [
        ("Ada Example", "narrator"),
        ("Ben Example", "narrator-2"),
        ("Di Example", "narrator"),
    ]
    assert list(draft.file.characters) == ["narrator", "narrator-2"]


def test_two_people_of_one_name_are_not_taken_for_one() -> None:
    draft = of_episodes(*WEEKLY, cast=[ADA, member(77, "Ada Éxample", 78, "Mayor")])

    assert list(credits_of(draft)) == ["Ada Example"]
    assert any(note.startswith("held back: Ada Éxample (a name that is also a key") for note in draft.notes)


def test_somebody_whose_name_would_be_read_as_a_key_is_held_back() -> None:
    draft = of_episodes(*WEEKLY, cast=[member(5, "k-391", 6, "A musician")])

    assert credits_of(draft) == {}
    assert any(note.startswith("held back: k-391") for note in draft.notes)


def test_names_are_plain_and_never_empty() -> None:
    draft = of_episodes(
        *WEEKLY, cast=[member(5, "<b>Bo&nbsp;&amp; Co</b>", 6, "||\n"), member(7, "<br>", 8, "<p></p>")]
    )

    assert list(credits_of(draft)) == ["Bo & Co", "Person 7"]
    assert [[name.text for name in part.names] for part in draft.file.characters.values()] == [["|"], ["Character 8"]]


def test_people_of_other_files_are_written_by_key_or_held_back() -> None:
    neighbours = Neighbours(
        people={"ada example": ("ada-example", None), "cy example": ("cy-example", 999)},
        taken={"ben-example": frozenset({"series/the-mill.yaml"}), "cy-example": frozenset({"people.yaml"})},
    )
    ben = member(2, "Ben Example", 2, "Inspector Pike")
    draft = drafted(read(show(8, "The Ferry"), WEEKLY, cast=[ADA, ben]), {2: [CY]}, neighbours)

    assert list(credits_of(draft)) == ["ada-example"]
    assert set(draft.file.characters) == {"mara-holt", "inspector-pike", "the-ferryman"}
    held = [note for note in draft.notes if note.startswith("held back")]
    assert "Ben Example (also in series/the-mill.yaml)" in held[0]
    assert "character: inspector-pike, episodes: [S1], kind: main, reveals: S1E1, sources: [tvmaze] }" in held[0]
    assert "Cy Example (also in people.yaml)" in held[1]
