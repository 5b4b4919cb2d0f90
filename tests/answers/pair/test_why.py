from __future__ import annotations

import json
import re

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.answers.pair.explanation import Explanation
from lhl_graph.answers.pair.why import explain
from lhl_graph.errors import InputError
from lhl_graph.iris import BASE
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.table.listing import WIDTH
from lhl_graph.table.numerals import compared, decimal

LINKED = ("leve-hele-livet", "demensplan-2025")
UNLINKED = ("sametingets-eldrestrategi", "samisk-folkehelsemelding-2024")
NOT_KEPT = ("digihjelpen", "tryggest")
PAIRS = (LINKED, UNLINKED, NOT_KEPT)
LANGUAGES = ("nb", "nn", "en")


@pytest.fixture(scope="module")
def said(kg: KnowledgeGraph) -> dict[tuple[tuple[str, str], str], Explanation]:
    graphs = {language: KnowledgeGraph(kg.repository, kg.store, language) for language in LANGUAGES}
    wanted = [(pair, language) for pair in (LINKED, UNLINKED) for language in LANGUAGES] + [(NOT_KEPT, "nb")]
    return {(pair, language): graphs[language].why(*pair) for pair, language in wanted}


Said = dict[tuple[tuple[str, str], str], Explanation]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", [LINKED, UNLINKED])
def test_numbers_in_brackets_are_those_of_the_list_of_sources(said: Said, pair: tuple[str, str], language: str) -> None:
    text = str(said[pair, language])
    listed = [int(number) for number in re.findall(r"^  \[(\d+)\]", text, re.M)]
    cited = {int(number) for number in re.findall(r"(?<!^  )\[(\d+)\]", text, re.M)}
    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed) != set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", [LINKED, UNLINKED])
def test_the_text_names_both_all_scores_and_each_source_with_its_address(
    said: Said, pair: tuple[str, str], language: str
) -> None:
    explanation = said[pair, language]
    text = str(explanation)
    title = next(line for line in text.splitlines() if explanation.name_a in line)
    scores = text.partition(f"{decimal(explanation.overlap.score, 2, language)}   (")[2].partition(")")[0]
    assert explanation.name_a in title
    assert explanation.name_b in title
    for score in explanation.overlap[2:]:
        assert decimal(score, 2, language) in scores
    assert explanation.significance is not None
    assert (f"(q {compared(explanation.significance.q, 3, language)}" in text) == (pair == UNLINKED)
    for url, date in re.findall(r"\((?:.*, )?(\d{4}[-\d]*)\) (http.*)$", text, re.M):
        assert (date, url) in {(source.url, source.date) for source in explanation.sources}


@pytest.mark.parametrize("pair", PAIRS)
def test_every_concept_relation_and_match_cites_listed_sources(said: Said, pair: tuple[str, str]) -> None:
    explanation = said[pair, "nb"]
    numbers = {source.number for source in explanation.sources}
    assert explanation.concepts
    assert explanation.matches
    cited = [
        *(concept.sources for concept in explanation.concepts),
        *(match.sources for match in explanation.matches),
        *(relation.sources for relation in explanation.relations),
    ]
    assert all(cited)
    assert all(set(each) <= numbers for each in cited)
    assert all(source.url.startswith("http") and source.title for source in explanation.sources)
    assert len({(source.url, source.title) for source in explanation.sources}) == len(explanation.sources)


def test_a_link_that_a_source_states_is_told_with_its_direction(said: Said) -> None:
    relations = said[LINKED, "nb"].relations
    assert [(row.subject, row.kind, row.target) for row in relations] == [
        (f"{BASE}initiative/demensplan-2025", f"{BASE}relation/supports", f"{BASE}initiative/leve-hele-livet")
    ]
    assert "  • Demensplan 2025 støtter opp om Leve hele livet [1]" in str(said[LINKED, "nb"])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Ingen av kildene her oppgir noen sammenheng mellom de to."),
        ("nn", "Ingen av kjeldene her oppgjev nokon samanheng mellom dei to."),
        ("en", "None of the sources here states a link between the two."),
    ],
)
def test_that_nobody_linked_a_pair_is_said(said: Said, language: str, sentence: str) -> None:
    assert said[UNLINKED, language].relations == []
    assert sentence in str(said[UNLINKED, language])
    assert sentence not in str(said[LINKED, language])


def test_of_two_that_no_source_links_it_is_said_by_way_of_what_they_are_linked(kg: KnowledgeGraph) -> None:
    explanation = kg.why("aldersvennlig-norge-2030", "leve-hele-livet")
    assert [each.label for each in explanation.through] == ["Programmet for et aldersvennlig Norge", "Bo trygt hjemme"]
    said = "koblet via Programmet for et aldersvennlig Norge og Bo trygt hjemme."
    assert f"Ingen av kildene her kobler de to direkte, men de er {said}" in " ".join(str(explanation).split())
    assert kg.why(*LINKED).through == []


@pytest.mark.parametrize(
    ("language", "rare", "known"),
    [
        ("nb", "Tilfeldigheter gir sjelden så stor likhet", "vet vi fra kildene, ikke fra likheten"),
        ("nn", "Tilfeldigheiter gjev sjeldan så stor likskap", "veit vi frå kjeldene, ikkje frå likskapen"),
        ("en", "Chance rarely gives so great a likeness", "is known from the sources, not from their likeness"),
    ],
)
def test_how_sure_is_said(said: Said, language: str, rare: str, known: str) -> None:
    assert rare in str(said[UNLINKED, language])
    assert known not in " ".join(str(said[UNLINKED, language]).split())
    assert known in " ".join(str(said[LINKED, language]).split())


def test_a_rare_likeness_of_two_that_sources_link_is_not_said_to_tell_nothing_of_a_link(kg: KnowledgeGraph) -> None:
    said = " ".join(str(kg.why("aldersvennlig-norge", "leve-hele-livet")).split())
    assert "Tilfeldigheter gir sjelden så stor likhet. At de to er knyttet til hverandre, vet vi fra kildene" in said
    assert "om de to samarbeider" not in said


def test_a_link_that_is_not_sure_is_not_said_to_be_known(said: Said) -> None:
    linked = said[LINKED, "nb"]
    unsure = linked._replace(relations=[each._replace(sure=False) for each in linked.relations])
    assert "vet vi fra kildene" not in str(unsure)
    assert "kan likne så mye på hverandre" in " ".join(str(unsure).split())


@pytest.mark.parametrize("pair", [LINKED, UNLINKED])
def test_no_word_of_one_language_stands_in_another(said: Said, pair: tuple[str, str]) -> None:
    headings = {
        language: {line.split(" (")[0] for line in str(said[pair, language]).splitlines() if line[:1].isalpha()}
        for language in LANGUAGES
    }
    assert headings["en"].isdisjoint(headings["nb"] | headings["nn"])
    assert len(headings["nb"]) == len(headings["nn"]) == len(headings["en"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", [LINKED, UNLINKED])
def test_lines_but_addresses_and_titles_fit_a_screen(said: Said, pair: tuple[str, str], language: str) -> None:
    above = str(said[pair, language]).split("\n  [1] ")[0].splitlines()
    assert max(map(len, above[3:])) <= WIDTH
    assert len(above) <= 50


def test_shares_of_the_concepts_sum_to_their_facet(said: Said) -> None:
    for explanation in said.values():
        for facet in ("themes", "target_groups"):
            shares = sum(row.share for row in explanation.concepts if row.facet == facet)
            assert shares == pytest.approx(getattr(explanation.overlap, facet), abs=5e-5)


def test_json_holds_all_that_the_text_leaves_out(said: Said) -> None:
    explanation = said[LINKED, "nb"]
    again = json.loads(json.dumps(explanation.to_dict()))
    assert len(again["concepts"]) == len(explanation.concepts) > 10
    assert len(again["matches"]) == len(explanation.matches) > 5
    assert again["overlap"]["score"] == explanation.overlap.score
    assert str(explanation).endswith("Alt som er felles, står i JSON: --format json.")


def test_an_actor_with_one_role_in_both_is_told_shortly_and_with_two_roles_in_full(said: Said) -> None:
    text = str(said[LINKED, "nb"])
    assert "  • Helsedirektoratet: ansvarlig i begge" in text
    assert "  • Helse- og omsorgsdepartementet: eier (Demensplan 2025), partner (Leve hele livet)" in text


def test_the_order_of_asking_does_not_matter(kg: KnowledgeGraph, said: Said) -> None:
    assert kg.why(*reversed(LINKED)) == said[LINKED, "nb"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "De to har ikke noe registrert felles."),
        ("nn", "Dei to har ikkje noko registrert felles."),
        ("en", "Nothing is recorded that the two share."),
    ],
)
def test_a_pair_with_nothing_in_common_is_told_so(kg: KnowledgeGraph, language: str, sentence: str) -> None:
    a, b = sorted(f"{BASE}initiative/{name}" for name in UNLINKED)
    text = str(explain(kg.store, Overlap(a, b, 0, 0, 0, 0, 0, 0), None, [], [], language))
    assert text.endswith(sentence)


@pytest.mark.parametrize("other", ["leve-hele-livet", "LHL", "Leve heile livet", "initiative:leve-hele-livet"])
def test_one_initiative_under_two_names_is_refused(kg: KnowledgeGraph, other: str) -> None:
    with pytest.raises(InputError, match=f"leve-hele-livet and {other} are the same initiative; name two"):
        kg.why("leve-hele-livet", other)


def test_what_sources_state_stands_first_then_the_score_and_what_it_tells(said: Said) -> None:
    text = str(said[LINKED, "nb"])
    places = [text.index(part) for part in ("Sammenhenger som", "Samlet likhet", "vet vi fra kildene", "Felles temaer")]
    assert places == sorted(places)


def test_a_basis_is_stated_only_where_a_source_states_the_very_concept(kg: KnowledgeGraph) -> None:
    explanation = kg.why("bo-trygt-hjemme", "leve-hele-livet")
    bases = {row.concept.removeprefix(BASE): (row.basis_a, row.basis_b) for row in explanation.concepts}
    assert bases["theme/relatives"] == ("stated", "stated")
    for concept in ("theme/activity-and-community", "theme/coherent-services", "theme/health-care"):
        assert bases[concept] == ("narrower", "stated"), (
            "only loneliness and relatives are stated, which are under them"
        )
    assert bases["theme/housing"] == ("stated", "parts")
    assert bases["target-group/relatives"] == ("stated", "classified")
    text = " ".join(str(explanation).split())
    assert "Pårørende og avlastning: bidrag 0,04, oppgitt i kilder for begge" in text
    assert "oppgitt i kilder (Bo trygt hjemme), vurdert av redaktørene ut fra mål og tiltak (Leve hele livet)" in text


def test_a_contribution_is_one_number_in_every_face(kg: KnowledgeGraph, said: Said) -> None:
    explanation = said[LINKED, "nb"]
    shares = {row.concept: row.share for row in explanation.concepts}
    asked = {row[0]: row[2] for row in kg.ask("hvorfor-overlapp", satsing=LINKED[0], annen=LINKED[1])}
    assert {concept: share for concept, share in asked.items() if share is not None} == shares
    assert {concept for concept, share in asked.items() if share is None} == {row.actor for row in explanation.actors}
    first = explanation.concepts[0]
    assert f"{first.label}: bidrag {decimal(first.share, 2, 'nb')}," in str(explanation)


@pytest.mark.parametrize(
    ("language", "said_of"),
    [
        ("nb", r"\(mål og tiltak \S+ · målgrupper \S+ · temaer \S+;\s+teller ikke med: tiltak \S+ · aktører \S+\)"),
        ("nn", r"\(mål og tiltak \S+ · målgrupper \S+ · tema \S+;\s+tel ikkje med: tiltak \S+ · aktørar \S+\)"),
        (
            "en",
            r"\(goals and measures \S+ · target groups \S+ · themes \S+;\s+not counted: measures \S+ · actors \S+\)",
        ),
    ],
)
def test_what_does_not_count_is_told_apart_from_what_does(said: Said, language: str, said_of: str) -> None:
    assert re.search(said_of, str(said[LINKED, language]))
