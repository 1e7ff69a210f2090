"""Where TVmaze says otherwise than the curators when an episode comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.airs.lines import when_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from bot.markdown import Markdown
    from bot.series.merging import Disagreement
    from bot.text import Text


def differences_told(
    found: Iterable[Disagreement], since: Callable[[Disagreement], date | None], text: Text
) -> Iterator[Markdown]:
    """A line for each episode: what TVmaze says, and since when as far as that is known."""
    for each in found:
        episode, when, day = str(each.code), when_told(text, each.live), since(each)
        if day is None:
            yield text("**{episode}** · {when}", episode=episode, when=when)
        else:
            yield text("**{episode}** · {when}, since {day}", episode=episode, when=when, day=text.day(day))
