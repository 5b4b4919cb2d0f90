"""Linked data: the same thing as a page for people and as triples for machines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, URIRef

from lhl_graph.iris import BASE, PREFIXES
from tests.server.conftest import BROWSER, PLAN

if TYPE_CHECKING:
    from tests.server.conftest import Served

IRI = URIRef(BASE + "initiative/demensplan-2025")
LABEL = URIRef(PREFIXES["rdfs"] + "label")


@pytest.mark.parametrize(
    ("accept", "extension", "reader"),
    [
        ("text/turtle", ".ttl", "turtle"),
        ("application/ld+json", ".jsonld", "json-ld"),
        ("application/n-triples", ".nt", "nt"),
        ("application/rdf+xml", ".rdf", "xml"),
    ],
)
def test_a_machine_gets_the_same_triples_by_accept_and_by_extension(
    accept: str, extension: str, reader: str, small_server: Served
) -> None:
    asked = small_server.client.get(PLAN, headers={"Accept": accept})
    named = small_server.client.get(PLAN + extension)
    assert asked.headers["content-type"].split(";")[0] == named.headers["content-type"].split(";")[0] == accept
    assert asked.content == named.content
    graph = Graph().parse(data=asked.content, format=reader)
    assert (IRI, LABEL, None) in graph
    goals = set(graph.objects(IRI, URIRef(PREFIXES["lhl"] + "goal")))
    assert len(goals) > 3
    assert all((goal, URIRef(PREFIXES["dct"] + "source"), None) in graph for goal in goals), "parts come along"


def test_a_browser_gets_a_page_with_every_goal_its_source_and_link(small_server: Served) -> None:
    page = small_server.client.get(PLAN, headers=BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Demensplan 2025</h1>" in page.text
    rows = small_server.rows(
        f"SELECT ?text ?title ?url {{ <{IRI}> lhl:goal ?g . ?g dct:description ?text ; dct:source ?s ."
        " ?s dct:title ?title ; lhl:url ?url FILTER(LANG(?text) = 'nb') }"
    )
    assert len(rows) > 3
    for row in rows:
        assert row["text"] in page.text
        assert f'href="{row["url"]}"' in page.text
    assert f'href="{PLAN}/g1"' in page.text
    assert "Oppgitt i en kilde" in page.text


def test_every_link_of_a_page_to_our_own_leads_somewhere(small_server: Served) -> None:
    page = small_server.page(PLAN)
    ours = set(re.findall(r'href="(/[^"#]*)"', page))
    assert len(ours) > 20
    for address in ours:
        assert small_server.client.get(address, headers=BROWSER).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "headers", "heading", "code"),
    [
        ("", {"Accept-Language": "nn-NO,nn;q=0.9,en;q=0.5"}, "Kjelder", "nn"),
        ("", {"Accept-Language": "de,en-GB;q=0.7"}, "Sources", "en"),
        ("", {"Accept-Language": "no"}, "Kilder", "nb"),
        ("", {"Accept-Language": "xx;q=y"}, "Kilder", "nb"),
        ("?lang=en", {"Accept-Language": "nb"}, "Sources", "en"),
        ("?lang=xx", {}, "Kilder", "nb"),
    ],
)
def test_a_page_is_in_the_readers_language(
    asked: str, headers: dict[str, str], heading: str, code: str, small_server: Served
) -> None:
    page = small_server.client.get(PLAN + asked, headers={**BROWSER, **headers}).text
    assert f"<h2>{heading} <" in page
    assert f'<html lang="{code}">' in page


def test_a_short_address_leads_on_where_it_means_one_thing(small_server: Served) -> None:
    reply = small_server.client.get("/id/demensplan-2025")
    assert (reply.status_code, reply.headers["location"]) == (303, PLAN)


def test_an_unknown_address_is_404_and_names_what_is_alike(small_server: Served) -> None:
    page = small_server.client.get("/id/initiative/demensplan-2026", headers=BROWSER)
    assert page.status_code == 404
    assert f'href="{PLAN}"' in page.text
    plain = small_server.client.get("/id/initiative/demensplan-2026", headers={"Accept": "text/turtle"})
    assert plain.status_code == 404
    assert PLAN in plain.text
    assert small_server.client.get("/id/initiative/qqqq", headers=BROWSER).status_code == 404


def test_terms_of_the_ontology_can_be_looked_up(small_server: Served) -> None:
    reply = small_server.client.get("/id/ns%23Goal", headers={"Accept": "text/turtle"})
    assert (URIRef(PREFIXES["lhl"] + "Goal"), LABEL, None) in Graph().parse(data=reply.text, format="turtle")


def test_nothing_on_any_page_comes_from_elsewhere(small_server: Served) -> None:
    for address in ("/", "/help", PLAN, "/id/theme/dementia", "/id/nothing-like-it"):
        page = small_server.client.get(address, headers=BROWSER)
        loaded = re.findall(
            r'<(?:script|img|iframe|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]*)"', page.text
        )
        assert all(not each.startswith(("http", "//")) for each in loaded)
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
        assert page.headers["x-content-type-options"] == "nosniff"


# What the endpoint says of itself


def test_the_service_description_says_where_and_what(small_server: Served) -> None:
    for form, reader in (("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")):
        reply = small_server.client.get("/sparql", headers={"Accept": f"{media(form)}"})
        assert reply.status_code == 200
        graph = Graph().parse(data=reply.text, format=reader)
        sd = "http://www.w3.org/ns/sparql-service-description#"
        ((service, _, endpoint),) = graph.triples((None, URIRef(sd + "endpoint"), None))
        assert str(endpoint) == f"{small_server.url}/sparql"
        assert (service, URIRef(sd + "supportedLanguage"), URIRef(sd + "SPARQL11Query")) in graph
        assert (service, URIRef(sd + "feature"), URIRef(sd + "UnionDefaultGraph")) in graph
        names = {str(name) for name in graph.objects(None, URIRef(sd + "name"))}
        assert names == {row["g"] for row in small_server.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


def media(form: str) -> str:
    from lhl_graph.server.media import GRAPHS

    return next(each.type for each in GRAPHS if each.name == form)


def test_a_browser_without_a_query_is_sent_to_the_editor(small_server: Served) -> None:
    reply = small_server.client.get("/sparql", headers=BROWSER)
    assert (reply.status_code, reply.headers["location"]) == (303, "/")


def test_void_counts_what_queries_count(small_server: Served) -> None:
    graph = Graph().parse(data=small_server.client.get("/.well-known/void").text, format="turtle")
    void = "http://rdfs.org/ns/void#"
    dataset = URIRef(BASE + "dataset")

    def number(subject: URIRef, name: str) -> int:
        return int(str(graph.value(subject, URIRef(void + name))))

    counted = "SELECT (COUNT(*) AS ?n) WHERE "
    assert number(dataset, "triples") == int(small_server.rows(counted + "{ GRAPH ?g { ?s ?p ?o } }")[0]["n"])
    for part in graph.objects(dataset, URIRef(void + "classPartition")):
        if graph.value(part, URIRef(void + "class")) == URIRef(PREFIXES["lhl"] + "Goal"):
            assert number(URIRef(str(part)), "entities") == int(
                small_server.rows(counted + "{ ?s a lhl:Goal }")[0]["n"]
            )
            break
    else:
        raise AssertionError("goals are not counted")
    assert len(list(graph.objects(dataset, URIRef(void + "subset")))) > 5


# What an editor reads


def test_the_questions_come_with_all_that_a_form_needs(small_server: Served) -> None:
    told = small_server.client.get("/questions.json").json()
    assert {each["group"] for each in told["questions"]} == {each["id"] for each in told["groups"]}
    for question in told["questions"]:
        assert question["title"].keys() == {"nb", "nn", "en"}
        for parameter in question["parameters"]:
            if parameter["values"] is not None:
                assert parameter["base"].startswith(BASE)
                assert all(
                    value["iri"] == parameter["base"] + value["id"] for value in told["values"][parameter["values"]]
                )
    themes = {value["id"]: value["label"] for value in told["values"]["theme"]}
    assert themes["dementia"] == {"nb": "Demens", "nn": "Demens", "en": "Dementia"}


def test_every_question_of_the_catalogue_can_be_asked_as_it_stands(small_server: Served) -> None:
    for question in small_server.client.get("/questions.json").json()["questions"]:
        assert small_server.ask(question["query"]).status_code == 200, question["name"]


def test_the_questions_are_in_the_graph_for_editors_that_look_there(small_server: Served) -> None:
    rows = small_server.rows("SELECT ?q { GRAPH graph:questions { ?q a sh:SPARQLExecutable } }")
    assert len(rows) == len(small_server.client.get("/questions.json").json()["questions"])


def test_terms_have_curie_iri_and_labels(small_server: Served) -> None:
    terms = small_server.client.get("/terms.json").json()
    goal = next(each for each in terms["classes"] if each["curie"] == "lhl:Goal")
    assert goal["iri"] == PREFIXES["lhl"] + "Goal"
    assert goal["label"].keys() == {"nb", "nn", "en"}
    assert {each["curie"] for each in terms["properties"]} >= {"lhl:goal", "lhl:theme"}
    assert {each["curie"] for each in terms["concepts"]} >= {"theme:dementia", "group:relatives"}


def test_prefixes_are_those_that_queries_have_bound(small_server: Served) -> None:
    assert small_server.client.get("/prefixes.json").json() == PREFIXES


def test_the_version_says_which_data(small_server: Served) -> None:
    told = small_server.client.get("/version").json()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["data_date"])
    assert told["statements"] + told["service_statements"] == int(
        small_server.rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0]["n"]
    )
    assert json.loads(json.dumps(told)) == told


def test_a_question_is_asked_by_name_with_values_bound_safely(small_server: Served) -> None:
    by_id = small_server.client.get("/ask/felles-tema", params={"tema": "dementia", "format": "csv"})
    by_label = small_server.client.get("/ask/felles-tema", params={"tema": "Demens", "format": "csv"})
    assert by_id.text == by_label.text
    assert by_id.text.count("\n") > 1
    for value in ('dementia"', "dementia> } #", "?x", "<urn:x>"):
        reply = small_server.client.get("/ask/felles-tema", params={"tema": value})
        assert (reply.status_code, "theme" in reply.text) == (400, True)
    assert small_server.client.get("/ask/felles-tema", params={"teme": "dementia"}).status_code == 400
    assert "felles-tema" in small_server.client.get("/ask/felles-temaer").text


def test_a_short_address_keeps_the_form_that_it_names(small_server: Served) -> None:
    reply = small_server.client.get("/id/leve-hele-livet.ttl", headers={"Accept": "text/html"})
    assert reply.status_code == 303
    assert reply.headers["Location"] == "/id/initiative/leve-hele-livet.ttl"


def test_the_first_words_of_a_name_lead_on_to_it(small_server: Served) -> None:
    page = small_server.client.get("/id/initiative/leve", headers=BROWSER)
    assert page.status_code == 404
    assert '<a href="/id/initiative/leve-hele-livet">Leve hele livet</a>' in page.text


def test_what_is_alike_is_of_the_kind_that_was_asked_for(small_server: Served) -> None:
    said = small_server.client.get("/id/theme/demensia.ttl").text
    assert "/id/theme/dementia" in said
    for path in ("/id/initiative/nope.ttl", "/id/initiative/demensplan.ttl"):
        said = small_server.client.get(path).text
        assert all(each.startswith("/id/initiative/") for each in said.partition("perhaps ")[2].split(", ") if each)
