"""Whatever strangers type becomes text that our files take, and files become text that our reader takes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.checks import problems_of
from bot.catalogue.loading import load
from bot.tvmaze.layout import as_yaml
from bot.tvmaze.wording import plain

from .making import drafted, read
from .pages import aka, episode, member, season, show

NASTY = st.lists(
    st.one_of(
        st.sampled_from(
            ["<b>", "</b>", "<", ">", "&lt;", "&amp;", "||", "|", "https://", "http", "://", "@everyone", "<@", "@",
             "here", "#", ": ", "'", '"', "null", "~", "- ", "\n", "\u2028", "\u202e", "\x85", "{", "]", ",", "1", "é"]
        ),
        st.text(max_size=5),
    ),
    max_size=8,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("<p>One &amp; <b>Two</b></p>", "One & Two"),
        ("I <3 you, 2 < 3", "I <3 you, 2 < 3"),
        ("&lt;script&gt;", "‹script>"),
        ("<!-- secret -->Open", "Open"),
        ("a\u00a0b\tc\r\nd\u2028e", "a b c d e"),
        ("ri\u200bght\u202e", "right"),
        ("||spoiler||", "|spoiler|"),
        ("see https://example.org", "see https:/example.org"),
        ("hhttp://ttp://x", "hhttp:/ttp://x"),
        ("@everyone and @here", "＠everyone and ＠here"),
        ("<<b>@1>", "‹@1>"),
        ("한국 드라마", "한국 드라마"),
        ("", ""),
    ],
)
def test_markup_is_taken_off_and_the_rest_is_made_harmless(typed: str, made: str) -> None:
    assert plain(typed, 80) == made


def test_what_is_too_long_ends_at_a_word() -> None:
    assert plain("one two three four", 12) == "one two…"
    assert plain("incomprehensibilities", 12) == "incomprehen…"
    assert len(plain("a " * 100, 80)) <= 80


@settings(max_examples=40, deadline=None)
@given(name=NASTY, title=NASTY, person=NASTY, part=NASTY, channel=NASTY, other=NASTY)
def test_whatever_stands_in_a_page_comes_back_from_a_file_that_passes_the_check(
    name: str, title: str, person: str, part: str, channel: str, other: str
) -> None:
    page = show(8, name, network={"id": 1, "name": channel, "country": None})
    draft = drafted(
        read(
            page,
            [episode(1, 1, "2018-05-14", name=title)],
            seasons=[season(1, 1, name=other)],
            akas=[aka(other)],
            cast=[member(1, person, 1, part), member(2, other, 2, title)],
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "series", f"{draft.file.slug}.yaml")
        path.parent.mkdir()
        path.write_text(as_yaml(draft.file, draft.notes), encoding="utf-8")
        loaded = load(Path(folder))

    assert [str(problem) for problem in problems_of(loaded) if problem.severity == "error"] == []
    assert loaded.series[0].file == draft.file
