"""A file that others wrote, read, drafted and written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lhl_graph.errors import InputError
from lhl_graph.importing import stratml as plan
from lhl_graph.importing.drafts import Imported, written
from lhl_graph.importing.matrix import laid_out, read_matrix
from lhl_graph.importing.tasks import drafts
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.importing.tasks import Source

_HEADINGS = {
    "nb": {"place": "fil", "name": "navn", "outcome": "utfall", "likeness": "likhet", "remark": "merknad"},
    "nn": {"place": "fil", "name": "namn", "outcome": "utfall", "likeness": "likskap", "remark": "merknad"},
    "en": {"place": "file", "name": "name", "outcome": "outcome", "likeness": "likeness", "remark": "remark"},
}


def matrix(
    store: Store, file: str | Path, folder: Path, source: Source, *, force: bool, language: str
) -> Table[Imported]:
    """Read a matrix and write its drafts into a folder.

    Raises:
        InputError: it cannot be read, or a draft would take the place of a file that says something else.
        OutputError: a file cannot be written.
    """
    found = read_matrix(laid_out(file))
    made = drafts(found, source, store)
    rows = written(made, folder, force=force)
    rows += [Imported("", line.text, "left", 0.0, f"line {line.number}") for line in found.left]
    return Table(Imported._fields, rows, _HEADINGS[language], language=language)


def stratml(store: Store, file: str | Path, folder: Path, *, force: bool, language: str) -> Table[Imported]:
    """Read a plan in StratML and write its draft into a folder.

    Raises:
        InputError: it cannot be read, or its draft would take the place of a file that says something else.
        OutputError: the file cannot be written.
    """
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from None
    made, left = plan.draft(str(file), content, store)
    rows = written([made], folder, force=force)
    rows += [Imported("", text, "left", 0.0, path) for path, text in left]
    return Table(Imported._fields, rows, _HEADINGS[language], language=language)
