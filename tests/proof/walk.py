"""Asks at random, as members do: commands, boxes, buttons, menus, pages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from simcord.components import walk_components

from bot.ui.questions import CastQuestion, RecapQuestion

from .asking import Asking
from .questions import asked_by

if TYPE_CHECKING:
    from .stage import Answered, Scene, Watcher, Where

_BUTTON, _SELECT = 2, 3
_DEPTH: Final = 2
_SET_ANEW: Final = 0.15


@dataclass(slots=True)
class Walk:
    """A random walk through one scene."""

    scene: Scene
    rng: random.Random

    async def begin(self) -> None:
        """Say how far everybody is, through the commands for it."""
        asking = Asking(self.scene, self.rng)
        for who in (*self.scene.watchers, self.scene.moderator):
            for slug, codes in self.scene.made.codes.items():
                for code in self.rng.sample(list(codes), self.rng.choice((0, 1, 1, 2)) % (len(codes) + 1)):
                    await self.scene.slash(who, "direct", "progress set", series=f"id:{slug}", episode=code)
        for _ in range(self.rng.randint(0, 5)):
            await asking.moderate()

    async def step(self) -> None:
        """Ask one thing, and press what the answer offers."""
        who, where = self.rng.choice(self.scene.watchers), self._where()
        if self.rng.random() < _SET_ANEW:
            await self._ask_before_and_after(who, where)
        seen = await self.ask(who, where)
        if seen is not None:
            await self.follow(seen, _DEPTH)

    async def ask(self, who: Watcher, where: Where) -> Answered | None:
        """One question of any kind; None for one that only suggests."""
        asking = Asking(self.scene, self.rng)
        ways = (self._cast, self._cast, self._recap, self._recap, self._recap, asking.who, asking.who, asking.series,
                asking.airs, asking.airs, asking.remind, asking.reminders)  # fmt: skip
        others = (asking.suggest, asking.suggest, asking.suggest, asking.progress, asking.privacy)
        return await self.rng.choice((*ways, *others))(who, where)

    async def follow(self, seen: Answered, depth: int) -> None:
        """Press some of what there is to press, and some of what stands in the answers to that."""
        for _ in range(self.rng.choice((0, 1, 1, 2))):
            offered = list(_pressable(seen))
            if not offered:
                return
            custom_id, value = self.rng.choice(offered)
            message = seen.message
            others = self.scene.watchers if seen.where != "direct" and message and not message.ephemeral else [seen.who]
            answered = await self.scene.press(self.rng.choice(others), seen, custom_id, value)
            if answered.result.modal is not None:
                answered = await self.scene.fill(answered, "It is wrong.")
            if answered.message is not None and depth > 1:
                await self.follow(answered, depth - 1)

    async def _ask_before_and_after(self, who: Watcher, where: Where) -> None:
        """Ask, let a moderator change what may be told, and ask the same again: nothing of before may be left."""
        settings = Asking(self.scene, random.Random(self.rng.random()))
        before = self.rng.getstate()
        await self.ask(who, where)
        for _ in range(2):
            await settings.moderate()
            self.rng.setstate(before)
            await self.ask(who, where)

    def _where(self) -> Where:
        return self.rng.choice(("channel", "channel", "thread", "direct"))

    async def _cast(self, who: Watcher, where: Where) -> Answered:
        slug = self.rng.choice(list(self.scene.made.codes))
        seasons = {int(code[1:].replace("X", "E").split("E")[0]) for code in self.scene.made.codes[slug]}
        season = self.rng.choice([None, *sorted(seasons)])
        asked = asked_by(CastQuestion(slug, season), self.scene.made)
        options = {} if season is None else {"season": season}
        return await self.scene.slash(who, where, "cast", asked, series=f"id:{slug}", **options)

    async def _recap(self, who: Watcher, where: Where) -> Answered:
        slug = self.rng.choice(list(self.scene.made.codes))
        upto = self.rng.choice([None, *self.scene.made.codes[slug]])
        options: dict[str, Any] = {} if upto is None else {"upto": upto}
        if self.rng.random() < 0.4:
            typed = self.rng.choice(("", "a", "al", "qx"))
            choices = await self.scene.suggested(who, where, "recap", "about", typed, series=f"id:{slug}")
            options |= {"about": self.rng.choice(choices)["value"]} if choices else {}
        options["length"] = self.rng.choice(("short", "normal", "full"))
        asked = asked_by(RecapQuestion(slug, upto), self.scene.made)
        return await self.scene.slash(who, where, "recap", asked, series=f"id:{slug}", **options)


def _pressable(seen: Answered) -> list[tuple[str, str | None]]:
    """Every button that is not greyed out, and every choice of every menu."""
    found: list[tuple[str, str | None]] = []
    for part in walk_components(seen.message.components if seen.message else []):
        if part["type"] == _BUTTON and not part.get("disabled"):
            found.append((part["custom_id"], None))
        elif part["type"] == _SELECT:
            found += [(part["custom_id"], option["value"]) for option in part["options"]]
    return found
