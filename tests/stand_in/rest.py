"""The REST routes: each reads its path, asks the part that knows, and answers as Discord does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from . import identity
from .snowflakes import snowflake
from .wire import Json, RefusedError, answer, nothing

if TYPE_CHECKING:
    from .commands import CommandBook
    from .interactions import InteractionDesk
    from .messages import MessageBoard

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = tuple[str, str, Handler]
BODY: web.RequestKey[Any] = web.RequestKey("body", object)


class Rest:
    """Discord's REST API, as far as Previously uses it; any other path is 404."""

    def __init__(
        self,
        book: CommandBook,
        board: MessageBoard,
        desk: InteractionDesk,
        guilds: list[Json],
        direct_channels: dict[str, Json],
    ) -> None:
        self._book = book
        self._board = board
        self._desk = desk
        self._guilds = guilds
        self._direct_channels = direct_channels

    def routes(self, prefix: str, gateway: Callable[[], str]) -> list[web.RouteDef]:
        """Every route, below `prefix`."""

        async def address(_: web.Request) -> web.Response:
            limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
            return answer({"url": gateway(), "shards": 1, "session_start_limit": limit})

        table: list[Route] = [("GET", "/gateway", address), ("GET", "/gateway/bot", address)]
        for scope in ("/applications/{application}", "/applications/{application}/guilds/{guild}"):
            table += self._command_routes(f"{scope}/commands")
        table += [*self._account_routes(), *self._message_routes(), *self._answer_routes()]
        return [web.route(method, prefix + path, handler) for method, path, handler in table]

    def _account_routes(self) -> list[Route]:
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/users/{user}", self._user),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            ("POST", "/users/@me/channels", self._direct_channel),
            ("GET", "/channels/{channel}", self._channel),
        ]

    def _message_routes(self) -> list[Route]:
        return [
            ("POST", "/channels/{channel}/messages", self._post),
            ("GET", "/channels/{channel}/messages", self._history),
            ("POST", "/channels/{channel}/messages/{message}/threads", self._open_thread),
            ("GET", "/channels/{channel}/messages/{message}", self._message),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("DELETE", "/channels/{channel}/messages/{message}", self._delete),
        ]

    def _answer_routes(self) -> list[Route]:
        return [
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", "/webhooks/{application}/{token}", self._follow_up),
            ("GET", "/webhooks/{application}/{token}/messages/{message}", self._answered),
            ("PATCH", "/webhooks/{application}/{token}/messages/{message}", self._edit_answer),
            ("DELETE", "/webhooks/{application}/{token}/messages/{message}", self._delete_answer),
        ]

    def _command_routes(self, path: str) -> list[Route]:
        return [
            ("GET", path, self._commands),
            ("PUT", path, self._overwrite_commands),
            ("POST", path, self._upsert_command),
            ("GET", path + "/{command}", self._command),
            ("PATCH", path + "/{command}", self._edit_command),
            ("DELETE", path + "/{command}", self._delete_command),
        ]

    async def _me(self, _: web.Request) -> web.Response:
        return answer(identity.bot_user())

    async def _user(self, request: web.Request) -> web.Response:
        return answer(identity.user(request.match_info["user"]))

    async def _application(self, _: web.Request) -> web.Response:
        return answer(identity.application())

    async def _direct_channel(self, request: web.Request) -> web.Response:
        person = identity.user(str(request[BODY]["recipient_id"]))
        opened = {"id": snowflake(), "type": 1, "flags": 0, "last_message_id": None, "recipients": [person]}
        return answer(self._direct_channels.setdefault(person["id"], opened))

    async def _channel(self, request: web.Request) -> web.Response:
        known = [channel for guild in self._guilds for channel in guild["channels"]]
        for channel in (*known, *self._direct_channels.values()):
            if channel["id"] == request.match_info["channel"]:
                return answer(channel)
        raise RefusedError(404, 10003, "Unknown Channel")

    async def _post(self, request: web.Request) -> web.Response:
        return answer(self._board.post(request.match_info["channel"], request[BODY]))

    async def _history(self, request: web.Request) -> web.Response:
        before, after = (_number(request.query.get(name)) for name in ("before", "after"))
        limit = _number(request.query.get("limit")) or 50
        if not 1 <= limit <= 100:
            raise RefusedError.form("limit", "int value should be between 1 and 100.")
        return answer(self._board.history(request.match_info["channel"], before, after, limit))

    async def _open_thread(self, request: web.Request) -> web.Response:
        place = request.match_info
        return answer(self._board.open_thread(place["message"], place["channel"], request[BODY]["name"]), status=201)

    async def _message(self, request: web.Request) -> web.Response:
        return answer(self._board.get(request.match_info["message"], request.match_info["channel"]))

    async def _edit(self, request: web.Request) -> web.Response:
        place = request.match_info
        return answer(self._board.edit(place["message"], request[BODY], place["channel"]))

    async def _delete(self, request: web.Request) -> web.Response:
        self._board.delete(request.match_info["message"], request.match_info["channel"])
        return nothing()

    async def _callback(self, request: web.Request) -> web.Response:
        place = request.match_info
        response = self._desk.callback(place["interaction"], place["token"], request[BODY])
        return answer(response) if request.query.get("with_response") in {"1", "true"} else nothing()

    async def _follow_up(self, request: web.Request) -> web.Response:
        return answer(self._desk.follow_up(request.match_info["token"], request[BODY]))

    async def _answered(self, request: web.Request) -> web.Response:
        return answer(self._desk.message(request.match_info["token"], request.match_info["message"]))

    async def _edit_answer(self, request: web.Request) -> web.Response:
        place = request.match_info
        return answer(self._desk.edit(place["token"], place["message"], request[BODY]))

    async def _delete_answer(self, request: web.Request) -> web.Response:
        self._desk.delete(request.match_info["token"], request.match_info["message"])
        return nothing()

    async def _commands(self, request: web.Request) -> web.Response:
        localized = request.query.get("with_localizations") in {"1", "true"}
        return answer(self._book.listed(request.match_info.get("guild"), localized=localized))

    async def _overwrite_commands(self, request: web.Request) -> web.Response:
        return answer(self._book.overwrite(request.match_info.get("guild"), request[BODY]))

    async def _upsert_command(self, request: web.Request) -> web.Response:
        command, new = self._book.upsert(request.match_info.get("guild"), request[BODY])
        return answer(command, status=201 if new else 200)

    async def _command(self, request: web.Request) -> web.Response:
        return answer(self._book.get(request.match_info.get("guild"), request.match_info["command"]))

    async def _edit_command(self, request: web.Request) -> web.Response:
        place = request.match_info
        return answer(self._book.edit(place.get("guild"), place["command"], request[BODY]))

    async def _delete_command(self, request: web.Request) -> web.Response:
        self._book.delete(request.match_info.get("guild"), request.match_info["command"])
        return nothing()


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)
