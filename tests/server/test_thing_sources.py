"""The sources of a thing on its page: where each stands, what it is called, and what is on its word and what is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import PLAN

if TYPE_CHECKING:
    from tests.server.conftest import Served


def test_stated_judged_and_computed_are_told_apart(small_server: Served) -> None:
    page = small_server.page(PLAN)
    assert 'class="basis computed">Regnet ut' in page
    assert 'class="basis stated">Oppgitt i en kilde' in page
    assert '<div class="judged"><dt>Tema (vurdert av redaktørene)' in page


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
    rows = re.findall(r'<li id="S\d+"[^>]*>(.*?)</li>', page, re.DOTALL)
    listed = [" ".join(re.sub("<[^>]+>", "", row).split()) for row in rows]
    first, last = (next(n for n, each in enumerate(listed) if word in each) for word in ("Meld. St. 15", "kommune"))
    assert listed[0].startswith("Meld. St. 15 (2017–2018)")
    assert first < next(n for n, each in enumerate(listed) if each.startswith("Helsedirektoratet 2024: ")) < last
    assert len(listed) == len(set(listed)), "no two are told alike"
    assert all(re.search(r"\d{4}|uten dato", each) for each in listed), "when each is from, or that it is not known"


def test_what_a_source_says_an_initiative_is_about_leads_to_the_source(server: Served) -> None:
    page = server.page("/id/theme/dementia?lang=nb")
    rows = {name: row for row, name in re.findall('(<tr><td><a href="/id/initiative/([^"]+)">.*?</tr>)', page)}
    stated = [row for row in rows.values() if "Oppgitt i en kilde" in row]
    assert stated and all(re.search('class="cited alone" href="https?://', row) for row in stated)


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
    assert any(each.startswith("Helse- og omsorgsdepartementet") for each in texts)


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
