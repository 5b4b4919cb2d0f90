"""What keeps the data true: checks, and what to read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lhl_graph.comparison import Comparison
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

    from lhl_graph.answers.sources import SourceRow
    from lhl_graph.checks.validate import Finding
    from lhl_graph.editing.changes import Changes
    from lhl_graph.editing.suggestion import Suggestion
    from lhl_graph.importing.drafts import Imported
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
        from lhl_graph import cache
        from lhl_graph.checks import validate

        kept = cache.parsed() if paths else None
        found = validate.check(self.repository, [Path(path) for path in paths], self.language, today, kept)
        return validate.table(found, self.language)

    def new(self, kind: str, *, name: str | None = None, output: str | Path | None = None) -> Path:
        """Begin a data file: a commented skeleton with the next free id, in the working folder or as `output`.

        It is not written into `data/`: a file that is not filled in would stop whatever reads the data.

        `kind` is `initiative`, `task`, `actor` or `letter`; the id is made of `name`, else of the kind and a number.

        >>> kg.new("task", output="ny-oppgave.yaml").read_text(encoding="utf-8").splitlines()[3]
        'id: task-20'

        Raises:
            InputError: another kind, a name without letters, or a file that is there already.
            OutputError: the file cannot be written.
        """
        from lhl_graph import atomic
        from lhl_graph.editing.skeleton import skeleton

        others = [path.stem for path in Path().glob("*.yaml")] if output is None else []
        begun = skeleton(self.repository, self.store, kind, name, self.language, others)
        path = Path(f"{begun.id}.yaml") if output is None else Path(output)
        if path.exists():
            raise InputError(f"{path}: is there already, and nothing is overwritten; choose another name or file")
        atomic.write(path, begun.text.encode())
        return path

    def import_matrix(
        self, file: str | Path, folder: str | Path, *, year: int, url: str, publisher: str = "hdir", force: bool = False
    ) -> Table[Imported]:
        """Make YAML drafts in `folder` of a matrix of assignments for a `year`, that stands at `url`.

        The file is HTML, DOCX, PDF, XLSX, CSV or text; tasks that the data has keep their ids, told with how alike the
        words are. What has been written already stays as it is; a file that says something else stops all, unless
        `force`.

        >>> kg.import_matrix("matrise.html", "utkast", year=2023, url="https://example.org/m")  # doctest: +SKIP

        Raises:
            InputError: no matrix is found, a letter is missing, or a draft would take the place of another file.
            OutputError: a file cannot be written.
        """
        from lhl_graph.importing import imported
        from lhl_graph.importing.tasks import Source

        source = Source(year, url, Path(file).name, publisher, "")
        return imported.matrix(self.store, file, Path(folder), source, force=force, language=self.language)

    def import_stratml(self, file: str | Path, folder: str | Path, *, force: bool = False) -> Table[Imported]:
        """Make a YAML draft in `folder` of a plan in StratML, Part 1 or 2; what has no place in the model is listed.

        >>> kg.import_stratml("plan.xml", "utkast")  # doctest: +SKIP

        Raises:
            InputError: it is no StratML, or the draft would take the place of another file.
            OutputError: the file cannot be written.
        """
        from lhl_graph.importing import imported

        return imported.stratml(self.store, file, Path(folder), force=force, language=self.language)

    def suggest(self, path: str | Path) -> Table[Suggestion]:
        r"""Propose themes and target groups for the goals and measures of a data file that have none.

        >>> draft = "id: x\ntype: Initiative\ngoals: [{id: g1, text: {nb: Pårørende skal få avlastning.}}]"
        >>> Path("x.yaml").write_text(draft, encoding="utf-8")
        83
        >>> [(each.key, each.concept, each.words) for each in kg.suggest("x.yaml")][-1]
        ('group', 'relatives', ('Pårørende',))

        Raises:
            InputError: the file cannot be read, or is no data file.
        """
        from lhl_graph.editing import suggestion

        return suggestion.table(self.repository, self.store, Path(path), self.language)

    def diff(self, before: str | Path, after: str | Path) -> Changes:
        """Say in words what changed: each side is a data file, a folder, a git commit, or a graph that was written.

        >>> print(kg.diff("data/actors/hod.yaml", "data/actors/hod.yaml"))
        ingenting er endret

        Raises:
            InputError: a side is none of these, or a file has faults.
            RepositoryError: the files of a side that is a repository have faults.
        """
        from lhl_graph.editing import difference, versions

        return difference.table(self.repository, *versions.both(self.repository, before, after), self.language)

    def schema(self) -> dict[str, Any]:
        """Give the JSON Schema of the data files, for editors that complete keys and values and mark what is wrong.

        >>> kg.schema()["definitions"]["Goal"]["required"]
        ['source', 'level', 'theme', 'group']

        Raises:
            RepositoryError: the context cannot be read.
        """
        from lhl_graph.editing.schema import schema

        return schema(self.repository, self.store, self.language)
