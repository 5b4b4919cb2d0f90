"""The large path gives the numbers of the small one: on random rows, on a synthetic graph, and on the real data."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from lhl_graph.analysis import similarity
from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.large.top_k import Data, Pairs, facets_of_pairs, top_overlaps
from lhl_graph.analysis.overlap import FACETS, SCHEMES, Model
from lhl_graph.findings import facts
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from lhl_graph.analysis.similarity import Pair
pytest.importorskip("scipy", reason="the large path needs scipy: pip install 'lhl-graph[large]'")
pytest.importorskip("joblib", reason="the large path needs joblib: pip install 'lhl-graph[large]'")
from lhl_graph.analysis.large import sparse_goals, sparse_overlap
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


def facets_of_all(data: Data) -> dict[str, dict[Pair, float]]:
    low, high = (ends.astype(np.int64) for ends in np.triu_indices(len(data.names), 1))
    pairs = list(combinations(data.names, 2))
    found = facets_of_pairs(data, Pairs(low, high, FACETS)).tolist()
    return {facet: dict(zip(pairs, row, strict=True)) for facet, row in zip(FACETS, found, strict=True)}


@pytest.fixture(scope="module")
def real() -> Rows:
    store = build.load(Repository.find(ROOT))
    return facts.initiatives(store), facts.annotations(store), facts.statements(store), facts.broader(store)


@pytest.mark.parametrize("kind", ["real", "synthetic"])
def test_every_facet_of_every_pair_is_the_same(kind: str, request: pytest.FixtureRequest) -> None:
    rows: Rows = request.getfixturevalue(kind)
    model = Model(*rows)
    found, expected = facets_of_all(coded(rows)), model.facets()
    for facet in FACETS:
        assert found[facet] == pytest.approx(expected[facet], abs=1e-9)
    size = len(rows[0])
    assert large(rows, size, size) == small(model, size)
    assert large(rows, 3, size) == small(model, 3)


@law
@given(tagged, stated)
def test_every_facet_is_the_same_on_random_rows(annotations: list[Annotation], statements: list[Statement]) -> None:
    rows = (sorted(NAMES), annotations, statements, BROADER)
    model = Model(*rows)
    found, expected = facets_of_all(coded(rows)), model.facets()
    for facet in FACETS:
        assert found[facet] == pytest.approx(expected[facet], abs=1e-9)


@law
@given(tagged)
def test_weights_are_the_same_to_the_last_bit(annotations: list[Annotation]) -> None:
    model = Model(NAMES, annotations, [], BROADER)
    found = sparse_overlap.concepts_of(sorted(NAMES), annotations, BROADER, SCHEMES)
    assert found.ic == model.ic
    for facet, weights in model.weights.items():
        of = {name: sorted(weights.get(name, {}).values()) for name in sorted(NAMES)}
        rows = found.facets[facet].weights
        assert {name: sorted(rows[[n]].data.tolist()) for n, name in enumerate(of)} == of


@law
@given(weighted)
def test_coverage_of_all_is_the_same(weights: dict[str, dict[str, float]]) -> None:
    assert sparse_overlap.coverage_of_all(weights) == pytest.approx(similarity.coverage_of_all(weights), abs=1e-9)


@law
@given(weighted)
def test_simgic_of_all_is_simgic_of_each(weights: dict[str, dict[str, float]]) -> None:
    ic = {concept: 0.5 + n for n, concept in enumerate("abcdef")}
    sets = {name: {c for c, w in of.items() if w} for name, of in weights.items()}
    found = sparse_overlap.simgic_of_all({name: {c: ic[c] for c in of} for name, of in sets.items()})
    for a, b in combinations(sorted(sets), 2):
        assert found.get((a, b), 0) == pytest.approx(similarity.simgic(sets[a], sets[b], ic), abs=1e-9)


@law
@given(weighted)
def test_the_thermometer_makes_the_lesser_weight_a_dot_product(weights: dict[str, dict[str, float]]) -> None:
    names, facet = sparse_overlap.matrix(weights)
    encoded = sparse_overlap.thermometer(facet.weights)
    product = (encoded @ encoded.T).toarray()
    for (i, a), (j, b) in combinations(enumerate(names), 2):
        assert product[i, j] == pytest.approx(sum(min(w, weights[b].get(c, 0)) for c, w in weights[a].items()))


def test_concepts_that_all_have_are_left_out_before_the_join() -> None:
    rows = [Annotation(name, "theme", concept, name) for name, concept in zip("pqr", "cde", strict=True)]
    facet = sparse_overlap.concepts_of(["p", "q", "r"], rows, BROADER, SCHEMES).facets["themes"]
    assert facet.weights.nnz == len("ca") + len("dab") + len("eb")


def test_more_annotated_than_there_are_is_refused_as_in_the_small_path() -> None:
    rows = [Annotation(name, "theme", "c", name) for name in "pqr"]
    for path in (Model, top_overlaps):
        with pytest.raises(ValueError, match="3 initiatives are annotated, but only 2 are given"):
            path(["p", "q"], rows, [], BROADER)
    with pytest.raises(ValueError, match="3 initiatives are annotated"):
        coded((["p", "q"], rows, [], BROADER))


def test_two_statements_of_one_name_are_refused_and_one_given_twice_is_not() -> None:
    one, other = (Statement("p", "g1", "goal", text, frozenset()) for text in ("one", "other"))
    assert len(sparse_goals.statements_of(["p"], [one, one], {}, {}).acts) == 1
    with pytest.raises(ValueError, match="one name"):
        sparse_goals.statements_of(["p"], [one, other], {}, {})
