"""Every language says all that the English says, within the same limits and with the same marks."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import pytest
from discord.app_commands import ContextMenu, Group, Translator, locale_str
from discord.app_commands.commands import VALID_SLASH_COMMAND_NAME

from bot.text import Texts
from bot.text.messages import NAMES

from .messages_in_code import (
    Message,
    Place,
    Unreadable,
    differences,
    entries,
    keys,
    languages,
    messages,
    messages_of,
    translated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord import Locale

    from tests.world import World

LANGUAGES: Final = languages()
LONGEST: Final = {Place.PLAIN: 80, Place.DESCRIPTION: 100, Place.MENU: 32, Place.NAME: 32}
_LINE_MARKS: Final = re.compile(r"^(?:#{1,3} |-# |> |- |\d+[.)] )", re.MULTILINE)
_CODE: Final = re.compile(r"`([^`]+)`")
_MARKS: Final = "*_~`|<>[]\\#@\n"

each_language = pytest.mark.parametrize("language", LANGUAGES)


def faults(message: Message, said: str) -> Iterator[str]:
    """What is wrong with a translation by itself."""
    if fields(said) != fields(message.english):
        yield "the placeholders differ"
    if _LINE_MARKS.findall(said) != _LINE_MARKS.findall(message.english):
        yield "the marks at the beginning differ"
    if marks(said) != marks(message.english):
        yield "the Markdown differs"
    if said != said.strip() and said.strip():
        yield "there are blanks around it"
    longest = LONGEST.get(message.place)
    if longest is not None and len(shortly_filled(said)) > longest:
        yield f"it is longer than {longest} characters"
    if message.place is Place.NAME and not (VALID_SLASH_COMMAND_NAME.fullmatch(said) and said == said.lower()):
        yield "Discord takes no such name"


def fields(text: str) -> Counter[str]:
    """The placeholders, and how often each stands there."""
    return Counter(f"{name}!{spec}!{conversion}" for _, name, spec, conversion in Formatter().parse(text) if name)


def marks(text: str) -> Counter[str]:
    """The characters that Discord may read as Markdown, outside placeholders."""
    return Counter(char for char in re.sub(r"\{\w+\}", "", text) if char in _MARKS)


def shortly_filled(text: str) -> str:
    """A text as short as it may be: what is too long even then can never be shown."""
    return text.format(**dict.fromkeys((name for _, name, _, _ in Formatter().parse(text) if name), "S2E3"))


def in_code(text: str, of: dict[tuple[str | None, str], str]) -> list[str]:
    """What stands in backticks, in the words of a language: names of commands and options, and choices."""

    def named(span: str) -> str:
        if span.startswith("/"):
            first, *rest = span[1:].split(" ")
            options = (word.partition(":") for word in rest)
            inside = [f"{of.get((NAMES, name), name)}{colon}{value}" for name, colon, value in options]
            return "/" + " ".join((of[NAMES, first], *inside))
        return of.get((NAMES, span), of.get((None, span), span))

    return [named(span) for span in _CODE.findall(text)]


def test_german_and_spanish_are_there() -> None:
    assert {"de", "es"} <= set(LANGUAGES)
    assert Texts.load().languages == tuple(sorted({*LANGUAGES, "en"}))


@each_language
def test_a_language_has_every_message_and_no_other(language: str) -> None:
    assert list(differences(language)) == []


@each_language
def test_translations_are_sound(language: str) -> None:
    said = translated(language)
    found = [
        f"{message.english!r} → {said[message.key]!r}: {fault}"
        for message in sorted(messages(), key=lambda message: message.english)
        if message.key in said
        for fault in faults(message, said[message.key])
    ]
    assert found == []


@each_language
def test_commands_in_texts_are_called_as_discord_shows_them(language: str) -> None:
    said = translated(language)
    found = [
        f"{said[key]!r} should name {in_code(key[1], said)}"
        for key in said
        if _CODE.findall(said[key]) != in_code(key[1], said)
    ]
    assert found == []


@each_language
def test_a_file_is_in_order(language: str) -> None:
    file = entries(language)
    assert file.metadata["Language"] == language
    order = [(entry.msgid, entry.msgctxt or "") for entry in file]
    assert order == sorted(order)
    assert [entry.msgid for entry in file if entry.fuzzy or entry.obsolete] == []


@each_language
async def test_names_of_one_level_differ(language: str, world: World) -> None:
    said = translated(language)
    tree = world.bot.tree
    levels = [[command.name for command in tree.get_commands() if not isinstance(command, ContextMenu)]]
    for command in tree.walk_commands():
        inside = command.commands if isinstance(command, Group) else command.parameters
        levels.append([getattr(each, "display_name", each.name) for each in inside])
    for level in levels:
        names = [said[NAMES, name] for name in level]
        assert len(set(names)) == len(names), names


class _Recorder(Translator):
    """Notes what discord.py wants to have translated."""

    def __init__(self) -> None:
        self.wanted: set[str] = set()

    async def translate(self, string: locale_str, locale: Locale, context: Any) -> None:
        self.wanted.add(string.message)


async def test_all_that_discord_shows_of_commands_is_collected(world: World) -> None:
    recorder = _Recorder()
    for command in world.bot.tree.get_commands():
        await command.get_translated_payload(world.bot.tree, recorder)
    shown = {message.english for message in messages() if message.place not in {Place.TEXT, Place.PLAIN}}
    assert recorder.wanted == shown


async def test_discord_is_told_every_name_in_every_locale_of_a_language(world: World) -> None:
    tree = world.bot.tree
    assert tree.translator is not None
    payloads = [await command.get_translated_payload(tree, tree.translator) for command in tree.get_commands()]
    told = {payload["name"]: payload["name_localizations"] for payload in payloads}
    assert told["cast"] == {"de": "besetzung", "es-ES": "reparto", "es-419": "reparto"}
    assert told["Cover as spoiler"]["de"] == translated("de")[None, "Cover as spoiler"]
    assert told["Cover as spoiler"]["es-ES"] == translated("es")[None, "Cover as spoiler"]


async def test_germans_are_answered_in_german(world: World) -> None:
    with world.told(locale="de"):
        seen = await world.ada.slash("cast", series="the lantern")
        wrong = await world.ada.slash("cast", series="the lantern", season=7)
    assert "## The Lantern · Staffel 1: Low Tide\n-# NRX, 2024 · Besetzung" in seen.text
    assert "**Jo Field** als Ada" in seen.text
    assert "Quellen" in seen.buttons
    assert "The Lantern hat keine Staffel 7." in wrong.open
    assert "`staffel`" in wrong.text


async def test_spaniards_and_mexicans_are_answered_in_spanish(world: World) -> None:
    for locale in ("es-ES", "es-419"):
        with world.told(locale=locale):
            seen = await world.ada.slash("cast", series="the lantern")
        assert "## The Lantern · Temporada 1: Low Tide\n-# NRX, 2024 · reparto" in seen.text
        assert "**Jo Field** como Ada" in seen.text
        assert "Fuentes" in seen.buttons


def test_unsound_translations_are_found() -> None:
    text, name = Message("-# **{a}** in `{b}`", Place.TEXT), Message("who", Place.NAME)
    assert list(faults(text, "-# **{a}** en `{b}`")) == []
    assert list(faults(text, "-# **{a}** en `{a}`")) == ["the placeholders differ"]
    assert list(faults(text, "**{a}** en `{b}`")) == ["the marks at the beginning differ", "the Markdown differs"]
    assert list(faults(text, "-# ||**{a}**|| en `{b}`")) == ["the Markdown differs"]
    assert list(faults(text, "-# {a} en `{b}`")) == ["the Markdown differs"]
    assert list(faults(name, "quién")) == []
    assert list(faults(name, "quién es")) == ["Discord takes no such name"]
    assert list(faults(name, "Wer")) == ["Discord takes no such name"]
    assert list(faults(Message("More", Place.PLAIN), "M" * 81)) == ["it is longer than 80 characters"]
    assert list(faults(Message("Which season", Place.DESCRIPTION), "W" * 101)) == ["it is longer than 100 characters"]


def test_commands_in_backticks_are_found() -> None:
    german = {(NAMES, "progress"): "fortschritt", (NAMES, "set"): "setzen", (None, "nothing"): "nichts"}
    said = "Say `/progress set innocent` or `nothing`, see `data/series`."
    assert in_code(said, german) == ["/fortschritt setzen innocent", "nichts", "data/series"]


SOURCE: Final = """
WORDS = {"a": "one", "b": "two"}
class Cog(GroupCog, group_name=_("group"), group_description=_("A group")):
    @command(name=_("name"), description=_("A " "description"))
    @rename(box=_("box"))
    @describe(box=_("A box"))
    @choices(box=[Choice(name=_(each), value=each) for each in ("short", "long")])
    async def do(self): ...
def spoken(view, text, word):
    menu = ContextMenu(name=_("Menu entry"))
    text("**Bold**"), view.text("Viewed"), view.text.plain("Plain"), plain("not said"), card.text
    text.plain(WORDS[word]), text("yes" if word else "no")
"""


def test_messages_are_found_wherever_they_stand() -> None:
    found: dict[Place, set[str]] = {}
    for message in messages_of(SOURCE, "cogs/example.py"):
        found.setdefault(message.place, set()).add(message.english)
    assert found == {
        Place.NAME: {"group", "name", "box"},
        Place.DESCRIPTION: {"A group", "A description", "A box", "short", "long"},
        Place.MENU: {"Menu entry"},
        Place.TEXT: {"**Bold**", "Viewed", "yes", "no"},
        Place.PLAIN: {"Plain", "one", "two"},
    }


@pytest.mark.parametrize("said", ["text(word)", 'text(f"{x}")', "text.plain(WORDS[word])", 'text("a" + word)'])
def test_messages_that_cannot_be_collected_are_reported(said: str) -> None:
    with pytest.raises(Unreadable, match=re.escape("cogs/example.py")):
        list(messages_of(said, "cogs/example.py"))


def test_there_are_many_messages() -> None:
    assert len(keys()) > 150
    assert {place for place in Place if not any(message.place is place for message in messages())} == set()
