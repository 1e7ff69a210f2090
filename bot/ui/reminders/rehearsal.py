"""A test of a reminder: how it is marked, and what became of it in the words of whoever sent it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.markdown import Markdown
from bot.state.outcomes import Sent, Skipped, Undeliverable
from bot.ui.reminders.lines import message_link
from bot.ui.reminders.troubles import trouble_told

if TYPE_CHECKING:
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Wish
    from bot.text import Text
    from bot.ui.answers.answer import Answer


def as_test(answer: Answer, text: Text) -> Answer:
    """A reminder's message that begins with what it is, so that a push notification shows that too."""
    mark = text("**A test.** This is how I remind you; nobody is pinged.")
    return replace(answer, heading=Markdown("{mark}\n{heading}").format(mark=mark, heading=answer.heading))


def outcome_told(outcome: Outcome, wish: Wish, text: Text) -> Markdown:
    """That it arrived and where, or why it did not and what to do."""
    match outcome:
        case Sent():
            message = message_link(wish.guild, outcome.channel, outcome.message, text)
            return text("The test has arrived: {message}.", message=message)
        case Undeliverable():
            return text("The test did not arrive. {reason}", reason=trouble_told(outcome.reason, text))
        case Skipped():
            return text("There is nothing to send: the series has left my catalogue.")
    return text("Discord does not answer at the moment. If the test is not there in a minute, try again.")
