"""Common objectives as CLI, Python and SPARQL give them."""

import pytest

from lhl_graph.errors import InputError
from lhl_graph.knowledge_graph import KnowledgeGraph

COUNT = "SELECT ?o (COUNT(DISTINCT ?i) AS ?n) { ?o lhl:objectiveGoal ?g . ?i lhl:goal ?g } GROUP BY ?o"


def test_sparql_finds_the_same_objectives_with_as_many_initiatives(kg: KnowledgeGraph) -> None:
    counted = {int(objective.rsplit("/", 1)[1]): int(number) for objective, number in kg.store.rows(COUNT)}
    assert {row.number: row.size for row in kg.objectives()} == counted


def test_the_question_in_the_library_lists_the_same_goals(kg: KnowledgeGraph) -> None:
    found = kg.ask("felles-malsettinger")
    asked = {row[found.columns.index("mal")] for row in found}
    assert asked == {row.goal for row in kg.objectives()}


def test_those_of_one_initiative_are_those_that_it_says(kg: KnowledgeGraph) -> None:
    one = kg.objectives("bo-trygt-hjemme")
    every = [row.number for row in kg.objectives() if row.name == "Bo trygt hjemme"]
    assert sorted({row.number for row in one}) == sorted(set(every))


def test_the_first_so_many_are_the_most_common(kg: KnowledgeGraph) -> None:
    assert {row.number for row in kg.objectives(top=2)} == {1, 2}
    assert kg.objectives()[0].size == max(row.size for row in kg.objectives())


def test_none_of_them_is_no_number(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="top is how many"):
        kg.objectives(top=0)
