"""What keeps the data true: checks, and what to read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lhl_graph.comparison import Comparison
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

    from lhl_graph.answers.sources import SourceRow
    from lhl_graph.checks.validate import Finding
    from lhl_graph.table.table import Table


class CuratedGraph(Comparison):
    """A graph whose data is looked after."""

    def sources(
        self,
        *,
        old: int | None = None,
        unreachable: str | Path | Collection[str] | None = None,
        today: str | None = None,
    ) -> Table[SourceRow]:
        """List the sources to read again, first those that most statements and rare overlaps rest on.

        `old` keeps those dated more than so many years before `today` (YYYY-MM-DD, without one the day it is) and
        those without a date; `unreachable`, a file or addresses, those that could not be reached.

        >>> kg.sources(old=3, today="2026-11-28")[0].answers > 100
        True

        Raises:
            InputError: a day or number of years that is none, or a file that cannot be read or names no address.
        """
        from lhl_graph.answers import sources
        from lhl_graph.checks.day import day_of_check

        if old is not None and old < 0:
            raise InputError(f"old is a number of years, 0 or more, not {old}")
        again = sources.Again(day_of_check(today), old, sources.addresses(unreachable))
        return sources.table(self.store, again, self.language)

    def validate(self, *paths: str | Path, today: str | None = None) -> Table[Finding]:
        """Check the data, or the files and folders `paths` as part of it; no rows mean that no fault was found.

        What has run out is judged by `today` (YYYY-MM-DD), without one by the day it is.

        >>> [each.severity for each in kg.validate("data/actors/hod.yaml", today="2026-11-28")]
        []

        Raises:
            InputError: `today` is no day, a path does not exist, cannot be read or is neither YAML nor Turtle.
        """
        from lhl_graph.checks import validate

        return validate.table(validate.check(self.repository, [Path(path) for path in paths], self.language, today))
