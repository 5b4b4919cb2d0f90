"""Which names are a municipality's own, and which edition, document or sentence a name is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.documents.conftest import Named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dette er viktig for kommunen vår. Demensplan 2025 ligg til grunn.", ["demensplan-2025"]),
        ("Eldre bur i kommunen sin. Leve hele livet ligg til grunn.", ["leve-hele-livet"]),
        ("Planen er lokal. Bo trygt hjemme følges.", ["bo-trygt-hjemme"]),
        ("Vi har lokale behov. Samhandlingsreformen følges.", ["samhandlingsreformen"]),
        ("Måla er våre egne! Demensplan 2025 følges.", ["demensplan-2025"]),
        (
            "Sametinget har sin eldrestrategi. Den samiske folkehelsemeldinga er ny.",
            ["samisk-folkehelsemelding-2024"],
        ),
        ("Vår nr. 1, demensplan 2025, gjelder.", ["demensplan-2025"]),
        ("Vår jf. demensplan 2025 gjelder.", []),
        ("Vår egen demensplan 2025 gjelder.", []),
    ],
)
def test_a_word_that_makes_a_plan_local_does_so_in_its_own_sentence(
    text: str, expected: list[str], named: Named
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frivillighetsmeldinga vår er ny.", []),
        ("Frivillighetsstrategien vår er ny.", []),
        ("Kommunen følger demensplan 2025 sin.", []),
        ("Pårørendestrategien sine mål er gode.", ["parorendestrategien"]),
        ("Frivillighetsmeldingen for Austevik kommune 2024–2028 er ny.", []),
        ("Frivillighetsmeldingen i Austevik kommune følges.", ["frivillighetsmeldingen"]),
    ],
)
def test_what_stands_after_a_name_tells_whose_it_is(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected


NTP_OLD, NTP_NEW = "nasjonal-transportplan", "nasjonal-transportplan-2025-2036"
OF_2019, OF_2023 = "folkehelsemeldingen-2019", "folkehelsemeldingen-2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Folkehelsemeldingen (Meld. St. 19 (2018–2019)) følges.", [OF_2019]),
        ("I 2016 var det så. Folkehelsemeldingen, Meld. St. 15 (2022–2023), følges.", [OF_2023, OF_2023]),
        ("I 2016 var det så. Folkehelsemeldinga frå 2019 (Meld. St. 19 (2018–2019)) følgjast.", [OF_2019, OF_2019]),
        ("Nasjonal transportplan 2022–2033 er over. Nasjonal transportplan 2025-36 gjelder.", [NTP_OLD, NTP_NEW]),
        ("Nasjonal transportplan 2022–2033 er over. NTP 2025-36 gjelder.", [NTP_OLD, NTP_NEW]),
        ("I 2022 kom Nasjonal transportplan for perioden 2025–2036.", [NTP_NEW]),
    ],
)
def test_a_document_or_a_period_after_a_name_tells_its_edition(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOU 4:2023 følges.", ["helsepersonellkommisjonen"]),
        ("NOU 2023:04 følges.", ["helsepersonellkommisjonen"]),
        ("Meld. St. 015 (2017-2018) følges.", ["leve-hele-livet"]),
        ("Stortingsmeldingene 15 (2017–2018) og 24 (2022–2023) følges.", ["leve-hele-livet", "bo-trygt-hjemme"]),
        ("Demensplan 2015, 2020 og 2025", ["demensplan-2020", "demensplan-2025"]),
    ],
)
def test_a_reference_is_read_however_its_number_is_written(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tryggest er det hjemme.", []),
        ("TryggEst er en modell.", ["tryggest"]),
        ("Vi, de pårørende, er glade.", []),
        ("Strategien Vi, de pårørende følges.", ["parorendestrategien"]),
    ],
)
def test_common_words_that_begin_a_sentence_are_no_name(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected
