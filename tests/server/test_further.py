"""What can be asked further of a thing is asked of that thing, by its name, and folded where it is much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import BROWSER

if TYPE_CHECKING:
    from tests.server.conftest import Served


@pytest.mark.parametrize(
    ("thing", "asked"),
    [
        ("theme/housing", "felles-tema?tema=housing"),
        ("target-group/relatives", "felles-malgruppe?gruppe=relatives"),
        ("initiative/demensplan-2020", "overlapp-med?satsing=demensplan-2020"),
        ("actor/hod", "aktorens-temaer?aktor=hod"),
    ],
)
def test_what_can_be_asked_of_a_thing_is_asked_of_that_thing(thing: str, asked: str, server: Served) -> None:
    page = server.page(f"/id/{thing}")
    asking = re.findall(r'<a href="/ask/([^"?]+\?[^"]+)">', page[page.index('<div id="follow-ups">') :])
    assert asked in asking
    assert all(each.rpartition("=")[2] == thing.rpartition("/")[2] for each in asking)
    assert server.client.get(f"/ask/{asked}", headers=BROWSER).status_code == 200


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("initiative/leve-hele-livet?lang=nb", "Hvilke mål har Leve hele livet?"),
        ("initiative/leve-hele-livet?lang=nb", "Hva har Leve hele livet og en annen satsing til felles?"),
        ("theme/dementia?lang=nn", "Kva satsingar handlar om demens?"),
        ("actor/hdir?lang=en", "Which themes is the Norwegian Directorate of Health responsible for?"),
        ("letter/hoved-2020?lang=nb", "Hvilke oppdrag ble gitt i tildelingsbrev 2020 til Helsedirektoratet?"),
    ],
)
def test_what_can_be_asked_on_is_asked_about_the_thing(server: Served, address: str, asked: str) -> None:
    page = server.page(f"/id/{address}")
    assert f">{asked}</a>" in page


def test_many_questions_to_go_on_with_are_folded(server: Served) -> None:
    fold = r'<details class="folded"( open)?>\n<summary><h2>Spør videre <span class="count">(\d+)'
    many, few = (
        re.findall(fold, server.page(f"/id/{each}?lang=nb"))
        for each in ("initiative/leve-hele-livet", "letter/hoved-2020")
    )
    assert many[0][0] == "" and int(many[0][1]) > 6
    assert few == [(" open", "1")]


@pytest.mark.parametrize(
    "name", ["bo-trygt-hjemme", "kosthold-og-ernaering-hos-eldre", "matnasjonen-norge", "jobbvinner"]
)
def test_every_question_that_is_offered_about_an_initiative_has_an_answer(name: str, server: Served) -> None:
    page = server.page(f"/id/initiative/{name}?lang=nb")
    asking = re.findall(r'<a href="(/ask/[^"?]+\?[^"]+)">', page[page.index('<div id="follow-ups">') :])
    assert asking
    for each in asking:
        rows = server.client.get(each, headers={"Accept": "application/sparql-results+json"}).json()
        assert rows["results"]["bindings"] or "mal-uten-tiltak" in each, "that no goal lacks measures is an answer"


@pytest.mark.parametrize(
    ("asked", "wrong", "said"),
    [
        (
            "utloper-mellom?fra_dato=2026-01-01&til_dato=2025-01-01",
            "til_dato",
            "2025-01-01 er før 2026-01-01; skriv en",
        ),
        ("frister?fra_dato=2030-01-01&lang=nn", "fra_dato", "er før 2030-01-01; skriv ein seinare dag"),
        ("overlapp-med?prosent=150", "prosent", "«150» er ikke fra 0 til 100; 100 er helt likt"),
        ("storste-overlapp?prosent=-1&lang=en", "prosent", "is not from 0 to 100; 100 is entirely alike"),
    ],
)
def test_what_no_answer_can_fit_is_refused_in_a_sentence(asked: str, wrong: str, said: str, server: Served) -> None:
    found = server.client.get(f"/ask/{asked}", headers=BROWSER)
    assert found.status_code == 400
    (field,) = re.findall(rf'<p><label for="ask-{wrong}">(.*?)</p>', found.text)
    assert said in field


def test_a_misspelt_id_leads_on_to_the_name(server: Served) -> None:
    page = server.client.get("/ask/overlapp-med?satsing=leve-hele-livt", headers=BROWSER).text
    assert re.search(r'<a href="/ask/overlapp-med\?satsing=Leve[^"]+">Leve hele livet', page)


def test_an_address_without_a_name_is_said_whole(server: Served) -> None:
    page = server.client.get("/id/letter/?lang=nb", headers=BROWSER).text
    assert "Vi finner ikke «/id/letter/»" in page


def test_an_answer_on_paper_says_where_it_is_from(server: Served) -> None:
    page = server.page("/ask/overlapp-med?satsing=demensplan-2025&lang=nb")
    (said,) = re.findall('<p class="paper">(Mer på nettsiden[^<]+)</p>', page)
    assert "/ask/overlapp-med?satsing=demensplan-2025" in said and "https://w3id.org/lhl-graph/question/" in said


@pytest.mark.parametrize("question", ["hva-ingen-forer-videre", "hvem-forer-losningene-videre"])
def test_what_is_computed_for_the_reform_alone_is_asked_of_no_other(server: Served, question: str) -> None:
    address = f'"/ask/{question}?satsing='
    assert address in server.page("/id/initiative/leve-hele-livet?lang=nb")
    assert address not in server.page("/id/initiative/bo-trygt-hjemme?lang=nb")
    page = server.page(f"/ask/{question}?satsing=bo-trygt-hjemme&lang=nb")
    assert '<p class="lead">Dette er regnet ut bare for Leve hele livet. Vi har ikke noe svar for Bo trygt' in page
