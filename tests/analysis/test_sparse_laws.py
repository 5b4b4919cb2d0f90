"""The large path gives the numbers of the small one: on random rows, on a synthetic graph, and on the real data."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import nquads

from lhl_graph.analysis.large import top_k
from lhl_graph.analysis.large.engine import started
from lhl_graph.analysis.large.top_k import Top, best_of, top_overlaps

if TYPE_CHECKING:
    from random import Random

    from lhl_graph.analysis.goal_match import Statement
    from lhl_graph.analysis.information_content import Annotation
    from lhl_graph.analysis.overlap import Model

pytest.importorskip("scipy", reason="the large path needs scipy: pip install 'lhl-graph[large]'")
pytest.importorskip("joblib", reason="the large path needs joblib: pip install 'lhl-graph[large]'")
from lhl_graph.analysis.large import nearest, sparse_overlap
from tests.analysis.sparse_rows import (  # noqa: F401 - pytest finds the fixture by its name here
    BROADER,
    NAMES,
    ROOT,
    Rows,
    coded,
    large,
    law,
    model,
    np,
    small,
    stated,
    synthetic,
    tagged,
    weighted,
)


def assert_same(found: Top, expected: Top) -> None:
    assert list(found) == list(expected)
    for name, rows in expected.items():
        assert [row[:2] for row in found[name]] == [row[:2] for row in rows]
        assert [v for row in found[name] for v in row[2:]] == pytest.approx(
            [v for row in rows for v in row[2:]], abs=1.1e-6
        )


@law
@given(weighted, st.data())
def test_pairs_score_the_same_either_way_round(weights: dict[str, dict[str, float]], data: st.DataObject) -> None:
    names, facet = sparse_overlap.matrix(weights)
    places = st.lists(st.integers(0, max(0, len(names) - 1)), min_size=3, max_size=3)
    a, b = (np.array(data.draw(places) if names else [], dtype=np.int64) for _ in range(2))
    assert sparse_overlap.coverage_of_pairs(facet, a, b).tolist() == (
        sparse_overlap.coverage_of_pairs(facet, b, a).tolist()
    )


@law
@given(st.integers(1, 30), st.integers(1, 12))
def test_the_nearest_are_those_of_the_small_path_whatever_the_tiles(
    synthetic: Rows, model: Model, tile: int, k: int
) -> None:
    data = coded(synthetic)
    weights = {"themes": 2.0, "target_groups": 1.0}
    with started() as run:
        rows, others = nearest.nearest(data.concepts.facets, weights, k, run, tile)
    expected = top_k._by_model(model, weights, k)
    for n, name in enumerate(data.names):
        partners = sorted(data.names[other] for other in others[rows == n])
        assert partners == sorted(row.b if row.a == name else row.a for row in expected[name])


@law
@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 5), st.randoms(use_true_random=False))
def test_of_many_that_are_equally_near_the_first_are_taken(size: int, kinds: int, k: int, chance: Random) -> None:
    """Whatever 32 bits make of scores that differ in the last of 64, or in none."""
    names = [f"{n:02}" for n in range(size)]
    weights = {
        name: {f"c{chance.randrange(kinds)}": 0.1, "all": 0.3, f"d{chance.randrange(2)}": 1 / 3} for name in names
    }
    _, facet = sparse_overlap.matrix(weights)
    with started() as run:
        rows, others = nearest.nearest({"themes": facet}, {"themes": 1.0}, k, run, 7)
    for n in range(size):
        each = np.array([other for other in range(size) if other != n], dtype=np.int64)
        scores = np.round(sparse_overlap.coverage_of_pairs(facet, np.full(len(each), n), each), 6)
        order = np.lexsort((each, -scores))[:k]
        assert sorted(others[rows == n].tolist()) == sorted(each[order].tolist())


@given(st.integers(0, 60))
def test_every_two_tiles_meet_once(tiles: int) -> None:
    met = [tuple(sorted(pair)) for pairs in nearest.rounds(tiles) for pair in pairs]
    assert sorted(met) == [(a, b) for a in range(tiles) for b in range(a, tiles)]


@law
@given(tagged, stated, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    annotations: list[Annotation], statements: list[Statement], chance: Random
) -> None:
    before = large((sorted(NAMES), annotations, statements, BROADER))
    chance.shuffle(annotations)
    chance.shuffle(statements)
    assert_same(large((sorted(NAMES), annotations, statements, BROADER)), before)


@law
@given(tagged, stated)
def test_the_best_are_the_best_of_all(annotations: list[Annotation], statements: list[Statement]) -> None:
    rows = (sorted(NAMES), annotations, statements, BROADER)
    ranked = large(rows)
    for name, found in large(rows, 2, 6).items():
        assert found == ranked[name][:2]


def test_the_path_changes_by_itself_and_the_answer_does_not(
    monkeypatch: pytest.MonkeyPatch, synthetic: Rows, model: Model
) -> None:
    by_model = small(model, 10)
    monkeypatch.setattr(top_k, "Model", None)  # from here on only the large path can answer
    with pytest.raises(TypeError):
        top_overlaps(*synthetic)
    monkeypatch.setattr(top_k, "LARGE", len(synthetic[0]) - 1)
    assert_same(top_overlaps(*synthetic), by_model)


def test_candidates_by_concepts_miss_little(synthetic: Rows) -> None:
    """Twelve candidates of 23 for the best five; the figures at size stand with ``CANDIDATES``."""
    every, some = large(synthetic, 5), large(synthetic, 5, 12)
    hits = sum(len({*every[name]} & {*some[name]}) for name in every)
    assert hits >= 0.95 * sum(map(len, every.values()))


@pytest.mark.parametrize("weights", [{"themes": 1}, {"goals": 1}, {"actors": 1, "measures": 2}])
def test_any_weights_will_do(weights: dict[str, float], synthetic: Rows, model: Model) -> None:
    with started() as run:
        found = best_of(coded(synthetic), weights, 4, 40, run)
    assert_same(found, top_k._by_model(model, weights, 4))


@pytest.mark.parametrize(("k", "candidates"), [(0, 10), (10, 9), (-1, 0)])
def test_a_number_that_cannot_be_is_refused(k: int, candidates: int) -> None:
    with pytest.raises(ValueError, match="k must be 1 or more"):
        top_overlaps([], [], [], {}, k=k, candidates=candidates)


@pytest.mark.parametrize("names", [[], ["p"], ["p", "q"]])
def test_nothing_to_compare_gives_nothing(names: list[str]) -> None:
    assert large((names, [], [], {})) == top_overlaps(names, [], [], {}) == {name: [] for name in names}


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top_k, "LARGE", 1)
    monkeypatch.setattr(top_k, "find_spec", {}.get)
    needed = "2 initiatives need numpy, scipy, joblib, threadpoolctl: pip install 'lhl-graph[large]'"
    with pytest.raises(ImportError, match=f"^{re.escape(needed)}$"):
        top_overlaps("pq", [], [], {})


DIGEST = """
import hashlib
from synthetic import Graph, nquads
from lhl_graph.analysis.large import top_k
top_k.LARGE = 0
graph = Graph(120)
top = top_k.top_overlaps(graph.initiatives, graph.annotations(), graph.statements(), graph.broader, candidates=30)
print(hashlib.sha256(repr([top, list(nquads(2000))]).encode()).hexdigest())
"""


def test_two_hash_seeds_one_answer() -> None:
    path = os.pathsep.join([str(ROOT / "tests" / "benchmarks"), *filter(None, sys.path)])
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("triples", [500, 10_000])
def test_synthetic_graphs_are_as_large_as_asked(triples: int) -> None:
    from pyoxigraph import RdfFormat, parse

    lines = list(nquads(triples))
    assert triples <= len(lines) < triples + 300
    assert len(list(parse("".join(lines), RdfFormat.N_QUADS))) == len(lines)
