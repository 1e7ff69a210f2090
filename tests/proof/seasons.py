"""The seasons of a generated series: episodes, specials, titles, premises, beats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .telling import Teller, Yaml


def seasons_of(teller: Teller, shape: str) -> list[Yaml]:
    """Some seasons; the teller learns their episodes and moments first, so that anything may reveal anywhen."""
    count = 1 if shape == "miniseries" else teller.rng.randint(1, 3)
    plans = [_plan(teller, season) for season in range(1, count + 1)]
    for season, plan in enumerate(plans, start=1):
        story = season if shape == "anthology" else 0
        begun = max((at[1] for at in teller.codes.values() if at[0] == story), default=0)
        for position, (code, _) in enumerate(plan, start=begun + 1):
            teller.codes[code] = (story, position)
    return [_season(teller, season, plan) for season, plan in enumerate(plans, start=1)]


def _plan(teller: Teller, season: int) -> list[tuple[str, Yaml]]:
    """The episodes of a season in watching order, each with how it is written."""
    plan = [(f"S{season}E{number}", {"number": number}) for number in range(1, teller.rng.randint(1, 4) + 1)]
    if teller.rng.random() < 0.35:
        place = teller.rng.randint(1, len(plan))
        plan.insert(place, (f"S{season}X1", {"special": 1, "after": plan[place - 1][0]}))
    return plan


def _season(teller: Teller, number: int, plan: list[tuple[str, Yaml]]) -> Yaml:
    story = teller.codes[plan[0][0]][0]
    season: Yaml = {"number": number, "episodes": [_episode(teller, code, written) for code, written in plan]}
    if teller.rng.random() < 0.5:
        reveals = teller.reveals(story)
        season["title"] = {"text": teller.text("season title", teller.at(reveals)), "reveals": reveals}
    if teller.rng.random() < 0.7:
        season["premise"] = _premise(teller, number, story)
    if teller.rng.random() < 0.5:
        season["releases"] = [_track(teller, [code for code, _ in plan])]
    return season


def _track(teller: Teller, codes: list[str]) -> Yaml:
    """How a season comes out: long ago, one day soon, or night by night from just before the clock begins."""
    nightly = {code.split("E")[-1] if "E" in code else code[2:]: f"2026-01-{day:02} 21:00 Europe/London"
               for day, code in enumerate(codes, start=1)}  # fmt: skip
    when = teller.rng.choice(({"all": "2021-05"}, {"all": "2026-01-03"}, nightly, nightly))
    return {"on": "ITV", "region": "GB", "when": when, "sources": ["s2"]}


def _premise(teller: Teller, number: int, story: int) -> Yaml:
    premise: Yaml = {"sources": teller.some_sources()}
    at = teller.before_season(number)
    if teller.rng.random() < 0.3:
        premise["reveals"] = teller.reveals(story)
        at = teller.at(premise["reveals"])
    return premise | {"text": teller.text("season premise", at)}


def _episode(teller: Teller, code: str, written: Yaml) -> Yaml:
    at = teller.codes[code]
    episode = written | {"beats": [_beat(teller, code) for _ in range(teller.rng.randint(0, 3))]}
    if teller.rng.random() < 0.6:
        reveals = teller.reveals(at[0])
        title = teller.text("episode title", teller.at(reveals), episode=at)
        episode["title"] = {"text": title, "reveals": reveals}
    return episode


def _beat(teller: Teller, code: str) -> Yaml:
    at = teller.codes[code]
    return {
        "text": teller.text("beat", at, episode=at),
        "weight": teller.rng.randint(1, 3),
        "sources": teller.some_sources(),
        "differs": teller.differs("beat", at, episode=at),
    }
