"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.findings import facts
from lhl_graph.questions import library
from lhl_graph.questions.parameters import defaults, on, standalone

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
from tests.browser.editor_page import (
    HOSTILE,
    OpenEditor,
    answered,
    asks,
    choose,
    put_cursor,
    text,
    write,
)


@pytest.mark.parametrize(
    ("query", "form", "begins"),
    [
        ("SELECT ?x WHERE { VALUES ?x { 1 2 } }", "csv", b"x\r\n1\r\n2\r\n"),
        ("SELECT ?x WHERE { VALUES ?x { 1 2 } }", "tsv", b"?x\n1\n2\n"),
        ("ASK {}", "xml", b"<?xml"),
        ("CONSTRUCT WHERE { ?s lhl:covers theme:dementia }", "ttl", b"@prefix"),
    ],
)
def test_answers_are_saved_as_files(open_editor: OpenEditor, query: str, form: str, begins: bytes) -> None:
    page = open_editor(asks(query))
    with page.expect_download() as waiting:
        page.click(f"#downloads-{form}")
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == f"svar.{form}"
    assert content.startswith(begins)
    if form == "ttl":
        assert len(list(ox.parse(content, format=ox.RdfFormat.TURTLE))) >= 2


def test_names_with_markup_are_shown_and_not_run(open_editor: OpenEditor) -> None:
    query = "SELECT ?i ?t WHERE { VALUES ?i { initiative:demensplan-2020 } ?i lhl:covers ?t }"
    page = open_editor(asks(query, view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    page.select_option("#point", label=HOSTILE)
    assert HOSTILE in page.inner_text(".details")
    page.click("#views-table")
    page.wait_for_selector("tbody tr")
    assert HOSTILE in page.inner_text("tbody")
    choose(page, "handler om et tema")
    page.click("#parameter-tema")
    page.keyboard.type("img")
    assert HOSTILE in page.inner_text("#parameter-tema-list")
    write(page, "SELECT * { ?s ?p ")
    put_cursor(page, 0, 17)
    page.keyboard.type("onerror")
    assert HOSTILE in page.inner_text(".CodeMirror-hints")
    assert page.locator("img, main script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_the_keyboard_is_enough(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "search":
            break
    page.keyboard.type("er for en malgruppe")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answered(page)
    assert page.evaluate("document.activeElement.id") == "ask"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "parameter-gruppe"
    page.keyboard.type("kommuner")
    page.keyboard.press("Enter")
    answered(page)
    assert "target-group/municipalities" in text(page)
    while page.evaluate("document.activeElement.id").startswith("parameter-"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    page.keyboard.press("Control+End")
    page.keyboard.type("LIMIT 1")
    page.keyboard.press("Control+Enter")
    answered(page)
    assert page.locator("tbody tr").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "run"


def test_every_question_is_written_as_the_command_line_writes_it_and_can_be_read(
    open_editor: OpenEditor, editor_graph: KnowledgeGraph
) -> None:
    page = open_editor()
    made = page.evaluate(
        """async () => {
          const { compose } = await import("/assets/values.js");
          const { defaults } = await import("/assets/form.js");
          const { questions } = await (await fetch("/questions.json")).json();
          const cm = document.querySelector(".CodeMirror").CodeMirror, made = {};
          for (const question of questions) {
            const text = compose(question.text, defaults(question));
            cm.setValue(text);
            made[question.name] = [text, document.getElementById("remark").textContent];
          }
          return made;
        }"""
    )
    day = facts.data_day(editor_graph.store)
    for question in library.library(editor_graph.repository):
        written, remark = made[question.name]
        values = defaults(on(question.parameters, day))
        assert written.split() == standalone(question.text, values).split(), question.name
        assert remark == "", question.name


def test_a_file_is_named_by_the_question_and_what_it_is_about(open_editor: OpenEditor) -> None:
    page = open_editor("#question=overlapp-med&satsing=demensplan-2025")
    answered(page)
    with page.expect_download() as waiting:
        page.click("#downloads-excel")
    assert waiting.value.suggested_filename == "overlapp-med-demensplan-2025-excel.csv"
    assert page.inner_text("#downloads").split("\n")[2:4] == ["For analytikere", "CSV"]


def test_what_one_thing_is_like_is_a_star_with_the_most_alike_on_top(open_editor: OpenEditor) -> None:
    rows = " ".join(f"(<http://a> <http://b{number}> 0.{number})" for number in (11, 30, 12, 20))
    page = open_editor(asks(f"SELECT ?a ?likeness ?b {{ VALUES (?a ?b ?likeness) {{ {rows} }} }}", view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    page.evaluate(
        """() => {
          const paint = CanvasRenderingContext2D.prototype.fillText;
          window.painted = {};
          CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            window.painted[text] = y;
            return paint.apply(this, arguments);
          };
        }"""
    )
    page.select_option("#point", "http://b11")
    page.wait_for_timeout(500)
    painted = page.evaluate("window.painted")
    assert "b30" in min(painted, key=lambda each: painted[each])
