"""A page of a question says for what it is answered, in words that people use, and leads on within the site."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings.status import Statuses
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.iris import BASE
from lhl_graph.prose import spelled, upper
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import questions
from lhl_graph.site.voice import Voice
from lhl_graph.table.cell import YES
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request: pytest.FixtureRequest, content: Content, kg: KnowledgeGraph) -> tuple[str, dict[str, str]]:
    """All pages of questions, in one language."""
    language = request.param
    frame = Frame(content, language, LANGUAGES)
    found = questions.pages(content, Voice(content, language), kg.repository)
    return language, {each.path: frame.render(each).decode() for each in found}


def test_the_heading_says_for_what_a_question_is_answered(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/felles-tema.html"]
    heading = {
        "nb": "handler om temaet demens?",
        "nn": "handlar om temaet demens?",
        "en": "deal with the theme dementia?",
    }[language]
    assert re.findall("<h1>([^<]+)</h1>", page)[0].endswith(heading)
    assert re.search(r'<b><a href="\.\./theme/dementia\.html">\w+</a></b>', page)
    assert re.search(r'<td[^>]*><a href="\.\./initiative/demensplan-2020\.html">', page)


def test_no_id_no_command_and_no_date_of_a_program_is_in_sight(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    for path, page in pages.items():
        seen = re.sub("<details>.*?</details>", "", page, flags=re.DOTALL)
        assert "<code" not in seen and "lhl ask" not in seen, path
        cells = re.findall("<td[^>]*>(?:<a [^>]*>)?([^<]*)", page)
        assert not [each for each in cells if re.fullmatch(r"[a-z-]+:[a-z0-9/-]+|\d{4}-\d\d-\d\d.*", each)], path


def test_chance_is_said_in_words_and_explained_below(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/overlapp-med.html"]
    hardly, may_be = {"nb": ("neppe", "kan være det"), "nn": ("neppe", "kan vere det"), "en": ("unlikely", "could be")}[
        language
    ]
    assert f">{hardly}</td>" in page and f">{may_be}</td>" in page
    assert re.search(r"<details[^>]*><summary>[^<]+\?.*</summary><p class=\"about\">[^<]+q (?:er|is) 0[.,]05", page)


def test_what_is_like_an_initiative_is_told_with_how_it_stands_and_whether_a_source_links_it(
    told: tuple[str, dict[str, str]], kg: KnowledgeGraph
) -> None:
    language, pages = told
    page = pages["sporsmal/overlapp-med.html"]
    rows = re.findall(r'<tr><td[^>]*><a href="\.\./initiative/([a-z0-9-]+)\.html">.*?</tr>', page)
    linked = {each.other.rpartition("/")[2] for each in kg.overlaps("leve-hele-livet") if each.stated}
    standing = Statuses(kg.store, language)
    for name in rows:
        row = next(each for each in page.split("<tr>") if f"initiative/{name}.html" in each)
        assert bool(re.search(rf">{YES[language]}( [(][^<]+[)])?</td>", row)) == (name in linked), name
        assert standing[BASE + "initiative/" + name] in row.replace("\u00a0", " "), name


def test_a_cell_carries_its_heading_only_where_a_phone_shows_it(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    for path, page in pages.items():
        assert not re.search(r'<tr><td[^>]* data-heading|data-heading="[^"]*"></td>', page), path


def test_questions_about_the_data_themselves_are_folded_and_last(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    page = pages["sporsmal.html"]
    fold = page.rindex('<details class="folded"><summary><h2>')
    folded = page[fold : page.index("</details>", fold)]
    assert "sporsmal/mangler-nynorsk.html" in folded and "sporsmal/felles-tema.html" not in folded
    assert page.index("sporsmal/felles-tema.html") < fold
    assert page.count("sporsmal/mangler-nynorsk.html") == 1


def test_the_list_of_questions_is_by_who_asks_and_every_question_says_what_it_answers(
    told: tuple[str, dict[str, str]],
) -> None:
    language, pages = told
    page = pages["sporsmal.html"]
    planner = {"nb": "planlegger i kommunen", "nn": "planlegg i kommunen", "en": "plan in a municipality"}[language]
    headings = re.findall("<h2>([^<]+)</h2>", page)
    assert headings[0].endswith(planner) and len(headings) == 3
    listed = re.findall(
        r'<li data-words="[^"]+"><a href="[^"]+">[^<]+</a><span class="about">([^<]+)</span></li>', page
    )
    assert len(listed) == page.count("<li data-words=") == len(LIBRARY)
    assert not [each for each in listed if len(re.findall(r"\. [A-ZÆØÅÉ]|[.;]$", each)) != 1], "one sentence each"


def test_a_card_answers_its_question_and_tells_an_example_from_the_whole(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    card = re.compile(r'sporsmal/([a-z-]+)\.html">[^<]+</a><span class="about">([^<]+)<')
    cards = dict(card.findall(pages["sporsmal.html"]))
    example = {"nb": "Eksempel: ", "nn": "Døme: ", "en": "Example: "}[language]
    assert cards["mal-i-satsing"].startswith(f"{example}Leve he")
    assert not cards["tilskudd-for-tema"].startswith(example)
    lead = re.findall('<p class="lead">([^<]+)', pages["sporsmal/tilskudd-for-tema.html"])[0]
    assert lead.startswith(cards["tilskudd-for-tema"])


def test_a_question_of_a_theme_is_answered_for_every_theme_that_has_an_answer(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    page = pages["sporsmal/hull-for-tema.html"]
    options = re.findall(r'<option value="([a-z-]+)"', page)
    assert len(options) > 40 and "dementia" in options
    assert re.findall(r'<div id="([a-z-]+)"><p>[^<]+[.]</p>', page) == options
    assert "hidden" in re.findall(r'<p id="pick"[^>]*>', page)[0]
    assert 'src="../assets/pick.js"' in page or 'src="../../assets/pick.js"' in page


def test_a_theme_with_the_very_answer_of_a_narrower_one_stands_once(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    options = re.findall(r'<option value="([a-z-]+)"', pages["sporsmal/tilskudd-for-tema.html"])
    assert "funding" in options and "cross-cutting" not in options


def test_every_grant_stands_once_with_the_themes_that_it_is_on(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    page = pages["sporsmal/tilskudd-for-tema.html"]
    rows = page.split("<tr>")[2:]
    grants = [re.findall(r'href="([^"]+#[^"]+)"', each)[0] for each in rows]
    assert len(grants) == len({*grants}) > 8
    for name, address, number in re.findall(r'<option value="([a-z-]+)" data-page="([^"]+)">[^<]+[(](\d+)[)]', page):
        assert sum(f'href="../{address}"' in each for each in rows) == int(number), name
    assert "<details class=" not in page[page.index('id="picked"') :]


def test_a_fold_says_what_its_number_counts(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    said = {"nb": "2 målgrupper", "nn": "2 målgrupper", "en": "2 target groups"}[language]
    assert f'<span class="count">{said}</span>' in pages["sporsmal/hull-for-tema.html"]


def test_a_page_of_all_values_opens_with_what_their_answers_come_to(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/hull-for-tema.html"]
    numbers = [int(each) for each in re.findall(r'<option value="[a-z-]+"[^>]*>[^<]+ [(](\d+)[)]</option>', page)]
    lead = re.findall('<p class="lead">([^<]+)</p>', page)[0]
    assert lead.startswith(upper(spelled(len(numbers), language))) and lead.endswith(f": {max(numbers)}.")


def test_a_gap_says_how_the_initiative_with_the_goal_stands(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/hull-for-tema.html"]
    said = {"nb": "Perioden gikk ut", "nn": "Perioden gjekk ut", "en": "Period ran out"}[language]
    heading = {"nb": "Satsingens status", "nn": "Statusen til satsinga", "en": "Initiative’s status"}[language]
    assert re.search(rf'data-heading="{heading}">{said}', page)


def test_a_gap_counts_the_groups_and_says_how_many_goals_are_in_force(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/hull-for-tema.html"]
    name, number = {
        "nb": ("Demens", "to målgrupper"),
        "nn": ("Demens", "to målgrupper"),
        "en": ("Dementia", "two target"),
    }[language]
    assert re.search(rf'<option value="dementia"[^>]*>{name} [(]2[)]</option>', page)
    lead = re.findall(r'<div id="dementia"><p>([^<]+)</p>', page)[0]
    none = {"nb": "Ingen av treffene er", "nn": "Ingen av treffa er", "en": "None of the results are"}[language]
    assert number in lead and none in lead


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("mal-i-satsing", ["initiative/index.html"]),
        ("felles-tema", ["theme/index.html", "kommunen.html#tema=dementia"]),
        ("tiltak-av-et-slag", ["tiltak.html#type=grant"]),
    ],
)
def test_a_page_of_one_example_says_so_and_leads_to_the_others(
    told: tuple[str, dict[str, str]], name: str, leads: list[str]
) -> None:
    _, pages = told
    example = re.findall(r'<span class="about">[^<]+:(.*?)</span></p>', pages[f"sporsmal/{name}.html"])[0]
    assert re.findall(r'href="\.\./([^"]+)"', example) == leads


def test_of_a_long_answer_the_first_twenty_stand_open(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    page = pages["sporsmal/overlapp-med.html"]
    fold = page.index('<details class="listed">')
    assert page[:fold].count("<tr><td") == 20
    assert page[fold:].count("<tr><td") == 57
    assert '<details class="listed">' not in pages["sporsmal/mal-i-satsing.html"]


def test_what_the_editors_noted_for_themselves_is_left_out(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    for name in ("usikre-koblinger", "hendelser"):
        question = LIBRARY[name]
        heading = question.headings[language][question.columns.index("merknad")]
        assert f'data-heading="{heading}"' not in pages[f"sporsmal/{name}.html"]
        assert '<p lang="en">' not in pages[f"sporsmal/{name}.html"]


def test_an_uncertain_statement_is_one_row_that_says_what_it_is_of_which_initiative(
    told: tuple[str, dict[str, str]],
) -> None:
    language, pages = told
    said = re.findall("<tr><td[^>]*>(.*?)</td>", pages["sporsmal/usikre-koblinger.html"])
    assert said and len(said) == len(set(said))
    of = {"nb": "Løsning i", "nn": "Løysing i", "en": "Solution in"}[language]
    assert any(f">{of} Leve he" in each for each in said)


def test_a_title_leads_to_its_source_and_the_address_is_brief(told: tuple[str, dict[str, str]]) -> None:
    language, pages = told
    page = pages["sporsmal/kilder-til-satsing.html"]
    source = {"nb": "Kilde", "nn": "Kjelde", "en": "Source"}[language]
    assert re.search(r'<tr><td><a href="https://[^"]+"[^>]*>Reformens bakgrunn og formål</a>', page)
    said = re.findall(rf'data-heading="{source}"><a [^>]*>([^<]+)</a>', page)
    assert "helsedirektoratet.no" in said and not [each for each in said if "/" in each]


def test_on_paper_a_long_answer_stands_whole_without_what_opens_it() -> None:
    style = files("lhl_graph.design").joinpath("thing.css").read_text(encoding="utf-8")
    paper = style[style.index("@media print") :]
    assert re.search(r"\.listed > summary[^{}]*{ display: none; }", paper)
    assert re.search(r"\.listed::details-content {[^}]*content-visibility: visible", paper)


def test_what_stands_apart_is_headed_on_paper_too(told: tuple[str, dict[str, str]]) -> None:
    _, pages = told
    style = files("lhl_graph.design").joinpath("thing.css").read_text(encoding="utf-8")
    assert ".listed > summary:not(:has(h2))" in style[style.index("@media print") :]
    assert pages["sporsmal/tiltak-av-et-slag.html"].count('<details class="folded listed"><summary><h2>') == 2
