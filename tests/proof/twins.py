"""Of a catalogue, another one that is the same to somebody: what they may not know is not there at all.

Whoever cannot tell the two apart by order, count or absence learns nothing of what is hidden.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from .moments import PREMISE
from .people import codes_of, credit_moment
from .telling import Teller, season_of

if TYPE_CHECKING:
    from .catalogues import Generated
    from .moments import Reach
    from .telling import Yaml


def twin(made: Generated, reach: Reach) -> Generated:
    """The catalogue without what lies beyond a member's progress, as far as the rules of the files allow."""
    files = [_without_the_hidden(deepcopy(file), made, reach) for file in made.files]
    return replace(made, files=files)


def _without_the_hidden(file: Yaml, made: Generated, reach: Reach) -> Yaml:
    teller = Teller(Random(), file["slug"], {}, made.codes[file["slug"]])

    def known(part: Yaml) -> bool:
        return reach.passed(file["slug"], teller.at(part.get("reveals")))

    file["facts"], file["claims"] = ([part for part in file[key] if known(part)] for key in ("facts", "claims"))
    for character in file["characters"].values():
        character["names"] = [name for name in character["names"] if known(name)] or character["names"][:1]
        character["lines"] = [line for line in character["lines"] if known(line)]
    before = _seasons_with_cast(teller, file["credits"])
    credits_ = [_shortened(credit, teller, reach) for credit in _needed(file["credits"], teller, reach)]
    if _seasons_with_cast(teller, credits_) == before:
        file["credits"] = credits_
    return file


def _needed(credits_: list[Yaml], teller: Teller, reach: Reach) -> list[Yaml]:
    """Without the hidden credits of characters who have a known one."""
    known = [credit for credit in credits_ if reach.passed(teller.slug, credit_moment(teller, credit))]
    characters = {credit["character"] for credit in known}
    return [credit for credit in credits_ if credit in known or credit["character"] not in characters]


def _shortened(credit: Yaml, teller: Teller, reach: Reach) -> Yaml:
    """A known credit without the episodes that its reader has not come to."""
    moment = credit_moment(teller, credit)
    if not reach.passed(teller.slug, moment):
        return credit
    codes = codes_of(teller, credit)
    first = min(map(season_of, codes))
    kept = [code for code in codes if season_of(code) == first or _reached(credit, code, teller, reach)]
    shorter = credit | {"episodes": kept}
    return shorter if kept and credit_moment(teller, shorter) == moment else credit


def _reached(credit: Yaml, code: str, teller: Teller, reach: Reach) -> bool:
    """That somebody goes on is known of leading actors when a season begins, of anybody else when they return."""
    begins = teller.before_season(season_of(code))
    if credit["kind"] == "main" and (begins == PREMISE or reach.passed(teller.slug, begins)):
        return True
    return reach.passed(teller.slug, teller.codes[code])


def _seasons_with_cast(teller: Teller, credits_: list[Yaml]) -> set[int]:
    return {season_of(code) for credit in credits_ for code in codes_of(teller, credit)}
