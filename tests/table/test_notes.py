"""Notes name sources by their numbers in a data file; who reads them elsewhere sees none, and the data keep theirs."""

from __future__ import annotations

import re

import pytest

from lhl_graph.answers.pair.account import account
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.table.cell import unnumbered

NUMBER = re.compile(r"\(S\d+\)")
PAIR = ("bo-trygt-hjemme", "leve-hele-livet")


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("the county governor (S17) says so", "the county governor says so"),
        ("Launched in 2013 (S2, S3); no more", "Launched in 2013; no more"),
        ("one of several groups (see S6).", "one of several groups."),
        ("(S4) and others", " and others"),
        ("S3 counts 32 measures (SOF too)", "S3 counts 32 measures (SOF too)"),
    ],
)
def test_numbers_of_sources_in_brackets_are_left_out_and_nothing_else(note: str, read: str) -> None:
    assert unnumbered(note) == read


def test_events_are_read_without_the_numbers_that_the_data_keep(kg: KnowledgeGraph) -> None:
    found = kg.ask("hendelser")
    assert NUMBER.search(str(found.to_dicts()))
    assert not NUMBER.search(str(found))
    assert not NUMBER.search(found._repr_html_())


def test_a_pair_is_explained_without_the_numbers_that_the_data_keep(kg: KnowledgeGraph) -> None:
    why = KnowledgeGraph(kg.repository, kg.store, "en").why(*PAIR)
    assert any(NUMBER.search(each.note) for each in why.relations)
    told = account(why).relations.entries
    assert told and not any(NUMBER.search(each.text) for each in told)
