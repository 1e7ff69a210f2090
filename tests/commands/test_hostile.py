"""Whatever members or curated files write is shown as it is, and pings, links, hides and styles nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.reading import shown

if TYPE_CHECKING:
    from tests.world import World

LETTERS = "zqxj"
"""No series, actor or character is called anything like it, so that it is echoed as unknown."""

HOSTILE = {
    "bars": LETTERS + "||" * 48,
    "a cover": f"||{LETTERS}||",
    "everyone": f"@everyone @here {LETTERS}",
    "mentions": f"{LETTERS} <@12345678901234567> <@&12345678901234567> <#12345678901234567>",
    "a command": f"</cast:123456789012345678> {LETTERS}",
    "a time": f"<t:1700000000:R> {LETTERS}",
    "markdown": f"**bold** __under__ *it* ~~struck~~ `code` {LETTERS}",
    "a code block": f"```py\nprint()\n``` {LETTERS}",
    "a heading": f"# {LETTERS}",
    "a quote": f">>> {LETTERS}",
    "small print": f"-# {LETTERS}",
    "a list": f"- {LETTERS}",
    "a link": f"[{LETTERS}](https://evil.example) https://evil.example",
    "backslashes": f"\\\\\\|\\|{LETTERS}\\",
    "zero width": f"{LETTERS}\u200b\u200d\u2060\ufeff{LETTERS}",
    "right to left": f"\u202e{LETTERS}\u202c",
    "line breaks": f"{LETTERS}\n# {LETTERS}\r\n\u2028{LETTERS}",
    "emoji": f"{LETTERS} 👩‍👩‍👧‍👦🏳️‍🌈 <:custom:123456789012345678>",
    "surrogates": f"{LETTERS} 𝕬𝖇𝖈 ﷽",
    "long": LETTERS * 1500,
}
_ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
_BARE_MARKUP = re.compile(r"[*_~|<@\[\]`]|https?://")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u202e\u202c\u2028\n\r]")


def echo(seen_text: str) -> str:
    """What is said to be unknown."""
    return seen_text.partition("called “")[2].rpartition("”")[0]


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_what_members_type_is_echoed_harmlessly(world: World, typed: str) -> None:
    for command, option in (("cast", "series"), ("series", "name"), ("who", "name")):
        seen = await world.ada.slash(command, **{option: typed})
        assert seen.private
        assert LETTERS in echo(seen.text)
        assert not _BARE_MARKUP.search(_ESCAPED.sub("", echo(seen.text)))
        assert not _UNSEEN.search(echo(seen.text))
    sent = world.requests("/callback")
    assert [body["data"]["allowed_mentions"] for body in sent] == [{"parse": []}] * 3


@pytest.mark.parametrize("typed", ["**bold** zqxj", "||zqxj||", "# zqxj", "@everyone zqxj", "\\zqxj\\ `zqxj`"])
async def test_what_members_type_is_shown_as_they_typed_it(world: World, typed: str) -> None:
    seen = await world.ada.slash("cast", series=typed)
    assert shown(echo(seen.text)) == typed


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_what_members_type_breaks_no_suggestion(world: World, typed: str) -> None:
    for command, option in (("cast", "series"), ("series", "name"), ("who", "name")):
        assert await world.ada.suggestions(command, option, typed) == {}


async def test_a_title_full_of_markup_is_shown_as_it_is(world: World) -> None:
    title = "*Stars* & _Lines_ `Tick` ~Wave~ [Link](x) \\ End"
    cast = await world.ada.slash("cast", series="stars lines")
    card = await world.ada.press(cast, "About the series")
    assert f"## {title} · Season 1: 1. First_ *part*" in cast.open
    assert f"## {title}\n" in card.open
    assert "# Not a heading, **not bold**, `not code`, ~~not struck~~ and |one bar|" in card.open
    assert "**Season 1: 1. First_ *part***" in card.open


async def test_an_emoji_of_several_stays_whole(world: World) -> None:
    card = await world.ada.slash("series", name="stars lines")
    assert "🏳️‍🌈" in card.text


async def test_names_full_of_markup_are_shown_as_they_are(world: World) -> None:
    seen = await world.ada.slash("cast", series="stars lines")
    assert '**Zoë _Under_ **Star**** as O\'Quote `the\\` "Tick"\n-# -# small? *no* |bar' in seen.open
    assert seen.covers == ['O\'Quote `the\\` "Tick": the hush |bars|` *of_ the \\ end']


async def test_buttons_and_suggestions_show_no_backslashes(world: World) -> None:
    offered = await world.ada.suggestions("cast", "series", "stars")
    assert list(offered) == ["*Stars* & _Lines_ `Tick` ~Wave~ [Link](x) \\ End (Chaîne `A|B`, 2020)"]
    who = await world.ada.slash("who", name="zoe under star")
    assert who.pressable == ["Cast of *Stars* & _Lines_ `Tick` ~Wave~ [Link](x) \\ End"]


async def test_no_mention_ever_pings_whatever_one_presses(world: World) -> None:
    cast = await world.ada.slash("cast", series="blameless")
    await world.ada.choose(cast, "Season 1")
    await world.ben.press(cast, "Sources")
    sent = world.requests("/callback")
    assert [body["data"]["allowed_mentions"] for body in sent] == [{"parse": []}] * 3
