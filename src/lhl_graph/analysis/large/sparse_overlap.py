"""The concept facets of very many initiatives, by sparse matrices; the same numbers as ``overlap`` gives.

The overlap of two weighted sets is the sum of the lesser of the two weights of each concept. Thermometer encoding
makes that a dot product: a concept with the weights v1 < v2 < ... gets a column for each, of height
sqrt(v1), sqrt(v2 - v1), ..., and an initiative has all columns up to its own weight. So the shared weight of all
pairs is X Xᵀ, and coverage (shared/total_a + shared/total_b)/2 or simGIC shared/(total_a + total_b - shared)
follows from it. With IC alone as weight the columns are binary, as simGIC has them.

Weights come out bit for bit as in the small path; sums run in another order, so scores agree to about 1e-15.
Concepts with IC 0, the roots above all, are left out before anything is joined. Needs numpy and scipy, imported
when called.
"""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.analysis.information_content import Annotation, Broader, upward

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from lhl_graph.analysis.similarity import Pair, Weights

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]


class Facet(NamedTuple):
    """One facet of all initiatives: a row of concept weights for each, and the sum of each row."""

    weights: csr_array
    total: Floats


class Concepts(NamedTuple):
    """The facets by name, over the same rows in the same order, and the IC of every concept in them."""

    facets: dict[str, Facet]
    ic: dict[str, float]


def concepts_of(
    names: Sequence[str], annotations: Iterable[Annotation], broader: Broader, schemes: Mapping[str, str]
) -> Concepts:
    """Weights IC·(1 + ln n) of every concept, closed upward, one row for each of ``names``.

    ``schemes`` says which facet a scheme feeds. The annotations are read once and not kept. Raises ValueError
    when more initiatives are annotated than there are.
    """
    parts: dict[str, int] = {}
    rows = {scheme: _Rows(names, parts) for scheme in schemes}
    for row in annotations:
        if row.scheme in rows:
            rows[row.scheme].add(row)
    facets, ic = {}, {}
    for scheme, facet in schemes.items():
        facets[facet], found = rows[scheme].facet(len(names), broader)
        ic.update(found)
    return Concepts(facets, ic)


class _Rows:
    """The annotations of one scheme, each name coded as a number; the schemes share the numbers of parts."""

    def __init__(self, names: Sequence[str], parts: dict[str, int]) -> None:
        self._initiatives = {name: n for n, name in enumerate(names)}
        self._concepts: dict[str, int] = {}
        self._parts = parts
        self._coded = array("q")

    def add(self, row: Annotation) -> None:
        initiatives, concepts, parts = self._initiatives, self._concepts, self._parts
        initiative = initiatives.setdefault(row.initiative, len(initiatives))
        concept = concepts.setdefault(row.concept, len(concepts))
        self._coded.extend((initiative, concept, parts.setdefault(row.part, len(parts))))

    def facet(self, size: int, broader: Broader) -> tuple[Facet, dict[str, float]]:
        """The weights of the first ``size`` initiatives; IC is taken over all that are annotated."""
        import numpy as np
        from scipy.sparse import csr_array

        coded = np.frombuffer(self._coded, dtype=np.int64).reshape(-1, 3)
        key = (coded[:, 0] * len(self._parts) + coded[:, 2]) * len(self._concepts) + coded[:, 1]
        coded = coded[np.unique(key, return_index=True)[1]]
        said = csr_array(
            (np.ones(len(coded), dtype=np.int64), (coded[:, 0], coded[:, 1])),
            shape=(len(self._initiatives), len(self._concepts)),
        )
        closed = sorted({wider for concept in self._concepts for wider in upward(concept, broader)})
        counts = (said @ _closure(list(self._concepts), closed, broader)).tocsr()
        annotated = int((np.diff(counts.indptr) > 0).sum())
        if annotated > size:
            raise ValueError(f"{annotated} initiatives are annotated, but only {size} are given")
        having = np.bincount(counts.indices, minlength=len(closed)).tolist()
        ic = {concept: math.log(size / n) for concept, n in zip(closed, having, strict=True)}
        return _facet(counts[:size], list(ic.values())), ic


def _closure(leaves: list[str], closed: list[str], broader: Broader) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    place = {concept: n for n, concept in enumerate(closed)}
    ends = [(n, place[wider]) for n, leaf in enumerate(leaves) for wider in sorted(upward(leaf, broader))]
    rows, columns = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    return csr_array((np.ones(len(ends), dtype=np.int64), (rows, columns)), shape=(len(leaves), len(closed)))


def _facet(counts: csr_array, ic: list[float]) -> Facet:
    import numpy as np

    told = np.array(ic)
    counts.sum_duplicates()
    times = np.array([1 + math.log(max(1, n)) for n in range(1 + max(counts.data, default=0))])
    weights = counts.astype(np.float64)
    weights.data = told[counts.indices] * times[counts.data]
    weights.eliminate_zeros()
    return facet_of(weights)


def facet_of(weights: csr_array) -> Facet:
    """A facet with its row sums."""
    import numpy as np

    weights.sort_indices()
    return Facet(weights, np.asarray(weights.sum(axis=1), dtype=np.float64).ravel())


def matrix(weights: Mapping[str, Weights]) -> tuple[list[str], Facet]:
    """The names in order and the facet of weights given by name and concept, as ``Model.weights`` has them."""
    import numpy as np
    from scipy.sparse import csr_array

    names = sorted(weights)
    columns = {concept: n for n, concept in enumerate(sorted({c for of in weights.values() for c in of}))}
    cells = [(n, columns[c], w) for n, name in enumerate(names) for c, w in sorted(weights[name].items()) if w > 0]
    rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
    at = (np.array(rows, dtype=np.int64), np.array(places, dtype=np.int64))
    return names, facet_of(csr_array((np.array(values, dtype=np.float64), at), shape=(len(names), len(columns))))


def thermometer(weights: csr_array) -> csr_array:
    """The matrix X with X Xᵀ = sum over the columns of the lesser of two weights. Weights are positive."""
    import numpy as np
    from scipy.sparse import csr_array

    cells = weights.tocoo()
    order = np.lexsort((cells.data, cells.col))
    row, column, value = cells.row[order], cells.col[order], cells.data[order]
    new_column = np.diff(column, prepend=-1) > 0
    new_level = new_column | (np.diff(value, prepend=0.0) != 0)
    level = np.cumsum(new_level) - 1
    lowest = np.maximum.accumulate(np.where(new_column, level, 0))
    value_of = value[new_level]
    height = np.sqrt(np.diff(value_of, prepend=0.0), where=~new_column[new_level], out=np.sqrt(value_of))
    times = level - lowest + 1
    ends = np.cumsum(times)
    steps = np.arange(times.sum()) - np.repeat(ends - times, times)
    places = np.repeat(lowest, times) + steps
    shape = (weights.shape[0], len(value_of))
    return csr_array((height[places], (np.repeat(row, times), places)), shape=shape)


def coverage_of_pairs(facet: Facet, a: Places, b: Places) -> Floats:
    """Coverage of the rows a[n] and b[n], exactly; the same either way round, whatever else is asked for."""
    import numpy as np

    found = np.empty(len(a))
    for start in range(0, len(a), 20_000):
        some = slice(start, start + 20_000)
        shared = facet.weights[a[some]].minimum(facet.weights[b[some]]).sum(axis=1)
        found[some] = (_over(shared, facet.total[a[some]]) + _over(shared, facet.total[b[some]])) / 2
    return found


def coverage_of_all(weights: Mapping[str, Weights]) -> dict[Pair, float]:
    """The same as ``similarity.coverage_of_all``: coverage of every pair (a < b) that shares something."""
    names, facet = matrix(weights)
    a, b, shared = _shared(facet)
    scores = (_over(shared, facet.total[a]) + _over(shared, facet.total[b])) / 2
    return _by_name(names, a, b, scores)


def simgic_of_all(weights: Mapping[str, Weights]) -> dict[Pair, float]:
    """``similarity.simgic`` of every pair (a < b) that shares something; the weight of a concept is its IC."""
    names, facet = matrix(weights)
    a, b, shared = _shared(facet)
    return _by_name(names, a, b, _over(shared, facet.total[a] + facet.total[b] - shared))


def _shared(facet: Facet) -> tuple[Places, Places, Floats]:
    """The pairs a < b that share something, in order, and how much."""
    import numpy as np
    from scipy.sparse import triu

    encoded = thermometer(facet.weights)
    product = triu(encoded @ encoded.T, k=1).tocsr()
    product.sort_indices()
    cells = product.tocoo()
    return cells.row.astype(np.int64), cells.col.astype(np.int64), cells.data


def _over(part: Any, whole: Any) -> Floats:
    import numpy as np

    found: Floats = np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)
    return found


def _by_name(names: list[str], a: Places, b: Places, scores: Floats) -> dict[Pair, float]:
    return {(names[i], names[j]): score for i, j, score in zip(a.tolist(), b.tolist(), scores.tolist(), strict=True)}
