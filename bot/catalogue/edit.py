"""An edit of one series file: what it changes, what the check says of that, and its way to the disk."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.catalogue.checks import problems_of
from bot.catalogue.files import parsed
from bot.catalogue.loading import LoadedSeries
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.shape import problems_of_shape
from bot.catalogue.timelines import timeline_of
from bot.errors import PreviouslyError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.loading import Loaded
    from bot.catalogue.problems import Problem


class WouldBreak(PreviouslyError):
    """A file would have errors that it has not now; the message names them."""


@dataclass(frozen=True)
class Edit:
    """A series file before and after."""

    loaded: Loaded
    folder: Path
    series: LoadedSeries
    before: str
    after: str

    @property
    def shown_as(self) -> str:
        """The file as it is named in a checkout."""
        return f"{self.folder.name}/{self.series.document.path}"

    @property
    def diff(self) -> str:
        """What changes, for people and for `git apply`; empty where nothing does."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, f"a/{self.shown_as}", f"b/{self.shown_as}"))

    @cached_property
    def news(self) -> tuple[Problem, ...]:
        """What the check says of the file afterwards that it does not say now."""
        known = {(problem.place.path, problem.what) for problem in problems_of(self.loaded)}
        return tuple(each for each in self._afterwards() if (each.place.path, each.what) not in known)

    def apply(self) -> None:
        """Write the file, whole or not at all; raises WouldBreak where the check would find new errors."""
        errors = [str(problem) for problem in self.news if problem.severity == "error"]
        if errors:
            message = "nothing was written, for the check would say:\n" + "\n".join(errors)
            raise WouldBreak(message)
        path = self.folder / self.series.document.path
        temporary = path.with_name(f".{path.name}.new")
        try:
            temporary.write_text(self.after, encoding="utf-8", newline="")
            shutil.copymode(path, temporary)
            temporary.replace(path)
        except OSError as error:
            message = f"{path} cannot be written ({error.strerror}): leave --write out, and apply what is shown by hand"
            raise PreviouslyError(message) from error
        finally:
            temporary.unlink(missing_ok=True)

    def _afterwards(self) -> tuple[Problem, ...]:
        document = parsed(self.after, self.series.document.path)
        try:
            file = SeriesFile.model_validate(document.value)
        except ValidationError as error:
            return tuple(problems_of_shape(document, error))
        changed = LoadedSeries(document, file, timeline_of(file))
        series = tuple(changed if each is self.series else each for each in self.loaded.series)
        return problems_of(replace(self.loaded, series=series))
