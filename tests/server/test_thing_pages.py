"""Pages of the server about one thing: what they begin with, say of it, and lead on to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import BROWSER

if TYPE_CHECKING:
    from tests.server.conftest import Served

PLAN = "/id/initiative/demensplan-2025"
SENDER = "Ikke laget av Helsedirektoratet"


def test_the_page_of_an_initiative_begins_with_sentences_facts_and_what_it_is_like(small_server: Served) -> None:
    page = small_server.page(PLAN)
    places = [page.index(each) for each in ('class="lead"', 'class="box"', 'id="like"', 'id="goal"', 'id="sources"')]
    assert places == sorted(places)
    assert "Her er åtte mål og to tiltak registrert. Satsingen likner mest på" in page
    assert "/ask/overlapp-med?satsing=demensplan-2025" in page
    assert SENDER in page


def test_what_an_initiative_is_like_leads_to_the_proof(small_server: Served) -> None:
    page = small_server.page(PLAN)
    proofs = re.findall(r'href="(/id/overlap/[^"]+)"', page)
    assert proofs
    proof = small_server.page(proofs[0])
    assert "Samlet likhet: 0," in proof
    assert "Felles temaer" in proof
    assert 'href="https://' in proof, "sources"


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


def test_what_sources_state_of_a_pair_stands_before_what_is_computed(small_server: Served) -> None:
    page = small_server.page("/id/overlap/demensplan-2020--demensplan-2025?lang=nb")
    told = ("Sammenhenger som kilder oppgir", "Samlet likhet", "Temaer<", "teller ikke med", "Tiltak<", "Aktører<")
    places = [page.index(each) for each in told]
    assert places == sorted(places), "measures and actors are no part of the score"
    assert '<p class="kind">Likhet (regnet ut)</p>' in page


def test_stated_judged_and_computed_are_told_apart(small_server: Served) -> None:
    page = small_server.page(PLAN)
    assert 'class="basis computed">Regnet ut' in page
    assert 'class="basis stated">Oppgitt i en kilde' in page
    assert '<div class="judged"><dt>Tema (vurdert av redaktørene)' in page


def test_notes_in_english_stand_on_the_english_page_only(server: Served) -> None:
    address, note = "/id/initiative/leve-hele-livet", "no English edition of the white paper was found"
    assert note in server.page(f"{address}?lang=en")
    norwegian = server.page(address)
    assert note not in norwegian
    assert "på den engelske siden" in norwegian


@pytest.mark.parametrize(
    "address",
    [
        "/id/initiative/leve-hele-livet?lang=en",
        "/id/overlap/bo-trygt-hjemme--leve-hele-livet?lang=en",
        "/ask/hendelser",
    ],
)
def test_no_page_tells_the_numbers_of_sources_in_brackets(address: str, server: Served) -> None:
    assert not re.search(r"\(S\d+", server.page(address))


def test_the_most_official_source_is_listed_first(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet")
    listed = re.findall(r'<li id="S\d+"><b>([^<]+)</b>', page)
    first, last = (next(n for n, each in enumerate(listed) if word in each) for word in ("Meld. St. 15", "kommune"))
    assert listed[0].startswith("Meld. St. 15 (2017–2018)")
    assert first < listed.index("Helsedirektoratet 2024") < last
    assert len(listed) == len(set(listed)), "no two have the same short title"


def test_every_likeness_says_whether_it_may_be_chance_linked_or_not(server: Served) -> None:
    reform = "<https://w3id.org/lhl-graph/initiative/leve-hele-livet>"
    asked = "SELECT ?overlap ?q { ?overlap lhl:between %s ; lhl:qValue ?q ; lhl:score ?score } ORDER BY DESC(?score)"
    q = {row["overlap"].rpartition("/")[2]: float(row["q"]) for row in server.rows(asked % reform)}
    page = server.page("/id/initiative/leve-hele-livet")
    likes = page[page.index('<ol class="like">') : page.index("</ol>", page.index('<ol class="like">'))].split("<li>")[
        1:
    ]
    row = {re.findall('/id/overlap/([^"]+)', each)[0]: each for each in likes}
    linked = {each: ">koblet i kilder" in row[each] for each in row}
    said = {each: "kan være tilfeldig" in row[each] for each in row}
    assert said == {each: q[each] > 0.05 for each in said}
    assert said == {each: "neppe tilfeldig" not in row[each] for each in row}
    assert set(said.values()) == {True, False}
    assert any(linked[each] and said[each] for each in row), "else what is linked might say nothing of chance"


@pytest.mark.parametrize(("language", "said"), [("nb", "målgruppe"), ("nn", "målgruppe"), ("en", "target group")])
def test_one_thing_is_not_headed_by_the_name_of_its_list(language: str, said: str, small_server: Served) -> None:
    assert f'<p class="kind">{said}</p>' in small_server.page(f"/id/target-group/relatives?lang={language}")


def test_a_theme_begins_with_its_initiatives_and_ends_with_what_to_ask(small_server: Served) -> None:
    page = small_server.page("/id/theme/dementia?lang=nb")
    rows = re.findall('<tr><td><a href="([^"]+)">.*?</tr>', page)
    row = re.search(f'<tr><td><a href="{PLAN}">.*?</tr>', page)
    assert "/id/initiative/demensplan-2020" in rows
    assert row and "2021–2025" in row[0] and "bekreftet oktober 2022" in row[0] and 'class="basis stated"' in row[0]
    assert re.findall('<th scope="col">([^<]+)', page)[-1] == "Grunnlag"
    assert '<a href="https://psi.norge.no/los/tema/helse-og-omsorg" rel="noreferrer">Helse og omsorg</a>' in page
    headings = re.findall(r"<h2>([^<]+?) ?<", page)
    assert headings[0] == "Satsinger om dette"
    assert headings.index("Spør videre") == headings.index("For analytikere") - 1
    assert headings.count("Bredere tema") == 1
    assert "Forhåndsvalgt" not in page
    assert '<a href="/ask/felles-tema?tema=dementia">' in page


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


def test_an_initiative_with_only_parts_about_a_theme_is_not_said_to_be_about_it(server: Served) -> None:
    page = server.page("/id/theme/dementia?lang=nb")
    rows = {name: row for row, name in re.findall('(<tr><td><a href="/id/initiative/([^"]+)">.*?</tr>)', page)}
    assert "gjennom ett tiltak" in rows["omsorg-2020"]
    assert "gjennom" not in rows["demensplan-2025"]


def test_what_a_source_says_an_initiative_is_about_leads_to_the_source(server: Served) -> None:
    page = server.page("/id/theme/dementia?lang=nb")
    rows = {name: row for row, name in re.findall('(<tr><td><a href="/id/initiative/([^"]+)">.*?</tr>)', page)}
    stated = [row for row in rows.values() if "Oppgitt i en kilde" in row]
    assert stated and all(re.search('class="cited alone" href="https?://', row) for row in stated)


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
    assert sum(int(number) for *_, number in states) == int(re.findall(r"Ansvarlig for <span[^>]*>(\d+)", page)[0])


def test_what_points_to_an_actor_is_headed_by_what_the_actor_is_to_it(server: Served) -> None:
    page = server.page("/id/actor/hdir?lang=nb")
    headings = set(re.findall('<h2>([^<]+?) <span class="count">', page))
    assert {"Leder for", "Tok over etter", "Underliggende aktører"} <= headings
    assert not {"Leder", "Avløste", "For aktøren"} & headings


def test_the_day_of_a_letter_is_told_once(server: Served) -> None:
    page = server.page("/id/letter/hoved-2020?lang=nb")
    assert "Første dag" not in page.partition('<details id="record">')[0]


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


def test_two_sources_of_one_row_are_told_apart(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    for row in re.findall('<tr><td><a href="/id/initiative/.*?</tr>', page):
        briefs = re.findall("Kilde: </span>([^<]*)</a>", row)
        assert briefs and len(briefs) == len(set(briefs))


def test_a_source_in_the_list_says_nothing_twice(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    rows = re.findall(r'<li id="S\d+"[^>]*>.*?</li>', page, re.DOTALL)
    texts = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]
    assert [each for each in texts if each.count("Helse- og omsorgsdepartementet") > 1] == []
    assert "Helse- og omsorgsdepartementet" in texts


def test_a_long_name_may_be_broken_where_its_words_meet(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    assert "<h1>Helse- og omsorgs\u00addepartementet</h1>" in page
    assert "<title>Helse- og omsorgsdepartementet" in page


def test_the_period_and_the_status_that_a_source_states_stand_side_by_side(server: Served) -> None:
    said = "Videreført i annen form, bekreftet 11.\u00a0juni\u00a02024"
    thing = server.page("/id/initiative/aldersvennlig-norge?lang=nb")
    assert said in thing and "2019–2023" in thing
    actor = server.page("/id/actor/sav?lang=nb")
    row = re.search('<tr><td><a href="/id/initiative/aldersvennlig-norge">.*?</tr>', actor)
    assert row and f"<td>2019–2023</td><td>{said}</td>" in row[0]


def test_a_source_stands_apart_from_what_it_says(small_server: Served) -> None:
    page = small_server.page(f"{PLAN}?lang=nb")
    assert '<a class="cited"' in page
    assert not re.search(r'[^\s]<a class="cited"', page)


def test_what_sources_say_of_an_initiative_and_others_is_one_list_with_sources(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet?lang=nb")
    told = page[page.index('<div id="relation">') :].partition("</details>\n")[0]
    said = {text: row for row, text in re.findall(r"(<li><a [^>]*>([^<]+)</a>.*?</li>)", told, re.DOTALL)}
    assert "usikkert" in said["Er del av: Flere år – flere muligheter"]
    assert any(text.startswith("Støttes av: ") for text in said), "what others say of it"
    assert all('class="cited' in row for row in said.values())
    assert not re.search(r"\(\d\)</a>", told), "one page that two initiatives cite is one source"
    assert "Henger sammen med" not in page
    box = page[page.index('class="box"') : page.index('id="like"')]
    assert re.search(r'Bo trygt hjemme</a>\s*<a class="cited', re.sub(r"\s+", " ", box))


def test_what_is_proposed_or_not_sure_says_so_in_its_row(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet?lang=nb")
    row = next(each for each in page.split("<li>") if "Tilskudd til rimelige restaurantmiddager" in each)
    assert re.findall('<b class="doubt">([^<]+)', row) == ["foreslått", "middels sikkert"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ["25 i alt, fem i hvert innsatsområde", "18 av 25 registrert"]),
        ("nn", ["25 i alt, fem i kvart innsatsområde", "18 av 25 registrerte"]),
        ("en", ["25 in all, five in each focus area", "18 of 25 recorded"]),
    ],
)
def test_how_many_solutions_there_are_is_said_where_a_source_says_it(
    language: str, said: list[str], server: Served
) -> None:
    page = server.page(f"/id/initiative/leve-hele-livet?lang={language}")
    assert all(each in page for each in said)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_remark_in_english_stands_on_a_norwegian_page(language: str, server: Served) -> None:
    page = server.page(f"/id/initiative/leve-hele-livet?lang={language}")
    assert "(på engelsk)" not in page and "addressed by a main goal" not in page


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


def test_an_actor_leads_to_all_it_owns_on_the_map(server: Served) -> None:
    page = server.page("/id/actor/hod?lang=nb")
    assert ">Se alle satsingene aktøren eier, også avsluttede, på kartet</a>" in page, "the lead counts others"
    none = server.rows("SELECT ?one { ?one a lhl:Actor FILTER NOT EXISTS { ?any lhl:owner ?one } } LIMIT 1")[0]["one"]
    assert "på kartet" not in server.page(f"/id/actor/{none.rpartition('/')[2]}?lang=nb")


def test_in_english_a_name_without_one_is_explained(server: Served) -> None:
    meant = "(“Planning a little”, our translation)"
    assert f'<p class="gloss">{meant}</p>' in server.page("/id/initiative/planlegge-litt?lang=en")
    assert meant in server.page("/id/initiative/leve-hele-livet?lang=en")
    assert meant not in server.page("/id/initiative/planlegge-litt?lang=nb")


def test_many_questions_to_go_on_with_are_folded(server: Served) -> None:
    fold = r'<details class="folded"( open)?>\n<summary><h2>Spør videre <span class="count">(\d+)'
    many, few = (
        re.findall(fold, server.page(f"/id/{each}?lang=nb"))
        for each in ("initiative/leve-hele-livet", "letter/hoved-2020")
    )
    assert many[0][0] == "" and int(many[0][1]) > 6
    assert few == [(" open", "1")]


def test_a_printed_page_gives_its_whole_public_address(small_server: Served) -> None:
    page = small_server.page(f"{PLAN}?lang=nb")
    (told,) = re.findall('<p class="onpaper">(Mer på nettsiden [^<]+)</p>', page)
    assert "(https://w3id.org/lhl-graph/initiative/demensplan-2025)" in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Dette gjelder satsingen som helhet."),
        ("nn", "Dette gjeld satsinga som heilskap."),
        ("en", "This concerns the initiative as a whole."),
    ],
)
def test_themes_and_groups_that_editors_judged_are_not_said_to_be_stated(
    language: str, said: str, small_server: Served
) -> None:
    assert small_server.page(f"{PLAN}?lang={language}").count(f'<p class="about">{said}') == 2


@pytest.mark.parametrize(("language", "heading"), [("nb", "Nettsted"), ("nn", "Nettstad"), ("en", "Website")])
def test_the_website_of_an_actor_is_headed_in_one_word(language: str, heading: str, server: Served) -> None:
    assert f"<h2>{heading}</h2>" in server.page(f"/id/actor/hod?lang={language}")
