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
        ("theme/dementia?lang=nn", "Kva satsingar deler demens?"),
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


@pytest.mark.parametrize("question", ["hva-ingen-forer-videre", "hvem-forer-losningene-videre"])
def test_what_is_computed_for_the_reform_alone_is_asked_of_no_other(server: Served, question: str) -> None:
    address = f'"/ask/{question}?satsing='
    assert address in server.page("/id/initiative/leve-hele-livet?lang=nb")
    assert address not in server.page("/id/initiative/bo-trygt-hjemme?lang=nb")
    page = server.page(f"/ask/{question}?satsing=bo-trygt-hjemme&lang=nb")
    assert '<p class="lead">Dette er regnet ut bare for Leve hele livet. Vi har ikke noe svar for Bo trygt' in page
