"""Pages of actors: what each answers for and how that stands, what it is to others, and where it leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served


def test_what_an_actor_answers_for_says_when_and_how_it_stands(server: Served) -> None:
    page = server.page("/id/actor/hdir?lang=nb")
    rows = {name: row for row, name in re.findall('(<tr><td><a href="/id/initiative/([^"]+)">.*?</tr>)', page)}
    assert "2021–2025</td><td>Perioden gikk ut" in rows["demensplan-2025"]
    assert "<td>Skulle begynne i 2026, siste kilde 2025</td>" in rows["nasjonal-handlingsplan-rehabilitering-2026-2035"]
    assert 'class="cited alone"' in rows["aldersvennlig-norge-2030"]
    plan = "nasjonal-helse-og-samhandlingsplan-2024-2027"
    assert "Kilder:" in rows[plan]
    assert re.search('class="cited alone" .*</span>[^<]*20\\d\\d[^<]*</a>', rows[plan]), "by name and year"
    assert re.search(rf'<a href="/id/initiative/{plan}#sources">og \d+ til</a>', rows[plan])
    assert 'id="sources"' in server.page(f"/id/initiative/{plan}")
    fold = r'<details(?: class="shut")?( open)?>\s*<summary><h3>([^<]+?) <span class="count">(\d+)'
    states = re.findall(fold, page)[:3]
    assert [(bool(shown), state) for shown, state, _ in states] == [
        (True, "I kraft"), (True, "Kanskje i kraft"), (False, "Avsluttet"),
    ]  # fmt: skip
    assert sum(int(number) for *_, number in states) == int(
        re.findall(r"Eier eller har ansvar for <span[^>]*>(\d+)", page)[0]
    )


@pytest.mark.parametrize(
    ("language", "heading", "both", "state"),
    [
        ("nb", "Eier eller har ansvar for", "eier og ansvarlig", "I kraft"),
        ("nn", "Eig eller har ansvar for", "eigar og ansvarleg", "I kraft"),
        ("en", "Owns or is responsible for", "owner and responsible", "In force"),
    ],
)
def test_what_an_actor_owns_or_answers_for_is_one_list_that_agrees_with_the_first_sentence(
    language: str, heading: str, both: str, state: str, server: Served
) -> None:
    page = server.page(f"/id/actor/hod?lang={language}")
    told = page[page.index(f"<h2>{heading} <span") :].partition("<summary><h2>")[0]
    names = re.findall('<tr><td><a href="/id/initiative/([^"]+)">', told)
    assert len(names) == len(set(names)), "what is both stands once"
    row = next(each for each in re.findall("<tr><td>.*?</tr>", told) if "/folkehelsemeldingen-2023" in each)
    assert f"<small>{both}</small>" in row
    (lead,) = re.findall('<p class="lead">([^<]+)', page)
    assert re.search(rf"<h3>{state} <span class=\"count\">16<", told) and " 16 " in lead


def test_what_points_to_an_actor_is_headed_by_what_the_actor_is_to_it(server: Served) -> None:
    page = server.page("/id/actor/hdir?lang=nb")
    headings = set(re.findall('<h2>([^<]+?) <span class="count">', page))
    assert {"Leder for", "Tok over etter", "Underliggende aktører"} <= headings
    assert not {"Leder", "Avløste", "For aktøren"} & headings


def test_the_period_and_the_status_that_a_source_states_stand_side_by_side(server: Served) -> None:
    said = "Videreført i annen form, bekreftet 11.\u00a0juni\u00a02024"
    thing = server.page("/id/initiative/aldersvennlig-norge?lang=nb")
    assert said in thing and "2019–2023" in thing
    actor = server.page("/id/actor/sav?lang=nb")
    row = re.search('<tr><td><a href="/id/initiative/aldersvennlig-norge">.*?</tr>', actor)
    assert row and f"<td>2019–2023</td><td>{said}</td>" in row[0]


def test_an_actor_leads_to_all_it_owns_on_the_map(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    assert ">Se alle satsingene aktøren eier, også avsluttede, på kartet</a>" in page, "the lead counts others"
    none = server.rows("SELECT ?one { ?one a lhl:Actor FILTER NOT EXISTS { ?any lhl:owner ?one } } LIMIT 1")[0]["one"]
    assert "på kartet" not in server.page(f"/id/actor/{none.rpartition('/')[2]}?lang=nb")


@pytest.mark.parametrize(("language", "heading"), [("nb", "Nettsted"), ("nn", "Nettstad"), ("en", "Website")])
def test_the_website_of_an_actor_is_headed_in_one_word(language: str, heading: str, server: Served) -> None:
    assert f"<h2>{heading}</h2>" in server.page(f"/id/actor/hod?lang={language}")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            "er avløst av Barne- og familiedepartementet. Barne-, likestillings- og inkluderingsdepartementet hadde",
        ),
        (
            "nn",
            "er avløyst av Barne- og familiedepartementet. Barne-, likestillings- og inkluderingsdepartementet hadde",
        ),
        ("en", "has been replaced by the Ministry of Children and Families. "),
    ],
)
def test_an_actor_that_is_gone_is_said_to_be_and_told_of_in_the_past(language: str, said: str, server: Served) -> None:
    lead = lead_of(server.page(f"/id/actor/bld?lang={language}"))
    assert said in lead
    assert "har ansvar" not in lead and " is responsible" not in lead
