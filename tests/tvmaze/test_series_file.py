"""What a file says of the show as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.tvmaze.layout import as_yaml

from .making import drafted, of_episodes, of_lantern, read
from .pages import BE, KR, STREAMSHIP, aka, episode, outlet, season, show


def titles(page_name: str, language: str | None, *akas: Any) -> list[tuple[str, str, str]]:
    draft = drafted(read(show(8, page_name, language=language), [episode(1, 1)], akas=list(akas)))
    return [(title.text, title.language, title.kind) for title in draft.file.titles]


def test_the_show_is_told_apart_and_sourced() -> None:
    file = of_lantern().file

    assert (file.slug, file.format, file.status, file.popularity) == ("the-lantern", "serial", "ended", 62)
    assert (file.countries, file.languages, file.services) == (("GB",), ("en",), ())
    assert file.ids.model_dump(exclude_none=True) == {"tvmaze": 7, "imdb": "tt9900001"}
    source = file.sources["tvmaze"]
    assert (source.title, source.publisher, source.kind) == ("The Lantern", "TVmaze", "database")
    assert (str(source.address), source.licence) == ("https://www.tvmaze.com/shows/7", "CC BY-SA 4.0")
    assert source.checked == date(2026, 11, 22)
    assert [(part.number, part.title.text if part.title else None) for part in file.seasons] == [
        (1, None),
        (2, "The Flood"),
    ]


def test_summaries_are_carried_over_nowhere() -> None:
    draft = of_lantern()

    assert "postman" not in as_yaml(draft.file, draft.notes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "A drama and crime series on Lantern One in the United Kingdom, first shown in 2018."),
        ({"genres": []}, "A series on Lantern One in the United Kingdom, first shown in 2018."),
        (
            {"type": "Animation", "genres": ["Children"], "network": outlet(4, "Haneul", KR)},
            "A children’s animated series on Haneul in South Korea, first shown in 2018.",
        ),
        (
            {"genres": ["Adventure", "Science-Fiction", "DIY", "War"], "network": None, "webChannel": STREAMSHIP},
            "An adventure, science fiction and DIY series on Streamship, first shown in 2018.",
        ),
        ({"network": None, "premiered": None}, "A drama and crime series."),
        ({"premiered": "2030-01-01"}, "A drama and crime series on Lantern One in the United Kingdom, due in 2030."),
    ],
)
def test_the_premise_is_made_of_facts(changes: dict[str, Any], told: str) -> None:
    premise = of_lantern(**changes).file.premise

    assert (premise.text, premise.sources) == (told, ("tvmaze",))


@pytest.mark.parametrize(
    ("said", "status"),
    [("Ended", "ended"), ("Running", "running"), ("To Be Determined", "running"), ("In Development", "running")],
)
def test_only_what_has_ended_has_ended(said: str, status: str) -> None:
    assert of_lantern(status=said).file.status == status


def test_titles_have_the_language_of_a_country_that_has_one() -> None:
    germany = {"name": "Germany", "code": "DE", "timezone": "Europe/Berlin"}
    assert titles("The Ferry", "English", aka("Die Fähre", germany), aka("De veerboot", BE), aka("Ferry")) == [
        ("The Ferry", "en", "original"),
        ("Die Fähre", "de", "translated"),
        ("De veerboot", "und-BE", "translated"),
        ("Ferry", "en", "alternative"),
    ]


def test_what_is_in_other_letters_than_its_language_is_of_no_known_language() -> None:
    assert titles("Octopus Game", "Korean", aka("문어 게임"), aka("Muneo Geim", KR), aka("The octopus game")) == [
        ("Octopus Game", "und-Latn", "original"),
        ("문어 게임", "ko", "alternative"),
        ("Muneo Geim", "und-Latn", "translated"),
        ("The octopus game", "und-Latn", "alternative"),
    ]


@pytest.mark.parametrize("language", [None, "Klingonese"])
def test_a_language_that_nobody_names_is_undetermined(language: str | None) -> None:
    assert titles("The Ferry", language) == [("The Ferry", "und", "original")]


def test_html_is_no_part_of_a_name_and_no_title_stands_twice() -> None:
    assert titles("<b>Salt &amp; Ash</b>", "English", aka("Salt & Ash"), aka(" "), aka("salt &amp; ash", BE)) == [
        ("Salt & Ash", "en", "original")
    ]


def test_an_id_that_cannot_be_one_is_left_out() -> None:
    draft = drafted(read(show(8, "The Ferry", externals={"imdb": "unknown"}), [episode(1, 1)]))

    assert draft.file.ids.model_dump(exclude_none=True) == {"tvmaze": 8}


def test_what_tvmaze_does_not_say_is_told_to_the_curator() -> None:
    page = show(8, "The Ferry", network=None, webChannel=STREAMSHIP, language=None)
    draft = drafted(read(page, [episode(1, 1, "2018-05-14", "")]))

    assert draft.file.countries == ("ZZ",)
    told = {note.partition(":")[0] for note in draft.notes}
    assert told == {"premise", "format", "popularity", "titles of episodes", "countries", "languages"}


def test_the_text_is_laid_out_to_be_written_in() -> None:
    draft = of_episodes(
        episode(1, 1, "2018-05-14", name="1899", season=1), seasons=[season(1, 1, name="no")], akas=[aka("Ferry: one")]
    )

    assert as_yaml(draft.file, ["A heading."]).splitlines() == [
        "# yaml-language-server: $schema=../schema/series.schema.json",
        "# A heading.",
        "slug: the-ferry",
        "titles:",
        "  - {text: The Ferry, language: en}",
        '  - {text: "Ferry: one", language: en, kind: alternative}',
        "format: serial",
        "status: ended",
        "countries: [GB]",
        "languages: [en]",
        "broadcasters: [Lantern One]",
        "popularity: 62",
        "ids: {tvmaze: 8}",
        f'premise: {{text: "{draft.file.premise.text}", sources: [tvmaze]}}',
        "sources:",
        "  tvmaze:",
        "    title: The Ferry",
        "    publisher: TVmaze",
        '    address: "https://www.tvmaze.com/shows/8"',
        "    kind: database",
        "    checked: 2026-11-22",
        '    licence: "CC BY-SA 4.0"',
        "seasons:",
        "  - number: 1",
        '    title: "no"',
        "    episodes:",
        "      - number: 1",
        '        title: "1899"',
        "        runtime: 58",
        "    releases:",
        "      - on: Lantern One",
        "        region: GB",
        "        when: {1: 2018-05-14 21:00 Europe/London}",
        "        sources: [tvmaze]",
    ]
