"""A sealed value lets nothing of its inside out, however it is used by mistake."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.series.revealing import Revealing
from bot.series.stories import PREMISE, Moment
from bot.spoilers import Horizon, Reader

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "Ada lit the lamp"
LATER = Moment(0, 3)


@pytest.fixture
def sealed() -> Revealing[str]:
    return Revealing(SECRET, LATER)


@pytest.mark.parametrize(
    "use",
    [
        str,
        print,
        "{}".format,
        "{:>40}".format,
        lambda sealed: f"{sealed}",
        lambda sealed: f"{sealed!s}",
        lambda sealed: "%s" % sealed,  # noqa: UP031
        lambda sealed: "It was: " + sealed,
        lambda sealed: ", ".join({sealed}),
        lambda sealed: sorted([sealed, sealed]),
        lambda sealed: sealed < "z",
        lambda sealed: sealed[0],
        lambda sealed: "Ada" in sealed,
        len,
        list,
        json.dumps,
        vars,
    ],
)
def test_using_it_as_if_it_were_open_fails_loudly(sealed: Revealing[str], use: Callable[[object], object]) -> None:
    with pytest.raises(TypeError) as failure:
        use(sealed)
    assert SECRET not in str(failure.value)


def test_printing_it_says_whom_to_ask(sealed: Revealing[str]) -> None:
    with pytest.raises(TypeError, match=r"may be a spoiler; ask bot\.spoilers"):
        print(sealed)  # noqa: T201


def test_it_shows_its_moment_and_not_its_inside(sealed: Revealing[str]) -> None:
    assert SECRET not in repr(sealed)
    assert SECRET not in repr([sealed, {"name": sealed}])
    assert repr(LATER) in repr(sealed)


def test_a_log_line_does_not_tell_it(sealed: Revealing[str], caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("odd: %r", sealed)

    assert "odd: <Revealing" in caplog.text
    assert SECRET not in caplog.text


def test_it_cannot_be_guessed_by_comparing(sealed: Revealing[str]) -> None:
    assert sealed != SECRET
    assert sealed != Revealing(SECRET, LATER)
    assert len({sealed, Revealing(SECRET, LATER)}) == 2
    assert bool(Revealing("", LATER)) is bool(sealed), "not even whether it is empty"


def test_what_is_made_of_it_is_as_sealed(sealed: Revealing[str]) -> None:
    shouted = sealed.map(str.upper)

    assert shouted.reveals == LATER
    assert SECRET.upper() not in repr(shouted)
    assert Reader(Horizon.at(Moment(0, 2))).open(shouted) is None
    assert Reader(Horizon.at(LATER)).open(shouted) == SECRET.upper()


def test_a_premise_is_open_to_everybody() -> None:
    assert Reader().open(Revealing(SECRET, PREMISE)) == SECRET
