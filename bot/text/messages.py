"""Messages by locale: English in the code, other languages in gettext files beside this module."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po

from bot.markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from babel.messages.catalog import Catalog

    from bot.series.releases import When

ENGLISH: Final = "en"
NAMES: Final = "name"
"""The gettext context of command and option names, which Discord wants in lower case without spaces."""


class Text:
    """Says things in one language; whatever is filled into a message is escaped."""

    def __init__(self, locale: Locale, messages: Mapping[tuple[str | None, str], str]) -> None:
        self.locale: Final = locale
        self._messages = messages

    def __call__(self, message: str, /, **values: object) -> Markdown:
        """A message as Markdown; its fields are filled with escaped values."""
        return Markdown(self._messages.get((None, message), message)).format(**values)

    def plain(self, message: str, /, **values: object) -> str:
        """A message for a place that shows no Markdown: a button, a choice, an option."""
        return self._messages.get((None, message), message).format(**values)

    def named(self, name: str) -> str:
        """A command's or an option's name."""
        return self._messages.get((NAMES, name), name)

    def when(self, when: When) -> str:
        """A day or a month as this language writes it; an instant by its local day."""
        if when.day is None:
            return self.plain("to be announced")
        if when.month_only:
            return format_skeleton("yMMMM", when.day, locale=self.locale)
        return self.day(when.day)

    def day(self, day: date) -> str:
        """A day: 17 May 2021."""
        return format_date(day, format="long", locale=self.locale)

    def span(self, first: date, last: date, *, by_month: bool = False) -> str:
        """The days or the months from one to another: 17–20 May 2021."""
        if first == last and not by_month:
            return self.day(first)
        return str(format_interval(first, last, "yMMMM" if by_month else "yMMMMd", locale=self.locale))

    def country(self, code: str) -> str:
        """A country's name."""
        return str(self.locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """A language's name."""
        return str(self.locale.languages.get(code.split("-", maxsplit=1)[0], code))

    def several(self, items: Sequence[str]) -> str:
        """A list: one, two and three."""
        return format_list(list(items), locale=self.locale)


class Texts:
    """Every language the bot speaks."""

    def __init__(self, by_language: Mapping[str, Text]) -> None:
        self._by_language: Final = dict(by_language)

    @classmethod
    def load(cls) -> Texts:
        """Read the languages from the package."""
        texts = {ENGLISH: Text(_british(), {})}
        for entry in resources.files("bot.text").joinpath("locales").iterdir():
            language, _, suffix = entry.name.partition(".")
            if suffix == "po":
                with entry.open("rb") as file:
                    texts[language] = Text(Locale.parse(language), _messages(read_po(file)))
        return cls(texts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, English among them."""
        return tuple(sorted(self._by_language))

    def for_locale(self, locale: str) -> Text:
        """The text for a Discord locale such as `es-ES`; English where the language is not there."""
        return self._by_language.get(locale.split("-", maxsplit=1)[0], self._by_language[ENGLISH])

    def speaks(self, locale: str) -> bool:
        """Whether a Discord locale's language is there."""
        return locale.split("-", maxsplit=1)[0] in self._by_language


@cache
def _british() -> Locale:
    # Days are written 17 May 2021 in most of the English-speaking world.
    return Locale.parse("en_GB")


def _messages(catalog: Catalog) -> dict[tuple[str | None, str], str]:
    return {
        (message.context, message.id): message.string
        for message in catalog
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id and message.string
    }
