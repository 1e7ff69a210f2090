"""Makes files of invented shows as the command does, without a network between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.tvmaze.models import Episode, GuestCastMember, Show
from bot.tvmaze.series_file import Draft, draft_of

from .pages import lantern, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tvmaze.neighbours import Neighbours

    from .pages import Json

TODAY: Final = date(2026, 11, 22)


def read(page: Json, episodes: Iterable[Json] = (), **embedded: Any) -> Show:
    """A show as the client returns it."""
    read = Show.model_validate(page | {"_embedded": embedded})
    return read.with_episodes(tuple(Episode.model_validate(each) for each in episodes))


def drafted(
    read: Show,
    guests: Mapping[int, list[Json]] | None = None,
    neighbours: Neighbours | None = None,
    today: date = TODAY,
) -> Draft:
    """The file of a show; guests by the id of the episode."""
    cast = {
        episode: tuple(GuestCastMember.model_validate(guest) for guest in members)
        for episode, members in (guests or {}).items()
    }
    return draft_of(read, cast, today, neighbours)


def of_episodes(*episodes: Json, guests: Mapping[int, list[Json]] | None = None, **embedded: Any) -> Draft:
    """The file of a show of which only the episodes matter."""
    return drafted(read(show(8, "The Ferry"), episodes, **embedded), guests)


def of_lantern(**changes: Any) -> Draft:
    """The file of the show that most tests ask for, with some of its page changed."""
    page, (embedded,), episodes, guests = lantern()
    return drafted(read(page | changes, episodes, **embedded), guests)
