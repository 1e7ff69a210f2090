"""Why a reminder could not be delivered and what to do about it, in the words of whoever set it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.reminders.troubles import Trouble

if TYPE_CHECKING:
    from bot.markdown import Markdown
    from bot.text import Text

_WHAT_TO_DO: Final = {
    Trouble.CHANNEL_GONE: "The channel is gone. Remove the reminder with `/reminders`, or set it anew elsewhere.",
    Trouble.NO_ACCESS: "I cannot see the channel. Let me view it, then send a test with `/reminders`.",
    Trouble.NO_PERMISSION: "I may not write there. Let me send messages there, then send a test with `/reminders`.",
    Trouble.MESSAGES_CLOSED: "Your direct messages are closed to me. Open them, then send a test with `/reminders`.",
    Trouble.NO_THREAD: "I may not open threads there. Let me create public threads, or set the reminder without one.",
    Trouble.NO_EVENTS: "I may not keep events there. Grant me Create Events, then type `/events` and the series again.",
    Trouble.TOO_MANY_EVENTS: "The server has as many events as Discord allows. Delete some: I try again every hour.",
    Trouble.SERVER_GONE: "I am no longer in the server. Invite me again, and I go on.",
}


def trouble_told(reason: str, text: Text) -> Markdown:
    """A reason in words, with the next step."""
    if reason in _WHAT_TO_DO:
        return text(_WHAT_TO_DO[Trouble(reason)])
    return text("Discord refused the message. Send a test with `/reminders`; if it fails again, tell my host.")
