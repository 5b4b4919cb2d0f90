"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from tests.browser.axe import violations
from tests.browser.editor_page import OpenEditor, answered, asks, choose, text, write


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
    assert page.inner_text("h1") == "Spør om Leve heile livet og satsingane rundt"
    page.click("#languages-en")
    answered(page)
    assert 'VALUES ?lang { "en nb nn" }' in text(page)
    assert page.inner_text("#ask-heading") == "Which initiatives are for a target group?"
    assert "Initiative" in page.inner_text("thead")


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize(
    ("fragment", "dark"),
    [("#question=felles-malgruppe", True), ("#question=felles-malgruppe&view=graph", False), (asks("SELECT"), False)],
    ids=["dark-table", "graph", "fault"],
)
def test_nothing_stands_in_the_way_of_anyone(open_editor: OpenEditor, fragment: str, dark: bool, width: int) -> None:
    page = open_editor(fragment, width=width, dark=dark, faults=True)
    if width == 400:
        page.click("#fold")
    # The editor scrolls with its cursor; the field that has the focus is not inside of what scrolls.
    found = violations(page, {"exclude": [".CodeMirror-scroll"]})
    assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_editor_opens_with_an_answered_question_and_its_query_folded(open_editor: OpenEditor) -> None:
    page = open_editor()
    assert page.inner_text("#ask-heading") == "Hva likner en satsing på, og på hvilken måte?"
    assert not page.locator(".CodeMirror, #fresh").first.is_visible() and "SPARQL" not in page.inner_text("header")
    page.click("#query summary")
    assert page.locator(".CodeMirror").is_visible()
    page.click("#fresh")
    assert page.locator(".CodeMirror").is_visible(), "one's own query is never folded"


def test_a_link_holds_a_question_and_its_values_until_the_query_is_another(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-malgruppe&gruppe=Kommuner")
    assert "target-group/municipalities" in text(page)
    assert page.url.endswith("#question=felles-malgruppe&gruppe=municipalities")
    write(page, text(page) + "LIMIT 1")
    page.click("#run")
    answered(page)
    assert "query=" in page.url
    assert "gruppe=" not in page.url.replace("felles-malgruppe", "")


def test_what_an_address_asks_for_and_is_not_there_is_said(open_editor: OpenEditor) -> None:
    assert "«finnes-ikke»" in open_editor("#question=finnes-ikke").inner_text("#unknown")
    assert "«Qqqq»" in open_editor("#question=felles-malgruppe&gruppe=Qqqq").inner_text("#unknown")


def test_on_a_phone_the_answer_is_brought_into_view(open_editor: OpenEditor) -> None:
    page = open_editor(width=390)
    choose(page, "er for en malgruppe")
    assert page.locator("#answer").bounding_box()["y"] < 450  # type: ignore[index]  # what is shown has a box


def test_the_search_finds_things_by_name_and_leads_to_their_page(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.fill("#search", "demensplan 2025")
    assert page.get_attribute("#list a", "href") == "id/initiative/demensplan-2025?lang=nb"


def test_the_language_is_asked_for_once_and_nothing_is_kept_in_the_browser(open_editor: OpenEditor) -> None:
    page = open_editor()
    assert page.locator("#languages button").count() == 3
    assert page.locator("#parameters option", has_text="Nynorsk").count() == 0
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_groups_of_questions_come_folded_on_a_phone(open_editor: OpenEditor) -> None:
    page = open_editor(width=390)
    page.click("#fold")
    assert page.locator("#list summary").count() > 5
    assert page.locator("#list details[open]").count() == 0


def test_a_misspelt_search_is_told_what_may_be_meant(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.fill("#search", "demnes")
    assert page.locator(".meant").first.inner_text() == "demens"
    page.click(".meant >> nth=0")
    assert page.input_value("#search") == "demens"
    assert page.locator("#list a", has_text="Demensplan 2025").count()
    page.fill("#search", "qqqqqq")
    assert not page.locator(".meant").count()


def test_a_graph_of_likeness_shows_the_strongest_and_says_so(open_editor: OpenEditor) -> None:
    rows = " ".join(f"(<http://a> <http://b{number}> 0.{number})" for number in range(10, 35))
    page = open_editor(asks(f"SELECT ?a ?likeness ?b {{ VALUES (?a ?b ?likeness) {{ {rows} }} }}", view="graph"))
    page.wait_for_selector(".map[data-drawn]")
    assert page.locator(".graphbox .hint").first.inner_text() == (
        "Nettverket viser de 20 sterkeste av 25 forbindelser; tabellen har alle. Jo tykkere strek, jo likere. "
        "Den likeste står øverst, de andre følger med klokka."
    )
    points = page.locator("#point option").all_inner_texts()
    assert len(points) == 22 and "http://b34" in points and "http://b10" not in points


def test_a_misspelt_value_is_told_what_may_be_meant_and_the_answer_to_another_stands_back(
    open_editor: OpenEditor,
) -> None:
    page = open_editor("#question=felles-tema")
    answered(page)
    page.click("#parameter-tema")
    page.fill("#parameter-tema", "Dmens")
    assert page.locator("#parameter-tema-list li").all_inner_texts()[:2] == ["Kanskje mente du:", "Demens"]
    assert page.locator("#shown.old").count() == 1
    page.press("#parameter-tema", "Escape")
    assert page.locator("#shown.old").count() == 0


def test_a_search_shows_all_names_when_asked(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.fill("#search", "e")
    names = page.locator('#list [data-group="names"]')
    number = int(names.locator("summary small").inner_text())
    assert names.locator("li").count() < number
    names.locator("button").click()
    assert names.locator("li").count() == number


def test_what_is_no_value_stays_is_named_and_is_not_asked_with(open_editor: OpenEditor) -> None:
    page = open_editor("#question=felles-tema")
    page.fill("#parameter-tema", "Tullball")
    page.click("#run")
    page.wait_for_function("document.activeElement.id === 'parameter-tema'")
    assert page.input_value("#parameter-tema") == "Tullball"
    assert page.inner_text("#parameter-tema-help") == "Vi finner ikke «Tullball»."
    assert page.locator("#shown table").count() == 0, "the answer to something else is gone"
    page.fill("#parameter-tema", "Dmens")
    page.click("#run")
    assert page.inner_text("#parameter-tema-help") == "Vi finner ikke «Dmens». Mente du Demens?"
    page.fill("#parameter-tema", "Ernæring")
    page.click("#run")
    answered(page)
    assert page.inner_text("#parameter-tema-help") == "" and page.locator("#shown table").count() == 1


def test_what_came_after_is_pointed_to(open_editor: OpenEditor) -> None:
    ties = open_editor().evaluate(
        """async () => {
          const { picture } = await import("/assets/picture.js");
          const columns = ["nar", "annen", "satsing"];
          const uri = (value) => ({ type: "uri", value });
          const row = (value, other) => [{ type: "literal", value }, uri(other), uri("x:it")];
          const rows = [row("før", "x:old"), row("etter", "x:new")];
          const { ties } = picture({ kind: "rows", columns, rows });
          return ties.map(({ from, to, isDirected }) => [from, to, isDirected]);
        }"""
    )
    assert ties == [["x:old", "x:it", True], ["x:it", "x:new", True]]
