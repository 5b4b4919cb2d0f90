"""The assignments of the matrix by what is asked of them; an answer without any says what emptied it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize(
    "asked",
    [
        {"letter": "hoved-2020"},
        {"risk": "3"},
        {"state": "ongoing"},
        {"year": 2022},
        {"actor": "hod"},
        {"theme": "reporting"},
        {"contradictions": True},
        {"planned": True},
    ],
)
def test_each_condition_leaves_some_out_or_says_that_all_fulfil_it(kg: KnowledgeGraph, asked: dict[str, Any]) -> None:
    found, whole = kg.tasks(**asked), kg.tasks()
    assert {row.task for row in found} <= {row.task for row in whole}
    assert 0 < len(found) <= len(whole)
    assert len(found) < len(whole) or asked == {"year": 2022}


def test_an_answer_without_rows_says_which_condition_emptied_it(kg: KnowledgeGraph) -> None:
    (said,) = kg.tasks(risk="3", theme="dementia").notes
    without_theme = len(kg.tasks(risk="3"))
    assert said == f"Ingen svar. Prøv uten temaet Demens: {without_theme}."
    assert kg.tasks(risk="3").notes == []


def test_a_risk_that_no_task_has_is_refused_with_those_there_are_and_their_numbers(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match=r"no task has --risk 9; use one of .*Ferdig \(1\)"):
        kg.tasks(risk="9")
