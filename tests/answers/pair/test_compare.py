from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.information_content import upward
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.answers.pair.compare import CompareRow

A, B = "leve-hele-livet", "bo-trygt-hjemme"


def sides(rows: Iterable[CompareRow], side: str) -> set[str]:
    return {row.concept for row in rows if row.side == side}


def test_turned_round_the_two_sides_change_places(kg: KnowledgeGraph) -> None:
    one, other = kg.compare(A, B), kg.compare(B, A)
    assert sides(one, "a") == sides(other, "b") != set()
    assert sides(one, "both") == sides(other, "both") != set()


def test_what_only_one_has_no_source_gives_the_other_by_itself_or_by_something_narrower(kg: KnowledgeGraph) -> None:
    broader, tags = facts.broader(kg.store), facts.annotations(kg.store)
    of_b = {wider for row in tags if row.initiative.endswith("/" + B) for wider in upward(row.concept, broader)}
    found = kg.compare(A, B)
    assert sides(found, "a").isdisjoint(of_b)
    assert sides(found, "both") <= of_b


def test_nothing_is_listed_that_something_narrower_on_the_same_side_implies(kg: KnowledgeGraph) -> None:
    broader, found = facts.broader(kg.store), kg.compare(A, B)
    for side in ("a", "b", "both"):
        listed = sides(found, side)
        assert not any(listed & (upward(each, broader) - {each}) for each in listed)


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("nb", ("Bare Leve hele livet", "Bare Bo trygt hjemme")),
        ("en", ("Only Leve hele livet", "Only Community and independence – live safely at home")),
    ],
)
def test_it_reads_as_three_lists(kg: KnowledgeGraph, language: str, headings: tuple[str, str]) -> None:
    text = KnowledgeGraph(kg.repository, kg.store, language).compare(A, B).text()
    assert all(f"\n{heading}\n" in text for heading in headings)


def test_an_initiative_is_not_compared_with_itself(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="name two"):
        kg.compare(A, A)
