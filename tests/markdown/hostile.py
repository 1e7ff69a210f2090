"""Texts that somebody might write into a file to break a message, or that stand there by bad luck."""

from __future__ import annotations

from hypothesis import strategies as st

BARS = ["|", "||", "|||", "\\|", "||a||"]
STYLES = ["`", "```", "\\", "\\\\", "*", "**", "_", "__", "~~", "`||`", "*a*", "__a__", "~~a~~", "`a`"]
BLOCKS = ["#", "# ", "-# ", "> ", ">>> ", "- ", "* ", "+ ", "1. ", "24) ", "2021."]
LINKS = ["[a](https://x.example)", "https://x.example/", "<https://x.example>", "HTTP://X.EXAMPLE", "steam://x", "://"]
MENTIONS = ["@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<:a:1>", "<t:1:R>", "</a:1>", "<id:guide>"]
UNSEEN = ["\u200b", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\u0000", "\u0007", "\u00ad"]
BREAKS = ["\n", "\r\n", "\u2028", "\u2029", "\u0085", "\t", " ", "\u00a0"]
WORDS = ["a", "Ada", "é", "오징어", "مرحبا", "🔦", "{}", "{0}", "%s", ":", "!", "(", ")", "[", "]", "<", ">", "@"]

_pieces = st.lists(
    st.sampled_from([*BARS, *STYLES, *BLOCKS, *LINKS, *MENTIONS, *UNSEEN, *BREAKS, *WORDS]) | st.text(max_size=4),
    max_size=12,
).map("".join)
texts = st.builds(str.__add__, st.sampled_from(["", *BLOCKS, *BARS]), _pieces)
"""Pieces of markup and of text in any order; half of them begin with what only counts at the beginning."""
