"""Stories that Hypothesis tells: steps that curators, members, the clock, Discord and the power supply take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Step = tuple[str, dict[str, Any]]
EPISODES: Final = ("S1E1", "S1E2", "S1E3", "S2E1")

_episodes = st.sampled_from(EPISODES)
_read = st.sampled_from([True, True, False])
"""Whether the catalogue is read at once after the change."""
_away = st.sampled_from([-200, -30, -5, 10, 20, 45, 170, 200, 600, 3000])
_vague = st.sampled_from(["2026-03-28", "2026-03-29", "2026-03-30", "2026-05", "tba"])
_leads = st.sampled_from([0, 15, 60, 1440, 1440, -120])
_minutes = st.sampled_from([1, 1, 5, 5, 15, 15, 60, 60, 170, 400, 1440])
_fates = st.sampled_from(["arrives"] * 4 + ["later", "refused", "posted, but not noted"])


def _step(name: str, **choices: SearchStrategy[Any]) -> SearchStrategy[Step]:
    return st.tuples(st.just(name), st.fixed_dictionaries(choices))


_BEGIN: Final = _step("an_evening_begins", apart=st.sampled_from([0, 10, 90, 400]), lead=_leads)
_STEPS: Final = {
    _step("nothing_happens"): 1,  # so that a story that fails becomes short
    _step("is_moved", code=_episodes, minutes=_away, read=_read): 5,
    _step("is_only_known_roughly", code=_episodes, when=_vague, read=_read): 2,
    _step("are_swapped", one=_episodes, other=_episodes, read=_read): 2,
    _step("come_together", one=_episodes, other=_episodes, read=_read): 3,
    _step("comes_back", code=_episodes, read=_read): 5,
    _step("is_cancelled", code=_episodes, read=_read): 2,
    _step("the_catalogue_is_read"): 2,
    _step("sets_a_reminder", lead=_leads, place=st.sampled_from([1, 2])): 2,
    _step("removes_a_reminder", which=st.integers(0, 9)): 1,
    _step("pauses_or_goes_on", which=st.integers(0, 9), paused=st.booleans()): 1,
    _step("time_passes", minutes=_minutes): 3,
    _step("what_is_due_is_taken", wait=st.booleans()): 8,
    _step("one_is_delivered", fate=_fates, behind=st.sampled_from([False, False, True])): 14,
    _step("crashes"): 1,
    _step("somebody_deletes_a_message", which=st.integers(0, 9)): 1,
}
"""Every step with its weight."""

_any: Final = st.sampled_from([step for step, weight in _STEPS.items() for _ in range(weight)]).flatmap(
    lambda step: step
)
stories: Final = st.tuples(_BEGIN, st.lists(_any, min_size=40, max_size=60)).map(lambda story: [story[0], *story[1]])
