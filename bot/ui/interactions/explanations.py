"""What went wrong and what to do about it, in the words of whoever reads it; one function a kind of error."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from discord import app_commands

from bot.errors import (
    CatalogueUnavailable,
    EpisodeNotFound,
    NameNotFound,
    NothingCorrected,
    NothingToCover,
    QuestionExpired,
    SeasonNotFound,
    SeriesNeeded,
    SeriesNotFound,
    StateUnavailable,
    TooManyCorrections,
    TooManyWaiting,
)
from bot.series.naming import normalise
from bot.ui.adding.explanations import explained_of_adding
from bot.ui.adding.offers import offering_to_add
from bot.ui.answers.advice import echo, said
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import HelpQuestion, decode
from bot.ui.reminders.explanations import explained_of_reminder

if TYPE_CHECKING:
    from bot.markdown import Markdown
    from bot.text import Text


@singledispatch
def explained(error: BaseException, text: Text) -> Answer | None:
    """The explanation of an error that members can do something about; None for any other."""
    return explained_of_reminder(error, text) or explained_of_adding(error, text)


@explained.register(SeriesNotFound)
def _(error: SeriesNotFound, text: Text) -> Answer:
    what = text("I do not know a series called “{typed}”.", typed=echo(error.typed))
    if not normalise(error.typed):
        what = text("I need some letters of the series' title.")
    answer = _near_misses(what, error.nearest, text)
    return answer if error.elsewhere is None else offering_to_add(answer, error.elsewhere, text)


@explained.register(NameNotFound)
def _(error: NameNotFound, text: Text) -> Answer:
    return _near_misses(text("I do not know anybody called “{typed}”.", typed=echo(error.typed)), error.nearest, text)


@explained.register(EpisodeNotFound)
def _(error: EpisodeNotFound, text: Text) -> Answer:
    what = text("“{typed}” is no episode of {title}.", typed=echo(error.typed), title=error.title)
    return said(what, text("Write it like {example}, or pick a suggestion.", example=error.example))


@explained.register(SeasonNotFound)
def _(error: SeasonNotFound, text: Text) -> Answer:
    known = text.several([str(season) for season in error.seasons])
    what = text("{title} has no season {season}. It has: {known}.", title=error.title, season=error.season, known=known)
    return said(what, text("Pick one of these after `season`."))


@explained.register(SeriesNeeded)
def _(error: SeriesNeeded, text: Text) -> Answer:
    what = text("Which series is “{typed}” from?", typed=echo(error.typed))
    return said(what, text("Choose a series too; for all of them there are `nothing` and `everything`."))


@explained.register(NothingToCover)
def _(error: NothingToCover, text: Text) -> Answer:  # noqa: ARG001
    return said(text("There is nothing in that message that I can cover."), text("I can cover text and files."))


@explained.register(NothingCorrected)
def _(error: NothingCorrected, text: Text) -> Answer:  # noqa: ARG001
    return said(text("You did not say what is wrong."), text("Press the button once more, and write a few words."))


@explained.register(TooManyCorrections)
def _(error: TooManyCorrections, text: Text) -> Answer:
    what = text("You have sent {most} corrections in 24 hours. Thank you for each of them.", most=error.most)
    return said(what, text("Please send the next one tomorrow."))


@explained.register(TooManyWaiting)
def _(error: TooManyWaiting, text: Text) -> Answer:  # noqa: ARG001
    what = text("So many corrections wait for the curators that I cannot take more.")
    return said(what, text("Please try again in a few days."))


@explained.register(CatalogueUnavailable)
def _(error: CatalogueUnavailable, text: Text) -> Answer:  # noqa: ARG001
    return said(text("I cannot open my catalogue at the moment."), _tell_the_host(text))


@explained.register(StateUnavailable)
def _(error: StateUnavailable, text: Text) -> Answer:  # noqa: ARG001
    return said(text("I cannot open my notes at the moment."), _tell_the_host(text))


@explained.register(QuestionExpired)
@explained.register(app_commands.CommandNotFound)
@explained.register(app_commands.CommandSignatureMismatch)
def _(error: BaseException, text: Text) -> Answer:  # noqa: ARG001
    return said(text("This is from an earlier version of me."), text("Please ask again with the command."))


@explained.register(app_commands.CommandOnCooldown)
def _(error: app_commands.CommandOnCooldown, text: Text) -> Answer:
    seconds = max(1, round(error.retry_after))
    return said(text("That was a lot at once."), text("Please wait {seconds} s.", seconds=seconds))


@explained.register(app_commands.MissingPermissions)
def _(error: app_commands.MissingPermissions, text: Text) -> Answer:
    missing = _permissions(error.missing_permissions, text)
    return said(text("For this you need: {missing}.", missing=missing), text("Ask a moderator."))


@explained.register(app_commands.BotMissingPermissions)
def _(error: app_commands.BotMissingPermissions, text: Text) -> Answer:
    missing = _permissions(error.missing_permissions, text)
    return said(text("For this I need: {missing}.", missing=missing), text("Ask a moderator to grant it."))


def _near_misses(what: Markdown, nearest: tuple[tuple[str, str], ...], text: Text) -> Answer:
    buttons = tuple(Button(label, decode(question), private=True) for label, question in nearest)
    advice = text("Did you mean one of these?") if buttons else text("Type a few letters and pick a suggestion.")
    return Answer(HelpQuestion(), what, (Section((advice,)),), buttons=buttons)


def _tell_the_host(text: Text) -> Markdown:
    return text("Please tell whoever hosts me; the log says what to do.")


def _permissions(names: list[str], text: Text) -> str:
    return text.several([text.plain(name.replace("_", " ").title()) for name in names])
