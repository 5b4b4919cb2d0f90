"""Pages of goals, of common objectives and of other parts: they say of what they are a part, and nothing twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served

GOAL = "/id/initiative/leve-hele-livet/g1"


@pytest.mark.parametrize(("language", "said"), [("nb", "Hovedmål i "), ("nn", "Hovudmål i "), ("en", "Main goal in ")])
def test_a_goal_is_first_said_to_be_of_what_and_at_which_level(language: str, said: str, server: Served) -> None:
    page = server.page(f"{GOAL}?lang={language}")
    lead = lead_of(page)
    (heading,) = re.findall("<h1>(.+)</h1>", page)
    assert re.fullmatch(said + '<a href="/id/initiative/leve-hele-livet">[^<]+</a>[.]', lead)
    assert heading not in lead
    assert f"<h2>{said}" not in page


def test_few_sources_stand_open(server: Served) -> None:
    few, many = (server.page(address) for address in (GOAL, "/id/initiative/leve-hele-livet"))
    fold = r'<details class="(?:listed|shut)"( open)?>\n<summary><h2>Kilder'
    assert re.findall(fold, few) == [" open"]
    assert re.findall(fold, many) == [""]


def test_a_common_objective_is_said_to_be_of_how_many_and_shows_whose(server: Served) -> None:
    (row, *_) = server.rows(
        "SELECT ?it (COUNT(DISTINCT ?goal) AS ?goals) { ?it lhl:objectiveGoal ?goal } "
        "GROUP BY ?it ORDER BY DESC(?goals)"
    )
    page = server.page("/id/" + row["it"].partition("lhl-graph/")[2] + "?lang=nb")
    lead = lead_of(page)
    assert re.match(r"\S+ satsinger har til sammen \S+ mål som likner hverandre \(regnet ut\)[.] De er samlet", lead)
    assert lead.endswith("Ingen kilde sier at målene er felles.")
    assert '<details class="folded" open>\n<summary><h2>Mål i den felles målsettingen' in page
    goals = page[page.index('<div id="goals">') :].partition("</details>")[0]
    rows = re.findall("<li>.+?</li>", goals, re.DOTALL)
    assert len(rows) == int(row["goals"])
    assert all(re.search('(hovedmål|delmål) i <a href="/id/initiative/[^/"]+">', each) for each in rows)
    assert all('class="cited' in each for each in rows)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Mål og tiltak utan tekst på nynorsk står på bokmål."),
        ("en", "Goals and measures without a text in English are given in Norwegian."),
    ],
)
def test_goals_in_another_language_are_said_to_be(language: str, said: str, server: Served) -> None:
    reform, theme = "/id/initiative/leve-hele-livet", "/id/theme/dementia"
    assert said in server.page(f"{reform}?lang={language}")
    assert said not in server.page(f"{theme}?lang={language}"), "nothing of a theme is a goal"
    assert "Mål og tiltak uten tekst" not in server.page(f"{reform}?lang=nb")


def test_what_a_goal_is_like_has_a_score_and_leads_to_why(server: Served) -> None:
    page = server.page(f"{GOAL}?lang=nb")
    told = page[page.index('<section id="alike">') :].partition("</section>")[0]
    assert 'class="basis computed">Regnet ut' in told
    rows = re.findall("<li>.+?</li>", told, re.DOTALL)
    scores = [re.findall('class="score">([01],[0-9]{2})<', each) for each in rows]
    assert all(len(each) == 1 for each in scores) and scores == sorted(scores, reverse=True)
    assert all(re.search('<a href="/id/overlap/[a-z0-9-]*leve-hele-livet[a-z0-9-]*">Hvorfor[?]', each) for each in rows)
    alike = server.rows("SELECT ?it { <https://w3id.org/lhl-graph/initiative/leve-hele-livet/g1> lhl:carriedOnBy ?it }")
    assert alike and all(f'href="/id/initiative/{each["it"].rpartition("/")[2]}"' in told for each in alike)


def test_goals_under_others_are_told_from_the_main_ones_and_come_last(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet?lang=nb")
    told = page[page.index('<div id="goal">') :].partition("</ul>\n")[0]
    asides = ["delmål" in each for each in re.findall(r'/g\d+">.+?(?=/g\d+"|$)', told, re.DOTALL)]
    assert asides == [False] * 5 + [True] * 5


def test_a_day_is_written_out_in_the_list_of_sources(server: Served) -> None:
    for address in ("/id/letter/hoved-2021", "/id/overlap/bo-trygt-hjemme--leve-hele-livet"):
        listed = server.page(f"{address}?lang=nb").partition('<ol class="sources"')[2].partition("</ol>")[0]
        assert "17.\u00a0april\u00a02023" in listed
        assert not re.search(r"[>, ]20\d\d-\d\d", listed)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Kildene som er registrert for satsingen selv."),
        ("nn", "Kjeldene som er registrerte for satsinga sjølv."),
        ("en", "The sources recorded for the initiative itself."),
    ],
)
def test_which_sources_of_an_initiative_are_counted_is_said(language: str, said: str, server: Served) -> None:
    assert said in server.page(f"/id/initiative/leve-hele-livet?lang={language}")
    assert said not in server.page(f"/id/actor/hod?lang={language}")


@pytest.mark.parametrize(
    ("thing", "called"),
    [
        ("initiative/leve-hele-livet/e1", "Leve hele livet: lagt fram, 4. mai 2018"),
        ("initiative/leve-hele-livet/period", "2019–2023"),
        ("initiative/leve-hele-livet/m3/awards/2019", "Karmøy kommune, 2019"),
        ("initiative/omsorg-2020/themes/nursing-homes", "Sykehjem"),
        ("initiative/menn-i-helse/field_sources/period", "Kilde for et felt i Menn i helse"),
    ],
)
def test_a_part_without_a_name_is_called_by_what_it_says(thing: str, called: str, server: Served) -> None:
    (heading,) = re.findall("<h1>(.+)</h1>", server.page(f"/id/{thing}?lang=nb"))
    assert heading.replace("\u00a0", " ").replace("\u00ad", "") == called


def test_no_page_of_a_kind_is_headed_by_an_address(server: Served) -> None:
    one_of_each = server.rows("SELECT ?kind (SAMPLE(?it) AS ?one) { ?it a ?kind ; lhl:basis ?basis } GROUP BY ?kind")
    assert len(one_of_each) > 15
    for each in one_of_each:
        page = server.page(f"/id/{each['one'].partition('lhl-graph/')[2]}?lang=nb")
        (heading,) = re.findall("<h1>(.+)</h1>", page)
        lead = "".join(re.findall('<p class="lead">(.+)</p>', page))
        assert not re.search("https?:|^[a-z]+:[a-z]", heading), heading
        assert not re.search(">https?:", lead), lead


@pytest.mark.parametrize(
    ("event", "language", "said"),
    [
        ("initiative/leve-hele-livet/e1", "nb", "Leve hele livet ble lagt fram 4. mai 2018."),
        ("initiative/leve-hele-livet/e4", "nb", "Den opprinnelige perioden for Leve hele livet var 2019–2023."),
        ("initiative/leve-hele-livet/e6", "nn", "Perioden for Leve heile livet vart i 2021 forlengd til utgangen av"),
        ("initiative/leve-hele-livet/e7", "en", "The period of Leve hele livet was shortened to the end of 2023."),
        ("initiative/livsgledehjem/e2", "nb", "Livsgledehjem fikk nytt navn i mars 2017."),
        ("actor/kompetanse-norge/e1", "nb", "Kompetanse Norge gikk inn i Direktoratet for høyere utdanning og"),
        ("actor/bld/e1", "nn", "departementet fekk nytt namn i 2016, og er avløyst av Barne- og familiedepartementet."),
        ("actor/eldreombudet/e1", "nb", " ble lagt ned 1. juli 2023."),
    ],
)
def test_an_event_is_told_in_a_sentence(event: str, language: str, said: str, server: Served) -> None:
    assert said in lead_of(server.page(f"/id/{event}?lang={language}")).replace("\u00a0", " ")


def test_every_kind_of_event_has_its_sentence_in_each_language(server: Served) -> None:
    events = server.rows("SELECT ?event { ?event a lhl:Event }")
    assert len(events) > 20
    for language in ("nb", "nn", "en"):
        for each in events:
            said = lead_of(server.page(f"/id/{each['event'].partition('lhl-graph/')[2]}?lang={language}"))
            assert said.endswith(".") and "  " not in said and "{" not in said


def test_an_event_leads_to_whom_it_concerns_what_came_after_and_the_others_in_order(server: Served) -> None:
    page = server.page("/id/actor/ehelse/e1?lang=nb")
    box = page[page.index('<div class="box">') : page.index("Type hendelse")]
    assert '<a href="/id/actor/ehelse">' in box and '<a href="/id/actor/hdir">' in box
    reform = server.page("/id/initiative/leve-hele-livet/e6?lang=nb")
    others = re.findall('<li><a href="/id/initiative/leve-hele-livet/(e[0-9])">', reform)
    assert others == ["e9", "e1", "e2", "e3", "e4", "e5", "e7", "e8"]


def test_another_name_that_differs_in_capitals_only_is_none(server: Served) -> None:
    page = server.page("/id/actor/statsforvalteren/e1?lang=nb")
    assert re.search(r"<h2>Også kalt</h2>\s*<ul[^>]*>\s*<li>Fylkesmannen\s*</li>\s*</ul>", page)


@pytest.mark.parametrize(
    ("language", "said", "planned"),
    [
        ("nb", "Foreslått. Vi vet ikke hva det ble til.", "Planlagt"),
        ("nn", "Føreslått. Vi veit ikkje kva det vart til.", "Planlagd"),
        ("en", "Proposed. We do not know what came of it.", "Planned"),
    ],
)
def test_what_was_proposed_in_an_initiative_that_is_over_is_never_planned(
    language: str, said: str, planned: str, server: Served
) -> None:
    for path in ("/m15", "/m21", ""):
        page = server.page(f"/id/initiative/leve-hele-livet{path}?lang={language}").partition("<footer>")[0]
        assert said in page.replace("\u00a0", " ")
        assert not re.search(rf">{planned}<", page)


def test_no_measure_is_called_planned(server: Served) -> None:
    measures = server.rows("SELECT ?it { ?of lhl:measure ?it . ?it lhl:status status:planned }")
    assert len(measures) > 8
    for each in measures:
        page = server.page(f"/id/{each['it'].partition('lhl-graph/')[2]}?lang=nb")
        assert re.search(r"<h2>Status</h2>\s*<ul[^>]*>\s*<li>Foreslått", page)


def test_a_measure_among_those_alike_is_said_to_stand_as_its_own_page_says(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet/m20?lang=nb")
    alike = page[page.index('<section id="alike">') :].partition("</section>")[0]
    (link, status) = re.findall(r'<span><a href="([^"]+)">.+?· ([^<]+)</small>', alike)[0]
    assert status == "Avsluttet"
    assert re.search(r"<h2>Status</h2>\s*<ul[^>]*>\s*<li>(?:<a[^>]+>)?Avsluttet<", server.page(f"{link}?lang=nb"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            (r"Gruppe 1 har \S+ satsinger, blant dem Leve hele livet\. .*«.+»\. Ingen kilde", "Satsingene i gruppen"),
        ),
        (
            "nn",
            (r"Gruppe 1 har \S+ satsingar, mellom dei Leve heile livet\. .*«.+»\. Inga kjelde", "Satsingane i gruppa"),
        ),
        ("en", (r"Group 1 has \S+ initiatives, among them .*“.+”\. No source", "The initiatives of the group")),
    ],
)
def test_a_group_says_what_it_is_and_lists_its_initiatives_with_status(
    language: str, said: tuple[str, str], server: Served
) -> None:
    page = server.page(f"/id/community/1?lang={language}").replace("\u00a0", " ")
    members = server.rows("SELECT ?it { <https://w3id.org/lhl-graph/community/1> lhl:communityMember ?it }")
    sentence, heading = said
    assert re.match(sentence, lead_of(page))
    rows = re.findall("<tr><td>.+?</tr>", page[page.index(f"<h2>{heading}") :].partition("</section>")[0])
    assert len(rows) == len(members)
    assert all(len(re.findall("<td>[^ ]", row)) == 3 for row in rows), "name, period and status, and no empty basis"
    assert "activity/analysis" not in page


def test_a_period_is_written_in_one_way(server: Served) -> None:
    event, reform = (server.page(f"/id/initiative/leve-hele-livet{path}?lang=nb") for path in ("/e9", ""))
    said = "slik den fortelles i ettertid, 2018–2023"
    assert said in event and said in reform
    assert "<h2>Slutt</h2>" not in event and "2018 til 31." not in reform.replace("\u00a0", " ")
