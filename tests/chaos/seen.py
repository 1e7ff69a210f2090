"""What members see in the end, held against what they were promised."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.state.reminder import Kind
from tests.stand_in.message_rules import walk

from .promises import beginnings

if TYPE_CHECKING:
    from tests.stand_in import StandIn
    from tests.stand_in.wire import Json

    from .promises import Promise

_TEXT, _BUTTON = 10, 2
_BUTTONS: Final = ["I've watched it", "Recap so far"]
_ROUNDED: Final = timedelta(milliseconds=1)


@dataclass(slots=True)
class Seen:
    """How many promises were kept, and how the others were broken; `late` are the delays of all messages."""

    kept: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    late: list[timedelta] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        """Every broken promise, in words."""
        return [*self.wrong, *self.early, *self.twice, *self.lost]


def seen(stand_in: StandIn, promised: list[Promise], per_second: float) -> Seen:
    """Look at every message of every channel."""
    found = Seen()
    messages: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for message in stand_in.messages:
        messages[message["channel_id"], text_in(message)].append(message)
    expected: dict[tuple[str, str], list[Promise]] = defaultdict(list)
    for promise in promised:
        expected[channel_of(stand_in, promise), promise.text].append(promise)
    begins = beginnings(promised, per_second)
    for place, here in expected.items():
        _compare(sorted(here, key=lambda each: each.due), messages.pop(place, []), begins, found)
    found.wrong += [f"in {channel}, {len(there)} times: {text}" for (channel, text), there in messages.items()]
    return found


def _compare(promised: list[Promise], there: list[Json], begins: dict[datetime, datetime], found: Seen) -> None:
    """Several reminders of one thing in one place: the first message is that of the one that was due first."""
    what = f"{promised[0].wish.place}: {promised[0].text}"
    found.lost += [f"lost, in {what}"] * (len(promised) - len(there))
    found.twice += [f"twice, in {what}"] * (len(there) - len(promised))
    found.kept += min(len(there), len(promised))
    for promise, message in zip(promised, sorted(there, key=lambda each: int(each["id"])), strict=False):
        posted = datetime.fromisoformat(message["timestamp"])
        found.late.append(posted - promise.due)
        if posted + _ROUNDED < begins[promise.due]:
            found.early.append(f"{promise.due - posted} early, in {what}")
        found.wrong += [f"{wrong}, in {what}" for wrong in _wrong_with(message)]
    threads = Counter(promise.wish.opens_thread for promise in promised)[True]
    if len(there) == len(promised) and threads != sum("thread" in message for message in there):
        found.wrong.append(f"without its thread, in {what}")


def _wrong_with(message: Json) -> list[str]:
    labels = [part["label"] for part in walk(message["components"]) if part["type"] == _BUTTON]
    return [] if labels == _BUTTONS else [f"buttons {labels}"]


def text_in(message: Json) -> str:
    """Everything that is to be read in a message."""
    return "\n".join(part["content"] for part in walk(message["components"]) if part["type"] == _TEXT)


def channel_of(stand_in: StandIn, promise: Promise) -> str:
    """Where the messages of a promise are; a member nobody wrote to has no channel yet."""
    place = promise.place
    if place.kind is not Kind.MEMBER:
        return str(place.number)
    return str(stand_in.direct_channels.get(str(place.number), {"id": ""})["id"])
