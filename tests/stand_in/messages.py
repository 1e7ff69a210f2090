"""Messages: posted, edited, deleted, and never twice for one nonce."""

from __future__ import annotations

import itertools
import json
import time
from datetime import UTC, datetime
from typing import Any

from . import identity
from .message_rules import check_message, walk
from .recent import Recent
from .snowflakes import snowflake
from .wire import Json, RefusedError

LOADING = 1 << 7
EPHEMERAL = 1 << 6
_EDITABLE = ("content", "embeds", "components", "attachments", "flags")


class MessageBoard:
    """Every message the bot has posted, in channels and as answers to interactions."""

    def __init__(self, keep: int, nonce_window: float) -> None:
        self.messages: Recent[Json] = Recent(keep)
        self.nonce_window = nonce_window
        """Seconds for which a nonce is remembered; Discord says "a few minutes"."""
        self._by_nonce: Recent[tuple[float, str]] = Recent(keep)

    def post(self, channel_id: str, data: Json, **fields: Any) -> Json:
        """A new message, or with `enforce_nonce` the earlier one that bore the same nonce."""
        nonce = data.get("nonce")
        if nonce is not None and len(str(nonce)) > 25:
            raise RefusedError.form("nonce", "Must be 25 or fewer in length.")
        earlier = self._earlier(nonce) if data.get("enforce_nonce") else None
        if earlier is not None:
            return earlier
        message = _new_message(channel_id, data) | fields
        check_message(message)
        self.messages[message["id"]] = message
        if nonce is not None:
            message["nonce"] = nonce
            self._by_nonce[str(nonce)] = time.monotonic(), message["id"]
        return message

    def loading(self, channel_id: str, flags: int, **fields: Any) -> Json:
        """The message that says "thinking…" until it is edited."""
        message = _new_message(channel_id, {"flags": flags | LOADING}) | fields
        self.messages[message["id"]] = message
        return message

    def get(self, message_id: str, channel_id: str | None = None) -> Json:
        """A message (of a channel), or 404."""
        message = self.messages.get(message_id)
        if message is None or channel_id not in {None, message["channel_id"]}:
            raise RefusedError(404, 10008, "Unknown Message")
        return message

    def edit(self, message_id: str, data: Json, channel_id: str | None = None) -> Json:
        """Change the fields that are given."""
        message = self.get(message_id, channel_id)
        changes = {name: data[name] for name in _EDITABLE if name in data}
        edited = message | {name: "" if name == "content" else [] for name in changes}
        edited |= {name: value for name, value in changes.items() if value is not None}
        edited["flags"] = message["flags"] & ~LOADING | (changes.get("flags") or 0)
        edited["components"] = _numbered(edited["components"])
        edited["attachments"] = _attachments(edited)
        check_message(edited)
        message.update(edited, edited_timestamp=_now())
        return message

    def history(self, channel_id: str, before: int | None, after: int | None, limit: int) -> list[Json]:
        """Messages of a channel, newest first: the last of all, those right before one, or those right after one."""
        here = [message for message in self.messages.values() if message["channel_id"] == channel_id]
        here.sort(key=lambda message: int(message["id"]))
        found = [message for message in here if (after or 0) < int(message["id"]) < (before or 1 << 64)]
        return (found[:limit] if after is not None else found[-limit:])[::-1]

    def open_thread(self, message_id: str, channel_id: str, name: str) -> Json:
        """The one thread that a message can have; it has the message's id."""
        message = self.get(message_id, channel_id)
        if "thread" in message:
            raise RefusedError(400, 160004, "A thread has already been created for this message")
        message["thread"] = thread = _new_thread(message, name)
        return thread

    def forget_nonces(self) -> None:
        """As though longer than their window had passed."""
        self._by_nonce.clear()

    def delete(self, message_id: str, channel_id: str | None = None) -> None:
        """Take a message away."""
        self.get(message_id, channel_id)
        del self.messages[message_id]

    def adopt(self, message: Json) -> None:
        """Know a message that somebody made up, so that it can be edited."""
        self.messages.setdefault(message["id"], message)

    def _earlier(self, nonce: Any) -> Json | None:
        # Discord's words name the author and the nonce, not the channel, so neither does this.
        posted, message_id = self._by_nonce.get(str(nonce), (0.0, ""))
        if time.monotonic() - posted > self.nonce_window:
            return None
        return self.messages.get(message_id)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _new_message(channel_id: str, data: Json) -> Json:
    return {
        "id": snowflake(),
        "type": 0,
        "channel_id": channel_id,
        "author": identity.bot_user(),
        "content": data.get("content") or "",
        "embeds": data.get("embeds") or [],
        "attachments": _attachments(data),
        "components": _numbered(data.get("components") or []),
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": bool(data.get("tts")),
        "timestamp": _now(),
        "edited_timestamp": None,
        "flags": data.get("flags") or 0,
    }


def _new_thread(message: Json, name: str) -> Json:
    return {
        "id": message["id"],
        "type": 11,
        "parent_id": message["channel_id"],
        "owner_id": identity.APPLICATION_ID,
        "name": name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": _now()},
    }


def _attachments(data: Json) -> list[Json]:
    """The attachments without their content, which nobody downloads here."""
    return [
        {"id": snowflake(), "size": 0, "url": "", "proxy_url": "", "filename": "file"}
        | {name: value for name, value in attachment.items() if name != "id" or len(str(value)) > 2}
        for attachment in data.get("attachments") or []
    ]


def _numbered(components: list[Json]) -> list[Json]:
    """The components with the ids Discord gives to those that came without."""
    numbered: list[Json] = json.loads(json.dumps(components))  # several times as quick as deepcopy
    parts = list(walk(numbered))
    taken = {part["id"] for part in parts if part.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)
    for part in parts:
        if not part.get("id"):
            part["id"] = next(free)
    return numbered
