"""Pages of initiatives: what they begin with, what each is like, how sure a part is, and what is left to English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import PLAN

if TYPE_CHECKING:
    from tests.server.conftest import Served

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


def test_notes_in_english_stand_on_the_english_page_only(server: Served) -> None:
    address, note = "/id/initiative/leve-hele-livet", "no English edition of the white paper was found"
    assert note in server.page(f"{address}?lang=en")
    norwegian = server.page(address)
    assert note not in norwegian
    assert "på den engelske siden" in norwegian


def test_a_likeness_says_whether_it_may_be_chance_where_no_source_links_the_two(server: Served) -> None:
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
    assert said == {each: q[each] > 0.05 and not linked[each] for each in said}
    assert {each: "neppe tilfeldig" in row[each] for each in row} == {each: q[each] <= 0.05 for each in row}
    assert set(said.values()) == {True, False}


def test_what_sources_link_by_way_of_another_says_by_which_on_every_page(server: Served) -> None:
    page = server.page("/id/initiative/leve-hele-livet")
    row = next(each for each in page.split("<li>") if "aldersvennlig-norge-2030--leve-hele-livet" in each)
    assert re.search('stated">ikke direkte, men via <a [^>]*>Programmet for et aldersvennlig Norge</a> og <a ', row)
    assert "ingen kobling funnet" not in row
    pair = server.page("/id/overlap/aldersvennlig-norge-2030--leve-hele-livet")
    assert "direkte, men de er koblet via Programmet for et aldersvennlig Norge og Bo trygt hjemme." in pair


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


def test_a_printed_page_gives_its_whole_public_address(small_server: Served) -> None:
    page = small_server.page(f"{PLAN}?lang=nb")
    (told,) = re.findall('<p class="onpaper">(Mer på nettsiden [^<]+)</p>', page)
    assert "(https://w3id.org/lhl-graph/initiative/demensplan-2025)" in told


def test_what_an_initiative_took_over_from_stands_in_its_box(server: Served) -> None:
    page = server.page("/id/initiative/bo-trygt-hjemme?lang=nb")
    box = page[page.index('<div class="box">') : page.index('<section id="like">')]
    assert re.search(r'<h2>Avløste</h2>\s*<ul[^>]*>\s*<li><a href="/id/initiative/leve-hele-livet">', box)


def test_our_translations_stand_on_the_english_page_only(server: Served) -> None:
    assert "Vår oversettelse" not in server.page("/id/actor/bld?lang=nb")
    like = server.page("/id/initiative/leve-hele-livet?lang=en").split('id="like"')[1].partition("</section>")[0]
    assert "(“Planning a little”*)" in like and like.count("Our translation.") == 1, "said once below the list"
    assert server.page("/id/actor/bld?lang=en").lower().count("our translation") == 1, "beside the name, not below too"
    assert "Our translation" in server.page("/id/initiative/leve-hele-livet?lang=en")
    assert "Vår oversettelse" not in server.page("/id/initiative/leve-hele-livet?lang=nb")


def test_an_event_is_called_the_same_on_its_page_after_whose_it_is_and_in_the_list(server: Served) -> None:
    named = "Forkortet, slutt 31. desember 2023"
    heading = re.findall("<h1>([^<]+)</h1>", server.page("/id/initiative/leve-hele-livet/e7?lang=nb"))
    assert [" ".join(each.replace("\u00ad", "").split()) for each in heading] == [
        "Leve hele livet: forkortet, slutt 31. desember 2023"
    ]
    page = server.page("/id/initiative/leve-hele-livet?lang=nb")
    assert named in " ".join(page.split())
    assert "<dt>Andre kilder sier noe annet</dt>" in page
    assert "<dt>Motsier</dt>" not in page


def test_what_an_assignment_is_about_stands_in_its_box_and_the_later_status_after_its_text(server: Served) -> None:
    page = server.page("/id/task/task-07?lang=nb")
    headings = [each.strip() for each in re.findall(r"<h2>([^<]+)<", page)]
    order = (
        *("Gitt i brev", "Gjelder satsing", "Tema", "Oppdraget slik kilden skriver det"),
        *("Status slik kilden gir den", "Datoer i statusen", "Brev nevnt i statusen"),
    )
    assert [each for each in headings if each in order] == list(order)
    assert "Rolle i tittelen" not in page


def test_what_is_computed_from_the_reform_alone_is_no_pointer_to_others(server: Served) -> None:
    page = server.page("/id/initiative/bo-trygt-hjemme?lang=nb")
    assert "<h2>Viser hit" in page
    assert "Har noe som likner" not in page and "Har mål eller tiltak som likner" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Likner, eller har samme tema som, noe i satsinger i kraft (regnet ut)"),
        ("nn", "Liknar, eller har same tema som, noko i satsingar i kraft (rekna ut)"),
        ("en", "Resembles, or has the theme of, something in initiatives in force (computed)"),
    ],
)
def test_what_a_part_of_the_reform_is_like_is_headed_by_all_that_it_holds(
    language: str, said: str, server: Served
) -> None:
    assert said in server.page(f"/id/initiative/leve-hele-livet?lang={language}").replace("\u00a0", " ")
