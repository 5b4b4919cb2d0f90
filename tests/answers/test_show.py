"""Everything that the graph says about one thing, in the reader's language, with its sources."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from lhl_graph.answers.thing.show import Shown


@pytest.fixture(scope="module")
def plan(kg: KnowledgeGraph) -> Shown:
    return kg.show("demensplan-2025")


def test_a_sheet_begins_with_name_kind_and_iri(plan: Shown) -> None:
    head, iri, *_ = plan.text().splitlines()
    assert head == "Demensplan 2025  (satsing)"
    assert iri == "https://w3id.org/lhl-graph/initiative/demensplan-2025"


def test_every_goal_is_shown_with_its_source(kg: KnowledgeGraph, plan: Shown) -> None:
    goals = kg.query(
        """SELECT ?text ?source { initiative:demensplan-2025 lhl:goal [ dct:description ?text ; dct:source ?source ]
           FILTER(LANG(?text) = 'nb') }"""
    )
    shown = {entry.text: entry.sources for entries in plan.facts.values() for entry in entries}
    assert len(goals) > 0
    for text, source in goals:
        assert source.rsplit("/", 1)[1] in shown[text]


def test_every_source_that_is_cited_is_listed_with_its_address(plan: Shown) -> None:
    listed = {source.id for source in plan.sources}
    cited = {source for entries in plan.facts.values() for entry in entries for source in entry.sources}
    assert cited <= listed
    assert all(source.url.startswith("http") for source in plan.sources)
    assert all(source.url in plan.text() for source in plan.sources)


def test_sources_come_in_the_order_of_their_numbers(kg: KnowledgeGraph) -> None:
    ids = [source.id for source in kg.show("leve-hele-livet").sources]
    assert len(ids) > 9
    assert ids == sorted(ids, key=lambda each: int(each.lstrip("S")))


def test_other_names_begin_with_those_of_the_readers_language(kg: KnowledgeGraph) -> None:
    shown = type(kg)(kg.repository, kg.store, "nn").show("folkehelsemeldingen-2019")
    named = [entry.text for entry in shown.facts["Også kalla"]]
    assert named == ["Gode liv i eit trygt samfunn", "Gode liv i et trygt samfunn (bokmål)"]


def test_an_event_says_what_happened_and_when(kg: KnowledgeGraph) -> None:
    said = [entry.text for entry in kg.show("leve-hele-livet").facts["Hendelse"]]
    assert {"Lagt fram, 2018-05-04", "Opprinnelig periode, 2019–2023", "Forkortet, slutt 2023-12-31"} <= set(said)


def test_what_points_here_is_listed_by_name(kg: KnowledgeGraph) -> None:
    incoming = kg.show("theme:dementia").incoming
    assert "Demensplan 2025" in incoming["Tema for"]
    assert all(names == sorted(set(names)) for names in incoming.values())


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", ("Kilder", "kilde")), ("nn", ("Kjelder", "kjelde")), ("en", ("Sources", "source"))],
)
def test_headings_are_in_the_readers_language(kg: KnowledgeGraph, language: str, words: tuple[str, ...]) -> None:
    text = type(kg)(kg.repository, kg.store, language).show("demensplan-2025").text()
    assert all(word in text for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "term",
    [
        "leve-hele-livet",
        "demensplan-2025/g1",
        "theme:dementia",
        "group:relatives",
        "actor:hdir",
        "task-01",
        "tillegg-40",
        "kind:action-plan",
    ],
)
def test_no_bare_iri_of_ours_stands_in_a_sheet(kg: KnowledgeGraph, language: str, term: str) -> None:
    """Whatever can be named is named; the one IRI is that of the thing itself."""
    lines = type(kg)(kg.repository, kg.store, language).show(term).text().splitlines()
    assert [
        line for line in lines[2:] if re.search(r"https://w3id\.org/lhl-graph/|\b(lhl|dct|skos|rdfs):\w", line)
    ] == []


def test_a_sheet_becomes_json_and_back(plan: Shown) -> None:
    document = plan.to_dict()
    assert json.loads(json.dumps(document)) == document
    assert document["label"] == "Demensplan 2025"
    assert document["sources"][0].keys() >= {"id", "title", "url"}


def test_the_source_of_the_english_name_stands_beside_it_in_english_only(kg: KnowledgeGraph) -> None:
    shown = {code: KnowledgeGraph(kg.repository, kg.store, code).show("demensplan-2025") for code in ("nb", "en")}
    (english,), (norwegian,) = shown["en"].facts["Name"], shown["nb"].facts["Navn"]
    assert (english.text, english.sources) == ("Dementia Plan 2025", ["S10"])
    assert (norwegian.text, norwegian.sources) == ("Demensplan 2025", [])


def test_a_goal_is_shown_with_what_it_is_part_of_and_its_own_sources_only(kg: KnowledgeGraph) -> None:
    goal = kg.show("demensplan-2025/g1")
    ((source,),) = kg.query("SELECT ?s { <https://w3id.org/lhl-graph/initiative/demensplan-2025/g1> dct:source ?s }")
    assert [each.id for each in goal.sources] == [source.rsplit("/", 1)[1]]


def test_every_initiative_task_and_theme_can_be_shown(kg: KnowledgeGraph) -> None:
    for (iri,) in kg.query("SELECT ?x { VALUES ?c { lhl:Task lhl:AssignmentLetter lhl:Study } ?x a ?c }"):
        assert kg.show(iri).text().splitlines()[1] == iri


def test_the_words_of_a_task_and_the_tags_on_it_never_share_a_basis(kg: KnowledgeGraph) -> None:
    """The Directorate wrote the task; which themes it is about, the editors judged."""
    facts = kg.show("task-02").facts
    assert [entry.text for entry in facts["Grunnlag for teksten"]] == ["Oppgitt i en kilde"]
    assert "Tema (vurdert av redaktørene)" in facts
    assert "Målgruppe (vurdert av redaktørene)" in facts
    assert not {"Tema", "Målgruppe", "Grunnlag"} & set(facts)


def test_everything_with_tags_of_its_own_says_who_judged_them(kg: KnowledgeGraph) -> None:
    tagged = {thing for (thing,) in kg.store.rows("SELECT ?t { ?t lhl:theme|lhl:targetGroup ?c }")}
    facets = {facet for (facet,) in kg.store.rows("SELECT ?f { ?i lhl:themeFacet|lhl:targetGroupFacet ?f }")}
    cells = {cell for (cell,) in kg.store.rows("SELECT ?c { ?c a lhl:CoverageCell }")}
    said = {thing for (thing,) in kg.store.rows("SELECT ?t { ?t lhl:tagBasis basis:classified }")}
    assert said == tagged - facets - cells


def test_a_field_is_shown_with_the_source_that_gives_it(kg: KnowledgeGraph) -> None:
    facts = kg.show("leve-hele-livet").facts
    cited = {entry.text: entry.sources for entry in facts["Partner"]}
    assert "S39" in cited["KS"]
    [status] = facts["Status"]
    assert status.text == "Avsluttet 31. desember 2023, ifølge en kilde fra 5. april 2024"
    assert status.sources


def test_what_a_source_confirmed_long_ago_is_said_to_be_perhaps(kg: KnowledgeGraph) -> None:
    [status] = kg.show("demensvennlig-samfunn").facts["Status"]
    assert status.text == "Kanskje i kraft, sist bekreftet 16. oktober 2020"


def test_what_is_said_of_others_is_told_by_what_it_is_and_not_by_how_sure_it_is(kg: KnowledgeGraph) -> None:
    said = {entry.text: entry.details for entry in kg.show("leve-hele-livet").facts["Relasjon"]}
    assert not {"Lav", "Middels"} & said.keys()
    assert any("Lav" in details.values() for text, details in said.items() if text == "Er del av")
