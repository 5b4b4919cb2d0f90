"""What an export holds: by what the statements rest on, and by the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.errors import InputError
from lhl_graph.export.choice import Choice, basis_of, running, statements, vocabulary
from lhl_graph.export.network import drawing
from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.picture import explorer
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

PLAN = BASE + "initiative/demensplan-2025"
REFORM = BASE + "initiative/leve-hele-livet"


def chosen(graph: KnowledgeGraph, **choice: Any) -> set[tuple[str, str, str]]:
    found = statements(graph.store, Choice(**choice))
    return {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in found}  # type: ignore[union-attr]  # no triple stands in another here


def test_all_is_the_whole_store(graph: KnowledgeGraph) -> None:
    assert statements(graph.store, Choice()) == graph.store.sorted_quads()


def test_each_statement_has_one_basis_and_none_is_lost(graph: KnowledgeGraph) -> None:
    told = basis_of(graph.store)
    parts = {what: set(statements(graph.store, Choice(what))) for what in ("stated", "classified", "computed")}
    for quad in graph.store.inner:
        basis = told(quad)
        if basis in parts:
            assert [name for name, part in parts.items() if quad in part] == [basis], quad
        else:
            assert any(quad in part for part in parts.values()), quad


@pytest.mark.parametrize(
    ("what", "fact"),
    [
        ("stated", (PLAN, NS + "owner", BASE + "actor/hod")),
        ("stated", (f"{PLAN}/themes/dementia", NS + "theme", BASE + "theme/dementia")),
        ("classified", (f"{PLAN}/g1", NS + "theme", BASE + "theme/dementia")),
        ("classified", (f"{PLAN}/g1", NS + "targetGroup", BASE + "target-group/relatives")),
        ("computed", (PLAN, NS + "covers", BASE + "theme/dementia")),
        ("computed", (f"{BASE}overlap/demensplan-2025--leve-hele-livet", NS + "between", REFORM)),
    ],
)
def test_a_fact_is_in_the_export_of_its_basis_only(
    graph: KnowledgeGraph, what: str, fact: tuple[str, str, str]
) -> None:
    for each in ("stated", "classified", "computed"):
        assert (fact in chosen(graph, what=each)) == (each == what), each


@pytest.mark.parametrize("what", ["stated", "classified", "computed"])
def test_words_are_in_every_choice(graph: KnowledgeGraph, what: str) -> None:
    words = {quad for quad in graph.store.inner if vocabulary(quad)}
    assert words and words <= set(statements(graph.store, Choice(what)))


@pytest.mark.parametrize("what", ["stated", "classified", "computed"])
def test_what_is_kept_has_its_class(graph: KnowledgeGraph, what: str) -> None:
    found = chosen(graph, what=what)
    typed = {subject for subject, name, _ in found if name == PREFIXES["rdf"] + "type"}
    assert {subject for subject, _, _ in found if subject.startswith((BASE, NS))} <= typed


def test_on_a_day_only_what_ran_is_left_and_nothing_points_to_the_rest(graph: KnowledgeGraph) -> None:
    found = chosen(graph, on="2019-06")
    initiatives = {subject for subject, name, value in found if name.endswith("#type") and value == NS + "Initiative"}
    assert initiatives == {REFORM, BASE + "initiative/demensplan-2020"}
    assert not [fact for fact in found if any(term.startswith(PLAN) for term in fact[::2])]
    relations = {subject for subject, name, _ in found if name == NS + "relation"}
    assert relations
    ends = {subject for subject, name, _ in found if name == NS + "to"}
    assert ends == {value for _, name, value in found if name == NS + "relation"}
    pairs = [subject for subject, name, _ in found if name == NS + "between"]
    assert pairs and all(pairs.count(pair) == 2 for pair in pairs)


def test_older_sources_say_of_more_that_it_is_in_force(kg: KnowledgeGraph) -> None:
    spans = [running(kg.store, "2025", years) for years in (0, 1, 3, 30)]
    assert spans[0] < spans[1] < spans[2] < spans[3]
    assert spans[2] == running(kg.store, "2025")


def test_what_is_in_force_is_the_same_in_every_export_and_on_the_map(kg: KnowledgeGraph) -> None:
    reform = {"initiative/leve-hele-livet"}  # it is drawn beside the rest where it does not fit
    for years in (0, 3):
        expected = {each.removeprefix(BASE) for each in running(kg.store, "2025", years)}
        drawn = drawing(kg.store, Choice(on="2025", confirmed_within=years, view="overlaps"))
        page = explorer.picture(kg.store, Scope(on="2025", confirmed_within=years))
        assert {mark.id.removeprefix(BASE) for mark in drawn.marks} == expected
        surely = {thing["id"] for thing in page.things if thing["status"][0] == "active"}
        assert surely | reform == expected | reform


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        ({"what": "guessed"}, "use one of stated"),
        ({"on": "1901"}, "before any initiative"),
        ({"on": "2999"}, "no initiative is known to be active"),
        ({"on": "soon"}, "is no date"),
    ],
)
def test_what_cannot_be_chosen_is_refused(graph: KnowledgeGraph, choice: dict[str, Any], word: str) -> None:
    with pytest.raises(InputError, match=word):
        statements(graph.store, Choice(**choice))
