"""Which initiative or body a name stands for in running text, and which names are a municipality's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.documents.read import parsed
from tests.growth import least

if TYPE_CHECKING:
    from lhl_graph.analysis.finding.lexicon import Lexicon
    from tests.documents.conftest import Named

NEW_VIOLENCE_PLAN = "opptrappingsplan-vold-mot-barn-og-vold-i-naere-relasjoner"
OLD_NHSP, NEW_NHSP = "nasjonal-helse-og-sykehusplan-2020-2023", "nasjonal-helse-og-samhandlingsplan-2024-2027"
ASSOCIATION = "landsforeningen-hjerte-lunge"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opptrappingsplanen mot vold følges i 2026.", [NEW_VIOLENCE_PLAN]),
        ("Opptrappingsplanen mot vold følges i 2019.", ["vold-og-overgrep"]),
        ("Opptrappingsplanen mot vald og overgrep gjeld i 2026.", [NEW_VIOLENCE_PLAN]),
        ("Opptrappingsplanen mot vold og overgrep 2024–2028 følges.", [NEW_VIOLENCE_PLAN]),
        ("Opptrappingsplanen mot vold og overgrep 2017–2021 er over.", ["vold-og-overgrep"]),
        ("NHSP 2020–2023 er avløst av NHSP 2024–2027.", [OLD_NHSP, NEW_NHSP]),
        ("I 2021 fulgte vi NHSP.", [OLD_NHSP]),
        ("Vi følger NHSP.", [NEW_NHSP]),
    ],
)
def test_of_one_name_the_edition_is_meant_that_the_period_or_the_time_tells(
    text: str, expected: list[str], named: Named
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Demensplan 2020 og 2025 følges.", ["demensplan-2020", "demensplan-2025"]),
        ("Demensplan 2015, 2020 og 2025 følges.", ["demensplan-2020", "demensplan-2025"]),
        ("Vi fulgte Kompetanseløft 2020/2025.", ["kompetanseloft-2020", "kompetanseloft-2025"]),
        ("Demensplan 2020, 2021 og 2022 følges.", ["demensplan-2020"]),
        ("Vår demensplan 2020 og 2025 følges.", []),
        ("Planen gjelder 2020 og 2025.", []),
    ],
)
def test_years_after_a_name_are_further_editions_where_there_are_such(
    text: str, expected: list[str], named: Named
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ensomhetsstrategi for Fjordvik er vedtatt.",
        "Folkehelsemelding for Fjordvik legges fram.",
        "Fjordvik kommunes demensplan 2025 gjelder.",
        "Planen er ny i Fjordvik kommune. Fjordviks demensplan 2025 gjelder.",
        "Fjordvik vedtok i 2021 en ensomhetsstrategi.",
        "Kommunen vedtok ein demensplan 2025.",
        "Demensplan 2025–2029 gjelder.",
    ],
)
def test_a_plan_of_a_place_or_one_of_many_is_the_municipalitys_own(text: str, named: Named) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ensomhetsstrategi for Norge er vedtatt.", ["ensomhet"]),
        ("Regjeringen vedtok i 2019 en ensomhetsstrategi.", ["ensomhet"]),
        ("Pårørendestrategien for Fjordvik er nyttig.", ["parorendestrategien"]),
        ("Fjordvik følger Demensplan 2025. Fjordvik kommune er liten.", ["demensplan-2025"]),
        ("Nasjonale forventningar 2023-2027 gjeld.", ["nasjonale-forventninger-2023"]),
        ("Regjeringens pårørendestrategi 2021–2025 følges.", ["parorendestrategien"]),
        (
            "Nasjonal pårørendestrategi og nasjonal strategi for livskvalitet følges.",
            ["parorendestrategien", "nasjonal-livskvalitetsstrategi"],
        ),
        ("Opptrappingsplan for heltid og god bemanning følges.", ["opptrappingsplan-heltid-og-god-bemanning"]),
        ("Vi søkte investeringstilskudd til sykehjem.", ["investeringstilskudd-omsorgsboliger-og-sykehjem"]),
        ("Kommunen lager pårørendestrategi.", []),
    ],
)
def test_national_plans_are_found_by_what_they_are_called(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi følger Demens-plan 2025.", ["demensplan-2025"]),
        ("Velferdsteknologi-programmet følges.", ["velferdsteknologiprogrammet"]),
        ("Vi får penger fra Eldre-løftet.", ["eldreloftet"]),
        ("Trygg Est-teamet møtes.", ["tryggest"]),
        ("Velferdsteknologi- programmet følges.", ["velferdsteknologiprogrammet"]),
        ("Trygg est for alle.", []),
        ("Demensplan 2025 med handlingsdel.", ["demensplan-2025"]),
        ("Leve hele livet med handlingsdel.", ["leve-hele-livet"]),
        ("Leve hele livet med god helse.", []),
        ("Tørn i bassenget er avlyst.", []),
        ("Tørn i Fjordvik er i gang.", ["torn-prosjektet"]),
        ("Tørn er et program.", ["torn-prosjektet"]),
    ],
)
def test_a_name_may_have_a_hyphen_within_it_and_begin_a_sentence(text: str, expected: list[str], named: Named) -> None:
    assert named(text) == expected


def test_a_hyphen_within_a_word_makes_no_word_of_its_first_part(named: Named) -> None:
    assert named("Forsk-ning viser at det nytter.", "group") == []
    assert named("Forskere viser at det nytter.", "group") == ["researchers"]
    assert named("Demens-team og kultur-minne", "theme") == ["dementia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LHL-reformen følges. LHL (Landsforeningen for hjerte- og lungesyke) er med.",
            ["leve-hele-livet", ASSOCIATION],
        ),
        (
            "Leve hele livet (LHL) følges. Landsforeningen for hjerte- og lungesyke (LHL) er med.",
            ["leve-hele-livet", ASSOCIATION],
        ),
        ("LHL er med.", []),
    ],
)
def test_an_abbreviation_is_what_is_spelled_out_beside_it_or_its_kind_says(
    text: str, expected: list[str], named: Named
) -> None:
    assert named(text, "initiative", "actor") == expected


def test_an_abbreviation_may_be_written_in_capitals_throughout(named: Named) -> None:
    assert named("HDIR og Hdir gir råd.", "actor") == ["hdir", "hdir"]
    assert named("hdir gir råd.", "actor") == []


def test_who_works_in_health_and_care_is_staff_in_both_written_forms(named: Named) -> None:
    for text in ("Vi takker ansatte i helse og omsorg.", "Vi takkar tilsette i helse og omsorg."):
        assert named(text, "group") == ["health-and-care-staff"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("p.md", "Vi følger **Demensplan** 2025.", ["demensplan-2025"]),
        ("p.md", "| Bo<br>trygt<br>hjemme | Pårørende-<br>strategien |", ["bo-trygt-hjemme", "parorendestrategien"]),
        ("p.html", "<html><table><tr><td>Pårørande-<br>strategien</td></tr></table></html>", ["parorendestrategien"]),
        ("p.md", "Vi følger ikke ~~Omsorg 2020~~. <!--\nHeltidserklæringen\n-->", []),
        ("p.md", "Vi følger Omsorg 2020. Heltidserklæringen er god.", ["omsorg-2020", "heltidserklaeringen"]),
    ],
)
def test_marks_within_a_name_part_it_not_and_what_is_hidden_or_struck_is_not_named(
    name: str, text: str, expected: list[str], labels: Lexicon
) -> None:
    document = parsed(name, text.encode())
    mentions = find(document.text, [(block.start, block.end) for block in document.blocks], labels)
    assert [each.thing.rsplit("/", 1)[1] for each in mentions if each.kind == "initiative"] == expected


@pytest.mark.parametrize(
    "said",
    [
        "demens-plan ",
        "Demensplan 2020, 2025. ",
        "en ensomhetsstrategi og ",
        "Leve hele livet med. ",
        "Meld. St. 15. ",
        "se www.fjordvik.no eller ",
    ],
)
def test_one_paragraph_takes_time_that_grows_as_its_length_does(said: str, labels: Lexicon) -> None:
    def seconds(times: int) -> float:
        text = said * times
        return least(lambda: find(text, [(0, len(text))], labels))

    assert seconds(4_000) < 24 * seconds(500)
