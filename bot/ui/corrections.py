"""What a member fills in when something is wrong, and what they are told then and when it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import plain
from bot.spoilers import cover
from bot.state.correction import LONGEST_EVIDENCE, LONGEST_REMARK, Decision, Remark
from bot.ui.answers.advice import echo
from bot.ui.answers.answer import Answer, Section
from bot.ui.answers.form import LONGEST_TITLE, Box, Form, Tick
from bot.ui.questions import HelpQuestion
from bot.ui.wording.labels import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.markdown import Markdown
    from bot.series.models import Listing
    from bot.state.correction import Correction
    from bot.text import Text
    from bot.ui.answers.form import Filled
    from bot.ui.questions import CorrectionQuestion

_WRONG, _INSTEAD, _EVIDENCE, _NEWS = "wrong", "instead", "evidence", "news"


def correction_form(question: CorrectionQuestion, listing: Listing, text: Text) -> Form:
    """What is wrong, what is right, where it says so, and whether one wants to know what becomes of it."""
    asked = [text.plain("What is wrong: {series}", series=name) for name in (listing.label, listing.title)]
    return Form(
        question=question,
        title=fitting(LONGEST_TITLE, *asked, text.plain("What is wrong?")),
        fields=(
            Box(
                _WRONG,
                text.plain("What is wrong?"),
                text.plain("The line as it stands, or what it is about."),
                LONGEST_REMARK,
                required=True,
                roomy=True,
            ),
            Box(
                _INSTEAD,
                text.plain("What is right?"),
                text.plain("If you know it."),
                LONGEST_REMARK,
                roomy=True,
            ),
            Box(
                _EVIDENCE,
                text.plain("Where does it say so?"),
                text.plain("The link to a page, best of all."),
                LONGEST_EVIDENCE,
            ),
            Tick(
                _NEWS,
                text.plain("Tell me what becomes of it"),
                text.plain("One direct message when it is decided."),
            ),
        ),
    )


def remark_in(filled: Filled, question: CorrectionQuestion, member: int, locale: str) -> Remark:
    """What was filled in, on one line each, and no longer than the form allows."""
    return Remark(
        member=member,
        series=question.series,
        season=question.season,
        wrong=plain(filled.written(_WRONG))[:LONGEST_REMARK],
        instead=plain(filled.written(_INSTEAD))[:LONGEST_REMARK],
        evidence=plain(filled.written(_EVIDENCE))[:LONGEST_EVIDENCE],
        wants_news=filled.ticked(_NEWS),
        locale=locale,
    )


def thanks_answer(correction: Correction, title: str, text: Text) -> Answer:
    """The answer to whoever sent a correction: that it is kept, and what happens next."""
    return Answer(
        question=HelpQuestion(),
        heading=text("## Thank you"),
        intro=text("-# Correction {number} · {title}", number=correction.number, title=title),
        sections=(Section(tuple(_next_steps(correction.remark, text))),),
    )


def _next_steps(remark: Remark, text: Text) -> Iterator[Markdown]:
    yield text("A curator reads it, looks at where it says so, and corrects what I tell everybody.")
    if remark.address is None:
        yield text("There is no link in it, so they have to find a page first. That takes longer.")
    if remark.wants_news:
        yield text("I send you one direct message when it is decided, if your settings let me.")
    else:
        yield text("You need not do anything more, and I do not write to you about it.")
    yield text("-# What you wrote is kept with your account's number: see it or delete it with `/privacy`.")


def news_answer(correction: Correction, title: str, text: Text) -> Answer:
    """The one message to whoever wanted to know what became of their correction.

    What the curator says stands under a cover: nobody has judged by how far the member has watched.
    """
    accepted = correction.decision is Decision.ACCEPTED
    return Answer(
        question=HelpQuestion(),
        heading=text("**{title}**: thank you for your correction.", title=title),
        intro=text("You were right: a curator has taken it up, and I will soon tell it as it is.")
        if accepted
        else text("A curator has looked into it, and it stays as it is."),
        sections=(Section(tuple(_reason(correction, text))),),
        footer=text(
            "-# You wrote on {day}: “{words}”",
            day=text.day(correction.created.date()),
            words=echo(correction.remark.wrong),
        ),
    )


def _reason(correction: Correction, text: Text) -> Iterator[Markdown]:
    if correction.reason:
        yield text("Why, under a cover, for it may tell more than you have watched:")
        yield cover([correction.reason])
