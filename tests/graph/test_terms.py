"""Things are found by what people call them; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import AmbiguousTermError, OtherKindError, UnknownTermError
from lhl_graph.graph.terms import Terms, _kind
from lhl_graph.iris import BASE, NS, compact

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

INITIATIVE, ACTOR, THEME = NS + "Initiative", NS + "Actor", BASE + "theme"


@pytest.fixture(scope="module")
def terms(kg: KnowledgeGraph) -> Terms:
    return Terms(kg.store)


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("demensplan-2025", "initiative:demensplan-2025"),
        ("initiative:demensplan-2025", "initiative:demensplan-2025"),
        (BASE + "initiative/demensplan-2025", "initiative:demensplan-2025"),
        (f"<{BASE}initiative/demensplan-2025>", "initiative:demensplan-2025"),
        ("Demensplan 2025", "initiative:demensplan-2025"),
        ("  demensplan 2025 ", "initiative:demensplan-2025"),
        ("demensplan-2025/g1", "initiative:demensplan-2025/g1"),
        ("Leve hele livet – En kvalitetsreform for eldre", "initiative:leve-hele-livet"),
        ("dementia", "theme:dementia"),
        ("theme:dementia", "theme:dementia"),
        ("Demens", "theme:dementia"),
        ("demenssykdommen", "theme:dementia"),
        ("Alzheimer's disease", "theme:dementia"),
        ("HELSEDIREKTORATET", "actor:hdir"),
        ("pårørende", "group:relatives"),
        ("task-01", "task:task-01"),
        ("tillegg-40", "letter:tillegg-40"),
        ("~spaserstokk", "initiative:den-kulturelle-spaserstokken"),
        ("~SPASERSTOKK", "initiative:den-kulturelle-spaserstokken"),
    ],
)
def test_a_thing_is_found_by_id_curie_iri_label_or_part_of_one(terms: Terms, text: str, curie: str) -> None:
    assert compact(terms.find(text).iri) == curie


def test_letters_may_be_composed_in_either_way(terms: Terms) -> None:
    assert terms.find(unicodedata.normalize("NFD", "pårørende")) == terms.find("pårørende")


def test_a_nynorsk_label_is_found(kg: KnowledgeGraph, terms: Terms) -> None:
    themes = kg.query(
        "SELECT ?c ?l { ?c skos:prefLabel ?l FILTER(LANG(?l) = 'nn' && STRSTARTS(STR(?c), STR(theme:))) }"
    )
    assert len(themes) > 50
    assert [terms.find(label, [THEME]).iri for _, label in themes] == [iri for iri, _ in themes]


def test_every_initiative_is_found_by_its_id(kg: KnowledgeGraph, terms: Terms) -> None:
    for (iri,) in kg.query("SELECT ?i { ?i a lhl:Initiative }"):
        assert terms.find(iri.rsplit("/", 1)[1], [INITIATIVE]).iri == iri


def test_an_id_goes_before_a_label(terms: Terms) -> None:
    assert terms.find("dementia").iri == THEME + "/dementia"


def test_a_name_of_two_things_is_refused_and_both_are_listed(terms: Terms) -> None:
    with pytest.raises(AmbiguousTermError) as caught:
        terms.find("helsepersonellkommisjonen")
    assert [line.split()[0] for line in caught.value.candidates] == [
        "actor:helsepersonellkommisjonen",
        "initiative:helsepersonellkommisjonen",
    ]
    assert all(line in str(caught.value) for line in caught.value.candidates)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("kind", [ACTOR, INITIATIVE])
def test_a_name_of_two_things_is_clear_when_the_kind_is_known(terms: Terms, kind: str) -> None:
    assert terms.find("helsepersonellkommisjonen", [kind]).kind == kind


def test_a_curie_is_never_ambiguous(terms: Terms) -> None:
    assert terms.find("actor:helsepersonellkommisjonen").kind == ACTOR


def test_a_long_list_of_candidates_is_cut_and_says_so(terms: Terms) -> None:
    with pytest.raises(AmbiguousTermError) as caught:
        terms.find("~a")
    assert len(caught.value.candidates) == 21
    assert caught.value.candidates[-1].startswith("… and ")


def test_candidates_are_listed_in_the_readers_language(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousTermError, match=r"theme:dementia  Dementia"):
        Terms(kg.store, "en").find("~dement")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("demensplam-2025", "demensplan-2025"), ("leve-hele-live", "leve-hele-livet"), ("Helsedirektorat", "hdir")],
)
def test_an_unknown_name_gets_the_nearest_one(terms: Terms, text: str, suggestion: str) -> None:
    with pytest.raises(UnknownTermError, match=f'no term is called "{text}"; did you mean') as caught:
        terms.find(text)
    assert suggestion in caught.value.suggestions


def test_bookkeeping_is_not_what_a_misspelt_name_meant(terms: Terms) -> None:
    with pytest.raises(UnknownTermError) as caught:
        terms.find("nope")
    assert "open" not in caught.value.suggestions
    assert terms.find("open").kind.endswith("/period-bound")


@pytest.mark.parametrize("text", ["", " ", "xyzzy", "theme:no-such", BASE + "theme/no-such", "~no such thing", "<>"])
def test_a_name_of_nothing_is_said(terms: Terms, text: str) -> None:
    with pytest.raises(UnknownTermError):
        terms.find(text)


def test_a_kind_narrows_the_search(terms: Terms) -> None:
    with pytest.raises(UnknownTermError):
        terms.find("dementia", [ACTOR])


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("hod", INITIATIVE, '"hod" is an actor, not an initiative; `lhl show actor:hod` tells more'),
        ("Demens", INITIATIVE, "is a theme, not an initiative; `lhl show theme:dementia` tells more"),
        ("demensplan-2025/g1", THEME, "is a goal, not a theme; `lhl show initiative:demensplan-2025/g1` tells more"),
        ("relatives", ACTOR, "is a target group, not an actor"),
        ("active", INITIATIVE, "is a concept of another scheme, not an initiative"),
    ],
)
def test_a_name_of_another_kind_of_thing_is_told_from_a_name_of_nothing(
    terms: Terms, text: str, kind: str, says: str
) -> None:
    with pytest.raises(OtherKindError, match=re.escape(says)):
        terms.find(text, [kind])


def test_what_has_a_name_is_called_something_of_its_own(terms: Terms) -> None:
    """Nothing that a file is about, or that stands in one, is told as a concept."""
    kinds = {term.kind for term in terms._terms.values() if term.kind.startswith(NS)}
    assert len(kinds) > 8 and {_kind(kind) for kind in kinds}.isdisjoint({_kind("")})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bu trygt heime", "bo-trygt-hjemme"),
        ("BTH", "bo-trygt-hjemme"),
        ("Meld. St. 15 (2017–2018)", "leve-hele-livet"),
        ("Leve hele", "leve-hele-livet"),
        ("LHL", "leve-hele-livet"),
    ],
)
def test_what_users_say_is_found(terms: Terms, text: str, name: str) -> None:
    assert terms.find(text).iri == BASE + "initiative/" + name


def test_the_beginning_of_several_names_lists_them(terms: Terms) -> None:
    with pytest.raises(AmbiguousTermError) as caught:
        terms.find("Demensplan")
    assert [line.split()[0] for line in caught.value.candidates] == [
        "initiative:demensplan-2020",
        "initiative:demensplan-2025",
    ]


def test_a_suggestion_has_its_name_beside_it(terms: Terms) -> None:
    with pytest.raises(UnknownTermError, match=re.escape('"parorendestrategien" (Pårørendestrategien)')):
        terms.find("pårørendestrategin")
