"""Interactions as conversations: what was asked, the one callback, and what followed."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from . import identity
from .message_rules import check_choices
from .messages import EPHEMERAL, LOADING, MessageBoard
from .recent import Recent
from .wire import Json, RefusedError

_MESSAGE, _DEFERRED, _DEFERRED_UPDATE, _UPDATE, _CHOICES, _MODAL = 4, 5, 6, 7, 8, 9
_COMMAND, _COMPONENT, _AUTOCOMPLETE, _SUBMIT = 2, 3, 4, 5
_MAY_ANSWER = {
    _COMMAND: {_MESSAGE, _DEFERRED, _MODAL},
    _COMPONENT: {_MESSAGE, _DEFERRED, _DEFERRED_UPDATE, _UPDATE, _MODAL},
    _AUTOCOMPLETE: {_CHOICES},
    _SUBMIT: {_MESSAGE, _DEFERRED, _DEFERRED_UPDATE, _UPDATE},
}


@dataclass
class Exchange:
    """One interaction and everything the bot did about it."""

    payload: Json
    asked: float = field(default_factory=time.monotonic)
    callback: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the member sees an answer: at the callback, or after "thinking…" at the first edit."""
    original: Json | None = None
    """The message that `@original` means, kept up to date."""
    followups: list[Json] = field(default_factory=list)


class InteractionDesk:
    """Takes callbacks, follow-ups and edits, refusing what Discord refuses."""

    def __init__(self, board: MessageBoard, keep: int, answer_within: float) -> None:
        self.exchanges: Recent[Exchange] = Recent(keep)
        self.answer_within = answer_within
        self._board = board

    def open(self, payload: Json) -> Exchange:
        """Begin a conversation, before its INTERACTION_CREATE is sent."""
        exchange = self.exchanges[payload["token"]] = Exchange(payload)
        if "message" in payload:
            self._board.adopt(payload["message"])
        return exchange

    def callback(self, interaction_id: str, token: str, body: Json) -> Json:
        """Take the first answer; returns an InteractionCallbackResponse."""
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.payload["id"] != interaction_id or self._too_late(exchange):
            raise RefusedError(404, 10062, "Unknown interaction")
        if exchange.callback.done():
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        if body["type"] not in _MAY_ANSWER[exchange.payload["type"]]:
            raise RefusedError.form("type", "Interaction response type is not valid for this interaction.")
        self._carry_out(exchange, body["type"], body.get("data") or {})
        exchange.callback.set_result(body)
        if body["type"] != _DEFERRED:
            exchange.settled.set()
        return _callback_response(exchange, body["type"])

    def _too_late(self, exchange: Exchange) -> bool:
        return not exchange.callback.done() and time.monotonic() - exchange.asked > self.answer_within

    def _carry_out(self, exchange: Exchange, kind: int, data: Json) -> None:
        payload = exchange.payload
        fields = _marks(payload)
        if kind == _MESSAGE:
            exchange.original = self._board.post(payload["channel_id"], data, **fields)
        elif kind == _DEFERRED:
            exchange.original = self._board.loading(payload["channel_id"], data.get("flags") or 0, **fields)
        elif kind == _UPDATE:
            exchange.original = self._board.edit(payload["message"]["id"], data)
        elif kind == _DEFERRED_UPDATE:
            exchange.original = payload["message"]
        elif kind == _CHOICES:
            check_choices(data.get("choices") or [])

    def follow_up(self, token: str, body: Json) -> Json:
        """A further message; the first one after "thinking…" takes its place."""
        exchange = self._answered(token)
        if exchange.original is not None and exchange.original["flags"] & LOADING:
            return self.edit(token, "@original", body)
        fields: Json = {"webhook_id": identity.APPLICATION_ID}
        message = self._board.post(exchange.payload["channel_id"], body, **fields)
        exchange.followups.append(message)
        return message

    def message(self, token: str, message_id: str) -> Json:
        """A message of the conversation, `@original` or by id."""
        exchange = self._answered(token)
        if message_id == "@original":
            if exchange.original is None:
                raise RefusedError(404, 10008, "Unknown Message")
            message_id = exchange.original["id"]
        return self._board.get(message_id)

    def edit(self, token: str, message_id: str, body: Json) -> Json:
        """Edit a message of the conversation."""
        message = self._board.edit(self.message(token, message_id)["id"], body)
        exchange = self.exchanges[token]
        if message is exchange.original:
            exchange.settled.set()
        return message

    def delete(self, token: str, message_id: str) -> None:
        """Delete a message of the conversation."""
        self._board.delete(self.message(token, message_id)["id"])

    def _answered(self, token: str) -> Exchange:
        exchange = self.exchanges.get(token)
        if exchange is None or not exchange.callback.done():
            raise RefusedError(404, 10015, "Unknown Webhook")
        return exchange


def _marks(payload: Json) -> Json:
    """What tells an answer to an interaction from any other message."""
    metadata = {
        "id": payload["id"],
        "type": payload["type"],
        "user": payload["member"]["user"] if "member" in payload else payload["user"],
        "authorizing_integration_owners": payload["authorizing_integration_owners"],
    }
    return {"type": 20, "interaction_metadata": metadata, "webhook_id": identity.APPLICATION_ID}


def _callback_response(exchange: Exchange, kind: int) -> Json:
    interaction: Json = {"id": exchange.payload["id"], "type": exchange.payload["type"]}
    answer: Json = {"interaction": interaction}
    message: Any = exchange.original
    if message is not None:
        interaction["response_message_id"] = message["id"]
        interaction["response_message_loading"] = bool(message["flags"] & LOADING)
        interaction["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
        if kind != _DEFERRED_UPDATE:
            answer["resource"] = {"type": kind, "message": message}
    return answer
