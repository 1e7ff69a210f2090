"""What a channel may be told, as moderators see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown
from bot.state.channels import EVERY_SERIES, Reach
from bot.ui.answers.answer import Answer, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.series.models import Listing
    from bot.state.channels import ChannelHorizon, Place
    from bot.text import Text
    from bot.ui.questions import SettingsQuestion


def settings_answer(
    settings: Sequence[ChannelHorizon],
    place: Place,
    listings: Mapping[str, Listing],
    text: Text,
    question: SettingsQuestion,
    said: Markdown | None = None,
) -> Answer:
    """Everything that is set in a channel and, for a thread, in the channel it is in."""
    own = tuple(_entry(each, listings, text) for each in settings if each.channel == place.channel)
    inherited = tuple(_entry(each, listings, text) for each in settings if each.channel == place.parent)
    nothing = text("Nothing is set, so I tell nothing beyond the premise here.")
    sections = [Section(own or (nothing,))]
    if inherited:
        sections.append(Section(inherited, text("**From the channel, where nothing is set for this thread**")))
    return Answer(
        question=question,
        heading=text("## What may be told in {channel}", channel=Markdown(f"<#{place.channel}>")),
        intro=said or Markdown(),
        sections=tuple(sections),
        footer=text("-# Change it with `/spoilers`, a series, and how far everybody here has watched."),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _entry(setting: ChannelHorizon, listings: Mapping[str, Listing], text: Text) -> Markdown:
    listing = listings.get(setting.series)
    named = text.plain("All other series") if setting.series == EVERY_SERIES else setting.series
    return text(
        "**{series}** · {reach}", series=listing.label if listing else named, reach=reach_in_words(setting, text)
    )


def reach_in_words(setting: ChannelHorizon, text: Text) -> str:
    """How far a setting reaches."""
    if setting.reach is Reach.EPISODE:
        return text.plain("up to {episodes}", episodes=str(setting.episode))
    words = {Reach.NOTHING: "nothing beyond the premise", Reach.EVERYTHING: "everything"}
    return text.plain(words[setting.reach])
