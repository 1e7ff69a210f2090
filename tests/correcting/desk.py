"""A server whose members say what is wrong, and a desk on which that lands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from simcord.enums import InteractionType
from simcord.interactions import base_payload
from simcord.results import InteractionResult, ResponseMessage

from tests.reading import Seen
from tests.watching.club import Club

if TYPE_CHECKING:
    from simcord import UserHandle

    from bot.state.correction import Correction
    from tests.world import Asker

WRONG: Final = "Katy Nell plays Nell Ashe, not Nell Ash."
LINK: Final = "https://press.example/blameless-two"
_ANY = 1_000
_TEXT_INPUT, _CHECKBOX, _LABEL = 4, 23, 18


@dataclass(frozen=True, slots=True)
class Window:
    """An open form, and whom it is open for."""

    result: InteractionResult

    @property
    def spec(self) -> dict[str, Any]:
        """The form as Discord was sent it."""
        assert self.result.modal is not None, "no form was opened"
        return self.result.modal

    @property
    def labels(self) -> list[str]:
        """What stands above each field."""
        return [label["label"] for label in self.spec["components"]]

    @property
    def strings(self) -> list[str]:
        """Everything that is written on it."""
        hints = [label["description"] for label in self.spec["components"]]
        return [self.spec["title"], *self.labels, *hints]


@dataclass(frozen=True, slots=True)
class Desk(Club):
    """The club of other stories, and what its members send to the curators."""

    async def sources(self, asker: Asker, season: int | None = 2) -> Seen:
        """Somebody looks at the sources of a cast, or of a card."""
        if season is None:
            return await asker.press(await asker.slash("series", name="id:blameless"), "Sources")
        return await asker.press(await asker.slash("cast", series="id:blameless", season=season), "Sources")

    async def opened(self, asker: Asker, season: int | None = 2) -> Window:
        """Somebody presses “This is wrong”."""
        return await self.pressed(asker, await self.sources(asker, season))

    async def pressed(self, asker: Asker, seen: Seen) -> Window:
        """Somebody presses it in a message that is there already."""
        return Window(await asker.actor.click(seen.message, label="This is wrong"))

    async def submitted(self, asker: Asker, window: Window, **filled: Any) -> Seen:
        """Somebody fills the form in and sends it."""
        given = {"wrong": WRONG} | filled
        return self.world.seen(await asker.actor.submit_modal(window.result, given))

    async def corrected(self, asker: Asker, season: int | None = 2, **filled: Any) -> Seen:
        """Somebody says what is wrong, from the button to the answer."""
        return await self.submitted(asker, await self.opened(asker, season), **filled)

    async def forged(self, asker: Asker, custom_id: str, **filled: object) -> Seen:
        """A form comes back as no Discord would send it."""
        user: UserHandle = asker.actor.user
        record, payload = base_payload(
            self.env.backend,
            type=InteractionType.MODAL_SUBMIT,
            channel_id=self.general.id,
            guild_id=self.world.guild.id,
            user_id=user.id,
            data={"custom_id": custom_id, "components": [_label(name, value) for name, value in filled.items()]},
        )
        self.env.backend.emit("INTERACTION_CREATE", payload)
        await self.env.settle()
        return self.world.seen(InteractionResult(self.env, record))

    async def waiting(self) -> list[Correction]:
        """What lies on the desk."""
        return await self.world.bot.corrections.waiting(_ANY)

    async def one(self) -> Correction:
        """The one correction that lies there."""
        (correction,) = await self.waiting()
        return correction

    def letters(self, asker: Asker) -> list[Seen]:
        """The direct messages that somebody has got, the oldest first."""
        stored = self.env.backend.messages.get(asker.actor.user.dm_channel.id, {})
        return [Seen(ResponseMessage(self.env, each)) for each in stored.values()]


def _label(name: str, value: object) -> dict[str, Any]:
    kind = _TEXT_INPUT if isinstance(value, str) else _CHECKBOX
    return {"type": _LABEL, "id": 1, "component": {"type": kind, "id": 2, "custom_id": name, "value": value}}
