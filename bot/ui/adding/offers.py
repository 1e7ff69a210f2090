"""Offers to look on TVmaze for a series that is not in the catalogue, and to add what is found there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.errors import QuestionExpired
from bot.markdown import Markdown, plain
from bot.ui.answers.advice import echo
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import AddQuestion, AirsQuestion, FindQuestion, HelpQuestion, RemindQuestion, decode
from bot.ui.wording.labels import LONGEST_BUTTON, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.client import Previously
    from bot.live.adding import Found
    from bot.text import Text
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

_LONGEST_WORDS: Final = 40
_AIRS, _HERE, _ME, _AGAIN = "airs", "here", "me", "again"


def looked_for_elsewhere(interaction: Interaction, typed: str) -> str | None:
    """The question that looks for a title on TVmaze; None where the bot may not, or where nothing was typed."""
    words = plain(typed.replace(":", " "))[:_LONGEST_WORDS].strip()
    if interaction.client.adder is None or not words:
        return None
    return FindQuestion(words, _then(interaction)).encode()


def _then(interaction: Interaction) -> str:
    """What was asked: when it airs, or the usual reminder; one with wishes of its own is to be asked for again."""
    if interaction.command is None or interaction.command.qualified_name != "remind":
        return _AIRS
    wishes = dict(vars(interaction.namespace))
    wishes.pop("series", None)
    to_me = bool(wishes.pop("me", False))
    return _AGAIN if wishes else _ME if to_me else _HERE


def asked_then(then: str, slug: str) -> Question:
    """What was asked in the first place, of the series that is there now; raises QuestionExpired."""
    match then:
        case "airs" | "again":
            return AirsQuestion(slug)
        case "here" | "me":
            return RemindQuestion(slug, then)
    raise QuestionExpired


def added_answer(answer: Answer, then: str, text: Text) -> Answer:
    """The answer to what was asked, with a word to those whose wishes no button can carry."""
    if then != _AGAIN:
        return answer
    again = text("-# It is here now. Send `/remind` once more, and it is set as you want it.")
    return replace(answer, intro=Markdown("\n").join((answer.intro, again)))


def offering_to_add(answer: Answer, question: str, text: Text) -> Answer:
    """The explanation that a series is not known, with a way to look further."""
    button = Button(text.plain("Add it from TVmaze"), decode(question), private=True, primary=True)
    return replace(answer, buttons=(*answer.buttons, button))


def found_answer(question: FindQuestion, found: Sequence[Found], text: Text) -> Answer:
    """What TVmaze has, to choose from."""
    if not found:
        nothing = text("TVmaze has no series called “{typed}” either.", typed=echo(question.words))
        return Answer(HelpQuestion(), nothing, (Section((text("Try another title, or fewer words."),)),))
    what = text("-# Dates and cast come at once, from TVmaze (CC BY-SA). A recap comes when somebody has written one.")
    return Answer(
        question=question,
        heading=text("Which one do you mean?"),
        sections=(Section((what,)),),
        buttons=tuple(Button(_label(each), _chosen(question, each), private=True) for each in found),
    )


def _chosen(question: FindQuestion, found: Found) -> Question:
    if found.slug is not None:
        return asked_then(question.then, found.slug)
    return AddQuestion(found.show, question.then)


def _label(found: Found) -> str:
    told = found.outlet if found.year is None else f"{found.outlet}, {found.year}"
    return fitting(LONGEST_BUTTON, f"{found.title} ({told})", found.title)
