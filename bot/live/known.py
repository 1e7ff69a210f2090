"""What is known of the series that TVmaze is asked about: which they are, when they were read, where they differ.

The annotations are evaluated by pydantic, so that this module does not postpone them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter


class _Kept(BaseModel):
    # A newer release may have written more; what it wrote stays readable.
    model_config = ConfigDict(extra="ignore", frozen=True)


class KnownShow(_Kept):
    """A show of TVmaze that has a file; `formerly` are the ids of shows that were merged into it.

    `updated` is TVmaze's own stamp of what was read, in seconds since 1970; `curated` says that the file completes a
    curated one.
    """

    show: int
    formerly: tuple[int, ...] = ()
    updated: int
    read: AwareDatetime
    imdb: str | None = None
    curated: bool = False

    def is_show(self, identity: int) -> bool:
        """Whether TVmaze knows it by this id, or did."""
        return identity == self.show or identity in self.formerly


class KnownDifference(_Kept):
    """What TVmaze says of an episode against the curators' word, and the day on which it was first seen to say so."""

    says: str
    since: date


class Known(_Kept):
    """Everything known, by the slug of the series; episodes are named `innocent S2E1`.

    `asked` is when everything that had changed was read last, `failed` when TVmaze was first not to be reached since.
    """

    asked: AwareDatetime | None = None
    failed: AwareDatetime | None = None
    shows: dict[str, KnownShow] = {}
    differences: dict[str, KnownDifference] = {}

    @property
    def stale(self) -> date | None:
        """The day that the data is of, where TVmaze could not be reached since; None while it can be."""
        if self.failed is None:
            return None
        read = [self.asked] if self.asked else [show.read for show in self.shows.values()]
        return max(read, default=self.failed).date()

    def slug_of(self, identity: int) -> str | None:
        """The series that a show of TVmaze is kept as, the curated one where it is kept twice."""
        kept = sorted(self.shows.items(), key=lambda entry: not entry[1].curated)
        return next((slug for slug, show in kept if show.is_show(identity)), None)

    def since(self, slug: str, code: object, says: object) -> date | None:
        """Since when TVmaze is known to say this of an episode."""
        kept = self.differences.get(f"{slug} {code}")
        return kept.since if kept is not None and kept.says == str(says) else None

    def added(self) -> Iterator[str]:
        """The series that nobody has curated."""
        return (slug for slug, show in self.shows.items() if not show.curated)

    def changed(self, **values: object) -> Self:
        """The same with some values changed."""
        return self.model_copy(update=values)


class KnownPerson(_Kept):
    """Somebody whom TVmaze credits: the key under which the catalogue has them, and their name."""

    key: str
    name: str


PEOPLE: Final = TypeAdapter(dict[int, KnownPerson])
"""People by TVmaze's id of them."""
