"""A curator looks at what members say, and takes it up with an edit of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.checks import problems_of
from bot.catalogue.loading import load
from bot.state.correction import Decision, News
from tests.state.files import line_of

from .pile import LINK, MEMBER, added

if TYPE_CHECKING:
    from .pile import Pile

KATY = "Katy Nell plays Nell Ashe, not Nell Ash."


async def test_what_waits_is_listed_the_oldest_first(pile: Pile) -> None:
    assert line_of(pile.process("list", data=False), 0) == "no correction waits"
    await pile.sent(KATY, evidence=LINK)
    second = await pile.sent("Not in Wales.", season=None, instead="In Ireland.")
    await pile.store.settle(second, Decision.REJECTED, "Both.", (await pile.kept(second)).created)

    done = await pile.corrections("list", data=False)

    heading, row = done.stdout.splitlines()
    assert heading.split() == ["number", "sent", "series", "season", "wrong", "right", "evidence", "decision"]
    assert row.split("  ")[0] == "1"
    assert KATY in row
    assert [each["number"] for each in await pile.as_json("list", data=False)] == [1]
    (decided,) = await pile.as_json("list", "--decided", data=False)
    assert (decided["number"], decided["decision"], decided["because"]) == (2, "rejected", "Both.")


async def test_one_is_shown_with_the_line_that_it_is_about_and_its_sources(pile: Pile) -> None:
    await pile.sent(KATY, instead="Nell Ashe", evidence=f"see {LINK}.")

    done = await pile.corrections("show", 1)
    data = await pile.as_json("show", 1)

    line = data["line"]
    assert "person: Katy Nell" in pile.file().read_text().splitlines()[line - 1]
    assert (data["file"], data["text"]) == ("data/series/blameless.yaml", "Katy Nell as Nell Ash")
    assert [source["key"] for source in data["sources"]] == ["paper"]
    assert (data["address"], data["member"]) == (LINK, str(MEMBER))
    assert f"data/series/blameless.yaml:{line}: Katy Nell as Nell Ash" in done.stdout
    assert "The Evening Paper: Who is who in *Blameless* https://paper.example/blameless" in done.stdout
    assert "77, wants to know what becomes of it" in done.stdout


async def test_accepting_prints_an_edit_and_writes_nothing(pile: Pile) -> None:
    await pile.sent(KATY, instead="Nell Ashe", evidence=LINK)
    before = pile.file().read_bytes()

    done = await pile.corrections("accept", 1)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("--- a/data/series/blameless.yaml\n+++ b/data/series/blameless.yaml\n")
    assert (
        f'+  correction-1: {{ title: "press.example/blameless-two", publisher: "press.example", address: "{LINK}"'
        in (done.stdout)
    )
    assert "nothing is written: the same with --write changes the file" in done.stderr
    assert "correction 1 is accepted; whoever sent it is told as soon as a running bot can" in done.stderr
    assert pile.file().read_bytes() == before
    taken = await pile.kept(1)
    assert (taken.decision, taken.news) == (Decision.ACCEPTED, News.WAITING)


async def test_the_edit_of_a_shipped_file_adds_lines_and_changes_none(pile: Pile) -> None:
    pile.shipped()
    telling = "Katherine Kelly plays Sally Right in the second series."
    await pile.sent(telling, series="innocent", evidence="https://www.radiotimes.com/tv/drama/sally-right/")
    path = pile.file("innocent")
    before, mode = path.read_bytes(), path.stat().st_mode

    done = pile.process("accept", 1, "--write")

    assert done.returncode == 0, done.stderr
    note, more, source, said, there, remedy = added(before, path.read_bytes())
    assert note.startswith("  # Of correction 1. Read the page and complete this: its own title and publisher")
    assert more.startswith("  #   ")
    assert source.startswith('  correction-1: { title: "radiotimes.com/tv/drama/sally-right", publisher: "Radio Times"')
    assert said == f"  # Correction 1 (2026-11-20), a member writes: “{telling}”"
    assert there.endswith("https://www.radiotimes.com/tv/drama/sally-right/ (the source correction-1)")
    assert remedy == "  # Delete these lines when it is done."
    lines = path.read_text().splitlines()
    assert lines[lines.index(remedy) + 1].startswith("  - { person: Katherine Kelly, character: sally")
    assert lines[lines.index(source) + 1] == "  # Both series"
    loaded = load(pile.folder)
    assert [each for each in problems_of(loaded) if each.severity == "error"] == []
    assert "warning: 'correction-1' is not used" in done.stderr
    assert path.stat().st_mode == mode
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


async def test_what_the_curator_knows_of_the_page_is_filled_in(pile: Pile) -> None:
    await pile.sent(KATY, evidence=LINK)

    await pile.corrections("accept", 1, "--write", "--title", 'Two: "The Cast"', "--publisher", "The Press")

    source = load(pile.folder).series[0].file.sources["correction-1"]
    assert (source.title, source.publisher, str(source.address)) == ('Two: "The Cast"', "The Press", LINK)


async def test_a_page_that_is_a_source_already_is_not_added_twice(pile: Pile) -> None:
    await pile.sent(KATY, evidence="http://paper.example/blameless/")
    before = pile.file().read_bytes()

    await pile.corrections("accept", 1, "--write")

    said, there, remedy = added(before, pile.file().read_bytes())
    assert said.endswith(f"“{KATY}”")
    assert there.endswith("(the source paper)")
    assert remedy.endswith("# Delete these lines when it is done.")


async def test_without_a_page_the_comment_says_so(pile: Pile) -> None:
    await pile.sent(KATY)
    await pile.sent("Nell is no clerk.", evidence="javascript:alert(1)")

    for number in (1, 2):
        await pile.corrections("accept", number, "--write")

    text = pile.file().read_text()
    assert "# They name no source: find one." in text
    assert "# It says so there: “javascript:alert(1)”" in text
    assert "correction-" not in text


async def test_accepting_once_more_gives_the_edit_again_and_tells_nobody_twice(pile: Pile) -> None:
    await pile.sent(KATY, evidence=LINK)
    first = await pile.corrections("accept", 1)
    await pile.store.told(1)

    again = await pile.corrections("accept", 1, "--write")
    written = pile.file().read_bytes()
    third = await pile.corrections("accept", 1, "--write")

    assert again.stdout == first.stdout
    assert (await pile.kept(1)).news is News.TOLD
    assert (third.stdout, third.returncode) == ("", 0)
    assert "has it already: there is nothing to add" in third.stderr
    assert pile.file().read_bytes() == written


async def test_what_would_break_the_file_is_not_written_and_not_accepted(pile: Pile) -> None:
    await pile.sent(KATY, evidence=LINK)
    before = pile.file().read_bytes()

    done = await pile.corrections("accept", 1, "--write", "--title", "||bars||")

    assert done.returncode == 1
    assert "nothing was written, for the check would say:" in done.stderr
    assert "the text holds spoiler bars" in done.stderr
    assert pile.file().read_bytes() == before
    assert (await pile.kept(1)).decision is Decision.OPEN


async def test_errors_that_were_there_before_keep_nobody_from_it(pile: Pile) -> None:
    await pile.sent(KATY, evidence=LINK)
    path = pile.file()
    path.write_text(path.read_text().replace("sources: [paper, guide]", "sources: [paper, nowhere]"))

    done = await pile.corrections("accept", 1, "--write")

    assert done.returncode == 0, done.stderr
    assert "nowhere" not in done.stderr
