"""What a page of an answer says in words: years as years, how sure a standing is, and what chance gives."""

from __future__ import annotations

import csv
import io
import re
from html import escape
from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.questions.columns import HIDDEN, columns
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from tests.server.conftest import Served

NAMELESS = [name for name, each in LIBRARY.items() if "lang" not in (one.name for one in each.parameters)]
"""Questions whose answers have no names or texts in several languages."""


def test_a_period_known_by_its_year_is_said_as_a_year(small_server: Served) -> None:
    page = small_server.page("/ask/felles-tema?tema=Demens&lang=nb")
    assert re.findall(r'data-heading="Fra">(\d{4})</td>', page)
    assert not re.search(r"1\.\s(?:januar)", page.partition("<footer")[0])
    assert "-01-01" not in page


@pytest.mark.parametrize(
    ("language", "sure", "perhaps"),
    [
        ("nb", "I kraft, bekreftet ", "Kanskje i kraft, sist bekreftet |Perioden varer til "),
        ("nn", "I kraft, stadfesta ", "Kanskje i kraft, sist stadfesta |Perioden varer til "),
        ("en", "In force, confirmed ", "May still be in force, last confirmed |Period runs until "),
    ],
)
def test_how_sure_it_is_that_something_is_in_force_is_spelled_out(
    server: Served, language: str, sure: str, perhaps: str
) -> None:
    page = server.page(f"/ask/tiltak-for-tema?tema=dementia&dato=2023-01-01&innen=1&lang={language}")
    said = re.findall(r'data-heading="(?:Satsingens status|Statusen til satsinga|Initiative’s status)">([^<]+)', page)
    assert any(each.startswith(sure) for each in said)
    doubts = perhaps.split("|")
    assert any(each.startswith(tuple(doubts)) for each in said)
    assert all(each.startswith((sure, *doubts)) for each in said)


@pytest.mark.parametrize(
    ("language", "words", "meaning"),
    [
        ("nb", "neppe|kan være det", "Hva betyr «Kan likheten være tilfeldig?»</summary>"),
        ("nn", "neppe|kan vere det", "Kva tyder «Kan likskapen vere tilfeldig?»</summary>"),
        ("en", "unlikely|could be", "What does “Can the likeness be chance?” mean?</summary>"),
    ],
)
def test_what_chance_gives_is_said_in_words_and_what_that_means_is_told_below(
    small_server: Served, language: str, words: str, meaning: str
) -> None:
    page = small_server.page(f"/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang={language}")
    assert re.search(rf">(?:{words})</td>", page)
    assert '<th scope="col">q<' not in page
    assert meaning in page
    assert re.search(r"q (?:er|is) 0[.,]05", page)


@pytest.mark.parametrize(
    ("question", "what"), [("mal-i-satsing", "mal"), ("tiltak-i-satsing", "tiltak"), ("hendelser", "hendelse")]
)
def test_what_has_several_sources_is_one_row_and_is_counted_once(server: Served, question: str, what: str) -> None:
    address = f"/ask/{question}?satsing=leve-hele-livet&lang=nb"
    rows = list(csv.DictReader(io.StringIO(server.client.get(f"{address}&format=csv").text)))
    things, page = {row[what] for row in rows}, server.page(address)
    assert len(things) < len(rows)
    assert f'<p class="count">{len(things)} rader</p>' in page
    assert page.count("<tr><td") == len(things)
    assert all(f'href="{escape(row["kilde"])}"' in page for row in rows if row["kilde"])


def test_what_happened_is_told_with_its_day_and_not_with_its_id(server: Served) -> None:
    page = server.page("/ask/hendelser?satsing=leve-hele-livet&lang=nb")
    assert ">4.\u00a0mai\u00a02018</td>" in page, "on one line"
    assert 'data-heading="Merknad (på engelsk)"' in page
    assert "leve-hele-livet/e1" not in page


@pytest.mark.parametrize("question", ["klynger", "klyngens-temaer"])
def test_a_group_is_called_by_its_name_and_leads_to_its_page(server: Served, question: str) -> None:
    page = server.page(f"/ask/{question}?lang=nb")
    name = re.findall(r'<a href="/id/community/1">([^<]+)</a>', page)[0]
    assert f"<h1>{name}</h1>" in server.page("/id/community/1?lang=nb")
    assert "Gruppe 1" not in page


def test_what_adds_next_to_nothing_is_not_told_from_nothing_by_its_figures(server: Served) -> None:
    page = server.page("/ask/hvorfor-overlapp?lang=nb")
    shares = re.findall(r'class="number" data-heading="Bidrag til likheten">([^<]+)</td>', page)
    assert {"&lt; 0,01", "teller ikke med"} < set(shares)
    assert all(re.fullmatch(r"&lt; 0,01|teller ikke med|0,\d\d", each) for each in shares)


def test_a_deadline_of_every_year_is_written_as_one(server: Served) -> None:
    days = re.findall(r"<tr><td[^>]*>([^<]*)</td>", server.page("/ask/frister?lang=nb"))
    assert any(re.fullmatch(r"\d+\.\u00a0[a-z]+, hvert år", each) for each in days)
    assert all(days) and not any("--" in each for each in days)


def test_links_that_chance_seldom_gives_do_not_say_so_in_every_row(server: Served) -> None:
    page = server.page("/ask/usette-koblinger?lang=nb")
    assert re.search(r'<p class="count">\d+ rader</p>', page)
    headings = re.findall(r"<th [^>]*>([^<]+)</th>", page.partition("</table>")[0])
    assert headings == ["Likhet", "Satsing", "Likner på"]
    assert "q høyst" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_a_page_is_for_programs_and_none_says_again_what_another_says(language: str) -> None:
    for question in LIBRARY.values():
        headings = [heading for _, heading in columns(question, language)]
        assert not {"Id", "Kilde-id", "Kjelde-id", "Source id", HIDDEN} & set(headings), question.name


def test_sources_are_called_as_on_the_site_by_who_speaks_and_when_the_most_official_first(server: Served) -> None:
    page = server.page("/ask/alle-avlosninger?lang=nb")
    (cell,) = re.findall(r'data-heading="Kilde">(.*?)</td>', page[page.index(">Demensplan 2020</a></td>") :])[:1]
    said = re.findall(r">([^<]+)</a>", cell)
    assert said[0] == "Helse- og omsorgsdepartementet 2020"
    assert said[-1] == "ressursportal.no 2021 (omtale)"
    page = server.page("/ask/kilder-til-satsing?lang=nb")
    assert ">helsedirektoratet.no</a>" in page, "where the title stands beside it"


def test_how_alike_two_are_leads_to_why(server: Served) -> None:
    for question in ("overlapp-med?satsing=leve-hele-livet&", "storste-overlapp?"):
        page = server.page(f"/ask/{question}lang=nb")
        (address, *_), likeness = zip(
            *re.findall(r'class="number"[^>]*><a href="(/id/overlap/[^"]+)">([^<]+)<', page), strict=True
        )
        assert len(likeness) > 10 and all(re.fullmatch(r"0,\d\d", each) for each in likeness)
        assert "<h1>Hva har " in server.page(address)


def test_what_an_answer_leaves_out_is_told_below_it(server: Served) -> None:
    page = server.page("/ask/kommunens-oppgaver?lang=nb")
    assert (
        page.index("med hvem dere kan spørre, og kilde.</p>")
        < page.index("<table")
        < page.index("Ikke med er det som er avsluttet")
    )


def test_two_that_no_source_links_may_be_linked_by_way_of_others(server: Served) -> None:
    page = server.page("/ask/overlapp-med?satsing=leve-hele-livet&lang=nb")
    row = page[page.index(">Aldersvennlig Norge 2030</a></td>") :].partition("</tr>")[0]
    assert ">ikke direkte, men via Programmet for et aldersvennlig Norge og Bo trygt hjemme</td>" in row


def test_an_answer_opens_with_words_under_a_heading_that_names_the_initiative(server: Served) -> None:
    page = server.page("/ask/mal-i-satsing?satsing=leve-hele-livet&lang=nb")
    assert "<h1>Hvilke mål har Leve hele livet?</h1>" in page
    assert re.search(r'<p class="lead">Leve hele livet har \w+ hovedmål og \w+ delmål\.', page)


def test_what_is_asked_on_is_about_what_was_asked_about(server: Served) -> None:
    page = server.page("/ask/overlapp-med?satsing=demensplan-2025&lang=nb")
    further = page[page.index('<details class="further noprint">') :]
    assert "Spør videre om Demensplan 2025" in further
    addresses = re.findall(r'<li><a href="(/ask/[^"]+)"', further)
    assert len(addresses) > 5
    assert all("=demensplan-2025&amp;lang=nb" in each for each in addresses)
    assert not any("overlapp-med" in each for each in addresses)


def test_of_a_long_answer_the_first_twenty_rows_stand_open(server: Served) -> None:
    page = server.page("/ask/overlapp-med?satsing=leve-hele-livet&lang=nb")
    assert page[: page.index('<details class="listed">')].count("<tr><td") == 20


@pytest.mark.parametrize("name", NAMELESS)
def test_a_question_without_names_is_answered_on_a_page_of_any_language(server: Served, name: str) -> None:
    for language in LANGUAGES:
        assert '<p class="count">' in server.page(f"/ask/{name}?lang={language}")


@pytest.mark.parametrize("name", ["usikre-koblinger", "hendelser"])
def test_a_note_in_english_is_folded_and_marked_where_the_page_is_in_norwegian(server: Served, name: str) -> None:
    for language in LANGUAGES:
        page = server.page(f"/ask/{name}?lang={language}")
        folded = re.findall(r'<details><summary>(?:Vis|Show)</summary><p lang="en">', page)
        assert bool(folded) == (language != "en")


def test_what_two_have_in_common_is_one_number_however_it_is_asked(server: Served) -> None:
    for question in ("felles-for-to", "hvorfor-overlapp"):
        page = server.page(f"/ask/{question}?satsing=leve-hele-livet&annen=bo-trygt-hjemme&lang=nb")
        assert "har 28 temaer og målgrupper felles" in page


@pytest.mark.parametrize("question", ["felles-for-to", "hvorfor-overlapp"])
def test_an_initiative_is_not_asked_about_with_itself(server: Served, question: str) -> None:
    answer = server.client.get(
        f"/ask/{question}?satsing=demensplan-2025&annen=demensplan-2025&lang=nb", headers={"Accept": "text/html"}
    )
    assert "er den samme satsingen; oppgi to" in answer.text
    assert "<table" not in answer.text


def test_a_common_objective_is_called_as_its_page_is_and_said_to_be_computed(server: Served) -> None:
    page = server.page("/ask/felles-malsettinger?lang=nb")
    name = re.findall(r'<a href="/id/objective/1">([^<]+)</a>', page)[0]
    assert f"<h1>{name}</h1>" in server.page("/id/objective/1?lang=nb")
    assert "(regnet ut)" in page.partition("<table")[0]


def test_one_that_two_took_over_from_is_one_row(server: Served) -> None:
    page = server.page("/ask/utloper-mellom?lang=nb")
    assert '<p class="count">24 rader</p>' in page and '<p class="lead">24 satsinger' in page
    assert "ingen registrert" in page


@pytest.mark.parametrize("question", ["koblinger-i-kildene", "hvem-forer-losningene-videre", "hva-ingen-forer-videre"])
def test_what_is_uncertain_is_marked_where_links_and_solutions_stand(server: Served, question: str) -> None:
    assert "(usikkert)" in server.page(f"/ask/{question}?satsing=leve-hele-livet&lang=nb").partition("<table")[2]


def test_those_with_members_or_a_lead_come_before_what_only_belongs_under_something(server: Served) -> None:
    page = server.page("/ask/hvem-bestar-et-organ-av?lang=nb")
    assert page.rindex(">Medlem</td>") < page.index(">Hører under</td>")
