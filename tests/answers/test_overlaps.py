from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.analysis.information_content import upward
from lhl_graph.analysis.period import Span, active, perhaps
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import benjamini_hochberg
from lhl_graph.answers.choice import FACETS
from lhl_graph.answers.overlaps import OverlapRow
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.standing import span_of
from lhl_graph.iris import BASE, PREFIXES
from lhl_graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from lhl_graph.answers.overlaps import OverlapRow


@pytest.fixture(scope="module")
def everything(kg: KnowledgeGraph) -> list[OverlapRow]:
    """All pairs."""
    return kg.overlaps(None).rows


def test_of_one_initiative_every_other_is_listed_once_the_largest_score_first(kg: KnowledgeGraph) -> None:
    rows = kg.overlaps("demensplan-2025").rows
    assert {row.initiative for row in rows} == {BASE + "initiative/demensplan-2025"}
    assert len({row.other for row in rows}) == len(rows) < len(facts.initiatives(kg.store))
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_all_pairs_are_those_of_each_initiative_once(kg: KnowledgeGraph, everything: list[OverlapRow]) -> None:
    pairs = [(row.initiative, row.other) for row in everything]
    assert len(set(pairs)) == len(pairs)
    assert all(a < b for a, b in pairs)
    mine = [row for row in everything if BASE + "initiative/leve-hele-livet" in (row.initiative, row.other)]
    assert [row.score for row in mine] == [row.score for row in kg.overlaps("leve-hele-livet")]


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_orders_and_bounds(kg: KnowledgeGraph, facet: str) -> None:
    values = [getattr(row, facet) for row in kg.overlaps(facet=facet, min_score=0.2)]
    assert values == sorted(values, reverse=True)
    assert all(value >= 0.2 for value in values)
    assert values == [value for value in (getattr(row, facet) for row in kg.overlaps(facet=facet)) if value >= 0.2]


def test_the_significant_are_those_with_a_small_q(kg: KnowledgeGraph, everything: list[OverlapRow]) -> None:
    found = kg.overlaps(None, significant=True).rows
    assert found == [row for row in everything if row.q is not None and row.q <= 0.05]
    assert 0 < len(found) < len(everything)


def test_one_initiative_has_a_q_over_its_own_pairs(kg: KnowledgeGraph) -> None:
    """Another number than q over all pairs: p of its pairs with all others, corrected among themselves."""
    rows = kg.overlaps("demensplan-2025").rows
    p = {row.other: row.p for row in rows if row.p is not None}
    missing = {str(n): 1.0 for n in range(len(facts.initiatives(kg.store)) - 1 - len(p))}
    q = benjamini_hochberg({**p, **missing})
    assert [row.q_own for row in rows] == [q[row.other] for row in rows]
    assert any(row.q_own != row.q for row in rows)
    assert kg.overlaps("demensplan-2025", significant=True).rows == [row for row in rows if q[row.other] <= 0.05]


def test_of_all_pairs_there_is_no_q_of_ones_own(everything: list[OverlapRow]) -> None:
    assert {row.q_own for row in everything} == {None}


def test_top_takes_the_first(kg: KnowledgeGraph) -> None:
    assert kg.overlaps(top=5).rows == kg.overlaps().rows[:5]


@pytest.mark.parametrize("on", ["2025", "2016-06-01", "2019..2020-06"])
def test_on_a_date_the_others_are_active(kg: KnowledgeGraph, on: str) -> None:
    periods, span = facts.periods(kg.store), span_of(kg.store, on)
    running, doubtful = active(periods, span), perhaps(periods, span)
    found = kg.overlaps(on=on)
    rows = [row._replace(in_force="") for row in found]
    assert rows
    sure = [row for row in kg.overlaps() if row.other in running]
    assert rows == [*sure, *(row for row in kg.overlaps() if row.other in doubtful)]
    assert {row.in_force.split()[0] for row in found} <= {"bekreftet", "kanskje,", "perioden"}
    assert all(row.in_force.startswith("bekreftet ") == (row.other in running) for row in found)


def test_without_a_date_nothing_is_said_of_what_is_in_force(kg: KnowledgeGraph) -> None:
    table = kg.overlaps(top=3)
    assert ({row.in_force for row in table}, "in_force" in table.headings) == ({""}, False)
    assert kg.overlaps(on="2025").headings["in_force"] == "I kraft"


def test_on_a_date_all_pairs_are_active_on_both_sides(kg: KnowledgeGraph) -> None:
    running = active(facts.periods(kg.store), Span("2016-06-01", "2016-06-01"))
    found = kg.overlaps(None, on="2016-06-01")
    assert {each for row in found if row.in_force.startswith("bekreftet") for each in row[:2]} <= running


@pytest.mark.parametrize(("option", "name"), [("theme", "demens"), ("group", "Samer")])
def test_a_concept_asked_for_is_had_by_both_itself_or_by_something_narrower(
    kg: KnowledgeGraph, everything: list[OverlapRow], option: str, name: str
) -> None:
    wanted = {"theme": PREFIXES["theme"] + "dementia", "group": PREFIXES["group"] + "sami-people"}[option]
    broader = facts.broader(kg.store)
    having = {row.initiative for row in facts.annotations(kg.store) if wanted in upward(row.concept, broader)}
    found = kg.overlaps(None, theme=name).rows if option == "theme" else kg.overlaps(None, group=name).rows
    assert found
    assert {(row.initiative, row.other) for row in found} == {
        (row.initiative, row.other) for row in everything if {row.initiative, row.other} <= having
    }


def test_a_pair_is_marked_as_stated_when_a_source_links_it(kg: KnowledgeGraph, everything: list[OverlapRow]) -> None:
    linked = linked_pairs(facts.relations(kg.store))
    for row in everything:
        assert row.stated == ((row.initiative, row.other) in linked)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"min_score": 0.99}, ["Den høyeste skåren er 0,42.", "uten skår på minst 0,99: 98"]),
        ({"theme": "dementia"}, ["Leve hele livet har ikke temaet Demens", "uten temaet Demens: 98"]),
        ({"theme": "dementia", "min_score": 0.99}, ["prøv flere samtidig"]),
        (
            {"initiative": None, "theme": "dementia", "group": "sami-people", "on": "2025"},
            ["uten temaet Demens: ", "uten målgruppen Samer: "],
        ),
    ],
)
def test_an_empty_answer_says_which_condition_emptied_it_and_what_to_try(
    kg: KnowledgeGraph, choice: dict[str, Any], said: list[str]
) -> None:
    table = kg.overlaps(**choice)
    assert table.rows == []
    assert "Satsing" not in table.text()
    for each in said:
        assert each in table.notes[-1]


def test_what_is_tried_instead_gives_as_many_rows_as_is_said(kg: KnowledgeGraph) -> None:
    empty = kg.overlaps(theme="dementia", on="2025")
    assert f"uten temaet Demens: {len(kg.overlaps(on='2025'))}" in empty.notes[-1]
    assert f"alle par (--all): {len(kg.overlaps(None, theme='demens', on='2025'))}." in empty.notes[-1]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_empty_answer_is_explained_in_every_language(kg: KnowledgeGraph, language: str) -> None:
    table = KnowledgeGraph(kg.repository, kg.store, language).overlaps(theme="dementia", min_score=0.99)
    assert len(table.notes) == 1
    assert "{" not in table.notes[0]


def test_unlinked_are_those_that_no_source_links_in_either_direction(kg: KnowledgeGraph) -> None:
    linked = linked_pairs(facts.relations(kg.store))
    everything = kg.overlaps(None).rows
    kept = kg.overlaps(None, unlinked=True).rows
    assert kept == [row for row in everything if (row.initiative, row.other) not in linked]
    assert all(not row.stated for row in kept)
    assert len(kept) < len(everything)


def test_an_answer_about_a_day_says_which(kg: KnowledgeGraph) -> None:
    assert "Gjelder 2025-06-01." in kg.overlaps(on="01.06.2025").text()
    assert "Gjelder" not in kg.overlaps().text()


def test_what_is_cut_off_is_counted_and_what_q_means_is_told(kg: KnowledgeGraph) -> None:
    text = " ".join(kg.overlaps(top=5).text().split())
    assert "Viser 5 av 98." in text
    assert "q sier ikke om satsingene hører sammen" in text


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("1850", "1850 is before any initiative in the graph; the first began on "),
        ("i går", '"i går" is no date; write 2025, 2025-06, 2025-06-01 or 01.06.2025'),
        ("2025-02-30", '"2025-02-30" is not in the calendar'),
        ("2025..2024", "ends before it begins"),
        ("", "is no date"),
    ],
)
def test_a_date_that_cannot_be_used_is_refused(kg: KnowledgeGraph, on: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        kg.overlaps(on=on)
    assert said in str(raised.value)


def test_a_date_after_all_initiatives_leaves_those_without_an_end(kg: KnowledgeGraph) -> None:
    assert 0 < len(kg.overlaps(on="2100")) < len(kg.overlaps())


@pytest.mark.parametrize("top", [0, -1])
def test_fewer_than_one_cannot_be_listed(kg: KnowledgeGraph, top: int) -> None:
    with pytest.raises(InputError, match="1 or more"):
        kg.overlaps(top=top)


def test_an_engine_gives_the_numbers_that_are_stored(kg: KnowledgeGraph) -> None:
    assert kg.overlaps(top=12, engine="local") == kg.overlaps(top=12)


@pytest.mark.parametrize(
    ("engine", "scheduler"), [("dask", None), ("local", "tcp://127.0.0.1:1"), ("spark", None), ("dask", "nowhere")]
)
def test_an_engine_that_cannot_be_is_refused(kg: KnowledgeGraph, engine: str, scheduler: str | None) -> None:
    with pytest.raises(InputError):
        kg.overlaps(engine=engine, scheduler=scheduler)
