"""Pages of letters: what was sent from whom to whom, and what each assignment is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served


@pytest.mark.parametrize(
    ("language", "said", "known", "kind"),
    [
        (
            "nb",
            "Tildelingsbrev fra Helse- og omsorgsdepartementet til Helsedirektoratet for 2020 med fire oppdrag om Leve",
            "Brevet er kjent gjennom «Leve hele livet – årsrapport 2022».",
            "brev",
        ),
        (
            "nn",
            "Tildelingsbrev frå Helse- og omsorgsdepartementet til Helsedirektoratet for 2020 med fire oppdrag om Leve",
            "Brevet er kjent gjennom «Leve hele livet – årsrapport 2022».",
            "brev",
        ),
        (
            "en",
            "Allocation letter from the Ministry of Health and Care Services to the ",
            "The letter is known through “Leve hele livet – årsrapport 2022”.",
            "letter",
        ),
    ],
)
def test_a_letter_is_first_said_to_be_from_whom_and_on_what(
    language: str, said: str, known: str, kind: str, server: Served
) -> None:
    page = server.page(f"/id/letter/hoved-2020?lang={language}")
    lead = lead_of(page)
    assert lead.startswith(said)
    assert lead.endswith(known), "three chapters of one report are one paper"
    assert f'<p class="kind">{kind}</p>' in page


def test_a_letter_that_is_a_source_itself_is_not_known_through_others(server: Served) -> None:
    page = server.page("/id/letter/tillegg-40?lang=nb")
    lead = lead_of(page)
    assert ", datert" not in lead and "datert 27. juni 2018 med sju oppdrag" in lead.replace("\u00a0", " ")
    assert "kjent gjennom" not in lead


def test_each_assignment_of_a_letter_leads_to_what_it_is_about(server: Served) -> None:
    page = server.page("/id/letter/hoved-2020?lang=nb")
    told = page[page.index("<h2>Oppdrag i brevet") :].partition("</details>")[0]
    assert '<ul class="rich">' in told, "one a line"
    rows = re.findall("<li>(.+)</li>", told)
    assert len(rows) == 4
    assert all('om <a href="/id/initiative/leve-hele-livet">Leve hele livet</a>' in each for each in rows)


def test_the_day_of_a_letter_is_told_once(server: Served) -> None:
    page = server.page("/id/letter/hoved-2020?lang=nb")
    assert "Første dag" not in page.partition('<details id="record">')[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "status i 2022: ferdig"), ("nn", "status i 2022: ferdig"), ("en", "status in 2022: finished")],
)
def test_each_assignment_of_a_letter_says_how_it_stood(language: str, said: str, server: Served) -> None:
    page = server.page(f"/id/letter/hoved-2021?lang={language}")
    told = page[page.index('<ul class="rich">') :].partition("</details>")[0]
    rows = re.findall("<li>(.+)</li>", told)
    assert len(rows) == 2 and all("status i" in each for each in rows)
    assert sum(said in each for each in rows) == 1


def test_an_assignment_is_first_said_to_be_from_whom_in_which_letter_and_how_it_stood(server: Served) -> None:
    (lead,) = re.findall('<p class="lead">([^<]+)', server.page("/id/task/task-18?lang=nb"))
    assert lead.startswith(
        "Oppdrag fra Helse- og omsorgsdepartementet til Helsedirektoratet i «Tildelingsbrev 2021 til "
        "Helsedirektoratet» om Leve hele livet. Status i 2022: "
    )
    refers = server.rows("SELECT ?it { ?it lhl:taskStatus/lhl:state/skos:prefLabel 'Viser til et annet oppdrag'@nb }")
    name = refers[0]["it"].rpartition("/")[2]
    (lead,) = re.findall('<p class="lead">([^<]+)', server.page(f"/id/task/{name}?lang=nb"))
    assert "Status i 2022: i henhold til plan." in lead, "that it refers elsewhere tells nothing"


def test_the_dates_of_an_assignment_say_when(server: Served) -> None:
    page = server.page("/id/task/task-04?lang=nb").replace("\u00a0", " ")
    assert (
        ">15. mai 2022: rapporteringstidspunkt</a>" in page and ">1. november 2022: rapporteringstidspunkt</a>" in page
    )
    assert "<h2>Oppdraget slik kilden skriver det" in page
    assert "<h2>Rad</h2>" not in page.partition('<details id="record">')[0], "where it stands in a matrix"


def test_how_an_assignment_stood_is_told_in_full_and_no_text_twice(server: Served) -> None:
    page = server.page("/id/task/task-18?lang=nb").partition('<details id="record">')[0]
    status = page[page.index("Status slik kilden gir den") : page.index("Datoer i statusen")]
    assert "<dt>Risikovurdering</dt><dd>Forsinket, påvirker ikke leveranse</dd>" in status
    assert "Mer om dette" not in page and "<dt>Tekst</dt>" not in page
    assert "Grunnlag for teksten" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Status i 2022: forsinket, påvirker ikke leveranse."),
        ("nn", "Status i 2022: forseinka, påverkar ikkje leveransen."),
        ("en", "Status in 2022: delayed, does not affect delivery."),
    ],
)
def test_the_rating_of_an_assignment_is_told_whole_at_once(language: str, said: str, server: Served) -> None:
    assert said in lead_of(server.page(f"/id/task/task-18?lang={language}")).replace("\u00a0", " ")


def test_every_rating_is_in_the_lead_of_its_assignment(server: Served) -> None:
    rated = server.rows(
        "SELECT ?task ?said { ?task lhl:taskStatus/lhl:riskRating/skos:prefLabel ?said FILTER (LANG(?said) = 'nb') }"
    )
    assert len(rated) > 15
    for each in rated:
        lead = lead_of(server.page(f"/id/task/{each['task'].rpartition('/')[2]}?lang=nb")).replace("\u00a0", " ")
        assert each["said"].lower() in lead
