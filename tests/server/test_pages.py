"""Pages of the server for people: a question's answer, help, and an address that leads nowhere."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import BROWSER, PAIR

if TYPE_CHECKING:
    from tests.server.conftest import Served

SENDER = "Ikke laget av Helsedirektoratet"


def test_a_question_is_a_page_for_a_browser_and_rows_for_a_program(small_server: Served) -> None:
    address = "/ask/felles-tema?tema=Demens"
    page = small_server.client.get(address, headers=BROWSER)
    assert page.headers["Content-Type"].startswith("text/html")
    assert '<form action="/ask/felles-tema"' in page.text
    assert 'name="tema" value="Demens"' in page.text
    assert 'href="/id/initiative/demensplan-2025"' in page.text
    assert "format=csv" in page.text
    assert SENDER in page.text
    assert "json" in small_server.client.get(address, headers={"Accept": "*/*"}).headers["Content-Type"]


def test_what_was_chosen_stands_under_the_question_on_paper_where_there_is_no_form(small_server: Served) -> None:
    page = small_server.page("/ask/felles-tema?tema=dementia&lang=nb")
    assert re.search(
        r'</p><p class="paper">Tema: <b>Demens</b> · Dato: <b>[^<]+</b> · '
        r"«I kraft» betyr bekreftet av en kilde fra de siste 3 årene</p>",
        page,
    )
    assert "«I kraft» betyr bekreftet av en kilde fra de siste 7 årene" in small_server.page(
        "/ask/aktive-pa-dato?innen=7&lang=nb"
    )


def test_a_theme_is_called_by_its_name_in_the_language_of_the_page(small_server: Served) -> None:
    page = small_server.page("/ask/felles-tema?tema=Demens&lang=en")
    assert '<p class="paper">Theme: <b>Dementia</b> · Date: ' in page
    assert 'name="tema" value="Dementia"' in page
    assert "Demens<" not in page


def test_a_thing_is_called_the_same_in_an_answer_and_on_its_own_page(small_server: Served) -> None:
    page = small_server.page("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang=nb")
    linked = dict(re.findall(r'<tr><td><a href="([^"]+)">([^<]+)', page))
    assert linked
    for address, name in linked.items():
        assert f"<h1>{name}</h1>" in small_server.page(f"{address}?lang=nb")


def test_a_measure_and_its_words_are_one_column(small_server: Served) -> None:
    page = small_server.page("/ask/tiltak-for-tema?tema=Demens&dato=2023-01-01")
    assert re.findall(r"<th [^>]*>([^<]*)", page)[:2] == ["Tiltak", "Virkemiddel"]


def test_a_day_that_nobody_chose_is_that_of_the_data_as_people_write_it(small_server: Served) -> None:
    page = small_server.page("/ask/tiltak-for-tema?tema=Demens")
    [typed] = re.findall(r'name="dato" value="([^"]*)"', page)
    [said] = re.findall(r"Dato: <b>([^<]*)", page)
    assert f"opplysninger per {said} ·" in page, "the day under the page"
    assert re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", typed)
    assert f"Dato: <b>{said}" in small_server.page(f"/ask/tiltak-for-tema?tema=Demens&dato={typed}")


def test_an_actor_with_two_roles_stands_once_and_leads_to_where_it_publishes(small_server: Served) -> None:
    rows = small_server.client.get("/ask/ansvarlige-for-tema?format=json&dato=2023-01-01&innen=20").json()
    found = [(each["aktor"]["value"], each["satsing"]["value"]) for each in rows["results"]["bindings"]]
    page = small_server.page("/ask/ansvarlige-for-tema?dato=2023-01-01&innen=20")
    assert page.count("<tr><td>") == len(set(found))
    for site in {each["nettsted"]["value"] for each in rows["results"]["bindings"] if "nettsted" in each}:
        assert f'<a href="{site}" rel="noreferrer">' in page


def test_what_ran_out_lately_says_so_and_stands_last(small_server: Served) -> None:
    asked = "/ask/ansvarlige-for-tema?dato=2022-01-01"
    standing = re.findall(r'data-heading="Status">([^<]*)', small_server.page(asked))
    over = [each.startswith("Perioden gikk ut ") for each in standing]
    assert any(over) and over == sorted(over)


def test_what_is_asked_for_is_never_markup(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tema?tema=<script>", headers=BROWSER)
    assert page.status_code == 400
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_misspelt_value_leads_on_to_names_and_keeps_the_form(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tema?tema=Dmens", headers=BROWSER)
    assert page.status_code == 400
    assert "Vi finner ikke «Dmens»" in page.text
    assert '<a href="/ask/felles-tema?tema=Demens">Demens</a>' in page.text
    assert 'name="tema" value="Dmens"' in page.text
    program = small_server.client.get("/ask/felles-tema?tema=Dmens", headers={"Accept": "*/*"})
    assert program.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("asked", "right", "wrong", "said"),
    [
        ("felles-tema?tema=Demens&dato=31.2.2026", "tema", "dato", "«31.2.2026» er ikke en dato; skriv for eksempel 1"),
        ("felles-tema?tema=Demens&dato=tull&lang=nn", "tema", "dato", "«tull» er ikkje ein dato; skriv "),
        ("overlapp-med?satsing=Demensplan 2025&prosent=abc", "satsing", "prosent", "«abc» er ikke et tall; skriv "),
        ("overlapp-med?prosent=abc&lang=en", "satsing", "prosent", "&#34;abc&#34; is not a whole number; write "),
        ("felles-tema?tema=Dmens&dato=2026", "dato", "tema", "Vi finner ikke «Dmens»"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_that_it_was_written_in(
    small_server: Served, asked: str, right: str, wrong: str, said: str
) -> None:
    page = small_server.page(f"/ask/{asked}")
    fields = dict(re.findall(r'<p><label for="ask-(\w+)">(.*?)</p>', page))
    assert said in fields[wrong]
    assert 'aria-invalid="true" aria-describedby="fault"' in fields[wrong]
    assert "fault" not in fields[right]
    assert page.count('role="alert"') == 1
    assert ("Kanskje mente du" in page) == (wrong == "tema")


def test_all_names_that_begin_so_are_offered(server: Served) -> None:
    page = server.page("/ask/mal-i-satsing?satsing=demensplan")
    assert re.findall(r">(Demensplan \d+)</a>", page) == ["Demensplan 2020", "Demensplan 2025"]


def test_a_misspelt_question_leads_on_to_questions(small_server: Served) -> None:
    page = small_server.client.get("/ask/felles-tem", headers=BROWSER)
    assert page.status_code == 404
    assert '<a href="/ask/felles-tema">' in page.text


@pytest.mark.parametrize(
    ("language", "group"), [("nb", "Tiltak å bruke"), ("nn", "Dekning og hol"), ("en", "Likeness (computed)")]
)
@pytest.mark.parametrize("address", ["/ask", "/ask/"])
def test_all_questions_are_a_page(address: str, language: str, group: str, small_server: Served) -> None:
    page = small_server.client.get(f"{address}?lang={language}", headers=BROWSER, follow_redirects=True)
    known = {each["name"]: each["title"][language] for each in small_server.client.get("/ask").json()["questions"]}
    assert page.status_code == 200
    assert f"<h2>{group} <" in page.text
    linked = re.findall(rf'<a href="/ask/([^"?]+)\?lang={language}">([^<]+)</a>', page.text)
    assert {name: unescape(title) for name, title in linked} == known


def _spaced(page: str) -> str:
    """Give a page whose days may be broken, as they are in a file."""
    return page.replace("\u00a0", " ")


def test_an_answer_for_excel_has_the_columns_of_the_page_and_decimal_commas(small_server: Served) -> None:
    told = small_server.client.get("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&format=excel")
    assert told.headers["Content-Disposition"] == 'attachment; filename="overlapp-med-demensplan-2025-excel.csv"'
    heading, first, *_ = told.content.decode("utf-8-sig").splitlines()
    page = _spaced(small_server.page("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang=nb"))
    assert heading.split(";") == re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page)
    said = re.findall(r"<td[^>]*>(.*?)</td>", page)
    cells = [re.sub("<[^>]+>", "", each) for each in said[: heading.count(";") + 1]]
    assert [each.ljust(4, "0") if re.fullmatch(r"0,\d", each) else each for each in first.split(";")] == cells


def test_a_file_has_the_words_of_the_page_and_what_is_raw_says_so(server: Served) -> None:
    address = "/ask/overlapp-med?satsing=leve-hele-livet&lang=nb"
    (row,) = (
        each
        for each in csv.DictReader(io.StringIO(server.client.get(f"{address}&format=csv").text))
        if each["annen"].endswith("/kosthold-og-ernaering-hos-eldre")
    )
    page = _spaced(server.page(address))
    assert row["status"].startswith("Kanskje i kraft, sist bekreftet ")
    assert f">{row['status']}</td>" in page
    columns = server.client.get(f"{address}&format=json").json()["head"]["vars"]
    assert "sist_oppgitt_status" in columns
    assert "status" not in columns


def test_whether_sources_link_two_is_said_alike_in_page_and_files(server: Served) -> None:
    address = "/ask/overlapp-med?satsing=leve-hele-livet&lang=nb"
    table = csv.DictReader(io.StringIO(server.client.get(f"{address}&format=csv").text))
    told = [each["koblet"] for each in table]
    on_page = re.findall(r'data-heading="Koblet i kilder">([^<]+)</td>', server.page(address))
    sheet = server.client.get(f"{address}&format=excel").content.decode("utf-8-sig")
    in_excel = [each["Koblet i kilder"] for each in csv.DictReader(io.StringIO(sheet), delimiter=";")]
    assert told == on_page == in_excel
    assert {"ja", "nei"} < set(told)
    assert any(each.startswith("ikke direkte, men via ") for each in told)


def test_no_two_files_of_an_answer_are_called_alike(small_server: Served) -> None:
    page = small_server.page("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang=nb")
    assert re.findall(r'download="([^"]+)">([^<]+)</a>', page) == [
        ("overlapp-med-demensplan-2025-excel.csv", "CSV for Excel"),
        ("overlapp-med-demensplan-2025.csv", "CSV"),
        ("overlapp-med-demensplan-2025.json", "JSON"),
        ("overlapp-med-demensplan-2025.tsv", "TSV"),
    ]


def test_any_query_can_be_had_for_excel(small_server: Served) -> None:
    query = "SELECT (0.5 AS ?number) ('=1+1' AS ?text) {}"
    told = small_server.client.post("/sparql", data={"query": query, "format": "excel"})
    assert told.content.decode("utf-8-sig").splitlines() == ["number;text", "0,5;'=1+1"]


@pytest.mark.parametrize(
    ("language", "heading"), [("nb", "Slik begynner du"), ("nn", "Slik byrjar du"), ("en", "How to begin")]
)
def test_help_is_for_people_in_their_language(language: str, heading: str, small_server: Served) -> None:
    assert heading in small_server.client.get(f"/help?lang={language}").text


def test_an_address_that_leads_nowhere_is_a_page_for_a_browser_and_a_line_for_a_program(small_server: Served) -> None:
    page = small_server.client.get("/nowhere", headers=BROWSER)
    assert (page.status_code, page.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert '<a href="/?lang=nb">' in page.text
    assert small_server.client.get("/nowhere").text == "there is nothing at this address\n"


def test_help_leads_on_and_says_nothing_twice(small_server: Served) -> None:
    for language in ("nb", "nn", "en"):
        page = small_server.page(f"/help?lang={language}")
        said = re.findall('<ul class="reading">(.*?)</ul>', page, re.DOTALL)
        addresses = re.findall('href="([^"]+)"', said[0])
        assert len(addresses) == 5
        for address in addresses:
            answer = small_server.client.get(address.replace("&amp;", "&"), headers=BROWSER)
            assert answer.status_code == 200
            assert f'<html lang="{language}">' in answer.text
        assert page.count("0 (") == 1, "how to read it stands once"


@pytest.mark.parametrize("address", ["/", "/ask", "/help", "/ask/felles-tema", "/id/theme/dementia"])
@pytest.mark.parametrize(("asked", "spoken"), [("", "en"), ("?lang=nn", "nn")])
def test_a_page_is_in_the_language_of_the_address_else_of_the_browser(
    address: str, asked: str, spoken: str, small_server: Served
) -> None:
    page = small_server.client.get(address + asked, headers={**BROWSER, "Accept-Language": "en-GB"})
    assert f'<html lang="{spoken}">' in page.text
    assert "Accept-Language" in page.headers["Vary"]


def test_every_page_leads_to_all_questions(small_server: Served) -> None:
    for address in ("/help", "/id/theme/dementia", "/nowhere"):
        assert '<a href="/ask?lang=nn">Alle spørsmåla</a>' in small_server.page(f"{address}?lang=nn")


def test_all_questions_can_be_gone_to_by_group(small_server: Served) -> None:
    page = small_server.page("/ask?lang=nb")
    assert re.findall('<a href="#(g[0-9]+)"', page) == re.findall('<section id="(g[0-9]+)"', page)


def test_an_answer_on_a_phone_names_what_each_line_is(small_server: Served) -> None:
    page = small_server.page("/ask/felles-tema?tema=dementia&lang=nb")
    assert '<table class="stack">' in page
    assert re.search('<td class="day" data-heading="Fra">2021</td>', page)


def test_the_form_holds_the_values_that_were_used(small_server: Served) -> None:
    page = small_server.page("/ask/overlapp-med?lang=nb")
    fields = dict(re.findall(r'<input id="ask-[^"]+" name="([^"]+)" value="([^"]*)"', page))
    assert fields["satsing"].startswith("Leve hele livet")
    assert all(fields.values())


def test_headings_of_numbers_stand_over_their_numbers(small_server: Served) -> None:
    page = small_server.page("/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang=nb")
    assert '<th scope="col" class="number">Likhet</th>' in page
    assert '<th scope="col">Likner på</th>' in page


def test_help_folds_what_developers_need_and_sets_thousands_apart(small_server: Served) -> None:
    page = small_server.client.get("/help?lang=nb").text
    folded = page[page.index("<h2>For utviklere</h2>") :]
    assert page.index("Slik begynner du") < page.index("<h2>For utviklere</h2>")
    assert all(each in folded for each in ('href="/sparql"', 'id="limits"', 'id="formats"'))
    assert re.search("<dd>\\d+\N{NO-BREAK SPACE}000", folded)
    assert re.search(r"<dd>\d+,000", small_server.client.get("/help?lang=en").text)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb-NO,nb;q=0.9", "det er ingenting på denne adressen\n"),
        ("nn", "det er ingenting på denne adressa\n"),
        ("en", "there is nothing at this address\n"),
        (None, "there is nothing at this address\n"),
    ],
)
def test_a_problem_is_told_in_the_readers_language(small_server: Served, language: str | None, said: str) -> None:
    reply = small_server.client.get("/no/where", headers={"Accept-Language": language} if language else {})
    assert (reply.status_code, reply.text) == (404, said)
    assert reply.headers["Content-Language"] == (language or "en")[:2]


def test_every_page_has_the_same_header(small_server: Served) -> None:
    pages = [small_server.page(f"{each}?lang=nb") for each in ("/help", "/ask", "/ask/felles-tema", PAIR)]
    headers = {re.findall("<header>.*?</nav>", page, re.DOTALL)[0] for page in pages}
    assert len(headers) == 1
    assert '<a href="/map?lang=nb">Kart</a>' in headers.pop()


def test_on_paper_no_question_is_offered_and_what_is_said_of_chance_is_open(server: Served) -> None:
    page = server.page("/ask/overlapp-med?satsing=leve-hele-livet&lang=nb")
    assert '<details class="listed"><summary>Hva betyr «Kan likheten være tilfeldig?»</summary>' in page
    assert page.count('<details class="further') == page.count('<details class="further noprint">') > 0
