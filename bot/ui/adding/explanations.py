"""What is in the way of adding a series from TVmaze, and what to do about it."""

from __future__ import annotations

from functools import singledispatch
from math import ceil
from typing import TYPE_CHECKING

from bot.live.errors import AddedTooMuch, NoRoomForSeries, OverlayBusy, OverlayUnwritable
from bot.tvmaze.errors import ShowNotFound, ShowNotUsable, TVmazeUnavailable
from bot.ui.answers.advice import said

if TYPE_CHECKING:
    from bot.text import Text
    from bot.ui.answers.answer import Answer


@singledispatch
def explained_of_adding(error: BaseException, text: Text) -> Answer | None:  # noqa: ARG001
    """The explanation of an error about adding; None for any other."""
    return None


@explained_of_adding.register(TVmazeUnavailable)
def _(error: TVmazeUnavailable, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("I cannot reach TVmaze at the moment."),
        text("Try again in a while. Everything I know already goes on working."),
    )


@explained_of_adding.register(ShowNotFound)
def _(error: ShowNotFound, text: Text) -> Answer:  # noqa: ARG001
    return said(text("TVmaze does not have that series any more."), text("Ask again with the command."))


@explained_of_adding.register(ShowNotUsable)
def _(error: ShowNotUsable, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("TVmaze knows too little about that series."), text("Try again when a season of it has been announced.")
    )


@explained_of_adding.register(AddedTooMuch)
def _(error: AddedTooMuch, text: Text) -> Answer:
    minutes = max(1, ceil(error.seconds / 60))
    return said(text("That was a lot at once."), text("Please wait {minutes} min.", minutes=minutes))


@explained_of_adding.register(NoRoomForSeries)
def _(error: NoRoomForSeries, text: Text) -> Answer:
    return said(
        text("{most} series have been added from TVmaze, and I keep no more than that.", most=error.most),
        text("Whoever hosts me can make room."),
    )


@explained_of_adding.register(OverlayBusy)
@explained_of_adding.register(OverlayUnwritable)
def _(error: OverlayBusy | OverlayUnwritable, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("I cannot keep new series at the moment."), text("Please tell whoever hosts me; the log says what to do.")
    )
