"""How long the nearest ten of all initiatives take, as ratios measured in one run; nothing is asserted about time.

All methods get the same closed concepts (themes and target groups, IC 0 left out) of the same synthetic graph. The
first three keep all pairs, the last two the ten best, so ratios between the two groups compare jobs, not loops. Where
all pairs take too long, plain Python and scipy get evenly spaced rows, and their time is told for all rows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from synthetic import Graph

from lhl_graph.analysis.large import nearest, sparse_overlap
from lhl_graph.analysis.large.engine import started
from lhl_graph.analysis.overlap import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from measured import Record

    from lhl_graph.analysis.large.sparse_overlap import Facet

np = pytest.importorskip("numpy", reason="the large path needs numpy: pip install 'lhl-graph[large]'")
sparse = pytest.importorskip("scipy.sparse", reason="the large path needs scipy: pip install 'lhl-graph[large]'")

LARGE = pytest.mark.skipif(
    os.environ.get("LHL_BENCH_LARGE") != "1", reason="takes many minutes; set LHL_BENCH_LARGE=1 to run it"
)
WEIGHTS = {"target_groups": 1.0, "themes": 1.0}
K = 10


class Case(NamedTuple):
    """The facets of a graph, the thermometer columns of all of them side by side, the step between rows done."""

    facets: dict[str, Facet]
    columns: Any
    step: int = 1


def case(size: int) -> Case:
    graph = Graph(size, words=False)
    found = sparse_overlap.concepts_of(sorted(graph.initiatives), graph.annotations(), graph.broader, SCHEMES)
    facets = {facet: found.facets[facet] for facet in WEIGHTS}
    columns = sparse.hstack([sparse_overlap.thermometer(facet.weights) for facet in facets.values()]).tocsr()
    return Case(facets, columns)


def projection(case: Case) -> int:
    """networkx, which the tool replaces: how many concepts any two share."""
    import networkx as nx

    graph = nx.Graph()
    for facet, (weights, _) in case.facets.items():
        cells = weights.tocoo()
        graph.add_edges_from((n, (facet, c)) for n, c in zip(cells.row.tolist(), cells.col.tolist(), strict=True))
    return int(nx.bipartite.weighted_projected_graph(graph, range(len(case.columns.indptr) - 1)).number_of_edges())


def plain(case: Case) -> int:
    """Plain Python's inverted index: what each row shares with those before it."""
    found = 0
    for weights, total in case.facets.values():
        postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
        rows = weights.tolil()
        for n, row in enumerate(zip(rows.rows, rows.data, strict=True)):
            shared: dict[int, float] = defaultdict(float)
            for concept, weight in zip(*row, strict=True):
                for other, other_weight in postings[concept] if n % case.step == 0 else ():
                    shared[other] += min(weight, other_weight)
                postings[concept].append((n, weight))
            found += len([(s / total[n] + s / total[other]) / 2 for other, s in shared.items()])
    return found


def product(case: Case) -> int:
    """scipy's sparse product, all pairs kept."""
    return int((case.columns[:: case.step] @ case.columns.T).nnz)


def topn(case: Case) -> int:
    """sparse_dot_topn alone, which ranks by cosine; all cores."""
    library = pytest.importorskip("sparse_dot_topn", reason="pip install sparse_dot_topn")
    scaled = case.columns.multiply(1 / np.sqrt(np.maximum(case.columns.power(2).sum(axis=1), 1e-9))[:, None])
    rows = sparse.csr_matrix(scaled.astype(np.float32))
    return int(library.sp_matmul_topn(rows, rows.T.tocsr(), top_n=K, n_threads=os.cpu_count()).nnz)


def ours(case: Case) -> int:
    """The large path: by coverage, exactly; thermometer encoding included."""
    with started() as run:
        return len(nearest.nearest(case.facets, WEIGHTS, K, run)[0])


def measured(methods: list[Callable[[Case], int]], case: Case, repeats: int) -> dict[str, float]:
    """Seconds of the fastest of some runs, after one that does not count."""
    ours(case)
    seconds = {}
    for method in methods:
        runs = []
        for _ in range(repeats):
            begun = time.perf_counter()
            assert method(case) > 0
            runs.append(time.perf_counter() - begun)
        seconds[method.__name__] = min(runs) * (case.step if method in (plain, product) else 1)
    return seconds


def tell(size: int, seconds: dict[str, float]) -> None:
    print(f"\n{size:,} initiatives; seconds, and how many times as long as ours")
    for name, value in seconds.items():
        print(f"  {name:<12}{value:10.4f}{value / seconds['ours']:10.1f}")


@pytest.mark.parametrize("size", [76, 1_000])
def test_all_methods(size: int, record: Record) -> None:
    seconds = measured([projection, plain, product, topn, ours], case(size), 5 if size < 100 else 1)
    tell(size, seconds)
    record(f"top ten of {size:,}", 1000 * seconds["ours"], 1000 * seconds["projection"], "networkx's projection")


def test_ten_thousand() -> None:
    print("\nplain and product: from every 50th row")
    tell(10_000, measured([plain, product, topn, ours], case(10_000)._replace(step=50), 1))


CHILD = """
import resource, sys, time
from synthetic import Graph
from lhl_graph.analysis.large.top_k import top_overlaps
size, goals = int(sys.argv[1]), sys.argv[2] == "goals"
begun = time.perf_counter()
graph = Graph(size, words=False)
statements = graph.statements() if goals else []
weights = {"goals": 4, "target_groups": 1, "themes": 1} if goals else {"target_groups": 1, "themes": 1}
top = top_overlaps(graph.initiatives, graph.annotations(), statements, graph.broader, weights=weights)
assert sum(map(len, top.values())) > 9 * size
try:  # a child's ru_maxrss starts at what its parent had; VmHWM is its own
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 2**20
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
print(f"{size:,} initiatives, by {sys.argv[2]}: {time.perf_counter() - begun:.0f} s with generating, {peak:.2f} GiB")
"""


@pytest.mark.parametrize("by", ["concepts", "goals"])
@pytest.mark.parametrize("size", [1_000, pytest.param(10_000, marks=LARGE), pytest.param(100_000, marks=LARGE)])
def test_top_ten_from_rows_with_peak_memory(size: int, by: str) -> None:
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    call = [sys.executable, "-c", CHILD, str(size), by]
    done = subprocess.run(call, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True)
    print("\n" + done.stdout.strip())


@LARGE
@pytest.mark.parametrize("own", [0.0, 0.6])
def test_how_much_candidates_by_concepts_miss(own: float) -> None:
    """Of the ten best by all facets, words included: how many are found among so many candidates by concepts."""
    from lhl_graph.analysis.large.sparse_goals import statements_of
    from lhl_graph.analysis.large.top_k import Data, best_of
    from lhl_graph.analysis.overlap import WEIGHTS as ALL

    graph = Graph(1_000, own=own)
    names = sorted(graph.initiatives)
    concepts = sparse_overlap.concepts_of(names, graph.annotations(), graph.broader, SCHEMES)
    data = Data(names, concepts, statements_of(names, graph.statements(), concepts.ic, graph.broader))
    with started() as run:
        every = best_of(data, ALL, K, len(names), run)
        for candidates in (20, 50, 100, 200):
            some = best_of(data, ALL, K, candidates, run)
            hits = sum(len({*every[name]} & {*some[name]}) for name in names)
            print(f"\nown sector {own}: {candidates} candidates, recall {hits / sum(map(len, every.values())):.4f}")


def test_ours_is_the_ten_best_of_plain_python() -> None:
    """So that the ratios compare like with like."""
    facets = case(300).facets
    with started() as run:
        rows, others = nearest.nearest(facets, WEIGHTS, K, run)
    dense = [facet.weights.toarray() for facet in facets.values()]
    scores = np.zeros((300, 300))
    for i, j in combinations(range(300), 2):
        for weights in dense:
            shared = np.minimum(weights[i], weights[j]).sum()
            scores[i, j] += shared / weights[i].sum() / 4 + shared / weights[j].sum() / 4 if shared else 0
    scores += scores.T
    for n in range(300):
        expected = sorted(range(300), key=lambda j: (-round(scores[n, j], 6), j))[:K]
        assert sorted(others[rows == n].tolist()) == sorted(expected)
