"""The graph as it is built: of parts that are kept, and only what an edit touches is done again.

A part is kept by the hash of all that it was made from: the triples of a file, the draws of a facet, what the analysis
found. So a file that has not changed is not parsed, and a graph of which the analysis knows nothing new is not analysed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.findings import facts
from lhl_graph.graph import build
from lhl_graph.graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lhl_graph.kept import Kept
    from lhl_graph.reading.repository import Repository

    Progress = Callable[[int, int], None]

_FILES = "files"


def built(repository: Repository, pieces: Kept, progress: Progress | None = None) -> set[bytes]:
    """Give every quad of the graph and of what is computed from it, as lines of N-Quads.

    Raises:
        RepositoryError: the repository's files have faults.
    """
    parsed = _parsed(pieces)
    before = set(parsed)
    stated = build.load(repository, parsed)
    if parsed.keys() != before:
        pieces.put(_FILES, json.dumps(parsed, ensure_ascii=False).encode())
    return {*lines(stated), *_computed(stated, pieces, progress).splitlines()}


def joined(repository: Repository, drafts: Sequence[Path], pieces: Kept, progress: Progress | None = None) -> Store:
    """Build the graph with drafts taking part, analysed anew as a whole; nothing of them is kept.

    Raises:
        InputError: a draft cannot be read or is no new initiative.
        RepositoryError: the repository's files have faults.
    """
    from lhl_graph.findings import compute, write

    store = build.load(repository, _parsed(pieces), drafts)
    found = compute.analyse(facts.analysed(store), progress=progress)
    store.inner.bulk_load(write.lines(found), ox.RdfFormat.N_QUADS)
    return Store(store.inner)


def lines(store: Store) -> list[bytes]:
    """Give the quads of a graph as lines of N-Quads."""
    return (store.inner.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines()


def _parsed(pieces: Kept) -> dict[str, str]:
    found: dict[str, str] = json.loads(pieces.get(_FILES) or b"{}")
    return found


def _computed(stated: Store, pieces: Kept, progress: Progress | None) -> bytes:
    """Give what the analysis finds; it is handed what the key is a hash of, and nothing else."""
    known = facts.analysed(stated)
    key = known.digest()
    computed = pieces.get(key)
    if computed is None:
        from lhl_graph.findings import compute, write

        computed = write.lines(compute.analyse(known, progress=progress, remember=pieces.draws))
        pieces.put(key, computed)
    return computed
