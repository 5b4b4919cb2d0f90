"""The questions: complete headers, answers in a fixed order, safe parameters, and speed that does not shrink."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.analysis import period
from lhl_graph.errors import RepositoryError
from lhl_graph.findings import facts
from lhl_graph.findings.status import Statuses
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE
from lhl_graph.questions import library, parameters
from lhl_graph.questions.parameters import defaults, standalone

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question
    from lhl_graph.reading.repository import Repository
from tests.questions.question_texts import LIBRARY, REPOSITORY, every_question, rows


def test_there_are_at_least_forty_questions_in_every_group() -> None:
    assert len(LIBRARY) >= 40
    assert {question.group for question in LIBRARY.values()} == set(library.GROUPS)
    assert list(LIBRARY) == list(dict.fromkeys(LIBRARY))


def test_what_a_planner_asks_comes_first_and_what_is_computed_or_for_analysts_last() -> None:
    groups = list(dict.fromkeys(each.group for each in LIBRARY.values()))
    assert groups == list(library.GROUPS)
    assert groups[:4] == ["tiltak", "ansvar", "avlosning", "sammenheng"]
    assert groups[-2:] == ["overlapp", "kilder-og-kvalitet"]
    for group in groups:
        first = [each.first for each in LIBRARY.values() if each.group == group]
        assert first == sorted(first, reverse=True)


@every_question
def test_a_header_is_complete_in_every_language(question: Question) -> None:
    for language in LANGUAGES:
        assert question.title[language].endswith("?")
        assert question.description[language].endswith(".")
        assert all(question.keywords[language])
        assert all(question.headings[language])
        assert all(parameter.label[language] for parameter in question.parameters)
    assert question.title["nb"] != question.title["en"]
    assert re.fullmatch(r"[a-z0-9-]+", question.name)


@every_question
def test_columns_and_parameters_are_those_of_the_query(question: Question) -> None:
    solutions = Store(ox.Store()).query(question.text)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [parameter.name for parameter in question.parameters]
    assert [variable.value for variable in solutions.variables] == [*question.columns, *names]
    body = question.text.partition("WHERE")[2]
    assert all(re.search(rf"\?{name}\b", body) for name in names)


@every_question
def test_a_query_keeps_the_rules_for_variables_bound_beforehand(question: Question) -> None:
    for parameter in question.parameters:
        assert not re.search(rf"\bAS\s+\?{parameter.name}\b", question.text)
        assert not re.search(rf"VALUES\s+\(?[^{{]*\?{parameter.name}\b", question.text)
    assert "SERVICE" not in question.text


def test_a_faulty_header_is_named_with_what_it_lacks(tmp_path: Path) -> None:
    whole = (REPOSITORY.root / "ontology" / "questions" / "felles-tema.rq").read_text(encoding="utf-8")
    for line, lack in [
        (r"# title_en:.*\n", "title_en"),
        (r"# group: .*", "group"),
        (r"# headings_en:.*", "heading"),
        (r"type=concept", "type"),
        (r"default=dementia; ", "default"),
    ]:
        replaced = {"# group: .*": "# group: annet", "# headings_en:.*": "# headings_en: En", "type=concept": "type=x"}
        (tmp_path / "felles-tema.rq").write_text(re.sub(line, replaced.get(line, ""), whole), encoding="utf-8")
        with pytest.raises(RepositoryError, match=lack):
            library.read(tmp_path / "felles-tema.rq")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked about today is asked about one day, whenever the tests run."""
    monkeypatch.setattr(parameters, "today", lambda: period.Span("2023-06-01", "2023-06-01"))


@every_question
def test_every_question_answers_as_it_stands(question: Question, kg: KnowledgeGraph) -> None:
    answer = library.ask(kg.store, question, {})
    assert answer.columns == question.columns
    assert len(answer) > 0 or question.may_be_empty
    assert len({str(row) for row in answer}) == len(answer), "no row twice"


@every_question
def test_every_question_answers_its_examples(question: Question, kg: KnowledgeGraph) -> None:
    for parameter in question.parameters:
        rows(kg.store, question, **{parameter.name: parameter.example})


@pytest.fixture(scope="module")
def turned(kg: KnowledgeGraph) -> Store:
    """The same graph, put in from behind."""
    store = ox.Store()
    store.extend(reversed(kg.store.sorted_quads()))
    return Store(store)


@every_question
def test_rows_come_in_an_order_that_the_query_sets(question: Question, kg: KnowledgeGraph, turned: Store) -> None:
    assert "ORDER BY" in question.text
    assert rows(kg.store, question) == rows(turned, question)


@every_question
def test_a_query_with_its_values_filled_in_answers_the_same(question: Question, kg: KnowledgeGraph) -> None:
    bound = defaults(question.parameters)
    beside = list(kg.store.rows(question.text, bound))
    assert sorted(map(str, kg.store.rows(standalone(question.text, bound)))) == sorted(map(str, beside))
    assert sorted(map(str, rows(kg.store, question))) == sorted(str(row[: len(question.columns)]) for row in beside)


def test_names_come_in_the_language_of_the_reader_and_fall_back(kg: KnowledgeGraph) -> None:
    shared = LIBRARY["felles-for-to"]
    names = {code: dict(row[1:3] for row in library.ask(kg.store, shared, {}, code)) for code in ("nb", "nn", "en")}
    group = BASE + "target-group/home-dwelling-older-people"
    assert [names[code][group] for code in names] == [
        "Hjemmeboende eldre",
        "Heimebuande eldre",
        "Older people living at home",
    ]
    english = library.ask(kg.store, LIBRARY["felles-tema"], {"tema": "dementia"}, "en").to_dicts()
    assert all(row["satsing_navn"] for row in english), "a name that is not there in English comes in Bokmål"
    assert library.ask(kg.store, shared, {}, "en").headings["begrep_navn"] == "Theme or target group"


@pytest.mark.parametrize("day", ["1990-01-01", "2018-06-30", "2019-01-01", "2022-06-01", "2023-12-31", "2025-06-10"])
def test_what_applied_on_a_date_is_what_the_analysis_says(day: str, kg: KnowledgeGraph) -> None:
    active = period.active(facts.periods(kg.store), period.read_span(day))
    assert {row[0] for row in rows(kg.store, LIBRARY["aktive-pa-dato"], dato=day)} == set(active)


def test_initiatives_that_share_a_group_include_those_of_narrower_groups(kg: KnowledgeGraph) -> None:
    wide = {row[0] for row in rows(kg.store, LIBRARY["felles-malgruppe"], gruppe="relatives")}
    narrow = {row[0] for row in rows(kg.store, LIBRARY["felles-malgruppe"], gruppe="young-carers")}
    assert narrow
    assert narrow <= wide


def test_a_chain_of_succession_goes_both_ways(kg: KnowledgeGraph) -> None:
    before = rows(kg.store, LIBRARY["rekke-av-satsinger"], satsing="demensplan-2025")
    after = rows(kg.store, LIBRARY["rekke-av-satsinger"], satsing="demensplan-2020")
    assert before[0][:2] == ("før", BASE + "initiative/demensplan-2020")
    assert after[-1][:2] == ("etter", BASE + "initiative/demensplan-2025")


@pytest.mark.parametrize(
    ("language", "ways", "when"),
    [
        ("nb", {"fra satsingen til andre", "fra andre til satsingen"}, {"etter"}),
        ("nn", {"frå satsinga til andre", "frå andre til satsinga"}, {"etter"}),
        ("en", {"from the initiative to others", "from others to the initiative"}, {"after"}),
    ],
)
def test_which_way_a_link_goes_and_what_came_after_are_said_in_the_language_of_the_reader(
    kg: KnowledgeGraph, language: str, ways: set[str], when: set[str]
) -> None:
    for name, words in (("koblinger-i-kildene", ways), ("rekke-av-satsinger", when)):
        assert {row[0] for row in library.ask(kg.store, LIBRARY[name], {}, language)} == words


def test_unseen_links_are_those_of_the_analysis(kg: KnowledgeGraph) -> None:
    asked = {frozenset((row[2], row[4])) for row in rows(kg.store, LIBRARY["usette-koblinger"])}
    told = {frozenset((row["a"], row["b"])) for row in kg.gaps("links").to_dicts()}
    assert told <= asked


def test_tasks_reported_finished_with_activities_left_are_found(kg: KnowledgeGraph) -> None:
    found = rows(kg.store, LIBRARY["oppdrag-som-motsier-planen"])
    assert {row[0] for row in found} >= {3, 8, 11, 12, 13, 14, 17, 19}
    assert {row[0] for row in found} & {1, 2, 4, 5, 6, 9, 10, 15, 18} == set()  # decided or done is not left


@pytest.mark.parametrize("moment", ["2023", "2019-05", "2021..2024", "01.06.2025", "2025..2026"])
def test_a_year_a_month_or_a_range_is_any_of_its_days(moment: str, kg: KnowledgeGraph) -> None:
    running = period.active(facts.periods(kg.store), period.read_span(moment))
    assert {row[0] for row in rows(kg.store, LIBRARY["aktive-pa-dato"], dato=moment)} == running


def test_what_begins_or_ends_a_time_is_the_first_or_last_day_of_what_is_written(kg: KnowledgeGraph) -> None:
    by_year = rows(kg.store, LIBRARY["utloper-mellom"], fra_dato="2023", til_dato="2025")
    assert by_year == rows(kg.store, LIBRARY["utloper-mellom"], fra_dato="2023-01-01", til_dato="31.12.2025")
    assert by_year


@pytest.mark.parametrize(
    "question", [each for each in LIBRARY.values() if any(p.type == "date" for p in each.parameters)]
)
def test_an_answer_that_depends_on_a_time_says_which(question: Question, kg: KnowledgeGraph) -> None:
    default = any(parameter.default == "today" for parameter in question.parameters)
    notes = library.ask(kg.store, question, {}).notes
    assert ("2023-06-01, i dag" in notes[0]) == default
    assert notes[0].startswith("Gjelder ")


def test_an_answer_that_is_empty_says_what_to_ask_about_instead(kg: KnowledgeGraph) -> None:
    question = LIBRARY["tilskudd-for-tema"]
    empty = library.ask(kg.store, question, {"tema": "dementia", "dato": "2010"})
    assert not empty.rows
    way = re.search(r"dato=1900..2100: ([0-9]+)", empty.notes[-1])
    assert way
    assert len(rows(kg.store, question, tema="dementia", dato="1900..2100")) == int(way[1]) > 0


@every_question
def test_no_question_is_empty_without_a_word(question: Question, kg: KnowledgeGraph) -> None:
    answer = library.ask(kg.store, question, {})
    assert answer.rows or answer.notes


def test_what_the_graph_does_not_know_is_said_with_where_to_look(repository: Repository, built: Store) -> None:
    grants = library.find(repository, "tilskudd-for-tema")
    for language in LANGUAGES:
        found = library.ask(built, grants, {"tema": "competence", "dato": "2025"}, language)
        assert found.rows
        assert grants.note[language] in found.notes
        assert "spor_navn" in found.columns


def test_main_goals_come_first_and_each_level_in_the_order_of_its_numbers(kg: KnowledgeGraph) -> None:
    rows = [(row[1], row[0].rpartition("/g")[2]) for row in kg.ask("mal-i-satsing")]
    assert rows == sorted(rows, key=lambda row: (row[0] != "Hovedmål", int(row[1])))
    assert {level for level, _ in rows} == {"Hovedmål", "Delmål"}


def test_how_an_initiative_stands_is_worked_out_in_one_way() -> None:
    asked = [LIBRARY[name].text for name in ("felles-tema", "felles-malgruppe", "satsing-i-korthet")]
    blocks = {
        text[text.index("OPTIONAL { ?satsing lhl:status ?oppgitt }") : text.index("AS ?status)")] for text in asked
    }
    assert len(blocks) == 1


@pytest.mark.parametrize("name", ["felles-tema", "felles-malgruppe", "satsing-i-korthet"])
def test_a_terminal_says_how_an_initiative_stands_in_the_words_of_the_pages(kg: KnowledgeGraph, name: str) -> None:
    given = {"satsing": "fn-tiaret-sunn-aldring"} if name == "satsing-i-korthet" else {}
    table = kg.ask(name, dato="2026-12-01", **given)
    statuses = Statuses(kg.store, "nb", "2026-12-01")
    iris = [row.get("satsing", BASE + "initiative/fn-tiaret-sunn-aldring") for row in table.to_dicts()]
    said = table.text()
    assert [statuses[each] for each in iris if statuses[each] not in said] == [], said


def test_yearly_deadlines_stand_last_and_a_year_alone_after_its_days(kg: KnowledgeGraph) -> None:
    days = list(dict.fromkeys(row[0] for row in rows(kg.store, LIBRARY["frister"])))
    assert days[-1].startswith("--")
    assert days.index("2023-11") < days.index("2023") == len(days) - 2


def test_findings_come_first_and_contradictions_last(kg: KnowledgeGraph) -> None:
    kinds = list(dict.fromkeys(row[0] for row in rows(kg.store, LIBRARY["funn-fra-utredninger"])))
    assert (kinds[0], kinds[-1], len(kinds)) == ("Funn", "Motsigelse mellom kilder", 5)


def test_what_was_shortened_to_a_day_stands_before_its_end_on_that_day(kg: KnowledgeGraph) -> None:
    events = list(dict.fromkeys(row[1] for row in rows(kg.store, LIBRARY["hendelser"])))
    assert events[-2:] == ["Forkortet", "Avsluttet"] and events[0] == "Lagt fram"


def test_an_actors_themes_are_counted_as_those_of_all(kg: KnowledgeGraph) -> None:
    of_theme = {row[0] for row in rows(kg.store, LIBRARY["felles-tema"], tema="dementia")}
    held = {row[1] for row in rows(kg.store, LIBRARY["aktorens-satsinger"], aktor="hdir") if row[0] != "partner"}
    counts = {row[0]: row[2] for row in rows(kg.store, LIBRARY["aktorens-temaer"], aktor="hdir")}
    assert counts[BASE + "theme/dementia"] == len(of_theme & held)


def test_what_another_builds_on_is_not_taken_over(kg: KnowledgeGraph) -> None:
    ended = {row[0] for row in rows(kg.store, LIBRARY["avsluttet-uten-etterfolger"])}
    followed = {row[3] for row in rows(kg.store, LIBRARY["alle-avlosninger"])}
    assert BASE + "initiative/strategi-god-psykisk-helse-2017-2022" in ended
    assert not ended & followed
