"""Who somebody is: an actor by what they play, a character by who plays them, as far as the audience may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown, escape
from bot.spoilers import Horizon, Reader
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import CastQuestion, WhoQuestion
from bot.ui.series.cast import cast_of, first_and_latest, name_of
from bot.ui.wording.labels import LONGEST_BUTTON, fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.series.models import Character, Credit, Person, Series
    from bot.text import Text

_SHOWN_CASTS = 4


def person_answer(
    person: Person,
    credited: Sequence[Series],
    horizon_of: Callable[[str], Horizon],
    text: Text,
    question: WhoQuestion,
) -> Answer:
    """An actor: what they play in every series of the catalogue; without a part one may know of, not even a name."""
    entries = [entry for series in credited for entry in _parts(person, series, Reader(horizon_of(series.slug)), text)]
    parts = ((series, _credits_of(person, series, Reader(horizon_of(series.slug)))) for series in credited)
    known = [(series, credits_) for series, credits_ in parts if credits_]
    return Answer(
        question=question,
        heading=text("## {name}", name=person.name if entries else text.plain("Not known yet")),
        sections=(Section(tuple(entries) or (text("Nothing to tell at this point of the story."),)),),
        buttons=tuple(_cast_button(series, credits_, text) for series, credits_ in known[:_SHOWN_CASTS]),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def character_answer(
    series: Series, character: Character, horizon: Horizon, text: Text, question: WhoQuestion
) -> Answer:
    """A character: who plays them, and who they are as far as the audience has watched."""
    reader = Reader(horizon)
    played = cast_of(credit for credit in reader.opened(series.credits) if credit.character == character.key)
    known = reader.opened(statement.text for statement in character.lines)
    players = [
        text(
            "Played by **{person}**{seasons}",
            person=credit.person.name,
            seasons=_seasons(credit, series, text),
        )
        for credit in played.values()
    ]
    nothing = text("Nothing to tell at this point of the story.")
    return Answer(
        question=question,
        heading=text("## {name}", name=name_of(character, reader, text) if played else text.plain("Not known yet")),
        intro=text("-# {series}", series=series.listing.label),
        sections=(
            Section(tuple(map(escape, known)) if played else ()),
            Section(tuple(players) or (nothing,)),
        ),
        buttons=(_cast_button(series, list(played.values()), text),),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _credits_of(person: Person, series: Series, reader: Reader) -> list[Credit]:
    keys = {person.key, *person.other_keys}
    opened = (credit for credit in reader.opened(series.credits) if credit.person.key in keys)
    return list(cast_of(opened).values())


def _parts(person: Person, series: Series, reader: Reader, text: Text) -> Iterator[Markdown]:
    for credit in _credits_of(person, series, reader):
        character = series.characters[credit.character]
        entry = text(
            "**{character}** in {series}{seasons}",
            character=name_of(character, reader, text),
            series=series.listing.label,
            seasons=_seasons(credit, series, text),
        )
        known = Markdown(" ").join(first_and_latest(character, reader))
        yield Markdown("{entry}\n-# {known}").format(entry=entry, known=known) if known else entry


def _seasons(credit: Credit, series: Series, text: Text) -> Markdown:
    """The first season of a part: how long somebody stays may be a spoiler, where one meets them is not."""
    if len(series.seasons) == 1:
        return Markdown()
    return Markdown(" · ") + text("from season {season}", season=credit.first_season)


def _cast_button(series: Series, credits_: Sequence[Credit], text: Text) -> Button:
    """The cast of the first season that somebody is known to be in."""
    season = min((credit.first_season for credit in credits_), default=None)
    label = fitting(LONGEST_BUTTON, text.plain("Cast of {title}", title=series.title), series.title)
    return Button(label, CastQuestion(series.slug, season), private=True)
