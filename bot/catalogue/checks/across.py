"""What must hold between files: one slug each, no shared ids, every person known once, every show told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.labels import label_of
from bot.catalogue.problems import Problem
from bot.series.naming import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Document, Keys
    from bot.catalogue.loading import Loaded
    from bot.catalogue.problems import Place

_PERSON_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def problems_across_files(loaded: Loaded) -> Iterator[Problem]:
    """Slugs, labels, external ids and people that collide, and people keys that lead nowhere."""
    yield from _slugs(loaded)
    yield from _labels(loaded)
    yield from _external_ids(loaded)
    yield from _people(loaded)


def _slugs(loaded: Loaded) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for series in loaded.series:
        slug, path = series.file.slug, series.document.path
        place = series.document.place(("slug",))
        if path != f"series/{slug}.yaml":
            yield Problem(place, f"the slug '{slug}' is not the file's name", f"rename the file to {slug}.yaml")
        if first.setdefault(slug, path) != path:
            yield Problem(place, f"the slug '{slug}' is also in {first[slug]}", "give one of them another slug")


def _labels(loaded: Loaded) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for series in loaded.series:
        label, path = label_of(series.file), series.document.path
        if first.setdefault(label.casefold(), path) != path:
            what = f"'{label}' is also the label of {first[label.casefold()]}"
            yield Problem(series.document.place(("titles",)), what, "check the broadcaster and the first release")


def _external_ids(loaded: Loaded) -> Iterator[Problem]:
    first: dict[tuple[str, object], str] = {}
    entries: list[tuple[Document, Keys, dict[str, object]]] = [
        (series.document, ("ids",), series.file.ids.model_dump(exclude_none=True)) for series in loaded.series
    ]
    people = loaded.people
    entries += [
        (people.document, (key, "ids"), person.ids.model_dump(exclude_none=True))
        for key, person in people.file.root.items()
    ]
    for document, keys, ids in entries:
        owner = f"{document.path}:{'.'.join(map(str, keys))}"
        for database, identity in ids.items():
            # TVmaze and TMDB count series and people separately.
            space = database if database in {"imdb", "wikidata"} else f"{document.path == 'people.yaml'}{database}"
            if first.setdefault((space, identity), owner) != owner:
                what = f"{database} {identity} is also the id of {first[space, identity].rpartition(':')[0]}"
                yield Problem(document.place((*keys, database)), what, "look both up and correct one")


def _people(loaded: Loaded) -> Iterator[Problem]:
    known = loaded.people.file.root
    names = {name.casefold(): key for key, person in known.items() for name in person.names}
    first: dict[str, tuple[str, str]] = {key: ("people.yaml", person.names[0]) for key, person in known.items()}
    used = set()
    for series in loaded.series:
        for index, credit in enumerate(series.file.credits):
            place = series.document.place(("credits", index, "person"))
            if credit.person in known:
                used.add(credit.person)
            elif _PERSON_KEY.fullmatch(credit.person):
                yield Problem(place, f"unknown person '{credit.person}'", "add them to people.yaml, or write the name")
            elif credit.person.casefold() in names:
                key = names[credit.person.casefold()]
                yield Problem(place, f"{credit.person} stands in people.yaml", f"write the key '{key}'")
            else:
                yield from _met_before(credit.person, series.document.path, place, first)
    for key in set(known) - used:
        place = loaded.people.document.place((key,))
        yield Problem(place, f"nobody credits '{key}'", "use the key in a series file or remove it", "warning")


def _met_before(name: str, path: str, place: Place, first: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    """Names that come to one key would become one person without anybody having said so."""
    where, other = first.setdefault(slug_of(name), (path, name))
    if (where, other) == (path, name):
        return
    if other.casefold() == name.casefold():
        yield Problem(
            place,
            f"{name} is also credited in {where}",
            "add them to people.yaml and write the key in both files",
        )
    else:
        what = f"{name} would be taken for {other} of {where}"
        yield Problem(place, what, "add both to people.yaml with keys of their own, or correct the spelling")
