"""Text that Discord may read as Markdown, kept apart from text that it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, SupportsIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL: Final = re.compile(r"([\\`*_~|<\[\]@])")
_AT_LINE_START: Final = re.compile(r"^(\s*\d+(?=[.)](?:\s|$))|\s*(?=[#>+-]))")
_SCHEME: Final = re.compile(r"(?<=\w)://")
_BREAKS: Final = re.compile(r"[\s\u0085\u2028\u2029]+")
_UNSEEN: Final = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


_ENDING_A_LINK: Final = re.compile(r"[\s()<>|\\`]")
_HARMLESS: Final = re.compile(
    r"(?!\d+[.)](?:\s|$))[^\W_](?:[^\W_]|[ ](?![ ]|$)|[,.;!?'\"’‘“”()…–—%&/-])*",
)
"""Most texts: letters, digits, single spaces and punctuation that means nothing to Discord."""


class Markdown(str):
    """A string that is already safe to send; whatever is formatted or joined into it is escaped first."""

    __slots__ = ()

    def format(self, *args: object, **kwargs: object) -> Markdown:
        """Fill the fields in; values that are not Markdown are escaped."""
        return Markdown(str.format(self, *map(_safe, args), **{name: _safe(value) for name, value in kwargs.items()}))

    def join(self, parts: Iterable[str]) -> Markdown:
        """Join the parts; those that are not Markdown are escaped."""
        return Markdown(str.join(self, map(escape, parts)))

    def __add__(self, other: str) -> Markdown:
        return Markdown(str.__add__(self, escape(other)))

    def __mul__(self, count: SupportsIndex) -> Markdown:
        return Markdown(str.__mul__(self, count))


EMPTY: Final = Markdown()
"""Nothing said."""


def _safe(value: object) -> object:
    if isinstance(value, int | float):
        return value  # digits are harmless, and may have a format of their own
    return escape(value if isinstance(value, str) else str(value))


def plain(text: str) -> str:
    """Put a text on one line, without characters that are not seen; for places that show no Markdown."""
    return _UNSEEN.sub("", _BREAKS.sub(" ", text)).strip()


def escape(text: str) -> Markdown:
    """Make a text show as it is: on one line, without markup, links, mentions or spoiler marks.

    Markdown passes unchanged, so that escaping twice changes nothing.
    """
    if isinstance(text, Markdown):
        return text
    if _HARMLESS.fullmatch(text):
        return Markdown(text)
    line = _SPECIAL.sub(r"\\\1", plain(text))
    return Markdown(_SCHEME.sub(r"\\://", _AT_LINE_START.sub(r"\1\\", line)))


def link(text: str, address: str) -> Markdown:
    """Link a text to an address, without a preview; what could end the link or open a cover is encoded."""
    target = _ENDING_A_LINK.sub(lambda found: f"%{ord(found[0]):02X}", plain(address))
    return Markdown(f"[{escape(text)}](<{target}>)")
