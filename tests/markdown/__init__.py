"""An independent reader of Discord's Markdown, to judge by what somebody in a channel would see."""

from .reading import Piece, read

__all__ = ["Piece", "read"]
