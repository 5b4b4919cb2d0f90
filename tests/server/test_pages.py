"""Pages of the server for people: a question's answer, help, and an address that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.conftest import Served

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
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
    assert page.headers["Content-Type"].startswith("text/plain")


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


def test_the_page_of_a_thing_has_its_few_facts_in_a_box_and_the_rest_folded(small_server: Served) -> None:
    page = small_server.client.get("/id/initiative/demensplan-2025", headers=BROWSER).text
    assert page.index('class="box"') < page.index("<details")
    assert "/ask/overlapp-med?satsing=demensplan-2025" in page
    assert SENDER in page


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
