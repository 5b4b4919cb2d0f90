from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import FACETS, Model
from lhl_graph.answers import evaluation
from lhl_graph.errors import InputError
from lhl_graph.findings import compute
from lhl_graph.graph.store import Store

if TYPE_CHECKING:
    from lhl_graph.answers.evaluation import EvaluationRow
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.table.table import Table


@pytest.fixture(scope="module")
def table(kg: KnowledgeGraph) -> Table[EvaluationRow]:
    return evaluation.table(kg.store, compute.model(kg.store), samples=20)


def test_the_overall_score_each_facet_and_the_baselines_are_tested(table: Table[EvaluationRow]) -> None:
    names = [row.score for row in table]
    assert names[:6] == ["overall", *FACETS]
    assert {"Jaccard, themes", "networkx projection, themes", "TF-IDF alone", "random"} <= set(names)


def test_every_figure_lies_in_its_interval(table: Table[EvaluationRow]) -> None:
    for row in table:
        said = row._asdict()
        for figure in ("auc", "ap", "p20", "p50"):
            assert 0 <= said[f"{figure}_low"] <= said[figure] <= said[f"{figure}_high"] <= 1


def test_the_score_tells_linked_pairs_better_than_chance_does(table: Table[EvaluationRow]) -> None:
    rows = {row.score: row for row in table}
    assert rows["overall"].auc_low > 0.7 > rows["random"].auc_high
    assert rows["overall"].ap > rows["Jaccard, themes"].ap > rows["random"].ap


def test_text_shows_each_figure_with_its_interval_and_csv_each_bound(table: Table[EvaluationRow]) -> None:
    first = table[0]
    assert f"{first.auc:.2f} ({first.auc_low:.2f}–{first.auc_high:.2f})" in table.text().splitlines()[2]
    assert table.to_csv().startswith("score,auc,auc_low,auc_high,ap,")


def test_without_a_linked_pair_there_is_nothing_to_test() -> None:
    import pyoxigraph as ox

    with pytest.raises(InputError, match="nothing to test"):
        evaluation.table(Store(ox.Store()), Model([], [], [], {}))


def test_among_pairs_of_the_same_size_size_alone_tells_little_and_the_score_much(table: Table[EvaluationRow]) -> None:
    rows = {row.score: row for row in table}
    assert rows["size alone"].auc_same_size < 0.6
    assert rows["overall"].auc_same_size > 0.8
