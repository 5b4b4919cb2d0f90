"""The large path gives the numbers of the small one: on random rows, on a synthetic graph, and on the real data."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from synthetic import Graph

from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation, Broader
from lhl_graph.analysis.large import top_k
from lhl_graph.analysis.large.engine import started
from lhl_graph.analysis.large.top_k import Data, Top, best_of
from lhl_graph.analysis.overlap import SCHEMES, WEIGHTS, Model

pytest.importorskip("scipy", reason="the large path needs scipy: pip install 'lhl-graph[large]'")
pytest.importorskip("joblib", reason="the large path needs joblib: pip install 'lhl-graph[large]'")
from lhl_graph.analysis.large import sparse_goals, sparse_overlap

np = pytest.importorskip("numpy", reason="the large path needs numpy: pip install 'lhl-graph[large]'")


ROOT = Path(__file__).parents[2]


NAMES = "pqrstuv"


BROADER = {"a": ["root"], "b": ["root"], "c": ["a"], "d": ["a", "b"], "e": ["b"], "x": ["people"], "y": ["people"]}


SCHEME = {**dict.fromkeys(["a", "b", "c", "d", "e", "root"], "theme"), "x": "target-group", "y": "target-group"}


law = settings(max_examples=40, deadline=None)  # a first call imports scipy, so times say nothing


weighted = st.dictionaries(
    st.sampled_from(NAMES), st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([0.0, 0.3, 0.7, 1.1, 2.5]))
)


tagged = st.lists(
    st.builds(
        lambda name, concept, part: Annotation(name, SCHEME[concept], concept, f"{name}/{part}"),
        st.sampled_from(NAMES),
        st.sampled_from(sorted(SCHEME)),
        st.integers(0, 3),
    ),
    max_size=40,
)


stated = st.lists(
    st.builds(
        Statement,
        st.sampled_from(NAMES),
        st.uuids().map(str),
        st.sampled_from(["goal", "measure"]),
        st.sampled_from(["", "Eldre skal bo trygt hjemme", "Dei eldre skal bu trygt", "Avlastning for pårørende"]),
        st.frozensets(st.sampled_from([*sorted(SCHEME), "rare"]), max_size=3),
    ),
    max_size=20,
)


Rows = tuple[list[str], list[Annotation], list[Statement], Broader]


def coded(rows: Rows) -> Data:
    names, annotations, statements, broader = rows
    concepts = sparse_overlap.concepts_of(names, annotations, broader, SCHEMES)
    return Data(names, concepts, sparse_goals.statements_of(names, statements, concepts.ic, broader))


def small(model: Model, k: int) -> Top:
    return top_k._by_model(model, WEIGHTS, k)


def large(rows: Rows, k: int = 10, candidates: int = 1000) -> Top:
    with started() as run:
        return best_of(coded(rows), WEIGHTS, k, candidates, run)


@pytest.fixture(scope="module")
def synthetic() -> Rows:
    graph = Graph(24)
    return sorted(graph.initiatives), [*graph.annotations()], [*graph.statements()], graph.broader


@pytest.fixture(scope="module")
def model(synthetic: Rows) -> Model:
    return Model(*synthetic)
