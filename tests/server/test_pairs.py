"""Pages of pairs: how alike two initiatives are, whether sources link them, and what they share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.server.pages import frame
from tests.server.conftest import PAIR, lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served

LINKED = "/id/overlap/bo-trygt-hjemme--leve-hele-livet"
_SHARED = {"nb": "Felles temaer", "nn": "Felles tema", "en": "Shared themes"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            (
                r"Kildene sier at Demensplan 2025 etterfølger Demensplan 2020\. Likheten er regnet ut til 0,\d\d av 1; "
                "så stor likhet er neppe tilfeldig. Felles temaer: «[a-zæøå ]+»"
            ),
        ),
        (
            "nn",
            (
                r"Kjeldene seier at Demensplan 2025 etterfølgjer Demensplan 2020\. Likskapen er rekna ut til 0,\d\d av "
                "1; så stor likskap er neppe tilfeldig. Felles tema: «"
            ),
        ),
        (
            "en",
            (
                r"The sources say that Dementia Plan 2025 succeeds Dementia Plan 2020\. The likeness is computed as "
                r"0\.\d\d of 1; so great a likeness is unlikely to be chance. Shared"
            ),
        ),
    ],
)
def test_a_pair_begins_with_plain_sentences(small_server: Served, language: str, said: str) -> None:
    page = small_server.page(f"{PAIR}?lang={language}")
    lead = lead_of(page)
    assert re.match(said, lead)
    assert page.index('class="lead"') < page.index("<h2>")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "er del av Leve hele livet. Derfor er noe registrert likt for begge, og likheten er som ventet."),
        ("nn", "er del av Leve heile livet. Difor er noko registrert likt for begge, og likskapen er som venta."),
        ("en", "Some of it is therefore recorded the same for both, and their likeness is as expected."),
    ],
)
def test_it_is_said_of_what_is_part_of_the_other_that_it_is_no_wonder_they_are_alike(
    server: Served, language: str, said: str
) -> None:
    page = server.page(f"/id/overlap/aldersvennlig-norge--leve-hele-livet?lang={language}")
    lead = lead_of(page)
    assert said in lead
    other = server.page(f"/id/overlap/demensplan-2020--demensplan-2025?lang={language}")
    assert said.rpartition(". ")[2] not in other, "one took over from the other"


def test_a_source_of_a_pair_is_called_by_who_speaks_and_not_by_its_address(small_server: Served) -> None:
    page = small_server.page(f"{PAIR}?lang=nb")
    cited = re.findall(r'<a class="cited"[^>]*><span class="unseen">Kilde: </span>([^<]+)</a>', page)
    listed = re.findall(r'<li id="s\d+"><b>([^<]+)</b>', page)
    assert cited
    assert set(cited) <= set(listed)
    assert len(listed) == len(set(listed)), "no two have the same short title"
    assert not [each for each in listed if "http" in each or each.isdigit()]


def test_the_most_official_source_of_what_two_share_is_named_first(server: Served) -> None:
    page = server.page(f"{LINKED}?lang=nb")
    listed = re.findall('<li id="s[0-9]+"><b>([^<]+)</b>', page)
    for chips in re.findall('<span class="chips">(.*?)</span>\\s*</(?:li|td)>', page, re.DOTALL):
        names = re.findall("</span>([^<]+)</a>", chips)
        assert names == sorted(names, key=listed.index)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            "Tilfeldigheter gir sjelden så stor likhet. At de to er knyttet til hverandre, vet vi fra kildene",
        ),
        (
            "nn",
            "Tilfeldigheiter gjev sjeldan så stor likskap. At dei to er knytte til kvarandre, veit vi frå kjeldene",
        ),
        (
            "en",
            "Chance rarely gives so great a likeness. That the two are linked is known from the sources",
        ),
    ],
)
def test_what_the_likeness_tells_is_said_without_q(small_server: Served, language: str, said: str) -> None:
    page = small_server.page(f"{PAIR}?lang={language}")
    assert said in page
    assert "q &lt; 0" not in page and "q = 0" not in page


def test_rows_stand_by_likeness_and_lead_to_goals_themes_groups_and_actors(server: Served) -> None:
    page = server.page(LINKED)
    table = page[page.index('<table class="stack match">') : page.index("</table>")]
    found = re.findall(r'<td class="number"[^>]*>(\d,\d+)', table)
    assert found == sorted(found, reverse=True) and len(found) > 2
    assert '<a href="/id/initiative/leve-hele-livet/fa1">' in table
    for place in ("theme/housing", "target-group/home-dwelling-older-people", "actor/hdir"):
        assert re.search(f'<li><a href="/id/{place}">[^<]+</a>: ', page)


def test_what_contributes_nothing_in_two_decimals_is_counted_and_not_named(server: Served) -> None:
    page = server.page(LINKED)
    assert "bidrag 0,00" not in page.replace("bidrag under 0,005", "")
    assert "<li>1 til, med bidrag under 0,005" in page


def test_the_lead_names_the_first_themes_of_the_list(server: Served) -> None:
    page = server.page(LINKED)
    named = re.findall("«([^»]+)»", lead_of(page))[:3]
    listed = re.findall('<li><a href="/id/theme/[^>]+>([^<]+)</a>: ', page)[:3]
    assert named == [each.lower() for each in listed]


def test_sources_of_one_speaker_are_told_apart_by_what_they_are_called(server: Served) -> None:
    page = server.page("/id/overlap/bo-trygt-hjemme--leve-hele-livet")
    briefs = set(re.findall(r"Kilde: </span>([^<]*)</a>", page))
    of_directorate = {each for each in briefs if each.startswith("Helsedirektoratet")}
    assert "Helsedirektoratet 2023: Bu trygt heime" in of_directorate
    assert "Meld. St. 15 (2017–2018), 1 Sammendrag" in briefs, "of a paper, the part"
    assert [each for each in briefs if re.search(r" [a-z]$", each)] == []


def test_what_is_concrete_comes_before_what_is_counted(server: Served) -> None:
    page = server.page("/id/overlap/bo-trygt-hjemme--leve-hele-livet")
    places = [
        page.index(f"<h2>{each}") for each in ("Sammenhenger som kilder", "Mål og tiltak som svarer", "Felles temaer")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("pair", ["ensomhet--leve-hele-livet", "bo-trygt-hjemme--leve-hele-livet"])
def test_a_pair_says_once_whether_sources_link_it(server: Served, pair: str) -> None:
    page = server.page(f"/id/overlap/{pair}?lang=nb")
    said = [
        each
        for each in ("Ingen kilde kobler", "Kildene sier at", "vet vi fra kildene", "oppgir noen sammenheng")
        if each in page
    ]
    assert len(said) == 1


@pytest.mark.parametrize(
    ("language", "title", "kind", "lead"),
    [
        (
            "nb",
            "Hva har Bo trygt hjemme og Leve hele livet til felles?",
            "Likhet (regnet ut)",
            (
                r"Kildene sier at Bo trygt hjemme bygger på og etterfølger Leve hele livet\. "
                r"Likheten er regnet ut til 0,\d\d av 1\. "
            ),
        ),
        (
            "nn",
            "Kva har Bu trygt heime og Leve heile livet til felles?",
            "Likskap (rekna ut)",
            (
                r"Kjeldene seier at Bu trygt heime byggjer på og etterfølgjer Leve heile livet\. "
                r"Likskapen er rekna ut til 0,\d\d av 1\. "
            ),
        ),
        (
            "en",
            "What do Community and independence – live safely at home and Leve hele livet have in common?",
            "Likeness (computed)",
            (
                r"The sources say that .* builds on and succeeds Leve hele livet\. "
                r"The likeness is computed as 0\.\d\d of 1\. "
            ),
        ),
    ],
)
def test_a_pair_that_sources_link_says_so_before_what_is_computed(
    server: Served, language: str, title: str, kind: str, lead: str
) -> None:
    page = server.page(f"{LINKED}?lang={language}")
    assert f"<h1>{title}</h1>" in page
    assert f"<title>{title} – lhl-graph</title>" in page
    assert f'<p class="kind">{kind}</p>' in page
    assert re.match(lead, lead_of(page))
    assert "Neppe tilfeldig" not in page, "a mark that the page does not have"


def test_the_files_of_a_pair_are_called_by_their_names(server: Served) -> None:
    foot = server.page(f"{LINKED}?lang=nb").partition('<p class="machine">')[2].partition("</p>")[0]
    assert re.findall(r'href="\S+\.(\w+)">([^<]+)</a>', foot) == [
        ("ttl", "Turtle"),
        ("jsonld", "JSON-LD"),
        ("nt", "N-Triples"),
    ]


@pytest.mark.parametrize(
    ("language", "doubt", "mark"),
    [
        ("nb", "Det er usikkert om Leve hele livet er del av Flere år – flere muligheter.", "Usikkert"),
        ("nn", "Det er usikkert om Leve heile livet er del av Flere år – flere muligheter.", "Usikkert"),
        ("en", "It is uncertain whether Leve hele livet is part of More Years – More Opp", "Uncertain"),
    ],
)
def test_an_unsure_relation_is_said_to_be_so_and_nothing_is_concluded_from_it(
    language: str, doubt: str, mark: str, server: Served
) -> None:
    page = server.page(f"/id/overlap/flere-ar-flere-muligheter--leve-hele-livet?lang={language}")
    lead = lead_of(page)
    assert f". {doubt}" in lead
    assert frame.words(language)["part"] not in lead
    assert page.count(f"<li>{mark}: ") == 1, "said before what it is about"


def test_what_is_compared_as_one_is_called_by_one_name(server: Served) -> None:
    page = server.page("/id/overlap/demensplan-2020--demensplan-2025?lang=nb")
    assert "<dt>Mål og tiltak</dt>" in page and "<dt>Mål</dt>" not in page
    assert "«Mål og tiltak»" in page


@pytest.mark.parametrize(
    ("language", "pair", "whole"),
    [
        ("nb", "begreper som bare står i mål og tiltak, er med", "teller også videre begreper og det som bare står i"),
        ("nn", "omgrep som berre står i mål og tiltak, er med", "tel også vidare omgrep og det som berre står i"),
        ("en", "Concepts that only goals and measures have are there", "counts those that only goals and measures"),
    ],
)
def test_why_two_share_more_than_each_has_as_a_whole_is_said_at_both_places(
    language: str, pair: str, whole: str, server: Served
) -> None:
    page = server.page(f"{LINKED}?lang={language}")
    assert pair in page
    assert page.index(pair) < page.index(f"<h2>{_SHARED[language]}"), "before the lists"
    assert server.page(f"/id/initiative/leve-hele-livet?lang={language}").count(whole) == 2, "themes, target groups"


def test_what_two_share_stands_by_how_much_it_adds(server: Served) -> None:
    page = server.page(f"{LINKED}?lang=nb")
    for part in ("Felles temaer", "Felles målgrupper"):
        told = page.partition(f"<h2>{part}")[2].partition("</section>")[0]
        shares = re.findall(r"bidrag (0,\d+)", told)
        assert shares == sorted(shares, reverse=True) != []


def test_sources_that_are_folded_are_told_in_words(server: Served) -> None:
    page = server.page(f"{LINKED}?lang=nb")
    assert '<summary><span class="unseen">Kilder: </span>og 1 til</summary>' in page
    assert "<summary>+" not in page


def test_what_sources_state_of_a_pair_stands_before_what_is_computed(small_server: Served) -> None:
    page = small_server.page("/id/overlap/demensplan-2020--demensplan-2025?lang=nb")
    told = ("Sammenhenger som kilder oppgir", "Samlet likhet", "Temaer<", "teller ikke med", "Tiltak<", "Aktører<")
    places = [page.index(each) for each in told]
    assert places == sorted(places), "measures and actors are no part of the score"
    assert '<p class="kind">Likhet (regnet ut)</p>' in page


def test_a_printed_pair_tells_where_the_folded_is_to_be_read(server: Served) -> None:
    page = server.page(f"{LINKED}?lang=nb")
    assert '<p class="onpaper">Mer på nettsiden (https://w3id.org/lhl-graph/overlap/' in page
    folded = re.findall(
        "<details><summary>(… og [^<]+|Samme ordlyd[^<]+|[^<]+svakere likhet[^<]*)(<small|</summary)", page
    )
    assert folded and {end for _, end in folded} == {"<small"}


def test_a_link_that_says_the_same_both_ways_is_told_once(server: Served) -> None:
    page = server.page("/id/overlap/bo-trygt-hjemme--bustadmeldinga-2024?lang=nb").replace("\u00a0", " ")
    assert re.search(r'Sammenhenger som kilder oppgir <span class="count">1<', page)
    assert "Boligmeldingen 2024 samordnes med" not in page


def test_which_links_count_as_by_way_of_another_is_said_where_no_source_links_two(server: Served) -> None:
    said = "Andre koblinger, som samordning, gir ingen «via»."
    unlinked = server.page("/id/overlap/leve-hele-livet--who-aldersvennlige-byer?lang=nb").replace("\u00a0", " ")
    assert said in unlinked and said in server.page("/id/initiative/leve-hele-livet?lang=nb").replace("\u00a0", " ")
    assert said not in server.page(f"{LINKED}?lang=nb").replace("\u00a0", " ")
