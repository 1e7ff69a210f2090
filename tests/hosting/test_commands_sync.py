"""A host registers the commands with Discord, and reads what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.stand_in import identity

from .process import Told, addresses, copied_checkout, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.stand_in import StandIn

EVERYWHERE: Final = f"/applications/{identity.APPLICATION_ID}/commands"
IN_A_SERVER: Final = f"/applications/{identity.APPLICATION_ID}/guilds/{identity.GUILD_ID}/commands"
NOTHING: Final = "the commands are registered as they are; nothing changed"
GERMAN: Final = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgctxt "name"
msgid "cast"
msgstr "besetzung"

msgid "Who plays whom in a series"
msgstr "Wer wen spielt"
"""


class Sync:
    """`previously commands sync`, again and again with the same Discord."""

    def __init__(self, stand_in: StandIn, tmp_path: Path) -> None:
        self.stand_in = stand_in
        self.where = tmp_path / "host"
        self.checkout = copied_checkout(tmp_path / "checkout")
        (self.checkout / "bot/text/locales").mkdir(exist_ok=True)
        (self.checkout / "bot/text/locales/de.po").write_text(GERMAN, encoding="utf-8")

    async def __call__(self, *options: str) -> Told:
        settings = addresses(self.stand_in)
        return await told("commands", "sync", *options, where=self.where, settings=settings, checkout=self.checkout)

    def registered(self, path: str = EVERYWHERE) -> dict[str, dict[str, Any]]:
        """The commands as they were last sent, by name."""
        return {command["name"]: command for command in self.stand_in.sent("PUT", path)[-1].json}


@pytest.fixture
def sync(stand_in: StandIn, tmp_path: Path) -> Sync:
    return Sync(stand_in, tmp_path)


async def test_first_all_are_added_then_nothing_changes(sync: Sync) -> None:
    first = await sync()
    assert first.code == 0
    assert {"added: /cast", "added: /who", "added: /series", "added: /help", "added: /about"} <= set(first.lines)
    assert len(first.lines) == len(sync.registered())
    again = await sync()
    assert (again.code, again.lines) == (0, [NOTHING])
    assert len(sync.stand_in.sent("PUT", EVERYWHERE)) == 1


async def test_names_are_sent_in_every_language(sync: Sync) -> None:
    await sync()
    cast = sync.registered()["cast"]
    assert cast["name_localizations"]["de"] == "besetzung"
    assert cast["description_localizations"]["de"] == "Wer wen spielt"


async def test_commands_work_everywhere_and_for_whoever_installed_the_bot(sync: Sync) -> None:
    await sync()
    for name in ("cast", "who", "series", "help", "about"):
        assert sync.registered()[name]["integration_types"] == [0, 1]
        assert sync.registered()[name]["contexts"] == [0, 1, 2]


async def test_what_somebody_changed_is_told_and_put_right(sync: Sync) -> None:
    await sync()
    book = sync.stand_in.commands
    sent = sync.registered()
    sent["cast"] = sent["cast"] | {"description": "Who plays who"}
    sent["who"] = sent["who"] | {"name_localizations": {"de": "wer"}}
    book.overwrite(None, [*sent.values(), {"name": "former", "description": "From last year"}])
    expected = ["changed: /cast (description)", "removed: /former", "changed: /who (name localizations)"]

    dry = await sync("--dry-run")
    assert dry.lines == [*expected, "nothing was registered: this was a dry run"]
    assert len(sync.stand_in.sent("PUT", EVERYWHERE)) == 1

    assert (await sync()).lines == expected
    assert "former" not in {command["name"] for command in book.listed()}


async def test_one_server_has_its_own(sync: Sync) -> None:
    first = await sync("--guild", identity.GUILD_ID)
    assert "added: /cast" in first.lines
    assert (await sync("--guild", identity.GUILD_ID)).lines == [NOTHING]
    assert len(sync.registered(IN_A_SERVER)) == len(first.lines)
    assert not sync.stand_in.sent("PUT", EVERYWHERE)


async def test_a_server_without_the_bot(sync: Sync) -> None:
    sync.stand_in.refuse("GET", IN_A_SERVER, 403, 50001, "Missing Access")
    ended = await sync("--guild", identity.GUILD_ID)
    assert ended.code == 1
    (line,) = ended.lines
    assert line.endswith("is the bot in that server, with the scope applications.commands?")
