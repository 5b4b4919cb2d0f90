"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest

from lhl_graph.iris import compact
from lhl_graph.knowledge_graph import load
from lhl_graph.questions import library
from lhl_graph.questions.parameters import defaults, standalone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

pytest.importorskip("starlette", reason="no server here: pip install 'lhl-graph[serve]'")

HOSTILE = "<img src=x onerror='window.hacked = 1'></script> {} & co"
LINK = """CONSTRUCT { ?a lhl:covers ?t . ?a rdfs:label ?n } WHERE {
  ?a a lhl:Initiative ; lhl:covers ?t ; rdfs:label ?n . ?t a skos:Concept } LIMIT 40"""


class OpenEditor(Protocol):
    """Opens the editor in a fresh browser profile."""

    def __call__(self, fragment: str = "", *, width: int = 1400, dark: bool = False, faults: bool = False) -> Page: ...


@pytest.fixture(scope="module")
def graph(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """Three initiatives, of which one has markup for a name, and a theme that has."""
    root = Path(shutil.copytree(three.root, tmp_path_factory.mktemp("editor") / "graph"))
    for path, old, new in (
        ("data/initiatives/demensplan-2020.yaml", "name: {nb: Demensplan 2020}", f'name: {{nb: "{HOSTILE}"}}'),
        ("ontology/vocab/theme.ttl", '"Bolig og bomiljø"@nb', f'"{HOSTILE}"@nb'),
    ):
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root)


@pytest.fixture(scope="module")
def origin(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `lhl serve`."""
    said = tmp_path_factory.mktemp("serve") / "log"
    command = [sys.executable, "-m", "lhl_graph", "--root", str(graph.repository.root), "serve", "--port", "0"]
    with said.open("w") as log, subprocess.Popen(command, stderr=log) as server:
        while not (found := re.search(r"(http://\S+?)/ ", said.read_text())):
            assert server.poll() is None, said.read_text()
            time.sleep(0.05)
        yield found.group(1)
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def open_editor(browser: Browser, origin: str) -> Iterator[OpenEditor]:
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(fragment: str = "", *, width: int = 1400, dark: bool = False, faults: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
            locale="nb-NO",
        )
        contexts.append(context)
        context.on(
            "request", lambda request: None if request.url.startswith((origin, "blob:")) else wrong.append(request.url)
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: None if faults or told.type == "log" else wrong.append(told.text))
        page.goto(f"{origin}/{fragment}")
        answered(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def answered(page: Page) -> None:
    """Wait until the question that was asked last has its answer, or its fault."""
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#answer:not([aria-busy]) :is(#shown, #fault) > *")


def asks(query: str, **more: str) -> str:
    """The part of an address that holds a query."""
    return "#" + "&".join(f"{key}={quote(value)}" for key, value in {**more, "query": query}.items())


def text(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def write(page: Page, query: str) -> None:
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query)


def put_cursor(page: Page, line: int, column: int) -> None:
    page.evaluate(
        """([line, column]) => {
          const cm = document.querySelector(".CodeMirror").CodeMirror;
          cm.setCursor(line, column);
          cm.focus();
        }""",
        [line, column],
    )


def choose(page: Page, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")
    answered(page)


def ids(page: Page) -> set[str]:
    return set(page.locator("tbody td:first-child .curie").all_inner_texts())


def expected(graph: KnowledgeGraph, group: str) -> set[str]:
    question = library.find(graph.repository, "felles-malgruppe")
    return {compact(row[0]) for row in library.ask(graph.store, question, {"gruppe": group})}


def test_a_question_runs_and_another_value_gives_another_table(open_editor: OpenEditor, graph: KnowledgeGraph) -> None:
    page = open_editor()
    choose(page, "deler malgruppe")
    assert page.inner_text("#ask-heading") == "Hvilke satsinger deler en målgruppe?"
    assert ids(page) == expected(graph, "older-people")
    page.click("#parameter-gruppe")
    page.keyboard.type("pårørende")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answered(page)
    chosen = page.input_value("#parameter-gruppe")
    written = re.findall(r"VALUES \?gruppe \{ <\S+/target-group/(\S+)> \}", text(page))
    assert "pårørende" in chosen.lower()
    assert len(written) == 1
    assert ids(page) == expected(graph, written[0])
    assert expected(graph, written[0]) != expected(graph, "older-people")


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
    columns = page.locator("thead small")
    assert columns.all_inner_texts() == ["?satsing", "?status_navn", "?fra", "?til"]
    assert page.locator("thead th").first.inner_text().startswith("Satsing")
    page.click("#unhide")
    assert {"?satsing_navn", "gruppe"} <= {each.split("\n")[-1] for each in page.locator("thead th").all_inner_texts()}


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
    assert re.search(r"Linje 3, kolonne \d+: .*cannot be read", page.inner_text("#fault"))
    assert page.locator(".fault-line").inner_text().strip().endswith("?x ?y .")
    page.click("#go")
    assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getCursor().line") == 2
    write(page, "SELECT (1 AS ?x) {}")
    assert page.locator(".fault-line").count() == 0


def test_what_the_server_refuses_is_said(open_editor: OpenEditor) -> None:
    page = open_editor(asks("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), faults=True)
    assert "SERVICE" in page.inner_text("#fault")


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
    assert second.inner_text("h1") == "Ask the graph about Leve hele livet"


def test_the_link_that_is_copied_holds_what_was_just_written(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(page, "ASK { ?new ?and ?unrun }")
    page.click("#copy")
    page.wait_for_selector("#told:has-text('kopiert')")
    assert "ASK { ?new ?and ?unrun }" in unquote(page.evaluate("navigator.clipboard.readText()"))


def test_going_back_brings_back_the_question_before(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe")
    choose(page, "deler et tema")
    assert page.inner_text("#ask-heading") == "Hvilke satsinger deler et tema?"
    page.go_back()
    answered(page)
    assert page.inner_text("#ask-heading") == "Hvilke satsinger deler en målgruppe?"
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
    page.select_option("#point", index=1)
    assert page.locator(".details li").count() > 0
    assert page.locator(".details h3 a").get_attribute("href")


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
    choose(page, "deler et tema")
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
    page.keyboard.type("deler malgruppe")
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
    page.keyboard.press("Tab")
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
    open_editor: OpenEditor, graph: KnowledgeGraph
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
    for question in library.library(graph.repository):
        written, remark = made[question.name]
        assert written.split() == standalone(question.text, defaults(question.parameters)).split(), question.name
        assert remark == "", question.name


def test_no_value_gets_out_of_its_term(open_editor: OpenEditor) -> None:
    values = [
        '"',
        "\\",
        '" } DROP ALL #',
        "a\nb\r\tc",
        "\\u0022",
        "<http://x>",
        "}'''\"\"\"",
        "æøå 👵",
        "?x $y",
        "\b\f",
    ]
    page = open_editor()
    terms = page.evaluate(
        """async (values) => {
          const { term, value, blocks } = await import("/assets/values.js");
          const text = { type: "text" };
          return values.map((each) => {
            const made = term(text, each), query = `SELECT ?x { VALUES ?x { ${made} } }`;
            return [made, value(text, made), blocks(query).map((block) => block.term)];
          });
        }""",
        values,
    )
    for wanted, (term, back, found) in zip(values, terms, strict=True):
        answer = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["x"] for row in answer] == [ox.Literal(wanted)]
        assert back == wanted
        assert found == [term]


def test_a_value_of_the_wrong_type_is_no_term(open_editor: OpenEditor) -> None:
    wrong = {
        "concept": ["x> } #", ""],
        "date": ["2023-02-30", "i går"],
        "integer": ["1.5", "1 } #"],
        "text": [" ", "x" * 201],
        "language": ["fi"],
    }
    pairs = [
        ({"type": kind, "base": "https://w3id.org/lhl-graph/theme/" if kind == "concept" else None}, value)
        for kind, values in wrong.items()
        for value in values
    ]
    made = (
        "async (pairs) => { const { term } = await import('/assets/values.js'); return pairs.map((p) => term(...p)) }"
    )
    assert open_editor().evaluate(made, pairs) == [None] * len(pairs)


def test_what_stands_in_comments_and_strings_is_no_parameter(open_editor: OpenEditor) -> None:
    query = '# VALUES ?a { "1" }\nSELECT * { VALUES ?b { "VALUES ?c { \\"2\\" }" } FILTER(?x < 3) } # VALUES ?d { <e> }'
    names = open_editor().evaluate(
        "async (text) => (await import('/assets/values.js')).blocks(text).map((block) => block.name)", query
    )
    assert names == ["b"]


def test_the_language_changes_the_page_and_the_answer(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe")
    page.click("#languages-nn")
    answered(page)
    assert page.get_attribute("html", "lang") == "nn"
    assert page.inner_text("#run") == "Køyr"
    page.click("#languages-en")
    answered(page)
    assert 'VALUES ?lang { "en nb nn" }' in text(page)
    assert page.inner_text("#ask-heading") == "Which initiatives share a target group?"
    assert "Initiative" in page.inner_text("thead")


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize(
    ("fragment", "dark"),
    [("#question=felles-malgruppe", True), ("#question=felles-malgruppe&view=graph", False), (asks("SELECT"), False)],
    ids=["dark-table", "graph", "fault"],
)
def test_nothing_stands_in_the_way_of_anyone(open_editor: OpenEditor, fragment: str, dark: bool, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="no axe-core here: pip install axe-playwright-python")
    page = open_editor(fragment, width=width, dark=dark, faults=True)
    if width == 400:
        page.click("#fold")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    # The editor scrolls with its cursor; the field that has the focus is not inside of what scrolls.
    found = page.evaluate("axe.run({ exclude: ['.CodeMirror-scroll'] }).then((result) => result.violations)")
    assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
