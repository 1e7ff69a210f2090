"""Permissions as Discord's settings call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.text import Text

_NAMES: Final = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "manage_threads": "Manage Threads",
}


def permissions_told(names: Iterable[str], text: Text) -> str:
    """Permissions that a reminder may need, as a list."""
    return text.several([text.plain(_NAMES[name]) for name in names])
