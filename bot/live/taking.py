"""One change of what is kept of TVmaze: begun from what is there, and undone show by show where it does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.schema.series_file import SeriesFile
from bot.live.changes import changes_between
from bot.live.drafting import as_completing, completing, drafted, known_people, new_slug
from bot.live.files import text_of
from bot.live.known import KnownShow
from bot.tvmaze.errors import ShowNotUsable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.live.curated import Curated
    from bot.live.drafting import Read
    from bot.live.files import Files
    from bot.live.known import Known
    from bot.tvmaze.models import Show


class Taking:
    """Shows on their way into the files; `slugs`, `changes` and `refused` tell what became of them."""

    def __init__(self, files: Files, curated: Curated, now: datetime) -> None:
        self.now = now
        self.slugs: dict[int, str] = {}
        self.changes: dict[str, tuple[str, ...]] = {}
        self.refused: dict[int, str] = {}
        self._files = files
        self._curated = curated
        self._before: dict[str, tuple[str | None, KnownShow | None]] = {}
        known = files.known()
        self.known: Known = known.changed(shows=dict(self._still(known)))

    def take(self, reads: Sequence[Read]) -> None:
        """Write the files of these shows, and who plays in them."""
        people = self._files.people()
        for read in reads:
            for slug, curated in list(self._places(read.show)):
                try:
                    self._write(read, slug, curated=curated)
                except ShowNotUsable as error:
                    self.refused[read.show.id] = str(error)
                    continue
                credited = self._curated.cast_of(slug) if curated else {}
                people |= known_people(read, people, self._curated.people, credited)
        if reads:
            self._files.keep_people(people)

    def written(self) -> frozenset[str]:
        """The series whose files were written."""
        return frozenset(self._before)

    def undo(self, left_out: Mapping[str, str]) -> bool:
        """Put back what was there before, of series that the check refuses; whether that changed anything."""
        mine = left_out.keys() & self._before.keys()
        for slug in mine:
            self._undo(slug, left_out[slug])
        return bool(mine)

    def _undo(self, slug: str, why: str) -> None:
        (text, entry), shows = self._before.pop(slug), dict(self.known.shows)
        self._files.keep_series(slug, text)
        refused = shows.pop(slug)
        if entry is not None:
            # It has been looked at: until TVmaze changes it, there is nothing new to be read.
            shows[slug] = entry.model_copy(update={"updated": refused.updated})
        self.known = self.known.changed(shows=shows)
        self.refused[refused.show] = why
        self.changes.pop(slug, None)
        self.slugs = {identity: kept for identity, kept in self.slugs.items() if kept != slug}

    def _still(self, known: Known) -> Iterator[tuple[str, KnownShow]]:
        """The shows that have a file still and stand in nobody's place; a curator may have written since."""
        for slug, show in known.shows.items():
            same, text = self._curated.is_same(slug, show), self._files.series(slug)
            if text is None or (not same and (show.curated or slug in self._curated.series)):
                continue
            if same and not show.curated:
                self._files.keep_series(slug, as_completing(SeriesFile.model_validate_json(text)))
            yield slug, show.model_copy(update={"curated": same})

    def _places(self, show: Show) -> Iterator[tuple[str, bool]]:
        """The slugs that a show is kept as, and whether curated: two where it was added before it was curated."""
        identities = {show.id, show.merged_from}
        kept = [slug for slug, known in self.known.shows.items() if identities & {known.show, *known.formerly}]
        curated = self._curated.slug_of(show)
        if curated is not None:
            yield curated, True
        elif not kept:
            yield new_slug(show, {*self._curated.series, *self.known.shows}), False
        yield from ((slug, False) for slug in kept if slug != curated)

    def _write(self, read: Read, slug: str, *, curated: bool) -> None:
        file = (completing if curated else drafted)(read, slug, self.now.date())
        before, entry = self._files.series(slug), self.known.shows.get(slug)
        self._before[slug] = (before, entry)
        if changed := changes_between(_read(before), file):
            self.changes[slug] = changed
        if before != text_of(file):
            self._files.keep_series(slug, file)
        for identity in (read.show.id, read.show.merged_from):
            if identity is not None:
                self.slugs.setdefault(identity, slug)
        formerly = _once((*(entry.formerly if entry else ()), read.show.merged_from), read.show.id)
        shown = KnownShow(
            show=read.show.id,
            formerly=formerly,
            updated=read.show.updated,
            read=self.now,
            imdb=read.show.externals.imdb,
            curated=curated,
        )
        self.known = self.known.changed(shows={**self.known.shows, slug: shown})


def _once(identities: Iterable[int | None], but: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for each in identities if each is not None and each != but))


def _read(text: str | None) -> SeriesFile | None:
    if text is None:
        return None
    try:
        return SeriesFile.model_validate_json(text)
    except ValueError:
        return None  # of another release: it is written anew
