"""How many evenings, and which."""

from __future__ import annotations

import random

import pytest


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> int:
    return int(pytestconfig.getoption("rounds"))


@pytest.fixture
def seed(pytestconfig: pytest.Config) -> int:
    given = pytestconfig.getoption("seed")
    return random.randrange(1_000_000) if given is None else int(given)
