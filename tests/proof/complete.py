"""What somebody may read is said to them: a bot that keeps silent keeps every secret, and is of no use."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from simcord.components import walk_components

from bot.ui.questions import CastQuestion, RecapQuestion

from .people import codes_of
from .questions import Asked, asked_by
from .telling import Teller, season_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .moments import At
    from .stage import Answered, Scene, Watcher
    from .telling import Yaml

_MOST_PAGES = 40
_BEATS = frozenset({"beat", "beat differs"})
_CARD = frozenset({"premise", "season premise", "fact", "fact differs", "claim", "outcome"})


async def all_that_may_be_told(scene: Scene) -> None:
    """Ask one member for everything, by direct message, and miss nothing."""
    who = scene.watchers[0]
    for slug in scene.made.codes:
        await _recap_as_far_as_watched(scene, who, slug)
        await _recap_to_the_end(scene, who, slug)
        await _card(scene, who, slug)
        await _casts(scene, who, slug)
        await _schedules(scene, who, slug)


async def _recap_as_far_as_watched(scene: Scene, who: Watcher, slug: str) -> None:
    await _all_pages(scene, who, "recap", Asked(slug), series=f"id:{slug}", length="full")
    reached = who.reach.reached.get(slug)
    if reached:
        story = max(reached)
        _expect(scene, _words(scene, slug, _BEATS, story, 1, reached[story]), scene.judge.heard)
    assert not scene.judge.hidden


async def _recap_to_the_end(scene: Scene, who: Watcher, slug: str) -> None:
    upto, (story, end) = list(scene.made.codes[slug].items())[-1]
    asked = asked_by(RecapQuestion(slug, upto), scene.made)
    await _all_pages(scene, who, "recap", asked, series=f"id:{slug}", upto=upto, length="full")
    reached = who.reach.reached.get(slug, {}).get(story, 0)
    _expect(scene, _words(scene, slug, _BEATS, story, 1, reached), scene.judge.heard)
    _expect(scene, _words(scene, slug, {"beat"}, story, reached + 1, end), scene.judge.hidden)


async def _card(scene: Scene, who: Watcher, slug: str) -> None:
    await _all_pages(scene, who, "series", Asked(slug), name=f"id:{slug}")
    known = {word for word, at in _of(scene, slug, _CARD) if who.reach.passed(slug, at)}
    _expect(scene, known, scene.judge.heard)


async def _casts(scene: Scene, who: Watcher, slug: str) -> None:
    (file,) = [file for file in scene.made.files if file["slug"] == slug]
    codes = scene.made.codes[slug]
    for season in sorted({season_of(code) for code in codes}):
        asked = asked_by(CastQuestion(slug, season), scene.made)
        await _all_pages(scene, who, "cast", asked, series=f"id:{slug}", season=season)
        # Somebody whose return is a surprise is covered; whoever has not come as far is told all they know.
        told = {word for word in _playing(scene, file, season) if _passed(scene, who, word, slug)}
        _expect(scene, told, scene.judge.heard | scene.judge.hidden)


async def _schedules(scene: Scene, who: Watcher, slug: str) -> None:
    """The titles of a season's episodes, where anybody has written down when they come out."""
    (file,) = [file for file in scene.made.files if file["slug"] == slug]
    for season in (each for each in file["seasons"] if "releases" in each):
        await _all_pages(scene, who, "airs", Asked(slug), series=f"id:{slug}", season=season["number"])
        whole = "all" in season["releases"][0]["when"]
        codes = {at for code, at in scene.made.codes[slug].items() if season_of(code) == season["number"]}
        told = {
            word
            for word, secret in scene.made.secrets.items()
            if secret.kind == "episode title"
            and secret.episode is not None
            and secret.episode[0] == slug
            and secret.episode[1] in codes
            and _passed(scene, who, word, slug)
            and not (whole and "X" in _code_of(scene, slug, secret.episode[1]))
        }
        _expect(scene, told, scene.judge.heard)


def _code_of(scene: Scene, slug: str, at: At) -> str:
    (code,) = [code for code, moment in scene.made.codes[slug].items() if moment == at]
    return code


def _playing(scene: Scene, file: Yaml, season: int) -> Iterable[str]:
    """The people of a season; those who are credited elsewhere too, and so known from there, are left out."""
    teller = Teller(Random(), file["slug"], {}, scene.made.codes[file["slug"]])
    for credit in file["credits"]:
        word = scene.made.words[credit["person"]]
        if len(scene.made.secrets[word].where) == 1 and season in map(season_of, codes_of(teller, credit)):
            yield word


def _passed(scene: Scene, who: Watcher, word: str, slug: str) -> bool:
    return any(where == slug and who.reach.passed(slug, at) for where, at in scene.made.secrets[word].where)


def _of(scene: Scene, slug: str, kinds: Iterable[str]) -> Iterable[tuple[str, At]]:
    for word, secret in scene.made.secrets.items():
        if secret.kind in kinds:
            yield from ((word, at) for where, at in secret.where if where == slug)


def _words(scene: Scene, slug: str, kinds: Iterable[str], story: int, first: int, last: int) -> set[str]:
    return {word for word, at in _of(scene, slug, kinds) if at[0] == story and first <= at[1] <= last}


def _expect(scene: Scene, words: set[str], said: set[str]) -> None:
    missing = {f"{word} ({scene.made.secrets[word].kind})" for word in words - said}
    assert not missing, f"PROOF_SEED={scene.made.seed}: what may be told is not told: {sorted(missing)}"


async def _all_pages(scene: Scene, who: Watcher, command: str, asked: Asked, **options: object) -> None:
    scene.judge.heard.clear()
    scene.judge.hidden.clear()
    seen = await scene.slash(who, "direct", command, asked, **options)
    for _ in range(_MOST_PAGES):
        more = _more(seen)
        if more is None:
            return
        seen = await scene.press(who, seen, more)
    raise AssertionError("pages without end")


def _more(seen: Answered) -> str | None:
    parts = walk_components(seen.message.components if seen.message else [])
    found = [part for part in parts if part["type"] == 2 and part["label"] == "More" and not part.get("disabled")]
    return found[0]["custom_id"] if found else None
