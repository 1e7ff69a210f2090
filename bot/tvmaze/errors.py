"""What can go wrong with TVmaze, in the words of whoever asked."""

from __future__ import annotations

from bot.errors import PreviouslyError


class TVmazeError(PreviouslyError):
    """TVmaze did not help; the message says why and what to do."""


class TVmazeUnavailable(TVmazeError):
    """TVmaze cannot be reached, refuses, or says what nobody understands; the message tells what to do."""


class ShowNotFound(TVmazeError):
    """TVmaze has no such show; `asked` is the id or the words."""

    def __init__(self, asked: int | str) -> None:
        self.asked = asked
        what = f"no show {asked}" if isinstance(asked, int) else f"no show called “{asked}”"
        super().__init__(f"TVmaze has {what}: search for its title, or give the address of its page")


class ShowNotUsable(TVmazeError):
    """TVmaze knows the show, but not enough of it, or something that our files cannot hold."""
