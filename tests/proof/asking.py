"""Questions that reach no further than their readers: who, series, progress, privacy, settings, and every box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components

from .questions import NOTHING, Asked
from .telling import season_of

if TYPE_CHECKING:
    import random

    from .stage import Answered, Scene, Watcher, Where

_BOXES = (
    ("cast", "series"), ("cast", "season"), ("series", "name"), ("who", "name"), ("who", "name"), ("who", "name"),
    ("recap", "series"), ("recap", "upto"), ("recap", "about"), ("recap", "about"), ("progress set", "series"),
    ("progress set", "episode"), ("spoilers", "upto"), ("airs", "series"), ("airs", "season"),
    ("remind", "series"), ("remind", "lead"), ("remind", "track"),
)  # fmt: skip


def offered(seen: Answered, question: str) -> str | None:
    """The custom id of the button that asks a question, if there is one."""
    parts = walk_components(seen.message.components if seen.message else [])
    return next((part["custom_id"] for part in parts if question in str(part.get("custom_id"))), None)


@dataclass(slots=True)
class Asking:
    """Asks one question of a kind."""

    scene: Scene
    rng: random.Random

    def slug(self) -> str:
        """Some series."""
        return self.rng.choice(list(self.scene.made.codes))

    def word(self) -> str:
        """Some secret."""
        return self.rng.choice(list(self.scene.made.secrets))

    async def who(self, who: Watcher, where: Where) -> Answered:
        """By a suggestion, by a secret typed whole or in part, or by a value made up."""
        made_up = (f"id:c.{self.slug()}.{self.rng.randrange(6)}", f"id:p.person-{self.rng.randrange(4)}")
        name = self.rng.choice((self.word(), self.word()[: self.rng.randint(3, 9)], f"Al {self.word()}", *made_up))
        if self.rng.random() < 0.6:
            choices = await self.scene.suggested(who, where, "who", "name", self.rng.choice(("", "a", "j", "qx")))
            name = self.rng.choice(choices)["value"] if choices else name
        return await self.scene.slash(who, where, "who", name=name)

    async def series(self, who: Watcher, where: Where) -> Answered:
        """A card."""
        slug = self.slug()
        return await self.scene.slash(who, where, "series", Asked(slug), name=f"id:{slug}")

    async def suggest(self, who: Watcher, where: Where) -> None:
        """Type something into some box; prefixes of secrets among it."""
        command, option = self.rng.choice(_BOXES)
        if command == "spoilers":
            who, where = self.scene.moderator, "channel"
        word = self.word()
        typed = self.rng.choice(("", "a", "S", "1", "al", "jo", word[: self.rng.randint(1, len(word))], word))
        filled = {} if option in {"series", "name"} else {"series": f"id:{self.slug()}"}
        await self.scene.suggested(who, where, command, option, typed, **filled)

    async def progress(self, who: Watcher, where: Where) -> Answered:
        """Move on, back, or look."""
        slug = self.slug()
        way = self.rng.choice(("set", "next", "show", "show", "list", "forget"))
        options: dict[str, Any] = {} if way == "list" else {"series": f"id:{slug}"}
        if way == "set":
            options["episode"] = self.rng.choice(list(self.scene.made.codes[slug]))
        return await self.scene.slash(who, where, f"progress {way}", NOTHING, **options)

    async def airs(self, who: Watcher, where: Where) -> Answered:
        """A schedule, of a season or not, or the week; the calendar file stands behind one of its buttons."""
        slug = self.slug()
        options: dict[str, Any] = {"series": f"id:{slug}"} if self.rng.random() < 0.8 else {}
        if options and self.rng.random() < 0.6:
            options["season"] = season_of(self.rng.choice(list(self.scene.made.codes[slug])))
        seen = await self.scene.slash(who, where, "airs", Asked(slug) if options else NOTHING, **options)
        if (calendar := offered(seen, "calendar:")) is not None:
            await self.scene.press(who, seen, calendar)
        return seen

    async def remind(self, who: Watcher, where: Where) -> Answered:
        """A reminder, for oneself or for where a moderator asks; it is tested, and delivered where that is due."""
        here = where != "direct" and self.rng.random() < 0.6
        options: dict[str, Any] = {"series": f"id:{self.slug()}"}
        options["lead"] = self.rng.choice(("id:0", "1 day", "14 days", "7 days after"))
        if here:
            who = self.rng.choice((self.scene.moderator, self.scene.moderator, who))
        elif where != "direct":
            options["me"] = True
        seen = await self.scene.slash(who, where, "remind", NOTHING, **options)
        if (test := offered(seen, ":test")) is not None:
            await self.scene.press(who, seen, test)
        await self.scene.delivered()
        return seen

    async def reminders(self, who: Watcher, where: Where) -> Answered:
        """What is set, for somebody or for the server."""
        return await self.scene.slash(self.rng.choice((who, self.scene.moderator)), where, "reminders")

    async def privacy(self, who: Watcher, where: Where) -> Answered:
        """What is stored."""
        return await self.scene.slash(who, where, "privacy")

    async def moderate(self) -> None:
        """Set how far a channel or a thread reaches: a series or all, nothing, an episode, everything, not set."""
        where: Where = self.rng.choice(("channel", "thread"))
        slug = self.rng.choice((self.slug(), self.slug(), None))
        episodes = list(self.scene.made.codes[slug]) if slug else []
        upto = self.rng.choice(("nothing", "everything", "not set", *episodes))
        options = {"series": f"id:{slug}"} if slug else {}
        self._note(where, slug, upto)
        await self.scene.slash(self.scene.moderator, where, "spoilers", NOTHING, upto=upto, **options)

    def _note(self, where: Where, slug: str | None, upto: str) -> None:
        reach = self.scene.channel if where == "channel" else self.scene.thread.own
        if slug is None and where == "channel":
            reach.everything = upto == "everything"
        elif slug is None:
            self.scene.thread.own_everything = None if upto == "not set" else upto == "everything"
        elif upto == "not set":
            reach.forget(slug)
        elif upto in {"nothing", "everything"}:
            reach.set_whole(slug, everything=upto == "everything")
        else:
            reach.set_episode(slug, self.scene.made.codes[slug][upto])
