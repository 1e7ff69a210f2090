"""Pages of invented shows in the shapes that TVmaze documents, with keys that nobody here uses."""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]

GB: Final[Json] = {"name": "United Kingdom", "code": "GB", "timezone": "Europe/London"}
US: Final[Json] = {"name": "United States", "code": "US", "timezone": "America/New_York"}
BE: Final[Json] = {"name": "Belgium", "code": "BE", "timezone": "Europe/Brussels"}
KR: Final[Json] = {"name": "Korea, Republic of", "code": "KR", "timezone": "Asia/Seoul"}
LANTERN_ONE: Final[Json] = {"id": 1, "name": "Lantern One", "country": GB, "officialSite": None}
STREAMSHIP: Final[Json] = {
    "id": 2,
    "name": "Streamship",
    "country": None,
    "officialSite": "https://streamship.example/",
}


def outlet(identity: int, name: str, country: Json | None) -> Json:
    """A network or a web channel."""
    return {"id": identity, "name": name, "country": country, "officialSite": None}


def show(identity: int, name: str, **changes: Any) -> Json:
    """A show as a search or the index has it, without anything embedded."""
    return {
        "id": identity,
        "url": f"https://www.tvmaze.com/shows/{identity}/a-show",
        "name": name,
        "type": "Scripted",
        "language": "English",
        "genres": ["Drama", "Crime"],
        "status": "Ended",
        "runtime": 60,
        "averageRuntime": 58,
        "premiered": "2018-05-14",
        "ended": "2019-06-20",
        "officialSite": None,
        "schedule": {"time": "21:00", "days": ["Monday"]},
        "rating": {"average": 7.8},
        "weight": 62,
        "network": LANTERN_ONE,
        "webChannel": None,
        "dvdCountry": None,
        "externals": {"tvrage": None, "thetvdb": 123456, "imdb": None},
        "image": None,
        "summary": "<p><b>The culprit is the postman.</b></p>",
        "updated": 1704067200,
        "_links": {"self": {"href": f"https://api.tvmaze.com/shows/{identity}"}},
    } | changes


def season(identity: int, number: int, **changes: Any) -> Json:
    """A season."""
    return {
        "id": identity,
        "url": f"https://www.tvmaze.com/seasons/{identity}/a-show-season-{number}",
        "number": number,
        "name": "",
        "episodeOrder": None,
        "premiereDate": None,
        "endDate": None,
        "network": None,
        "webChannel": None,
        "image": None,
        "summary": "<p>Then the postman flees.</p>",
    } | changes


def episode(identity: int, number: int | None, airdate: str = "", airtime: str = "21:00", **changes: Any) -> Json:
    """An episode of season 1; on air at nine in the evening in a British summer, if anybody asks."""
    stamp = f"{airdate}T20:00:00+00:00" if airtime else f"{airdate}T11:00:00+00:00"
    return {
        "id": identity,
        "url": f"https://www.tvmaze.com/episodes/{identity}/an-episode",
        "name": f"Episode {number}" if number else "A special",
        "season": 1,
        "number": number,
        "type": "regular" if number else "significant_special",
        "airdate": airdate,
        "airtime": airtime,
        "airstamp": stamp if airdate else None,
        "runtime": 58,
        "rating": {"average": None},
        "image": None,
        "summary": "<p>It was the postman.</p>",
    } | changes


def member(person: int, name: str, character: int, called: str) -> Json:
    """Somebody in a cast or guest cast."""
    return {
        "person": {"id": person, "name": name, "country": GB, "birthday": "1980-01-31", "gender": None, "image": None},
        "character": {"id": character, "name": called, "image": None},
        "self": False,
        "voice": False,
    }


def aka(name: str, country: Json | None = None) -> Json:
    """Another title."""
    return {"name": name, "country": country}


def lantern() -> tuple[Json, list[Json], list[Json], dict[int, list[Json]]]:
    """A series of two seasons with a special between them: the show, what it embeds, its episodes and its guests."""
    embedded = {
        "seasons": [season(11, 1, episodeOrder=2), season(12, 2, name="The Flood", episodeOrder=2)],
        "cast": [member(1, "Ada Example", 1, "Mara Holt"), member(2, "Ben Example", 2, "Inspector Pike")],
        "akas": [aka("Die Laterne", {"name": "Germany", "code": "DE", "timezone": "Europe/Berlin"})],
    }
    episodes = [
        episode(101, 1, "2018-05-14"),
        episode(102, 2, "2018-05-21"),
        episode(103, None, "2018-12-24", name="The Lantern at Christmas"),
        episode(201, 1, "2019-06-13", season=2),
        episode(202, 2, "2019-06-20", season=2),
    ]
    guests = {102: [member(3, "Cy Example", 3, "The Ferryman")], 202: [member(3, "Cy Example", 3, "The Ferryman")]}
    return show(7, "The Lantern", externals={"imdb": "tt9900001"}), [embedded], episodes, guests
