"""TVmaze on a loopback port: the documented endpoints over invented pages, with faults that can be switched on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from .pages import lantern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from .faults import Fault
    from .pages import Json


@dataclass(frozen=True)
class Asked:
    """One request as it came in, and the status it was answered with."""

    path: str
    query: str
    agent: str
    at: float
    status: int


class TVmazeServer:
    """As much of TVmaze as a client can see, for as long as the `async with` lasts."""

    def __init__(self) -> None:
        self.shows: dict[int, Json] = {}
        self.embedded: dict[int, Json] = {}
        self.episodes: dict[int, list[Json]] = {}
        self.guests: dict[int, list[Json]] = {}
        """Guest cast by the id of the episode."""
        self.merged: dict[int, int] = {}
        self.updated: dict[int, int] = {}
        self.raw: dict[str, Any] = {}
        """What to say at a path whatever the shows are."""
        self.faults: list[Fault] = []
        """One for each of the next requests."""
        self.always: Fault | None = None
        self.arrived = 0
        self.asked: list[Asked] = []
        """Requests that were answered to the end; what hangs up earlier is not among them."""
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """What to give as TVMAZE_API."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([web.get("/{path:.*}", self._answer)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.05, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def add(
        self,
        show: Json,
        *embedded: Json,
        episodes: list[Json] | None = None,
        guests: Mapping[int, list[Json]] | None = None,
    ) -> None:
        """Add a show with its seasons, cast and titles, its episodes, and its guests by the episode's id."""
        identity = show["id"]
        self.shows[identity] = show
        self.embedded[identity] = {key: part for parts in embedded for key, part in parts.items()}
        self.episodes[identity] = episodes or []
        self.guests |= guests or {}

    def add_lantern(self) -> None:
        """Add the show that most tests ask for: number 7."""
        show, embedded, episodes, guests = lantern()
        self.add(show, *embedded, episodes=episodes, guests=guests)

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.arrived += 1
        answer = await self._faulty(request)
        agent = request.headers.get("User-Agent", "")
        self.asked.append(Asked(request.path, request.query_string, agent, monotonic(), answer.status))
        return answer

    async def _faulty(self, request: web.Request) -> web.StreamResponse:
        page = self._page(request)
        if isinstance(page, web.StreamResponse):
            return page
        body = json.dumps(page).encode()
        fault = self.faults.pop(0) if self.faults else self.always
        if fault is not None:
            return await fault(request, body)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304)
        return web.Response(body=body, content_type="application/json", headers={"ETag": tag})

    def _page(self, request: web.Request) -> Any:
        if request.path in self.raw:
            return self.raw[request.path]
        found = self._found(request)
        not_found = web.json_response({"name": "Not Found", "status": 404}, status=404)
        return not_found if found is None else found

    def _found(self, request: web.Request) -> Any:
        match request.path.strip("/").split("/"):
            case ["search", "shows"]:
                return self._search(request.query["q"])
            case ["lookup", "shows"]:
                return self._lookup(request.query["imdb"])
            case ["updates", "shows"]:
                return {str(identity): moment for identity, moment in self.updated.items()} or []
            case ["shows", identity, *rest]:
                return self._of_show(int(identity), rest, request)
            case ["seasons", identity, "episodes"]:
                return self._season(int(identity), guests=request.query.getall("embed[]", []) == ["guestcast"])
        return None

    def _of_show(self, identity: int, rest: list[str], request: web.Request) -> Any:
        if identity in self.merged:
            # The redirect forgets what was to be embedded.
            place = "/".join(("/shows", str(self.merged[identity]), *rest))
            return web.Response(status=301, headers={"Location": place})
        if identity not in self.shows:
            return None
        if rest == ["episodes"]:
            specials = request.query.get("specials") == "1"
            return [each for each in self.episodes[identity] if specials or each["number"] is not None]
        parts = request.query.getall("embed[]", [])
        embedded = {part: self.embedded[identity].get(part, []) for part in parts}
        return self.shows[identity] | ({"_embedded": embedded} if parts else {})

    def _search(self, words: str) -> list[Json]:
        found = [show for show in self.shows.values() if words.casefold() in show["name"].casefold()]
        return [{"score": 0.9, "show": show} for show in found]

    def _lookup(self, number: str) -> Any:
        found = [show["id"] for show in self.shows.values() if show["externals"]["imdb"] == number]
        return web.Response(status=301, headers={"Location": f"/shows/{found[0]}"}) if found else None

    def _season(self, identity: int, *, guests: bool) -> Any:
        for show, embedded in self.embedded.items():
            for season in embedded.get("seasons", []):
                if season["id"] == identity:
                    episodes = [each for each in self.episodes[show] if each["season"] == season["number"]]
                    return [self._with_guests(each) if guests else each for each in episodes]
        return None

    def _with_guests(self, episode: Json) -> Json:
        guests = self.guests.get(episode["id"], [])
        return episode | {"_embedded": {"guestcast": guests} if guests else []}
