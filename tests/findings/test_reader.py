"""One thing after another, read once: values in natural order, texts by language, sources by how official they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings.reader import Reader
from lhl_graph.iris import REFORM

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def reader(kg: KnowledgeGraph) -> Reader:
    return Reader(kg.store)


def test_numbers_in_names_are_in_the_order_of_numbers(reader: Reader) -> None:
    goals = [each.rpartition("/")[2] for each in reader.all(REFORM, "lhl:goal")]
    assert goals.index("g2") < goals.index("g10")


def test_what_is_not_there_is_empty(reader: Reader) -> None:
    assert reader.all(REFORM, "lhl:url") == [] and reader.one(REFORM, "lhl:url") == ""
    assert reader.texts(REFORM, "lhl:url") == {}


def test_a_text_is_given_by_its_language(reader: Reader) -> None:
    assert reader.texts(REFORM, "lhl:shortName")["nb"] == "Leve hele livet"


def test_the_most_official_source_is_first(reader: Reader) -> None:
    ranked = reader.ranked(reader.all(REFORM, "lhl:sourceEntry"))
    assert len(ranked) > 1 and [each.rank for each in ranked] == sorted(each.rank for each in ranked)


def test_what_points_to_a_thing_is_found(reader: Reader) -> None:
    goal = reader.one(REFORM, "lhl:goal")
    assert REFORM in reader.pointing(goal, "lhl:goal")
