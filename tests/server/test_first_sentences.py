"""The first sentences about a thing on its page, and the box beside them: what it is, when, and who is behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.answers.thing.lead import words
from tests.server.conftest import lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "eier satsingen og har ansvaret."),
        ("nn", "eig satsinga og har ansvaret."),
        ("en", "owns the initiative and is responsible."),
    ],
)
def test_one_who_owns_and_is_responsible_is_named_once(language: str, said: str, server: Served) -> None:
    lead = {
        name: lead_of(server.page(f"/id/initiative/{name}?lang={language}")) for name in ("menn-i-helse", "digihjelpen")
    }
    assert re.search(rf"\bKS\)? {said}", lead["menn-i-helse"])
    assert said not in lead["digihjelpen"]


@pytest.mark.parametrize(("language", "heading"), [("nb", "Avløst av"), ("nn", "Avløyst av"), ("en", "Replaced by")])
def test_the_box_and_the_first_sentence_say_what_took_over(language: str, heading: str, server: Served) -> None:
    page = server.page(f"/id/initiative/leve-hele-livet?lang={language}")
    box = page[page.index('class="box"') : page.index('id="like"')]
    told = box[box.index(f"<h2>{heading}</h2>") :]
    assert re.findall('href="([^"]+)"', told)[0].partition("?")[0] == "/id/initiative/bo-trygt-hjemme"
    lead = lead_of(page)
    assert f", {heading.lower()} " in lead.partition(". ")[0]
    assert heading not in server.page(f"/id/initiative/bo-trygt-hjemme?lang={language}").partition('id="like"')[0]


@pytest.mark.parametrize(
    ("language", "begun"),
    [("nb", "En reform, 2019–2023. "), ("nn", "Ei reform, 2019–2023. "), ("en", "A reform, 2019–2023. ")],
)
def test_an_initiative_is_first_said_to_be_what_it_is_and_when(language: str, begun: str, small_server: Served) -> None:
    page = small_server.page(f"/id/initiative/leve-hele-livet?lang={language}")
    assert f'<p class="lead">{begun}' in page


@pytest.mark.parametrize(
    ("name", "begun"),
    [
        ("bo-trygt-hjemme", r"En \w+, fra 2024, som avløste Leve hele livet\."),
        ("demensvennlig-samfunn", r"En kampanje\."),
    ],
)
def test_an_end_that_is_not_known_is_left_out_of_the_first_sentence(name: str, begun: str, server: Served) -> None:
    page = server.page(f"/id/initiative/{name}?lang=nb")
    assert re.search(f'<p class="lead">{begun} ', page)


@pytest.mark.parametrize(
    ("name", "said"),
    [("bo-trygt-hjemme", "fra 2024, uten sluttdato"), ("demensvennlig-samfunn", "start og slutt er ikke oppgitt")],
)
def test_a_period_with_an_open_end_is_said_in_words(name: str, said: str, server: Served) -> None:
    assert said in server.page(f"/id/initiative/{name}?lang=nb")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_kind_of_initiative_has_its_article(language: str, small_server: Served) -> None:
    kinds = small_server.rows(
        "SELECT DISTINCT ?kind { ?kind skos:inScheme ?s FILTER(CONTAINS(STR(?kind), '/initiative-kind/')) }"
    )
    assert len(kinds) > 5
    assert {f"a {row['kind'].rpartition('/')[2]}" for row in kinds} <= words(language).keys()


def test_an_actor_begins_with_what_it_answers_for(server: Served) -> None:
    page = server.page("/id/actor/hdir?lang=nb")
    lead = lead_of(page)
    assert lead.endswith(
        "Rollen i Leve hele livet (avsluttet, 2019–2023) er registrert slik: "
        "Nasjonalt ansvar for å gjennomføre reformen."
    )
    folds = re.findall(r'<details(?: class="folded")?( open)?>\s*<summary><h2>([^<]+?) <', page)
    headings = [each for each in folds if each != ("", "Kilder")]
    assert headings[:2] == [(" open", "Eier eller har ansvar for"), ("", "Partner i")]
    assert [name for name, heading in headings[2:-1] if name] == []
    assert headings[-1] == ("", "Spør videre"), "many questions"
    assert "Utledet aktør for" not in dict(map(reversed, folds)) and "Utledet aktør for" in page
    assert page.index("Utgiver av kilder til") > page.index('<details id="record">')
    assert "/map?lang=nb#owner=actor%2Fhdir" in page
    box = page[page.index('<div class="box">') : page.index("<details")]
    assert "Grunnlag" not in box


def test_a_text_about_an_actor_itself_is_not_put_down_to_the_reform(server: Served) -> None:
    page = server.page("/id/actor/dfd?lang=nb")
    lead = lead_of(page)
    assert ". Fornyer offentlig sektor" in lead


@pytest.mark.parametrize(
    ("actor", "language", "begun"),
    [
        (
            "hdir",
            "nb",
            "Helsedirektoratet eier eller har ansvar for ni satsinger som er i kraft, blant dem",
        ),
        (
            "hdir",
            "nn",
            "Helsedirektoratet eig eller har ansvar for ni satsingar som er i kraft, mellom dei",
        ),
        (
            "hod",
            "en",
            "The Ministry of Health and Care Services owns or is responsible for 16 initiatives in force, among",
        ),
        ("nasjonalforeningen", "nb", "Nasjonalforeningen for folkehelsen eier eller har ansvar for én satsing som kan"),
    ],
)
def test_an_actor_is_first_said_to_be_behind_what_is_in_force(
    actor: str, language: str, begun: str, server: Served
) -> None:
    assert f'<p class="lead">{begun}' in server.page(f"/id/actor/{actor}?lang={language}")


@pytest.mark.parametrize(
    ("actor", "language", "said"),
    [
        (
            "hod",
            "nb",
            "var partner i Leve hele livet (avsluttet, 2019–2023) og sendte seks brev med oppdrag om reformen.",
        ),
        (
            "hod",
            "nn",
            "var partnar i Leve heile livet (avslutta, 2019–2023) og sende seks brev med oppdrag om reforma.",
        ),
        ("hod", "en", "was a partner in Leve hele livet (ended, 2019–2023) and sent six letters with"),
        ("regjeringen", "nb", "Regjeringen eide Leve hele livet (avsluttet, 2019–2023)."),
    ],
)
def test_the_part_of_an_actor_in_the_reform_is_among_the_first_sentences(
    actor: str, language: str, said: str, server: Served
) -> None:
    (lead,) = re.findall('<p class="lead">([^<]+)', server.page(f"/id/actor/{actor}?lang={language}"))
    assert said in lead


def test_an_actor_without_a_part_in_the_reform_is_given_none(server: Served) -> None:
    (lead,) = re.findall('<p class="lead">([^<]+)', server.page("/id/actor/dfd?lang=nb"))
    assert "Leve hele livet" not in lead


def test_what_an_actor_was_in_a_reform_that_is_over_comes_after_what_is_in_force(server: Served) -> None:
    lead = lead_of(server.page("/id/actor/hdir?lang=nb"))
    assert lead.index("som er i kraft") < lead.index("kanskje i kraft") < lead.index("Leve hele livet (avsluttet")


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (
            "theme/dementia",
            "Ingen satsing om demens er bekreftet i kraft per 19.\u00a0januar\u00a02026. Én satsing er kanskje",
        ),
        (
            "target-group/relatives",
            "Seks satsinger for pårørende er i kraft per 19.\u00a0januar\u00a02026, ",
        ),
    ],
)
def test_a_theme_and_a_group_say_what_is_in_force_about_them(thing: str, said: str, server: Served) -> None:
    lead = lead_of(server.page(f"/id/{thing}?lang=nb"))
    assert f". {said}" in lead


def test_what_an_actor_owns_is_named_before_what_it_answers_for(server: Served) -> None:
    lead = lead_of(server.page("/id/actor/hod?lang=nb"))
    owned = server.rows("""SELECT ?name {
      ?one lhl:owner <https://w3id.org/lhl-graph/actor/hod> ; rdfs:label|lhl:shortName ?name }""")
    first = {said.partition(",")[0] for said in re.findall("blant dem ([^.]+)", lead)}
    assert len(first) == 2 and first <= {each["name"] for each in owned}


def test_a_ministry_has_its_article_in_an_english_sentence(server: Served) -> None:
    lead = lead_of(server.page("/id/initiative/leve-hele-livet?lang=en"))
    assert "The Government owned" in lead and "lay with the Norwegian Directorate of Health" in lead


def test_from_a_day_to_a_year_is_said_with_a_word(server: Served) -> None:
    assert "<td>13.\u00a0januar\u00a02026 til 2030</td>" in server.page("/id/actor/hod?lang=nb")
