"""A graph of any size: some real initiatives, and copies beside them that have nothing to do with them.

The initiatives, actors, tasks and concepts of a copy are others: a question about one thing has the same answer however
many copies there are, and should not notice them.
"""

from __future__ import annotations

import re
import shutil
from itertools import count
from typing import TYPE_CHECKING, Final

from lhl_graph.graph import build
from lhl_graph.iris import BASE
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INITIATIVES: Final = ("leve-hele-livet", "demensplan-2020", "demensplan-2025", "bo-trygt-hjemme")
COPIED: Final = "initiative|actor|letter|task|study|theme|target-group|overlap|community|cell"
MARK: Final = "copy@-"


def some(repository: Repository, root: Path) -> str:
    """Some real initiatives and the reform's tasks, with all that follows from them, as N-Quads; read in `root`."""
    shutil.copytree(repository.root / "ontology", root / "ontology")
    for folder in ("actors", "letters", "tasks"):
        shutil.copytree(repository.root / "data" / folder, root / "data" / folder)
    (root / "data" / "initiatives").mkdir()
    for name in INITIATIVES:
        shutil.copy(repository.root / "data" / "initiatives" / f"{name}.yaml", root / "data" / "initiatives")
    return "".join(f"{quad} .\n" for quad in build.load(Repository(root)).inner)


def copies(lines: str) -> Iterator[str]:
    """One copy after another, without end: what lines say of things that are copied."""
    copy = re.sub(rf"<{re.escape(BASE)}({COPIED})/", rf"<{BASE}\1/{MARK}", lines)
    own = "".join(line for line in copy.splitlines(keepends=True) if MARK in line)
    return (own.replace(MARK, f"copy{number}-") for number in count())
