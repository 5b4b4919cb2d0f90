"""The store that is served: the graph and the questions on disk, in a folder of its own that nobody else removes."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph import question_rdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.questions import Question
    from lhl_graph.store import Store


@contextlib.contextmanager
def kept(store: Store, questions: Iterable[Question]) -> Iterator[str]:
    """Give the place of the store while it is served; it is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="lhl-serve-"))
    try:
        place = folder / "store"
        disk = ox.Store(str(place))
        disk.bulk_extend(store.inner)
        disk.bulk_extend(question_rdf.quads(questions))
        disk.flush()
        disk.optimize()
        del disk  # closes the database
        yield str(place)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
