"""The one place where an answer becomes a Discord message, within Discord's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord
from discord import ui

from bot.ui.answers.pages import MOST_CHARACTERS, MOST_COMPONENTS, Page, page_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.ui.answers.answer import Answer, Button, Menu, Option

ACCENT: Final = 0xE8A33D
HERE, PRIVATELY, PUBLICLY, MENU = "h1~", "p1~", "c1~", "m1~"
"""How a custom id begins: answer in this message, privately, to the channel, or from a menu; 1 is the version."""

_BUTTONS_IN_A_ROW: Final = 5
_OPTIONS_IN_A_MENU: Final = 25


class Message(ui.LayoutView):
    """A message of components. It is never listened to: presses are found by their custom ids, also after a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.stop()


def message_of(answer: Answer) -> Message:
    """Lay an answer's page out; raises ValueError where it breaks Discord's limits, which is a bug of ours."""
    page = page_of(answer)
    container: ui.Container[Message] = ui.Container(accent_colour=ACCENT)
    for number, text in enumerate(_texts(answer, page)):
        if number:
            container.add_item(ui.Separator(visible=False))
        container.add_item(ui.TextDisplay(text))
    for number, menu in enumerate(menu for menu in answer.menus if len(menu.options) > 1):
        container.add_item(ui.ActionRow(_select(menu, number)))
    for row in _rows([*_pager(answer, page), *map(_button, _buttons(answer, page))]):
        container.add_item(row)
    message = Message()
    message.add_item(container)
    if answer.attachment is not None:
        message.add_item(ui.File(f"attachment://{answer.attachment.name}"))
    _guard(message)
    return message


def _texts(answer: Answer, page: Page) -> Iterator[str]:
    yield f"{answer.heading}\n{answer.intro}" if answer.intro else answer.heading
    for section in page.sections:
        yield text_of(section)
    if answer.footer:
        yield answer.footer


def _buttons(answer: Answer, page: Page) -> Iterator[Button]:
    for section in page.sections:
        yield from section.buttons
    yield from answer.buttons


def _pager(answer: Answer, page: Page) -> Iterator[ui.Button[Message]]:
    if page.count == 1:
        return
    for number, label in ((page.number - 1, answer.previous_page), (page.number + 1, answer.next_page)):
        exists = 0 <= number < page.count
        asks = answer.question.at_page(number if exists else page.number)
        # A disabled button still needs an id that no other button of the message has.
        identity = f"{HERE}{asks.encode()}" if exists else f"{HERE}end{number}"
        yield ui.Button(label=label, custom_id=identity, disabled=not exists)


def _button(button: Button) -> ui.Button[Message]:
    style = discord.ButtonStyle.primary if button.primary else discord.ButtonStyle.secondary
    begins = PRIVATELY if button.private else PUBLICLY if button.public else HERE
    return ui.Button(label=button.label, style=style, custom_id=f"{begins}{button.question.encode()}")


def _select(menu: Menu, number: int) -> ui.Select[Message]:
    options = [
        discord.SelectOption(
            label=option.label,
            value=option.question.encode(),
            description=option.description,
            default=option.chosen,
        )
        for option in _around_the_chosen(menu.options)
    ]
    return ui.Select(custom_id=f"{MENU}{number}", placeholder=menu.prompt, options=options)


def _around_the_chosen(options: Sequence[Option]) -> Sequence[Option]:
    chosen = next((index for index, option in enumerate(options) if option.chosen), 0)
    start = max(0, min(chosen - _OPTIONS_IN_A_MENU // 2, len(options) - _OPTIONS_IN_A_MENU))
    return options[start : start + _OPTIONS_IN_A_MENU]


def _rows(buttons: Sequence[ui.Button[Message]]) -> Iterator[ui.ActionRow[Message]]:
    for start in range(0, len(buttons), _BUTTONS_IN_A_ROW):
        yield ui.ActionRow(*buttons[start : start + _BUTTONS_IN_A_ROW])


def _guard(message: Message) -> None:
    if message.content_length() > MOST_CHARACTERS or message.total_children_count > MOST_COMPONENTS:
        counted = f"{message.content_length()} characters, {message.total_children_count} components"
        error = f"the answer is more than one message can hold: {counted}"
        raise ValueError(error)
