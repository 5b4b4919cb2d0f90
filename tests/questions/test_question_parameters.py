"""The questions: complete headers, answers in a fixed order, safe parameters, and speed that does not shrink."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.errors import AmbiguousTermError, InputError, UnknownTermError
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, expand
from lhl_graph.questions import library
from lhl_graph.questions.parameters import LANGUAGE, LONGEST, bind, place, standalone

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
from tests.questions.question_texts import LIBRARY, REPOSITORY, rows


@pytest.mark.parametrize(
    "written",
    ["relatives", "group:relatives", BASE + "target-group/relatives", "Pårørende", "parorende", "Relatives and carers"],
)
def test_a_thing_may_be_named_by_id_curie_iri_or_label(written: str, kg: KnowledgeGraph) -> None:
    question = LIBRARY["felles-malgruppe"]
    assert rows(kg.store, question, gruppe=written) == rows(kg.store, question, gruppe="relatives")


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("felles-malgruppe", {"gruppa": "relatives"}, 'did you mean "gruppe"'),
        ("felles-malgruppe", {"gruppe": "pårørnde"}, "did you mean"),
        ("felles-malgruppe", {"gruppe": "theme:dementia"}, "is a theme, not a target group"),
        ("felles-malgruppe", {"gruppe": ""}, "target-group"),
        ("oppdrag-med-risiko", {"risiko": "gul"}, "according-to-plan, delayed-no-effect, finished"),
        ("aktive-pa-dato", {"dato": "i går"}, "is no date; write 2025, 2025-06"),
        ("aktive-pa-dato", {"dato": "2023-02-30"}, "calendar"),
        ("aktive-pa-dato", {"dato": "٢٠٢٣-٠١-٠١"}, "is no date; write"),
        ("planlagte-aktiviteter", {"ar": "1 OR 1=1"}, "a whole number"),
        ("sok-i-mal-og-tiltak", {"ord": " "}, "1 to"),
        ("sok-i-mal-og-tiltak", {"ord": "x" * (LONGEST + 1)}, "1 to"),
        ("sok-i-mal-og-tiltak", {"ord": "<http://example.org/>"}, "IRI"),
        ("felles-tema", {"lang": "de"}, "nb, nn, en"),
        ("felles-tema", {"lang": 'nb" } #'}, "nb, nn, en"),
    ],
)
def test_a_wrong_parameter_says_what_is_allowed(
    name: str, given: dict[str, str], said: str, kg: KnowledgeGraph
) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        library.ask(kg.store, LIBRARY[name], given)


def test_a_question_without_parameters_says_so(kg: KnowledgeGraph) -> None:
    bare = LIBRARY["felles-tema"]._replace(parameters=[])
    with pytest.raises(InputError, match="has none"):
        library.ask(kg.store, bare, {"tema": "dementia"})


def test_a_name_of_several_things_lists_them(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousTermError, match="initiative:"):
        library.ask(kg.store, LIBRARY["mal-i-satsing"], {"satsing": "~demensplan"})


HOSTILE = [
    '" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    'x") ) } } UNION { SELECT * WHERE { ?s ?p ?o } } #',
    "'''\\",
    "\\u0022 . ?s ?p ?o",
    "?ord",
    "\x00\x1f",
    "${jndi}",
    "hjemme\nFILTER(true)",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_a_text_and_finds_nothing(value: str, kg: KnowledgeGraph) -> None:
    before = len(kg.store)
    assert rows(kg.store, LIBRARY["sok-i-mal-og-tiltak"], ord=value) == []
    assert len(kg.store) == before


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_names_nothing(value: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError):
        rows(kg.store, LIBRARY["felles-tema"], tema=value)
    with pytest.raises(InputError):
        rows(kg.store, LIBRARY["felles-tema"], **{value: "dementia"})


@given(st.text(max_size=60).filter(lambda text: expand(text) is None and text[:1] + text[-1:] not in ("<>", '""')))
@settings(max_examples=200, deadline=None)
def test_any_text_filled_into_a_query_stays_one_literal(value: str) -> None:
    text = standalone("SELECT ?ord WHERE { }", {"ord": value})
    assert list(Store(ox.Store()).rows(text)) == [(value,)]


def test_what_a_person_wrote_never_stands_in_the_query_that_is_asked(kg: KnowledgeGraph) -> None:
    question = LIBRARY["tiltak-for-tema"]
    bound = bind(kg.store, question.parameters, {"tema": "Demens", "dato": "2022-06-01"}, "nb")
    text, beside = place(question.text, bound)
    assert "2022-06-01" not in text
    assert "Demens" not in text
    assert set(beside) == {"dato", "innen", LANGUAGE}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("demens", "felles-tema"),
        ("kommune", "kommunens-oppgaver"),
        ("municipality", "kommunens-oppgaver"),
        ("paarorende", ""),
        ("pårørende tiltak", "tiltak-for-malgruppe"),
        ("PARORENDE", "felles-malgruppe"),
        ("etterfølger", "rekke-av-satsinger"),
        ("successor", "rekke-av-satsinger"),
        ("nynorsk", "mangler-nynorsk"),
    ],
)
def test_a_search_finds_words_in_either_language_without_accents(words: str, name: str) -> None:
    found = [question.name for question in library.search(LIBRARY.values(), words)]
    assert (name in found) if name else not found


def test_an_unknown_question_suggests_the_nearest() -> None:
    with pytest.raises(UnknownTermError, match=r"no question is called.*felles-malgruppe"):
        library.find(REPOSITORY, "felles-målgrupper")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tilskuddene", "tilskudd-for-tema"),
        ("municipalitys", "kommunens-oppgaver"),
        ("hvem eier katten", "hvem-eier-hva"),
    ],
)
def test_an_unknown_question_suggests_those_with_words_like_its_own(name: str, near: str) -> None:
    with pytest.raises(UnknownTermError, match="`lhl ask` lists them") as error:
        library.find(REPOSITORY, name)
    assert near in error.value.suggestions


def test_words_that_no_question_has_are_told_how_to_list_them() -> None:
    with pytest.raises(UnknownTermError, match=r'^no question is called "zzz" \(`lhl ask` lists them\)$'):
        library.find(REPOSITORY, "zzz")
