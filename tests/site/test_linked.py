"""What a page says to machines is JSON-LD that a reader of RDF takes in with nothing to fetch."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from lhl_graph.iris import BASE
from lhl_graph.site.content import Content, read
from lhl_graph.site.frame import Frame
from lhl_graph.site.linked import embedded
from lhl_graph.site.pages import things
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

SCHEMA = Namespace("https://schema.org/")
PAGE = "https://example.no/lhl/nn/initiative/leve-hele-livet.html"
REFORM = URIRef(BASE + "initiative/leve-hele-livet")
DATA = URIRef(f"{REFORM}#data")


@pytest.fixture(scope="module")
def content(built: Store) -> Content:
    return read(built)


@pytest.fixture(scope="module")
def graph(content: Content) -> Graph:
    text = embedded(content, Voice(content, "nn"), str(REFORM), "../../initiative/leve-hele-livet")
    return Graph().parse(data=text, format="json-ld", publicID=PAGE)


def test_the_thing_stands_in_the_words_of_schema_org(graph: Graph, content: Content) -> None:
    assert (REFORM, RDF.type, SCHEMA.CreativeWork) in graph
    assert (REFORM, SCHEMA.name, Literal(Voice(content, "nn").called(str(REFORM)))) in graph
    owner = graph.value(REFORM, SCHEMA.sourceOrganization)
    assert str(owner) == content.initiatives[str(REFORM)].owner and graph.value(owner, SCHEMA.name)


def test_its_data_are_a_dataset_with_two_files(graph: Graph, content: Content) -> None:
    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [DATA]
    assert "@nb" in " ".join(each.n3() for each in graph.objects(DATA, DCTERMS.title))
    assert graph.value(DATA, DCTERMS.modified) == Literal(content.day, datatype=XSD.date)
    assert (DATA, DCTERMS.subject, REFORM) in graph
    assert {each.n3()[-3:] for each in graph.objects(DATA, DCAT.keyword)} == {"@nb", "@nn", "@en"}
    files = {str(graph.value(each, DCAT.downloadURL)) for each in graph.objects(DATA, DCAT.distribution)}
    assert files == {f"https://example.no/lhl/initiative/leve-hele-livet.{ending}" for ending in ("ttl", "jsonld")}
    assert all(graph.value(each, DCTERMS.license) for each in (DATA, *graph.objects(DATA, DCAT.distribution)))
    assert graph.value(graph.value(DATA, DCTERMS.publisher), FOAF.name)


def test_every_kind_of_thing_has_both_and_none_can_end_its_script(content: Content) -> None:
    voice = Voice(content, "en")
    for kind in ("initiative", "theme", "target-group", "actor", "letter"):
        for iri in content.things(kind)[:3]:
            text = embedded(content, voice, iri, "x")
            thing, dataset = json.loads(text)["@graph"]
            assert thing["@id"] == iri and dataset["@type"] == "dcat:Dataset"
            assert not re.search("</?script|<!--", text)


def test_the_dataset_stands_on_the_page_of_the_first_language_alone(content: Content) -> None:
    for language, types in (("nb", ["CreativeWork", "dcat:Dataset"]), ("en", ["CreativeWork"])):
        frame = Frame(content, language, ("nb", "en"))
        page = next(each for each in things.pages(content, frame.voice) if each.thing == str(REFORM))
        told = re.findall(r'<script type="application/ld.json">(.*?)</script>', frame.render(page).decode())
        assert [each["@type"] for each in json.loads(told[0])["@graph"]] == types


def test_markup_in_a_name_stays_a_name(content: Content) -> None:
    class Loud(Voice):
        def called(self, _: str) -> str:
            return "</script><script>"

    text = embedded(content, Loud(content, "nb"), str(REFORM), "x")
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>"
