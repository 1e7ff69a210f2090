"""Compares what should be announced with what is planned and what was said: a pure function, run as often as one likes.

An episode is announced once for a time. Where it moves before anybody tried, the delivery moves; where it was announced
already, the message is edited, and it is announced once more if it moved far and the new time is still to come.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.state.changes import Amend, Batch, Drop, Move, Plan
from bot.state.delivery import Delivery, Purpose, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from bot.series.codes import EpisodeCode
    from bot.series.releases import When
    from bot.state.changes import Change

ANEW: Final = timedelta(hours=3)
"""How far an announced episode must move to be announced once more; for less, the message is edited alone."""
_KNOWN_AFTER: Final = timedelta(minutes=4)
"""How long after a first attempt it is known what became of it: a restart, a second one, a look at the schedule."""


def planned(wanted: Sequence[Batch], known: Sequence[Delivery], now: datetime) -> list[Change]:
    """The changes that make what is planned for one reminder what it should be; none where it is so already.

    `known` are its deliveries, waiting, announced and amending; `wanted` every batch of its schedule that has a day.
    """
    announced = [each for each in known if each.purpose is Purpose.ANNOUNCE and not each.untouched]
    waiting = [each for each in known if each.purpose is Purpose.ANNOUNCE and each.untouched]
    due = [left for batch in wanted if (left := _left_to_say(batch, announced, now)) is not None]
    amending = {each.subject for each in known if each.purpose is Purpose.AMEND and each.state < State.SENT}
    return [
        *_arranged(due, waiting, announced, now),
        *(change for change in _amended(wanted, announced, now) if change.delivery not in amending),
    ]


def _left_to_say(batch: Batch, announced: Sequence[Delivery], now: datetime) -> Batch | None:
    """A batch without the episodes that have been announced well enough; None where nothing is left.

    While a message is being tried for another time, Discord may have it: the batch waits until that is known.
    """
    codes = tuple(code for code in batch.codes if not any(_enough(code, batch, each, now) for each in announced))
    if not codes or any(each.when == batch.when and each.state <= State.SENT for each in announced):
        return None  # episodes that join others already announced for that time are added to the message
    begun = (each.begun for each in announced if each.state < State.SENT and _in_common(each, batch))
    return replace(batch, codes=codes, due=max([batch.due, *(each + _KNOWN_AFTER for each in begun if each)]))


def _enough(code: EpisodeCode, batch: Batch, announced: Delivery, now: datetime) -> bool:
    """Whether nobody needs to be told again of an episode that was announced, for this time or for another."""
    if code not in announced.codes and str(code) not in announced.shown:
        return False
    if announced.state < State.SENT:  # being tried: for another time, whoever sends it will say nothing
        return announced.when == batch.when
    if announced.state is State.SKIPPED:  # nothing was said
        return False
    distance = _distance(batch, announced)
    heard = announced.state is State.SENT
    return not distance or _has_begun(batch, now) or (heard and distance < ANEW)


def _has_begun(batch: Batch, now: datetime) -> bool:
    return max(batch.airs, batch.due) <= now


def _distance(batch: Batch, announced: Delivery) -> timedelta:
    """How far a batch is from when it was announced; nothing where of one day no more is known, or was."""
    if batch.when.at is None or announced.when.at is None:
        return abs((batch.when.day or date.min) - (announced.when.day or date.min))
    return abs(batch.airs - announced.airs)


def _arranged(
    due: Sequence[Batch], waiting: Sequence[Delivery], announced: Sequence[Delivery], now: datetime
) -> Iterator[Change]:
    """Match what is still to be said with what is planned: first by time, then by an episode in common."""
    free = list(waiting)
    found = [(batch, _taken(free, _of_time, batch)) for batch in due]
    for batch, same_time in found:
        of_interest = batch.until > now
        match = same_time or (_taken(free, _in_common, batch) if of_interest else None)
        if match is None:
            # Who sets a reminder is not told of what has begun; who was to be told of it at another time is.
            if not _has_begun(batch, now) or (of_interest and any(_unsaid(each, batch) for each in announced)):
                yield Plan(batch)
        elif (match.codes, match.when, match.due, match.until) != (batch.codes, batch.when, batch.due, batch.until):
            yield Move(match.number, batch)
    # What is too late already is not dropped but skipped and counted, by whoever sends.
    yield from (Drop(each.number) for each in free if each.until > now)


def _unsaid(delivery: Delivery, batch: Batch) -> bool:
    """Whether episodes of a batch were to be announced, and nothing has been said nor will be."""
    return delivery.state not in {State.SENT, State.UNDELIVERABLE} and _in_common(delivery, batch)


def _taken(free: list[Delivery], fits: Callable[[Delivery, Batch], bool], batch: Batch) -> Delivery | None:
    """Take the first that fits out of those that are free."""
    found = next((each for each in free if fits(each, batch)), None)
    if found is not None:
        free.remove(found)
    return found


def _of_time(delivery: Delivery, batch: Batch) -> bool:
    return delivery.when == batch.when


def _in_common(delivery: Delivery, batch: Batch) -> bool:
    return not set(delivery.codes).isdisjoint(batch.codes)


def _amended(wanted: Sequence[Batch], announced: Sequence[Delivery], now: datetime) -> Iterator[Amend]:
    times = times_of(wanted)
    for delivery in announced:
        if delivery.state is not State.SENT or delivery.deleted:
            continue
        true = true_now(delivery, times)
        news = {code: time for code, time in true.items() if delivery.shown.get(code) != time}
        until = max([delivery.until, *(b.until for b in wanted if any(str(code) in news for code in b.codes))])
        if news and until > now:
            yield Amend(delivery.number, until)


def times_of(batches: Sequence[Batch]) -> dict[EpisodeCode, When]:
    """When each episode comes out."""
    return {code: batch.when for batch in batches for code in batch.codes}


def true_now(delivery: Delivery, times: dict[EpisodeCode, When]) -> dict[str, str]:
    """What a message should say: its episodes with their times, empty for one that is not announced any more.

    Episodes that have joined them at the same time belong to it too.
    """
    joined = [code for code, when in times.items() if when == delivery.when]
    codes = dict.fromkeys((*delivery.codes, *joined))
    shown = [code for code in delivery.shown if code not in {str(each) for each in codes}]
    by_text = {str(code): when for code, when in times.items()}
    return {text: str(by_text.get(text, "")) for text in (*map(str, codes), *shown)}
