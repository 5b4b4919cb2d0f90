"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lhl_graph.iris import BASE, compact
from lhl_graph.questions import library

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from lhl_graph.knowledge_graph import KnowledgeGraph
from tests.browser.editor_page import OpenEditor, answered, asks, choose, text, write


def ids(page: Page) -> set[str]:
    links = page.locator("tbody td:first-child a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    return {compact(BASE + each.removeprefix("id/").partition("?")[0]) for each in links}


def expected(graph: KnowledgeGraph, group: str) -> set[str]:
    question = library.find(graph.repository, "felles-malgruppe")
    return {compact(row[0]) for row in library.ask(graph.store, question, {"gruppe": group})}


def test_a_question_runs_and_another_value_gives_another_table(
    open_editor: OpenEditor, editor_graph: KnowledgeGraph
) -> None:
    page = open_editor()
    choose(page, "er for en malgruppe")
    assert page.inner_text("#ask-heading") == "Hvilke satsinger er for en målgruppe?"
    assert ids(page) == expected(editor_graph, "older-people")
    page.click("#parameter-gruppe")
    page.keyboard.type("pårørende")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answered(page)
    chosen = page.input_value("#parameter-gruppe")
    [written] = set(re.findall(r"VALUES \?gruppe \{ <\S+/target-group/(\S+)> \}", text(page)))
    assert "pårørende" in chosen.lower()
    assert ids(page) == expected(editor_graph, written)
    assert expected(editor_graph, written) != expected(editor_graph, "older-people")


def test_a_query_in_the_address_is_read_behind_a_question_mark_too(open_editor: OpenEditor) -> None:
    page = open_editor("?query=SELECT%20%3Fi%20%7B%20%3Fi%20a%20lhl%3AInitiative%20%7D")
    assert text(page).endswith("SELECT ?i { ?i a lhl:Initiative }")


def test_the_form_follows_the_text_and_says_what_stands_there_no_longer(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe")
    write(page, text(page).replace("target-group/older-people", "target-group/municipalities"))
    assert page.input_value("#parameter-gruppe") == "Kommuner"
    write(page, re.sub(r"VALUES \?gruppe .*", "", text(page)))
    assert "?gruppe" in page.inner_text("#parameter-gruppe-help")


def test_names_stand_beside_iris_and_lead_to_their_page(open_editor: OpenEditor, origin: str) -> None:
    page = open_editor(asks("SELECT ?i WHERE { ?i a lhl:Initiative }"), faults=True)
    cell = page.locator("tbody td", has_text="initiative:demensplan-2025").first
    assert cell.locator("a").inner_text() == "Demensplan 2025"
    cell.locator("a").click()
    page.wait_for_url(f"{origin}/id/initiative/demensplan-2025?lang=nb")
    assert page.inner_text("h1") == "Demensplan 2025"
    page.go_back()
    answered(page)
    assert page.locator("tbody td", has_text="initiative:demensplan-2025").count() > 0


def test_a_name_stands_once_and_what_is_left_out_can_be_shown(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe")
    assert page.locator(".curie, thead small").count() == 0
    page.click("#views-raw")
    page.wait_for_selector("thead small")
    assert page.locator("thead th").first.inner_text().startswith("Satsing")
    assert {"?satsing_navn", "?gruppe"} <= {each.split("\n")[-1] for each in page.locator("thead th").all_inner_texts()}
    assert open_editor("#" + page.url.partition("#")[2]).locator(".curie").count(), "the address keeps the view"


def test_numbers_have_two_decimals_and_their_headings_stand_over_them(open_editor: OpenEditor) -> None:
    values = '("a" 0.123456 ) ("b" 0.000012345 ) ("c" 0.5 ) ("d" 7 )'
    page = open_editor(asks(f"SELECT * {{ VALUES (?name ?number) {{ {values} }} }}"))
    cells = page.locator("tbody td.number")
    assert cells.all_inner_texts() == ["0,12", "< 0,01", "0,5", "7"], "what is not nothing is not written as 0"
    assert cells.first.locator("span").get_attribute("title") == "0.123456"
    assert page.locator("thead th.number").all_inner_texts() == ["number"]


def test_a_hundred_rows_at_a_time_and_any_column_sorts(open_editor: OpenEditor) -> None:
    page = open_editor(asks("SELECT ?s ?o WHERE { ?s rdfs:label ?o } LIMIT 250"))
    assert page.locator("tbody tr").count() == 100
    page.click("#more")
    page.wait_for_selector("tbody tr:nth-child(200)")
    page.click("#sort-1")
    page.wait_for_selector('th[aria-sort="ascending"]')
    up = page.locator("tbody td:nth-child(2) bdi").first.inner_text()
    page.click("#sort-1")
    page.wait_for_selector('th[aria-sort="descending"]')
    assert page.locator("tbody td:nth-child(2) bdi").first.inner_text() > up


def test_addresses_elsewhere_open_in_a_new_tab_and_no_other_scheme_is_a_link(open_editor: OpenEditor) -> None:
    values = '<https://example.org/a> <javascript:alert(1)> "https://example.org/b" "javascript:1"'
    page = open_editor(asks(f"SELECT * {{ VALUES ?x {{ {values} }} }}"))
    links = page.locator("tbody a")
    assert [links.nth(n).get_attribute("href") for n in range(2)] == ["https://example.org/a", "https://example.org/b"]
    assert links.count() == 2
    assert links.first.get_attribute("target") == "_blank"
    assert "noopener" in (links.first.get_attribute("rel") or "")


def test_an_error_names_its_line_and_leads_there(open_editor: OpenEditor) -> None:
    page = open_editor(faults=True)
    write(page, "SELECT ?x\nWHERE {\n  ?x ?y .\n}")
    assert page.inner_text("#remark").startswith("Linje 3")
    page.click("#run")
    answered(page)
    assert re.search(r"Linje 3, kolonne \d+: .*kan ikke leses", page.inner_text("#fault"))
    assert page.locator(".fault-line").inner_text().strip().endswith("?x ?y .")
    page.click("#go")
    assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getCursor().line") == 2
    write(page, "SELECT (1 AS ?x) {}")
    assert page.locator(".fault-line").count() == 0


def test_what_the_server_refuses_is_said(open_editor: OpenEditor) -> None:
    page = open_editor(asks("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), faults=True)
    assert "SERVICE" in page.inner_text("#fault")
