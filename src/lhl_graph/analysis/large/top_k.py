"""For each initiative the few that overlap most with it, at any size, here or on a cluster.

Few initiatives are compared one with another by ``overlap``, very many by sparse matrices in blocks. The definition
and the numbers are the same.

How the large path finds them. Concept facets are exact over all pairs (``nearest``). Goals and measures are no dot
product, so they are worked out exactly for the ``candidates`` that the concept facets in the score bring nearest (all
three where none of them is in the score), and the overall score ranks those. So whatever is given is exact; what may be
missed is an initiative that stands near by its goals and not among the first ``candidates`` by its concepts. With
scores of concept facets only, or with at least as many candidates as other initiatives, nothing is missed.
"""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.large.engine import Run, check_engine, started
from lhl_graph.analysis.overlap import FACETS, SCHEMES, WEIGHTS, Model, Overlap, check_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.analysis.goal_match import Statement
    from lhl_graph.analysis.information_content import Annotation, Broader
    from lhl_graph.analysis.large.sparse_goals import SparseStatements
    from lhl_graph.analysis.large.sparse_overlap import Concepts, Floats, Places

LARGE: Final = 200
"""Up to so many initiatives the small path answers, which needs the standard library only.

Measured on synthetic graphs, processor seconds, small and large path: concepts only 0.10 and 0.14 with 76 initiatives,
0.36 and 0.20 with 150, 15 and 0.8 with 1,000. With 22 statements and their words on each initiative 15 and 1.3 with 76,
61 and 2.0 with 150: the small path compares every statement with every other, so it ends at a few hundred."""

CANDIDATES: Final = 100
"""Of the ten best of 1,000 initiatives, by all facets and with words, so many candidates by concepts find 99.96 % where
initiatives keep to a sector and 99.77 % where they do not; 50 find 99.2 and 97.4 %, 20 find 91 and 86 %. On the real
data 50 of 75 miss nothing and 20 find 99.1 %. (``tests/benchmarks`` measures it.)"""

PAIRS: Final = 5_000
"""How many pairs a block of exact comparison has, about."""

LIBRARIES: Final = ("numpy", "scipy", "joblib", "threadpoolctl")
"""What the large path needs."""

Top = dict[str, list[Overlap]]


def top_overlaps(
    initiatives: Iterable[str],
    annotations: Iterable[Annotation],
    statements: Iterable[Statement],
    broader: Broader,
    *,
    k: int = 10,
    weights: Mapping[str, float] = WEIGHTS,
    candidates: int = CANDIDATES,
    engine: str = "local",
    scheduler: str | None = None,
) -> Top:
    """For each initiative its ``k`` highest overlaps above 0, the highest first, equal ones by name.

    Up to ``LARGE`` initiatives on the local engine by ``Model``; above, or on a cluster, by sparse matrices.
    ``candidates`` (at least ``k``) is how many are looked at for goals, see above. ``engine`` is local or dask, the
    latter with the address of its ``scheduler``. Raises ValueError for a value that cannot be, ConnectionError when
    no scheduler answers, ImportError when a library is missing that the size or the engine needs.
    """
    names = sorted(set(initiatives))
    check_weights(weights)
    check_engine(engine, scheduler)
    if k < 1 or candidates < k:
        raise ValueError(f"k is {k} and candidates {candidates}; k must be 1 or more, candidates no fewer")
    if len(names) <= LARGE and engine == "local":
        return _by_model(Model(names, annotations, statements, broader), weights, k)
    if missing := [library for library in LIBRARIES if find_spec(library) is None]:
        raise ImportError(f"{len(names)} initiatives need {', '.join(missing)}: pip install 'lhl-graph[large]'")
    from lhl_graph.analysis.large.sparse_goals import statements_of
    from lhl_graph.analysis.large.sparse_overlap import concepts_of

    with started(engine, scheduler) as run:
        concepts = concepts_of(names, annotations, broader, SCHEMES)
        data = Data(names, concepts, statements_of(names, statements, concepts.ic, broader))
        return best_of(data, weights, k, candidates, run)


class Data(NamedTuple):
    """All initiatives, coded, in the order of their names."""

    names: Sequence[str]
    concepts: Concepts
    statements: SparseStatements


def best_of(data: Data, weights: Mapping[str, float], k: int, candidates: int, run: Run) -> Top:
    """The large path, whatever the size."""
    import numpy as np

    from lhl_graph.analysis.large.nearest import best

    low, high = _candidates(data, weights, k, candidates, run)
    unnamed = data._replace(names=())  # what a worker needs
    by_statements = {*FACETS} - {*data.concepts.facets}  # one comes with the other
    scored = [
        facet
        for facet in FACETS
        if weights.get(facet) or (facet in by_statements and any(map(weights.get, by_statements)))
    ]
    found = dict(zip(scored, _facets(unnamed, low, high, scored, run), strict=True))
    scores = sum(weights.get(facet, 0.0) * found[facet] for facet in scored) / sum(weights.values())
    rows, others = np.concatenate([low, high]), np.concatenate([high, low])
    kept = best(rows, others, np.concatenate([scores, scores]), k)
    pairs, place = np.unique(kept % max(1, len(low)), return_inverse=True)
    low, high = low[pairs], high[pairs]
    rest = [facet for facet in FACETS if facet not in found]
    values = {facet: of[pairs] for facet, of in found.items()}
    values.update(zip(rest, _facets(unnamed, low, high, rest, run), strict=True))
    made = _overlaps(data.names, low, high, [scores[pairs], *(values[facet] for facet in FACETS)])
    top: Top = {name: [] for name in data.names}
    for row, pair in zip(rows[kept].tolist(), place.tolist(), strict=True):
        top[data.names[row]].append(made[pair])
    return top


class Pairs(NamedTuple):
    """Pairs in order, low before high, and what is asked of them."""

    low: Places
    high: Places
    facets: Sequence[str]


def facets_of_pairs(data: Data, pairs: Pairs) -> Floats:
    """A row for each facet that is asked for, a column for each pair; a block of work for an engine."""
    import numpy as np

    from lhl_graph.analysis.large.sparse_goals import matched
    from lhl_graph.analysis.large.sparse_overlap import coverage_of_pairs

    low, high, facets = pairs
    found = {
        name: coverage_of_pairs(facet, low, high) for name, facet in data.concepts.facets.items() if name in facets
    }
    if not found.keys() >= {*facets}:
        found["goals"], found["measures"] = matched(data.statements, low, high)
    return np.array([found[facet] for facet in facets])


def _facets(data: Data, low: Places, high: Places, facets: Sequence[str], run: Run) -> Floats:
    """The same of any number of pairs, in blocks; no initiative is the first of pairs in two of them."""
    import numpy as np

    if not facets:
        return np.zeros((0, len(low)))
    bounds = sorted({*np.searchsorted(low, low[::PAIRS]).tolist(), len(low)})
    blocks = [Pairs(low[a:b], high[a:b], facets) for a, b in pairwise(bounds)]
    return np.concatenate([np.zeros((len(facets), 0)), *run(facets_of_pairs, data, blocks)], axis=1)


def _candidates(data: Data, weights: Mapping[str, float], k: int, candidates: int, run: Run) -> tuple[Places, Places]:
    """The pairs to look at, low before high, in order."""
    import numpy as np

    from lhl_graph.analysis.large.nearest import nearest

    size = len(data.names)
    by_concepts = {f: w for f, w in weights.items() if f in data.concepts.facets and w}
    wanted = k if len(by_concepts) == sum(map(bool, weights.values())) else candidates
    if wanted >= size - 1:
        low, high = np.triu_indices(size, 1)
        return low.astype(np.int64), high.astype(np.int64)
    chosen = by_concepts or dict.fromkeys(data.concepts.facets, 1.0)
    rows, others = nearest(data.concepts.facets, chosen, wanted, run)
    pairs = np.unique(np.minimum(rows, others) * size + np.maximum(rows, others))
    return pairs // size, pairs % size


def _overlaps(names: Sequence[str], low: Places, high: Places, values: Sequence[Floats]) -> list[Overlap]:
    """In the order of the pairs; ``values`` are the score and the facets."""
    columns = zip(low.tolist(), high.tolist(), *(value.tolist() for value in values), strict=True)
    return [Overlap(names[a], names[b], *(round(value, DECIMALS) for value in row)) for a, b, *row in columns]


def _by_model(model: Model, weights: Mapping[str, float], k: int) -> Top:
    top: Top = {name: [] for name in model.initiatives}
    for row in model.overlaps(weights):
        for name in (row.a, row.b):
            if row.score and len(top[name]) < k:
                top[name].append(row)
    return top
