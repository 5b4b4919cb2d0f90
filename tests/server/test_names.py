"""Names and headings on the page of a thing: of one or of many, broken, explained, or written wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import BROWSER

if TYPE_CHECKING:
    from tests.server.conftest import Served


@pytest.mark.parametrize(
    ("language", "many", "one"),
    [
        ("nb", ["Innsatsområder", "Løsninger", "Utfordringer", "Partnere", "Hendelser"], "Relasjon"),
        ("nn", ["Innsatsområde", "Løysingar", "Utfordringar", "Partnarar", "Hendingar"], "Relasjon"),
        ("en", ["Focus areas", "Solutions", "Challenges", "Partners", "Events"], "Relation"),
    ],
)
def test_what_there_is_more_than_one_of_is_headed_in_the_plural(
    language: str, many: list[str], one: str, server: Served
) -> None:
    asked = """SELECT ?one (COUNT(DISTINCT ?other) AS ?others) {
      { ?one lhl:relation/lhl:to ?other } UNION { ?other lhl:relation/lhl:to ?one } ?one lhl:knowledge ?known
    } GROUP BY ?one HAVING (COUNT(*) = 1) ORDER BY ?one LIMIT 1"""
    bound = server.rows(asked)[0]["one"].rpartition("/")[2]
    reform, single = (
        re.findall(r"<h2>([^<]+?) ?<", server.page(f"/id/initiative/{name}?lang={language}"))
        for name in ("leve-hele-livet", bound)
    )
    assert set(many) <= set(reform)
    assert one in single and one not in reform


@pytest.mark.parametrize(("language", "said"), [("nb", "målgruppe"), ("nn", "målgruppe"), ("en", "target group")])
def test_one_thing_is_not_headed_by_the_name_of_its_list(language: str, said: str, small_server: Served) -> None:
    assert f'<p class="kind">{said}</p>' in small_server.page(f"/id/target-group/relatives?lang={language}")


def test_a_long_name_may_be_broken_where_its_words_meet(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    assert "<h1>Helse- og omsorgs\u00addepartementet</h1>" in page
    assert "<title>Helse- og omsorgsdepartementet" in page


def test_what_has_no_name_is_headed_by_its_themes(server: Served) -> None:
    page = server.page("/id/objective/1?lang=nb")
    (title,) = re.findall("<h1>([^<]+)</h1>", page)
    assert "://" not in title and title in re.findall(r'<a href="/id/theme/[^"]+">([^<]+)</a>', page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Vi finner ikke «demensplann»"),
        ("nn", "Vi finn ikkje «demensplann»"),
        ("en", "We cannot find “demensplann”"),
    ],
)
def test_what_is_not_found_is_called_as_it_was_written(language: str, said: str, small_server: Served) -> None:
    reply = small_server.client.get(f"/id/initiative/demensplann?lang={language}", headers=BROWSER)
    assert reply.status_code == 404 and f"<h1>{said}</h1>" in reply.text


def test_in_english_a_name_without_one_is_explained(server: Served) -> None:
    meant = "(“Planning a little”, our translation)"
    assert f'<p class="gloss">{meant}</p>' in server.page("/id/initiative/planlegge-litt?lang=en")
    assert "(“Planning a little”*)" in server.page("/id/initiative/leve-hele-livet?lang=en"), "one of many"
    assert meant not in server.page("/id/initiative/planlegge-litt?lang=nb")
