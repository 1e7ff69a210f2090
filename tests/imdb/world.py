"""A small world with every odd case that the real one has."""

from __future__ import annotations

from typing import Final

from .making import DataSets

HARBOUR, ADULT, BARE, YEARS, TWIN, SOAP, QUOTED, NOTHING_KNOWN = range(100, 900, 100)
LEAD, LATE_LEAD, GUEST, CULPRIT, DOUBLE, PRESENTER, NAMELESS, ROSA, OTTO, UNPLACED = range(1, 11)
SOAP_EPISODES: Final = 3_000


def small_world() -> DataSets:
    """Series in every state; what may be told of nobody before its time holds the word hush."""
    data = DataSets()
    for name, number in _PEOPLE.items():
        data.person(number, name)
    _harbour(data)
    _odd_ones(data)
    _twin(data)
    _soap(data)
    return data


_PEOPLE: Final = {
    "Ada Larkin": LEAD,
    "Ben Hushton": LATE_LEAD,
    "Cleo Hushman": GUEST,
    "Dora Hushwell": CULPRIT,
    "Edie Double": DOUBLE,
    'Pat "Patsy" O\'Hara': PRESENTER,
    "Nell Nameless": NAMELESS,
    "Rosa Vale": ROSA,
    "Otto Hush": OTTO,
    "Finn Hushby": UNPLACED,
}


def _harbour(data: DataSets) -> None:
    # Episodes come before their series, in no order, one of them twice.
    data.episode(122, HARBOUR, 2, 2, "Hush, the Killer")
    data.episode(111, HARBOUR, 1, 1, "The Pier")
    data.episode(113, HARBOUR, 1, 3)
    data.episode(112, HARBOUR, 1, 2, "The Hushed Bell")
    data.episode(119, HARBOUR, 1, 3, "A Hush at Last")
    data.episode(121, HARBOUR, 2, 1, "Hush Again")
    data.episode(131, HARBOUR, None, None, "Nobody knows where this belongs")
    data.episode(132, HARBOUR, 0, 1, "The Pilot")
    data.rows["title.episode"].append(("tt0000111", "tt0009999", 1, 1))
    data.title(HARBOUR, "Harbour Lights", original="Luces del puerto", begun=2004, ended=2010, genres="Crime,Drama")
    data.marked(HARBOUR, 90_000)
    data.known_as(HARBOUR, 1, "Luces del puerto", types="original", original=1)
    data.known_as(HARBOUR, 2, "Luces del puerto", "ES")
    data.known_as(HARBOUR, 3, "항구의 불빛", "KR")
    data.known_as(HARBOUR, 4, "Harbor Lights", "US", language="en")
    data.known_as(HARBOUR, 5, "HARBOUR LIGHTS", "GB")
    data.known_as(HARBOUR, 6, "Lights (working)", None, types="working")
    data.cast(
        HARBOUR,
        (LEAD, "Mara Quay"),
        (DOUBLE, ["Iris Bell", "Hush Bell"]),
        (LATE_LEAD, "Tom Hush"),
        (99, "Ghost"),
        (UNPLACED, "The Hushed Neighbour"),
    )
    for episode in (111, 112, 113, 121, 122):
        data.cast(
            episode,
            (LEAD, "Mara Quay"),
            (DOUBLE, ["Iris Bell", "Hush Bell"] if episode < 113 else "Iris Bell / Hush Bell"),
        )
    data.cast(112, (GUEST, "Hush, a Sailor"))
    data.cast(119, (GUEST, "Hush, a Sailor"))
    data.cast(121, (LATE_LEAD, "Tom Hush"))
    data.cast(122, (LATE_LEAD, "Tom Hush"), (CULPRIT, "The Hushed Killer"))
    data.cast(131, (CULPRIT, "Nobody knows when"))
    data.cast(112, (CULPRIT, None), category="director")


def _odd_ones(data: DataSets) -> None:
    data.title(ADULT, "Not for the Club", adult=1)
    data.episode(211, ADULT, 1, 1, "Not for the club")
    data.title(BARE, "Bare Bones", "tvMiniSeries", begun=2019, genres="Documentary,Short")
    data.marked(BARE, 12)
    data.cast(BARE, (PRESENTER, None), (NAMELESS, "Self - Historian"), category="self")
    data.cast(BARE, (LEAD, None))
    data.title(YEARS, "Counting Years", begun=2014, genres="Talk-Show")
    data.episode(411, YEARS, 2014, 7, "First of 2014")
    data.episode(412, YEARS, 2015, 1)
    data.episode(413, YEARS, 2015, 12_345)
    data.cast(412, (PRESENTER, "Self - Host"), category="self")
    data.title(QUOTED, '"The <b>Bold</b> & ||the "Brave" @everyone', begun=2001)
    data.episode(711, QUOTED, 1, 1, '"Quoted" <i>and</i>\u200b ||marked|| ' + "very " * 40 + "long")
    data.cast(711, (NAMELESS, '"Nick" \\ <b>Name</b> ||'), (DOUBLE, "x" * 300))
    data.title(NOTHING_KNOWN, "Nothing Known", original=None)
    data.rows["title.basics"] += [
        ("tt0000801", None, None),
        ("tt0000802", "tvSeries", None, None, 0, None, None, None, None),
    ]
    data.rows["title.basics"].append(data.rows["title.basics"][-3])
    data.title(900_000, "A Film", "movie")
    data.cast(900_000, (LEAD, "Somebody Else"))


def _twin(data: DataSets) -> None:
    data.title(TWIN, "The Twin Brothers", begun=2020)
    data.known_as(TWIN, 1, "Zwillinge", "DE")
    data.marked(TWIN, 2_000_000)
    data.cast(TWIN, (ROSA, "The Stranger"), (OTTO, "The Hushed Son"))
    data.episode(511, TWIN, 1, 1)
    data.cast(511, (ROSA, "The Stranger"), (OTTO, "The Hushed Son"))


def _soap(data: DataSets) -> None:
    data.title(SOAP, "Endless Street", begun=1970, genres="Drama")
    data.marked(SOAP, 5_000)
    regulars = [(1_000 + at, f"Regular {at}") for at in range(8)]
    for person, _ in regulars:
        data.person(person, f"Regular Player{person}")
    data.cast(SOAP, *regulars)
    for at in range(SOAP_EPISODES):
        number, guest = 10_000 + at, 2_000 + at % 1_500
        data.episode(number, SOAP, 1, at + 1, f"Hushed {at + 1}")
        data.cast(number, *regulars[at % 4 :], (guest, f"Hush {guest}"))
    for person in range(2_000, 3_500):
        data.person(person, f"Guest Hush{person}")
