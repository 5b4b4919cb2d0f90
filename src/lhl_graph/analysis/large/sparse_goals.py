"""The facets ``goals`` and ``measures`` of chosen pairs, by sparse matrices; the same numbers as ``goal_match`` gives.

A best-match average is no dot product, so it is worked out for pairs that are given, exactly: every statement of one
initiative against every statement of all its partners at once, by concepts (simGIC) and, where there are any, by
words (tf-idf). A text takes about 2 KB in memory, a statement without one about 0.1 KB. Needs numpy and scipy,
imported when called.
"""

from __future__ import annotations

import math
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import TEXT_WEIGHT, Statement
from lhl_graph.analysis.goal_text import ngrams
from lhl_graph.analysis.information_content import Broader, upward

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from lhl_graph.analysis.large.sparse_overlap import Floats, Places


AT_ONCE: Final = 250
"""Partners that are compared at once: some 5,000 statements, a few MB."""


class SparseStatements(NamedTuple):
    """All statements in the order of their initiatives; those of initiative n are start[n] to start[n + 1]."""

    start: Places
    acts: NDArray[np.bool_]
    """Which are not goals, and so count in ``measures`` too."""
    concepts: csr_array
    """Of each statement its concepts, closed upward."""
    ic: Floats
    told: Floats
    """Of each statement the IC of its concepts."""
    grams: csr_array
    """Of each statement its words, tf-idf, scaled to length 1; no columns where there are no texts."""
    spoken: NDArray[np.bool_]


def statements_of(
    names: Sequence[str], statements: Iterable[Statement], ic: Mapping[str, float], broader: Broader
) -> SparseStatements:
    """The statements of ``names``, ready to be compared; read once and not kept.

    ``ic`` as in ``goal_match.Statements``. Raises ValueError when two statements bear one name.
    """
    rows = _Rows(names, broader)
    for row in statements:
        rows.add(row)
    return rows.coded(ic, math.log(len(names)) if names else 0.0)


class _Rows:
    """Statements as they come, each name coded as a number; those of unknown initiatives come last."""

    def __init__(self, names: Sequence[str], broader: Broader) -> None:
        self._broader = broader
        self._initiatives = {name: n for n, name in enumerate(names)}
        self._seen: dict[str, int] = {}
        self._owners, self._acts = array("q"), array("b")
        self._reach: dict[str, frozenset[str]] = {}
        self._concepts, self._grams = _Matrix(), _Matrix()

    def add(self, row: Statement) -> None:
        content = hash(row)
        if self._seen.setdefault(row.statement, content) != content:
            raise ValueError("two statements bear one name")
        if len(self._seen) == len(self._owners):
            return  # the same row again
        self._owners.append(self._initiatives.get(row.initiative, len(self._initiatives)))
        self._acts.append(row.kind != "goal")
        self._concepts.add(dict.fromkeys(self._closed(row.concepts), 1.0))
        self._grams.add({gram: 1 + math.log(times) for gram, times in ngrams(row.text).items()})

    def _closed(self, concepts: Iterable[str]) -> list[str]:
        for concept in concepts:
            if concept not in self._reach:
                self._reach[concept] = upward(concept, self._broader)
        return sorted({wider for concept in concepts for wider in self._reach[concept]})

    def coded(self, ic: Mapping[str, float], rarest: float) -> SparseStatements:
        import numpy as np

        names = list(self._seen)
        order = np.array(sorted(range(len(names)), key=lambda n: (self._owners[n], names[n])), dtype=np.int64)
        owners = np.array(self._owners, dtype=np.int64)[order]
        told = np.array([ic.get(concept, rarest) for concept in self._concepts.columns])
        concepts, grams = self._concepts.finished()[order], _tfidf(self._grams.finished())[order]
        return SparseStatements(
            np.searchsorted(owners, np.arange(len(self._initiatives) + 1)),
            np.array(self._acts, dtype=np.bool_)[order],
            concepts,
            told,
            concepts @ told,
            grams,
            np.diff(grams.indptr) > 0,
        )


class _Matrix:
    """A sparse matrix that grows by a row at a time."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self._ends, self._places, self._values = array("q", [0]), array("i"), array("d")

    def add(self, cells: Mapping[str, float]) -> None:
        columns = self.columns
        self._places.extend([columns.setdefault(key, len(columns)) for key in cells])
        self._values.extend(cells.values())
        self._ends.append(len(self._places))

    def finished(self) -> csr_array:
        import numpy as np
        from scipy.sparse import csr_array

        shape = (len(self._ends) - 1, len(self.columns))
        ends = np.array(self._ends, dtype=np.int32 if len(self._places) < 2**31 else np.int64)
        return csr_array((np.array(self._values), np.array(self._places), ends), shape=shape)


def _tfidf(times: csr_array) -> csr_array:
    """The weights (1 + ln tf)(1 + ln(N / df)) of ``goal_text.tfidf``, each row scaled to length 1."""
    import numpy as np

    having = np.bincount(times.indices, minlength=times.shape[1])
    times.data *= (1 + np.log(times.shape[0] / np.maximum(having, 1)))[times.indices]
    length = np.sqrt(times.power(2).sum(axis=1))
    times.data /= np.repeat(length, np.diff(times.indptr))
    return times


def matched(statements: SparseStatements, low: Places, high: Places) -> tuple[Floats, Floats]:
    """The facets ``goals`` and ``measures`` of each pair (low[n], high[n]); pairs sorted by low."""
    import numpy as np

    if not len(statements.acts):
        return np.zeros(len(low)), np.zeros(len(low))
    bounds = np.append(np.flatnonzero(np.diff(low, prepend=-1)), len(low)).tolist()
    found = [
        _facets(statements, int(low[start]), high[start : min(start + AT_ONCE, end)])
        for first, end in pairwise(bounds)
        for start in range(first, end, AT_ONCE)
    ]
    goals, measures = zip(*found, strict=True) if found else ((), ())
    return np.concatenate([np.zeros(0), *goals]), np.concatenate([np.zeros(0), *measures])


def _facets(statements: SparseStatements, one: int, others: Places) -> tuple[Floats, Floats]:
    import numpy as np

    start = statements.start
    sizes = start[others + 1] - start[others]
    mine = np.arange(start[one], start[one + 1])
    theirs = np.repeat(start[others] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    likeness = _likeness(statements, theirs, mine)
    acts = statements.acts[theirs]
    partner = np.repeat(np.arange(len(others)), sizes)
    of_acts = np.bincount(partner[acts], minlength=len(others))
    measures = likeness[np.ix_(acts, statements.acts[mine])]
    return _best_match_averages(likeness, sizes), _best_match_averages(measures, of_acts)


def _likeness(statements: SparseStatements, theirs: Places, mine: Places) -> Floats:
    """``goal_match.Statements.likeness`` of every two: a row for each of theirs, a column for each of mine."""
    import numpy as np

    told, other_told = statements.told[mine][None, :], statements.told[theirs][:, None]
    own = statements.concepts[mine]
    weighed = np.zeros((statements.concepts.shape[1], len(mine)))
    weighed[own.indices, np.repeat(np.arange(len(mine)), np.diff(own.indptr))] = statements.ic[own.indices]
    concepts: Floats = statements.concepts[theirs] @ weighed
    union = told + other_told
    union -= concepts
    np.divide(concepts, union, out=concepts, where=union > 0)  # nothing is shared where there is no union
    if not statements.grams.shape[1]:
        return concepts
    words = np.minimum(1.0, (statements.grams[theirs] @ statements.grams[mine].T).toarray())
    spoken = statements.spoken[theirs][:, None] & statements.spoken[mine][None, :]
    both = np.where(spoken, TEXT_WEIGHT * words + (1 - TEXT_WEIGHT) * concepts, concepts)
    found: Floats = np.where((told > 0) & (other_told > 0), both, words)
    return found


def _best_match_averages(likeness: Floats, sizes: Places) -> Floats:
    """Of each partner, who has so many of the rows; 0 where either side has no statement."""
    import numpy as np

    found = np.zeros(len(sizes))
    having = np.flatnonzero(sizes)
    if not likeness.size:
        return found
    starts = np.cumsum(sizes[having]) - sizes[having]
    mine = np.maximum.reduceat(likeness, starts, axis=0).sum(axis=1) / likeness.shape[1]
    theirs = np.add.reduceat(likeness.max(axis=1), starts) / sizes[having]
    found[having] = (mine + theirs) / 2
    return found
