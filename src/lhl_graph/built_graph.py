"""The graph as it is built: of parts that are kept, and only what an edit touches is done again.

A part is kept by the hash of all that it was made from: the triples of a file, all that the files and rules state, the
draws of a facet, what the analysis found. So a file that has not changed is not parsed, files that state what they
stated are not put together, and a graph of which the analysis knows nothing new is not analysed.
"""

from __future__ import annotations

import json
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from lhl_graph.findings import facts
from lhl_graph.findings.write import GRAPH
from lhl_graph.graph import build
from lhl_graph.graph.store import AnsweredStore, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lhl_graph.kept import Kept
    from lhl_graph.reading.repository import Repository

    Progress = Callable[[int, int], None]

FEW = 60_000
"""So many quads are changed one by one in less time than a graph of this size is written anew."""

_FILES = "files"
_STATED = "stated"
_COMPUTED = f" <{GRAPH}> .".encode()


class Difference(NamedTuple):
    """Quads that went and quads that came, as lines of N-Quads."""

    gone: set[bytes]
    come: set[bytes]


class Stated(NamedTuple):
    """What files say and rules derive, as it was kept last."""

    key: str
    """Hash of what was put together."""
    known_key: str
    """Hash of what the analysis may know of it."""
    lines: bytes


class BuiltGraph:
    """What a repository states and what was found of it, each as N-Quads that are worked out when first asked for."""

    def __init__(
        self, repository: Repository, pieces: Kept, progress: Progress | None = None, *, wait: bool = True
    ) -> None:
        """Read the files that have changed; without `wait`, what is found is judged by chance only if it was before.

        Raises:
            RepositoryError: the repository's files have faults.
        """
        self._repository, self._pieces, self._progress, self._wait = repository, pieces, progress, wait
        files = parsed(pieces)
        before = set(files)
        self._triples = build.triples(repository, files)
        if files.keys() != before:
            pieces.put(_FILES, json.dumps(files, ensure_ascii=False).encode())
        self.stated_key = _hash(self._triples, [*repository.ontology_files(), *repository.rule_files(".ru")])

    @cached_property
    def known_key(self) -> str:
        """Hash of all that the analysis may know."""
        return self._before.known_key if self._before.key == self.stated_key else self._known.digest()

    @cached_property
    def judged(self) -> bool:
        """Whether what is found says how rare it is by chance."""
        return self._wait or self._pieces.get(self.known_key) is not None

    @property
    def found_key(self) -> str:
        """Hash of all that what is found depends on."""
        return self.known_key if self.judged else f"{self.known_key}-unjudged"

    @cached_property
    def stated(self) -> bytes:
        """What files say and rules derive."""
        return self._before.lines if self._before.key == self.stated_key else lines(self._store)

    @cached_property
    def found(self) -> bytes:
        """What the analysis finds; it is handed what `known_key` is a hash of, and nothing else."""
        kept = self._pieces.get(self.found_key)
        if kept is None:
            from lhl_graph.findings import compute, write

            found = compute.analyse(
                self._known, progress=self._progress, remember=self._pieces.draws, judge=self.judged
            )
            kept = write.lines(found)
            self._pieces.put(self.found_key, kept)
        return kept

    def since(self, stated_key: str, found_key: str) -> Difference | None:
        """Give the quads that a graph of other keys has less and more; None where they are many, or not known."""
        parts = []
        if stated_key != self.stated_key:
            before = self._before
            if before.key != stated_key or any(_COMPUTED in stated for stated in (before.lines, self.stated)):
                return None
            parts.append((before.lines, self.stated))
        if found_key != self.found_key:
            found = self._pieces.get(found_key)
            if found is None:
                return None
            parts.append((found, self.found))
        gone, come = set[bytes](), set[bytes]()
        for earlier, later in parts:
            then, now = set(earlier.splitlines()), later.splitlines()
            come.update(line for line in now if line not in then)
            gone |= then.difference(now)
        return Difference(gone, come) if len(gone) + len(come) <= FEW else None

    def keep_stated(self) -> None:
        """Keep what is stated, in place of what was stated before."""
        if self._before.key != self.stated_key:
            self._pieces.put(_STATED, f"{self.stated_key} {self.known_key}\n".encode() + self.stated)

    @cached_property
    def _before(self) -> Stated:
        return kept_stated(self._pieces)

    @cached_property
    def _store(self) -> Store:
        return build.put_together(self._repository, self._triples)

    @cached_property
    def _known(self) -> AnsweredStore:
        return facts.analysed(self._store)


def kept_stated(pieces: Kept) -> Stated:
    """Give what was kept last of what files say and rules derive; all of it is empty where nothing was."""
    head, _, stated = (pieces.get(_STATED) or b" ").partition(b"\n")
    key, _, known_key = head.decode().partition(" ")
    return Stated(key, known_key, stated)


def joined(
    repository: Repository,
    drafts: Sequence[Path],
    pieces: Kept,
    progress: Progress | None = None,
    *,
    wait: bool = True,
) -> Store:
    """Build the graph with drafts taking part, analysed anew as a whole; nothing of them is kept.

    Without `wait` it comes without p and q.

    Raises:
        InputError: a draft cannot be read or is no new initiative.
        RepositoryError: the repository's files have faults.
    """
    from lhl_graph.findings import compute, write

    store = build.load(repository, parsed(pieces), drafts)
    found = compute.analyse(facts.analysed(store), progress=progress, judge=wait)
    store.inner.bulk_load(write.lines(found), ox.RdfFormat.N_QUADS)
    return Store(store.inner)


def lines(store: Store) -> bytes:
    """Give the quads of a graph as N-Quads."""
    return store.inner.dump(format=ox.RdfFormat.N_QUADS) or b""


def parsed(pieces: Kept) -> dict[str, str]:
    """Give what data files became in the last build; see `graph.build.triples`."""
    found: dict[str, str] = json.loads(pieces.get(_FILES) or b"{}")
    return found


def _hash(triples: dict[str, str], files: Sequence[Path]) -> str:
    """Hash what is put together: each graph's name and triples, the ontology, the rules."""
    digest = blake2b(digest_size=16)
    for name, content in [
        *((graph, text.encode()) for graph, text in triples.items()),
        *((path.name, path.read_bytes()) for path in files),
    ]:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
