"""All that is stored about a member, for their own eyes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.ui.answer import Answer, Attachment, Button, Section
from bot.ui.questions import PrivacyQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.series.models import Listing
    from bot.state.progress import Watched
    from bot.text import Text


def stored_answer(
    watched: Sequence[Watched],
    settings: Sequence[Mapping[str, Any]],
    listings: Mapping[str, Listing],
    text: Text,
    question: PrivacyQuestion,
) -> Answer:
    """What is stored, and buttons to take it along or to delete it."""
    progress = tuple(
        text("**{series}** · up to {episode}", series=_named(each.series, listings), episode=str(each.episode))
        for each in watched
    )
    nothing = text("Nothing is stored about you.")
    sections = [Section(progress, text("**How far you have watched**"))] if progress else []
    if settings:
        count = text("Settings you made in channels: {count}", count=len(settings))
        sections.append(Section((count,), text("**Settings you made**")))
    buttons = (
        Button(text.plain("Export as JSON"), PrivacyQuestion("export"), private=True),
        Button(text.plain("Delete everything"), PrivacyQuestion("ask")),
    )
    return Answer(
        question=question,
        heading=text("## What I know about you"),
        intro=text("Your account's number, and what you told me. Nothing else, and only you can see this."),
        sections=tuple(sections) or (Section((nothing,)),),
        buttons=buttons if sections else (),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def export_answer(member: int, watched: Sequence[Watched], settings: Sequence[Mapping[str, Any]], text: Text) -> Answer:
    """Everything as a JSON file."""
    content = {
        "member": str(member),
        "progress": [
            {"series": each.series, "episode": str(each.episode), "updated": each.updated} for each in watched
        ],
        "channel_settings": [
            dict(each) | {"channel": str(each["channel"]), "guild": str(each["guild"])} for each in settings
        ],
    }
    return Answer(
        question=PrivacyQuestion("export"),
        heading=text("## Everything I know about you"),
        intro=text("Times are in milliseconds since 1970."),
        attachment=Attachment("previously.json", json.dumps(content, ensure_ascii=False, indent=2).encode()),
    )


def confirm_answer(text: Text) -> Answer:
    """The question before everything goes."""
    return Answer(
        question=PrivacyQuestion("ask"),
        heading=text("## Delete everything?"),
        intro=text("How far you have watched is forgotten for good. Settings of channels stay, without your name."),
        buttons=(
            Button(text.plain("Delete it for good"), PrivacyQuestion("delete"), primary=True),
            Button(text.plain("Keep it"), PrivacyQuestion()),
        ),
    )


def deleted_answer(text: Text) -> Answer:
    """That it is done."""
    return Answer(
        question=PrivacyQuestion(),
        heading=text("## Deleted"),
        intro=text("I know nothing about you any more. From now on I tell you nothing beyond the premise."),
    )


def _named(slug: str, listings: Mapping[str, Listing]) -> str:
    return listings[slug].label if slug in listings else slug
