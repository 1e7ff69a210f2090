"""Why a reminder cannot be delivered, until somebody changes something."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What a moderator, a member or the host can mend; kept in the state by these words."""

    CHANNEL_GONE = "channel gone"
    NO_ACCESS = "no access"
    NO_PERMISSION = "no permission"
    MESSAGES_CLOSED = "direct messages closed"
    NO_THREAD = "no thread"
    NO_EVENTS = "no permission for events"
    TOO_MANY_EVENTS = "too many events"
    SERVER_GONE = "server gone"
    REFUSED = "refused"
