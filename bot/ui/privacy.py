"""All that is stored about a member, for their own eyes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.clock import milliseconds
from bot.markdown import Markdown
from bot.ui.answers.advice import echo
from bot.ui.answers.answer import Answer, Attachment, Button, Section
from bot.ui.questions import PrivacyQuestion
from bot.ui.reminders.lines import wish_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.series.models import Listing
    from bot.state.correction import Correction
    from bot.state.progress import Watched
    from bot.state.reminder import Reminder
    from bot.text import Text


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that the state holds about a member."""

    member: int
    watched: Sequence[Watched]
    settings: Sequence[Mapping[str, Any]]
    reminders: Sequence[Reminder]
    corrections: Sequence[Correction]


def stored_answer(stored: Stored, listings: Mapping[str, Listing], text: Text, question: PrivacyQuestion) -> Answer:
    """What is stored, and buttons to take it along or to delete it."""
    nothing = text("Nothing is stored about you.")
    sections = list(_sections(stored, listings, text))
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


def _sections(stored: Stored, listings: Mapping[str, Listing], text: Text) -> Iterator[Section]:
    progress = tuple(
        text("**{series}** · up to {episode}", series=_named(each.series, listings), episode=str(each.episode))
        for each in stored.watched
    )
    if progress:
        yield Section(progress, text("**How far you have watched**"))
    reminders = tuple(
        Markdown("**{series}** · {wish}").format(
            series=_named(each.wish.series, listings), wish=wish_line(each.wish, text)
        )
        for each in stored.reminders
    )
    if reminders:
        yield Section(reminders, text("**Reminders that you get, or set for a channel**"))
    corrections = tuple(
        text("**{series}** · “{wrong}”", series=_named(each.remark.series, listings), wrong=echo(each.remark.wrong))
        for each in stored.corrections
    )
    if corrections:
        yield Section(corrections, text("**Corrections you sent**"))
    if stored.settings:
        count = text("Settings you made in channels: {count}", count=len(stored.settings))
        yield Section((count,), text("**Settings you made**"))


def export_answer(stored: Stored, text: Text) -> Answer:
    """Everything as a JSON file."""
    content = {
        "member": str(stored.member),
        "progress": [
            {"series": each.series, "episode": str(each.episode), "updated": each.updated} for each in stored.watched
        ],
        "channel_settings": [
            dict(each) | {"channel": str(each["channel"]), "guild": str(each["guild"])} for each in stored.settings
        ],
        "reminders": [_exported(each) for each in stored.reminders],
        "corrections": [_exported_correction(each) for each in stored.corrections],
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
        intro=text(
            "How far you have watched is forgotten for good; your own reminders are removed, and corrections you sent. "
            "Settings and reminders of channels stay, without your name."
        ),
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


def _exported(reminder: Reminder) -> dict[str, Any]:
    wish = reminder.wish
    return {
        "series": wish.series,
        "kind": wish.kind.value,
        "place": str(wish.place),
        "guild": str(wish.guild),
        "seconds_before": round(wish.lead.total_seconds()),
        "outlet": wish.track.outlet if wish.track else None,
        "region": wish.track.region if wish.track else None,
        "role": None if wish.role is None else str(wish.role),
        "language": wish.locale,
        "opens_thread": wish.opens_thread,
        "paused": reminder.paused,
        "trouble": reminder.trouble,
        "created": milliseconds(reminder.created),
    }


def _exported_correction(correction: Correction) -> dict[str, Any]:
    remark = correction.remark
    return {
        "number": correction.number,
        "series": remark.series,
        "season": remark.season,
        "wrong": remark.wrong,
        "instead": remark.instead,
        "evidence": remark.evidence,
        "wants_news": remark.wants_news,
        "language": remark.locale,
        "created": milliseconds(correction.created),
        "decision": correction.decision.name.lower(),
        "reason": correction.reason,
        "settled": None if correction.settled is None else milliseconds(correction.settled),
        "news": correction.news.name.lower(),
        "trouble": correction.trouble,
    }


def _named(slug: str, listings: Mapping[str, Listing]) -> str:
    return listings[slug].label if slug in listings else slug
