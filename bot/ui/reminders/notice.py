"""What whoever set a reminder is told, once, when it could not be delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown
from bot.state.reminder import Kind
from bot.ui.answers.answer import Answer, Section
from bot.ui.questions import HelpQuestion
from bot.ui.reminders.troubles import trouble_told

if TYPE_CHECKING:
    from bot.series.models import Series
    from bot.state.reminder import Reminder
    from bot.text import Text


def notice_answer(reminder: Reminder, series: Series, reason: str, text: Text, *, edits: bool) -> Answer:
    """The message to whoever set the reminder; `edits` says that it was an edit which failed."""
    wish = reminder.wish
    where = Markdown(f"<#{wish.place}>") if wish.kind is Kind.CHANNEL else text("your server")
    if edits:
        what = text("I could not correct what I said of **{title}** in {where}.", title=series.title, where=where)
        footer = text("-# I go on trying, and tell you this only once.")
    else:
        what = text("I could not deliver a reminder of **{title}** to {where}.", title=series.title, where=where)
        footer = text("-# I go on trying with the next episode, and tell you this only once.")
    return Answer(HelpQuestion(), what, (Section((trouble_told(reason, text),)),), footer=footer)
