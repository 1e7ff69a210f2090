"""Files are covered as well, under names that tell nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import Seen, covered, uncovered

from .test_covering import contents, cover

if TYPE_CHECKING:
    import discord

    from .club import Club

PICTURE = b"\x89PNG of the captain"
TOO_LARGE = bytes(10 * 1024 * 1024 + 1)


async def sent(club: Club, content: str, *files: tuple[str, bytes]) -> discord.Message:
    return await club.ada.actor.send(club.general, content, attachments=files)


def files_in(club: Club) -> list[discord.Attachment]:
    messages = [message for message in club.general.history() if not message.flags.ephemeral]
    return [attachment for message in messages for attachment in message.attachments]


async def test_a_file_is_covered_under_a_neutral_name(club: Club) -> None:
    message = await sent(club, "look", ("captain-ebony-unmasked.png", PICTURE))
    await cover(club.ada, message)
    (file,) = files_in(club)
    assert file.filename == "SPOILER_file-1.png"
    assert file.is_spoiler()
    assert await file.read() == PICTURE
    assert message.id not in [each.id for each in club.general.history()]


async def test_several_files_keep_their_order_and_content(club: Club) -> None:
    message = await sent(club, "", ("a.JPG", b"1"), ("b.mp4", b"2"), ("c", b"3"))
    await cover(club.ada, message)
    assert [file.filename for file in files_in(club)] == [
        "SPOILER_file-1.jpg", "SPOILER_file-2.mp4", "SPOILER_file-3"
    ]  # fmt: skip
    assert [await file.read() for file in files_in(club)] == [b"1", b"2", b"3"]
    assert contents(club.general) == ["**ada** wrote:"]


@pytest.mark.parametrize("name", ["it-was.ebony", ".ebony", "ebony", "x.png.ebony"])
async def test_an_ending_cannot_tell_anything_either(club: Club, name: str) -> None:
    await cover(club.ada, await sent(club, "look", (name, PICTURE)))
    assert [file.filename for file in files_in(club)] == ["SPOILER_file-1"]


async def test_what_a_file_shows_in_words_is_covered_among_the_text(club: Club) -> None:
    """The description of a picture cannot be hidden where it is."""
    stored = club.env.backend.store_attachments(club.general.id, [("x.png", PICTURE)])
    described = [attachment | {"description": "Captain Ebony on the quay"} for attachment in stored]
    club.env.backend.create_message(club.general.id, club.ada.actor.id, "look", attachments=described)
    (message,) = club.general.history()
    await cover(club.ada, message)
    (file,), (said,) = files_in(club), contents(club.general)
    assert file.description is None
    assert covered(said) == ["look", "Captain Ebony on the quay"]
    assert "Ebony" not in uncovered(said)


async def test_a_file_that_is_too_large_stays_with_its_original(club: Club) -> None:
    message = await sent(club, "look", ("a.png", b"small"), ("b.png", TOO_LARGE))
    (told,) = (await cover(club.ada, message)).followups
    original, copy = contents(club.general)
    assert told.ephemeral
    assert told.content == (
        "The original stays: it holds files or stickers that I cannot send again. Please delete it yourself."
    )
    assert original == "look"
    assert uncovered(copy) == "**ada** wrote:\n█"
    assert await files_in(club)[-1].read() == b"small"


async def test_nothing_but_a_file_that_is_too_large_is_refused(club: Club) -> None:
    message = await sent(club, "", ("b.png", TOO_LARGE))
    result = await cover(club.ada, message)
    assert result.response is not None
    assert result.response.ephemeral
    assert "There is nothing in that message that I can cover." in Seen(result.response).open
    assert contents(club.general) == [""]


async def test_a_file_that_cannot_be_fetched_leaves_everything_as_it_was(club: Club) -> None:
    message = await sent(club, "look", ("a.png", PICTURE))
    club.env.backend.cdn._blobs.clear()
    (told,) = (await cover(club.ada, message)).followups
    assert told.ephemeral
    assert "Nothing was lost." in Seen(told).open
    assert contents(club.general) == ["look"]
    assert any("unexpected error" in alarm for alarm in club.world.alarms())
