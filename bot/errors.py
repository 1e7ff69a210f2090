"""What can go wrong, as the person whom it concerns would say it."""

from __future__ import annotations

from dataclasses import dataclass


class PreviouslyError(Exception):
    """Something a member, a curator or an operator can be told about in plain words."""


class CatalogueUnavailable(PreviouslyError):
    """There is no catalogue to answer from; the message tells the operator why and what to do."""


class StateUnavailable(PreviouslyError):
    """What belongs to the members cannot be opened; the message tells the operator why and what to do."""


@dataclass
class SeriesNotFound(PreviouslyError):
    """Nothing in the catalogue is called that; `nearest` are labels and questions of what comes closest.

    `elsewhere` is the question that looks for it outside the catalogue, where one may ask that.
    """

    typed: str
    nearest: tuple[tuple[str, str], ...]
    elsewhere: str | None = None


@dataclass
class SeasonNotFound(PreviouslyError):
    """The series has no such season; `seasons` are those it has."""

    title: str
    season: int
    seasons: tuple[int, ...]


@dataclass
class NameNotFound(PreviouslyError):
    """Nobody in the catalogue, actor or character, is known by that name."""

    typed: str
    nearest: tuple[tuple[str, str], ...]


@dataclass
class EpisodeNotFound(PreviouslyError):
    """The words name no episode of the series; `example` is one that it has."""

    title: str
    typed: str
    example: str


@dataclass
class SeriesNeeded(PreviouslyError):
    """An episode was named without the series it is of."""

    typed: str


@dataclass
class TooManyReminders(PreviouslyError):
    """There are as many reminders as there may be; `most` is how many that is."""

    most: int


@dataclass
class LeadNotUnderstood(PreviouslyError):
    """The words say no time before or after an episode, or one that is too long."""

    typed: str


@dataclass
class TrackNotFound(PreviouslyError):
    """The words name none of a series' channels and services, or several; `tracks` are those it has."""

    title: str
    typed: str
    tracks: tuple[str, ...]


@dataclass
class NotInDirectMessages(PreviouslyError):
    """Somebody wants a direct message with what only a channel has; `options` are the names of those options."""

    options: tuple[str, ...]


class NotInThisServer(PreviouslyError):
    """Somebody wants to be reminded in a server that the bot has not joined."""


@dataclass
class ModeratorsOnly(PreviouslyError):
    """Reminders of a channel are for those who may manage events or channels there."""

    place: int


@dataclass
class CannotDeliver(PreviouslyError):
    """Nothing that is sent to a channel would arrive; `missing` are the permissions that the bot lacks there."""

    place: int
    missing: tuple[str, ...]


class EveryoneRefused(PreviouslyError):
    """Somebody wants everybody in a server to be mentioned."""


@dataclass
class RoleNotMentionable(PreviouslyError):
    """A role that only some may mention: the bot is none of them, or whoever asks is none (`asker`)."""

    role: int
    asker: bool


class ReminderGone(PreviouslyError):
    """A reminder that has been removed, or that is not for whoever asks about it."""


class NothingCorrected(PreviouslyError):
    """Somebody sent a correction in which nothing is said."""


@dataclass
class TooManyCorrections(PreviouslyError):
    """A member has sent as many corrections in 24 hours as they may; `most` is how many that is."""

    most: int


class TooManyWaiting(PreviouslyError):
    """So many corrections wait for the curators that no more are taken."""


class NothingToCover(PreviouslyError):
    """The message has neither a text nor a file."""


class QuestionExpired(PreviouslyError):
    """A button of an older version, or of a series that is no longer in the catalogue."""


class SettingsError(PreviouslyError):
    """A setting is missing or malformed; the message names the variable and where to get it."""
