"""Labels come in the reader's language, with one fixed order of fallback."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.graph.labels import LANGUAGES, Labels, order, pick
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.knowledge_graph import KnowledgeGraph

languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "expected"), [("nb", ["nb", "nn", "en"]), ("nn", ["nn", "nb", "en"]), ("en", ["en", "nb", "nn"])]
)
def test_the_order_is_the_readers_own_then_nb_nn_en(language: str, expected: list[str]) -> None:
    assert order(language) == expected


@given(st.dictionaries(st.sampled_from([*LANGUAGES, "", "se"]), st.text()), languages)
def test_the_first_language_that_has_a_text_wins(texts: dict[str, str], language: str) -> None:
    found = pick(texts, language)
    tried = [texts[tag] for tag in (*order(language), "") if tag in texts]
    assert found == (tried[0] if tried else texts.get("se"))


def test_each_reader_gets_the_own_language(kg: KnowledgeGraph) -> None:
    names = [Labels(kg.store, language)[BASE + "target-group/relatives"] for language in LANGUAGES]
    assert names == ["Pårørende", "Pårørande", "Relatives and carers"]


def test_what_has_no_label_is_called_by_its_curie(kg: KnowledgeGraph) -> None:
    assert Labels(kg.store)[BASE + "theme/no-such"] == "theme:no-such"
    assert Labels(kg.store)["http://example.org/x"] == "http://example.org/x"


def labelled(*labels: tuple[str, str, str]) -> Labels:
    store = ox.Store()
    for name, text, language in labels:
        store.add(ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode(name), ox.Literal(text, language=language)))
    return Labels(Store(store), "nb")


LABEL, TITLE, TEXT = PREFIXES["rdfs"] + "label", PREFIXES["dct"] + "title", PREFIXES["dct"] + "description"


def test_a_short_name_goes_before_the_full_one() -> None:
    assert labelled((LABEL, "Leve hele livet – en reform", "nb"), (NS + "shortName", "LHL", "nb"))["urn:x"] == "LHL"


def test_a_name_goes_before_a_title_and_a_title_before_a_text() -> None:
    assert labelled((TEXT, "text", "nb"), (TITLE, "title", "nb"), (LABEL, "name", "nb"))["urn:x"] == "name"
    assert labelled((TEXT, "text", "nb"), (TITLE, "title", "nb"))["urn:x"] == "title"
    assert labelled((TEXT, "text", "nb"))["urn:x"] == "text"


def test_the_readers_language_goes_before_the_shorter_name() -> None:
    assert labelled((LABEL, "norsk", "nb"), (NS + "shortName", "EN", "en"))["urn:x"] == "norsk"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_shown_has_a_name(kg: KnowledgeGraph, language: str) -> None:
    labels = Labels(kg.store, language)
    for (iri,) in kg.query("SELECT ?x { VALUES ?class { lhl:Initiative lhl:Actor skos:Concept } ?x a ?class }"):
        assert ":" not in labels[iri] or " " in labels[iri], iri


def test_a_name_in_another_language_is_explained_by_a_translation_that_is_marked_as_ours(kg: KnowledgeGraph) -> None:
    campaign, plan = BASE + "initiative/planlegge-litt", BASE + "initiative/demensplan-2025"
    english, bokmaal = Labels(kg.store, "en"), Labels(kg.store, "nb")
    assert english.explained(campaign) == "Planlegge litt (“Planning a little”, our translation)"
    assert (english[campaign], bokmaal.explained(campaign)) == ("Planlegge litt", "Planlegge litt")
    assert english.explained(plan) == english[plan], "it has a name in English"
    found = KnowledgeGraph(kg.repository, kg.store, "en").overlaps(top=4)
    starred = english.explained(campaign, starred=True)
    assert starred == "Planlegge litt (“Planning a little”*)"
    assert starred in found.text() and starred in found._repr_html_()
    assert found.text().count("* Our translation.") == 1, "what the star means is said once"
    assert "our translation" not in found.to_csv() + found.to_json(), "a machine reads names"


@pytest.mark.parametrize(
    ("language", "letter", "called"),
    [
        ("nb", "hoved-2020", "Tildelingsbrev 2020 til Helsedirektoratet"),
        ("en", "hoved-2020", "Allocation letter 2020 to the Norwegian Directorate of Health"),
        ("nn", "tillegg-40", "Tillegg nr. 40 til tildelingsbrev til Helsedirektoratet 2018"),
        ("nb", "tillegg-6", "Tillegg nr. 6 til Helsedirektoratet, 2019"),
        ("nb", "oppdragsbrev-statsforvalterne-2023", "Oppdragsbrev til statsforvalterne 2023"),
    ],
)
def test_a_letter_is_called_by_what_it_is(kg: KnowledgeGraph, language: str, letter: str, called: str) -> None:
    assert Labels(kg.store, language)[f"{BASE}letter/{letter}"] == called
