"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from tests.browser.editor_page import (
    OpenEditor,
    answered,
    asks,
    broken_words,
    choose,
    put_cursor,
    text,
    write,
)

LINK = """CONSTRUCT { ?a lhl:covers ?t . ?a rdfs:label ?n } WHERE {
  ?a a lhl:Initiative ; lhl:covers ?t ; rdfs:label ?n . ?t a skos:Concept } LIMIT 40"""


def test_a_link_brings_back_query_view_and_language(open_editor: OpenEditor) -> None:
    first = open_editor()
    write(first, LINK)
    first.click("#run")
    answered(first)
    first.click("#views-graph")
    first.wait_for_selector(".map[data-drawn]")
    first.click("#languages-en")
    answered(first)
    fragment = "#" + first.url.partition("#")[2]
    second = open_editor(fragment)
    second.wait_for_selector(".map[data-drawn]")
    assert text(second) == text(first)
    assert LINK in unquote(fragment)
    assert second.get_attribute("html", "lang") == "en"
    assert second.inner_text("h1") == "Ask about Leve hele livet and the initiatives around it"


def test_the_link_that_is_copied_holds_what_was_just_written(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(page, "ASK { ?new ?and ?unrun }")
    page.click("#copy")
    page.wait_for_selector("#told:has-text('kopiert')")
    assert "ASK { ?new ?and ?unrun }" in unquote(page.evaluate("navigator.clipboard.readText()"))


def test_going_back_brings_back_the_question_before(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe")
    choose(page, "handler om et tema")
    assert page.inner_text("#ask-heading") == "Hvilke satsinger handler om et tema?"
    page.go_back()
    answered(page)
    assert page.inner_text("#ask-heading") == "Hvilke satsinger er for en målgruppe?"
    assert "target-group/older-people" in text(page)


def test_names_complete_to_terms_and_bring_their_prefix(open_editor: OpenEditor) -> None:
    page = open_editor()
    for typed, told, inserted in (
        ("pårørende", "Pårørende", "group:relatives"),
        ("dekker", "dekker", "lhl:covers"),
        ("theme:dem", "Demens", "theme:dementia"),
        ("demensplan", "Demensplan 2025", "initiative:demensplan-2025"),
    ):
        write(page, "SELECT * WHERE {\n  ?x ?y \n}")
        put_cursor(page, 1, 8)
        page.keyboard.type(typed)
        page.wait_for_selector(".CodeMirror-hints")
        hints = page.locator(".CodeMirror-hint").all_inner_texts()
        place = next(n for n, hint in enumerate(hints) if inserted in hint.split())
        assert told in hints[place]
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert f"  ?x ?y {inserted}\n" in text(page)
        assert f"PREFIX {inserted.partition(':')[0]}: <" in text(page)


def test_a_word_of_sparql_does_not_open_the_list(open_editor: OpenEditor) -> None:
    page = open_editor()
    write(page, "")
    put_cursor(page, 0, 0)
    page.keyboard.type("SELECT ")
    page.keyboard.type("optional")
    assert page.locator(".CodeMirror-hints").count() == 0


def test_a_graph_is_drawn_and_each_thing_in_it_can_be_read(open_editor: OpenEditor) -> None:
    page = open_editor(asks(LINK, view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    assert page.locator(".map canvas").count() == 1
    assert "forbindelser" in (page.get_attribute(".map", "aria-label") or "")
    assert "Trykk på et merke for å se navnet" in page.inner_text(".graphbox")
    assert page.locator("#point option").first.inner_text() == "Velg et navn …"
    page.select_option("#point", index=1)
    assert page.locator(".details li").count() > 0
    assert page.locator(".details h3 a").get_attribute("href")


def test_what_the_server_remarks_is_in_the_language_of_the_page(open_editor: OpenEditor) -> None:
    page = open_editor(asks("SELECT ?i { ?i a lhl:initiative ; lhl:name ?n }"))
    answered(page)
    first, second = page.locator("#shown .note[role=status]").all_inner_texts()
    assert first == "Linje 2, kolonne 18: grafen har ingen lhl:initiative; mente du lhl:Initiative?"
    assert "grafen har ingen lhl:name; mente du " in second
    page.click("#languages-nn")
    page.wait_for_selector("#shown .note:has-text('meinte du lhl:Initiative?')")


def test_a_fault_is_told_in_the_language_of_the_page_also_when_that_changes(open_editor: OpenEditor) -> None:
    page = open_editor(asks("INSERT DATA { <urn:a> <urn:b> <urn:c> }"), faults=True)
    answered(page)
    assert "INSERT ville endret grafen, som bare kan leses" in page.inner_text("#fault")
    page.click("#languages-nn")
    page.wait_for_selector("#fault:has-text('INSERT ville endra grafen')")
    page.click("#languages-en")
    page.wait_for_selector("#fault:has-text('INSERT would change the graph')")


STATED = (
    "CONSTRUCT { ?a lhl:buildsOn ?b . ?a lhl:coordinatedWith ?c } WHERE { VALUES (?a ?b ?c) { (lhl:a lhl:b lhl:c) } }"
)


def test_only_what_goes_one_way_points(open_editor: OpenEditor) -> None:
    """Likeness goes both ways, and so does what the ontology says is symmetric; what a row holds says no way."""
    page = open_editor("#question=overlapp-med&view=graph")
    page.wait_for_selector(".map[data-drawn]")
    page.select_option("#point", label="Leve hele livet")
    told = page.locator(".details li").all_inner_texts()
    assert told
    assert all(re.match(r"– Likhet 0,\d+", each) for each in told), "how alike, by the heading of the column"
    assert not any(sign in each for each in told for sign in "→←")
    page = open_editor(asks(STATED, view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    found = set()
    for option in page.locator("#point option[value^=http]").evaluate_all("all => all.map(({ value }) => value)"):
        page.select_option("#point", option)
        found |= {(each[0] in "→←", "bygger på" in each) for each in page.locator(".details li").all_inner_texts()}
    assert found == {(True, True), (False, False)}


def test_a_graph_is_seen_with_its_heading(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med&view=graph")
    page.wait_for_selector(".map[data-drawn]")
    box = page.locator(".map").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900


WAITED = """() => new Promise((done) => {
  const look = () => (window.painted.length > 5 ? done() : requestAnimationFrame(look));
  look();
})"""
"""As `wait_for_function`, whose polling the page's policy forbids."""

PAINTED = """() => {
  const paint = CanvasRenderingContext2D.prototype.fillText;
  window.painted = [];
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    if (this.lineWidth === 3.5) window.painted.push([y, y + 12, this.canvas.clientHeight]);
    return paint.apply(this, arguments);
  };
}"""


def test_no_name_in_the_graph_is_cut_by_its_upper_or_lower_edge(open_editor: OpenEditor) -> None:
    page = open_editor(asks(LINK, view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    page.evaluate(PAINTED)
    page.select_option("#point", index=1)
    page.evaluate(WAITED)
    assert all(top > 0 and bottom < height for top, bottom, height in page.evaluate("window.painted"))


def test_days_are_written_as_people_do_and_kept_as_the_data_has_them(open_editor: OpenEditor) -> None:
    query = "SELECT ?day { VALUES ?day { '2021-01-05' '2022-10' '2021' '2021-02-30' } }"
    said = {
        "nb": ["5. januar 2021", "oktober 2022"],
        "nn": ["5. januar 2021", "oktober 2022"],
        "en": ["5 January 2021", "October 2022"],
    }
    for language, days in said.items():
        page = open_editor(asks(query, lang=language))
        assert page.locator("tbody td").all_inner_texts() == [*days, "2021", "2021-02-30"]
        assert page.get_attribute("time", "datetime") == "2021-01-05"


def test_the_sender_stands_once(open_editor: OpenEditor) -> None:
    assert open_editor("#question=felles-tema").inner_text("footer").count("0.1.0") == 1


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("question", ["overlapp-med", "felles-tema", "alle-avlosninger"])
def test_a_ready_made_question_is_answered_as_on_its_own_page(
    open_editor: OpenEditor, origin: str, question: str, language: str
) -> None:
    page = open_editor(f"#question={question}&lang={language}")
    answered(page)
    mine = page.locator("#shown :is(.found, thead th, tbody td)").all_text_contents()
    page.goto(f"{origin}/ask/{question}?lang={language}")
    tables = page.locator("main table")
    cells = [*tables.first.locator("thead th").all_text_contents(), *tables.locator("tbody td").all_text_contents()]
    told = " ".join(each for each in mine[: len(mine) - len(cells)])
    assert cells
    assert [each.strip() for each in mine[-len(cells) :]] == [each.strip() for each in cells]
    assert told == (page.locator("p.lead").inner_text() if told else "")


def test_how_something_stands_is_in_a_query_as_what_a_source_said_last(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med&view=raw")
    answered(page)
    headings = [each.partition("\n")[0] for each in page.locator("thead th button").all_inner_texts()]
    assert "Sist oppgitte status" in headings
    page.click("#views-table")
    page.wait_for_selector(".found")
    assert page.locator("thead th").last.inner_text() == "Status"


def test_columns_of_a_ready_made_answer_sort_by_size_or_by_name(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med&prosent=0")
    answered(page)
    page.click("#sort-1")
    page.wait_for_selector('th[aria-sort="ascending"]')
    sizes = [
        float(each.removeprefix("< ").replace(",", "."))
        for each in page.locator("tbody td:nth-child(2)").all_inner_texts()
    ]
    assert sizes == sorted(sizes)
    page.click("#sort-0")
    page.click("#sort-0")
    page.wait_for_selector('th[aria-sort="descending"]')
    names = page.locator("tbody td:first-child").all_inner_texts()
    assert names[0].casefold() > names[-1].casefold()


def test_a_column_is_as_wide_as_the_longest_word_of_its_names(open_editor: OpenEditor) -> None:
    things = " ".join(["<https://w3id.org/lhl-graph/target-group/people-with-disabilities>"] * 5)
    page = open_editor(asks(f"SELECT * {{ VALUES (?a ?b ?c ?d ?e) {{ ({things}) }} }}"), width=800)
    assert "funksjonsnedsettelse" in page.inner_text("tbody td >> nth=0")
    assert broken_words(page, "tbody bdi") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 800, "what is too wide is scrolled in its own box"


def test_no_row_of_an_answer_is_empty_and_what_rows_share_is_told_with_its_heading(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med")
    answered(page)
    assert all(each.strip() for each in page.locator("tbody tr").all_inner_texts())
    page = open_editor("#question=hull-for-tema")
    answered(page)
    assert page.locator("tbody th").first.inner_text().startswith("Målgruppe: ")


def test_what_no_source_links_is_dashed_and_the_network_says_so(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med&view=graph")
    page.wait_for_selector(".map[data-drawn]")
    assert "Stiplet: Ingen kilde gjør det." in page.inner_text(".graphbox")
