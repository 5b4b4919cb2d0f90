from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import FACETS, WEIGHTS
from lhl_graph.design.sender import dated, sender
from lhl_graph.findings import facts
from lhl_graph.iris import local_name
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_sender_says_who_when_and_on_which_terms_and_how_to_read_it(language: str) -> None:
    told = sender("2026-01-19", language)
    assert __version__ in told.line
    assert "2026" in told.line
    assert "CC BY 4.0" in told.line
    assert len(told.reading) == len(set(told.reading)) == 6


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        ("2024", "nb", "2024"),
        ("2022-10", "nb", "oktober 2022"),
        ("2024-04-05", "nn", "5. april 2024"),
        ("2024-04-05", "en", "5 April 2024"),
    ],
)
def test_dates_are_written_as_people_do(day: str, language: str, said: str) -> None:
    assert dated(day, language) == said


@pytest.mark.parametrize("wrong", ["2024-13", "2024-x"])
def test_what_is_no_date_is_not_written(wrong: str) -> None:
    with pytest.raises((IndexError, ValueError)):
        dated(wrong, "nb")


def test_what_counts_in_the_likeness_is_told_as_it_is(kg: KnowledgeGraph) -> None:
    told = next(each for each in sender("2026-01-19", "en").reading if each.startswith("Likeness"))
    counted, shown = told.lower().split(". ")
    kinds = {each.kind.replace("-", " ") for each in facts.statements(kg.store)}
    assert {"goal", "measure"} < kinds and all(f"{kind}s" in counted for kind in kinds), "the facet goals is of all"
    assert set(WEIGHTS) == {"goals", "target_groups", "themes"} and "“target groups” and “themes”" in counted
    assert {facet for facet in FACETS if facet in shown} == set(FACETS) - set(WEIGHTS)
    assert "four times" in counted
    assert WEIGHTS["goals"] / WEIGHTS["themes"] == pytest.approx(4)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_likeness_is_told_in_two_short_sentences(language: str) -> None:
    (told,) = (each for each in sender("2026-01-19", language).reading if "0 (" in each)
    assert told.count(". ") == 1
    assert len(told.split()) < 50


def test_whoever_is_behind_an_initiative_besides_the_state_is_named(kg: KnowledgeGraph) -> None:
    rows = kg.query("SELECT DISTINCT ?owner ?type { ?i lhl:owner ?owner . ?owner lhl:actorType ?type }")
    owners = {local_name(str(owner)): local_name(str(kind)) for owner, kind in rows}
    state = {"government", "ministry", "directorate"}
    assert {owner for owner, kind in owners.items() if kind not in state} == {
        "stortinget", "ks", "sametinget", "fn", "who", "nasjonalforeningen", "livsglede-for-eldre",
    }  # fmt: skip
    for language, un, other in (("nb", "FN", "eller frivillige"), ("nn", "FN", "eller"), ("en", "the UN", "voluntary")):
        first = sender("2026-01-19", language).reading[0]
        assert "KS, Sametinget" in first and un in first and "WHO" in first and other in first
