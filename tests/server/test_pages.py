"""Pages of the server for people: a question's answer, help, and an address that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.conftest import Served

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PLAN = "/id/initiative/demensplan-2025"
SENDER = "Ikke en side fra Helsedirektoratet"


def test_a_question_is_a_page_for_a_browser_and_rows_for_a_program(small_server: Served) -> None:
    address = "/ask/felles-tema?tema=Demens"
    page = small_server.client.get(address, headers=BROWSER)
    assert page.headers["Content-Type"].startswith("text/html")
    assert '<form action="/ask/felles-tema"' in page.text
    assert 'name="tema" value="Demens"' in page.text
    assert 'href="/id/initiative/demensplan-2025"' in page.text
    assert "format=csv" in page.text
    assert SENDER in page.text
    assert "json" in small_server.client.get(address, headers={"Accept": "*/*"}).headers["Content-Type"]


def test_what_is_asked_for_is_never_markup(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tema?tema=<script>", headers=BROWSER)
    assert page.status_code == 400
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_misspelt_value_leads_on_to_names_and_keeps_the_form(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tema?tema=Dmens", headers=BROWSER)
    assert page.status_code == 400
    assert "Grafen har ikke noe som heter «Dmens»" in page.text
    assert '<a href="/ask/felles-tema?tema=Demens">Demens</a>' in page.text
    assert 'name="tema" value="Dmens"' in page.text
    program = small_server.client.get("/ask/felles-tema?tema=Dmens", headers={"Accept": "*/*"})
    assert program.headers["Content-Type"].startswith("text/plain")


def test_a_misspelt_question_leads_on_to_questions(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tem", headers=BROWSER)
    assert page.status_code == 404
    assert '<a href="/ask/felles-tema">' in page.text


def test_an_answer_for_excel_has_the_columns_of_the_page_and_decimal_commas(small_server: Served) -> None:
    told = small_server.client.get("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&format=excel")
    assert told.headers["Content-Disposition"] == 'attachment; filename="overlapp-med.csv"'
    heading, first, *_ = told.content.decode("utf-8-sig").splitlines()
    assert heading.startswith("Overlapper med;Overlapp;q;")
    name, score = first.split(";")[:2]
    assert not name.startswith("http")
    assert re.fullmatch(r"0,\d+", score)


def test_any_query_can_be_had_for_excel(small_server: Served) -> None:
    query = "SELECT (0.5 AS ?number) ('=1+1' AS ?text) {}"
    told = small_server.client.post("/sparql", data={"query": query, "format": "excel"})
    assert told.content.decode("utf-8-sig").splitlines() == ["number;text", "0,5;'=1+1"]


@pytest.mark.parametrize(
    ("language", "heading"), [("nb", "Slik begynner du"), ("nn", "Slik byrjar du"), ("en", "How to begin")]
)
def test_help_is_for_people_in_their_language(language: str, heading: str, small_server: Served) -> None:
    assert heading in small_server.client.get(f"/help?lang={language}").text


def test_an_address_that_leads_nowhere_is_a_page_for_a_browser_and_a_line_for_a_program(small_server: Served) -> None:
    page = small_server.client.get("/nowhere", headers=BROWSER)
    assert (page.status_code, page.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert '<a href="/">' in page.text
    assert small_server.client.get("/nowhere").text == "there is nothing at this address\n"


def test_the_page_of_an_initiative_begins_with_sentences_facts_and_what_it_is_like(small_server: Served) -> None:
    page = small_server.client.get(PLAN, headers=BROWSER).text
    places = [page.index(each) for each in ('class="lead"', 'class="box"', 'id="like"', 'id="goal"', 'id="sources"')]
    assert places == sorted(places)
    assert "Den har åtte mål og to tiltak, og likner mest på" in page
    assert "/ask/overlapp-med?satsing=demensplan-2025" in page
    assert SENDER in page


def test_what_an_initiative_is_like_leads_to_the_proof(small_server: Served) -> None:
    page = small_server.client.get(PLAN, headers=BROWSER).text
    proofs = re.findall(r'href="(/id/overlap/[^"]+)"', page)
    assert proofs
    proof = small_server.client.get(proofs[0], headers=BROWSER).text
    assert "Samlet overlapp: 0," in proof
    assert "Felles temaer" in proof
    assert 'href="https://' in proof, "sources"


def test_stated_judged_and_computed_are_told_apart(small_server: Served) -> None:
    page = small_server.client.get(PLAN, headers=BROWSER).text
    assert 'class="basis computed">Regnet ut' in page
    assert 'class="basis stated">Oppgitt av kilden' in page
    assert '<div class="judged"><dt>Tema (vurdert av redaktørene)' in page


def test_notes_in_english_stand_on_the_english_page_only(server: Served) -> None:
    address, note = "/id/initiative/leve-hele-livet", "No official English title found"
    assert note in server.client.get(f"{address}?lang=en", headers=BROWSER).text
    norwegian = server.client.get(address, headers=BROWSER).text
    assert note not in norwegian
    assert "på den engelske siden" in norwegian


def test_the_most_official_source_is_listed_first(server: Served) -> None:
    page = server.client.get("/id/initiative/leve-hele-livet", headers=BROWSER).text
    listed = re.findall(r'<li id="S\d+"><b>([^<]+)</b>', page)
    first, last = (next(n for n, each in enumerate(listed) if word in each) for word in ("Meld. St. 15", "kommune"))
    assert listed[0].startswith("Meld. St. 15 (2017–2018)")
    assert first < listed.index("Helsedirektoratet 2024") < last
    assert len(listed) == len(set(listed)), "no two have the same short title"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb-NO,nb;q=0.9", "det er ingenting på denne adressen\n"),
        ("nn", "det er ingenting på denne adressa\n"),
        ("en", "there is nothing at this address\n"),
        (None, "there is nothing at this address\n"),
    ],
)
def test_a_problem_is_told_in_the_readers_language(small_server: Served, language: str | None, said: str) -> None:
    reply = small_server.client.get("/no/where", headers={"Accept-Language": language} if language else {})
    assert (reply.status_code, reply.text) == (404, said)
    assert reply.headers["Content-Language"] == (language or "en")[:2]
