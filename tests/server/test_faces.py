"""Faces agree: thirty numbers about the reform are the same wherever they are asked for."""

from __future__ import annotations

import html
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from lhl_graph.export.workbook.lead import TITLE
from lhl_graph.findings.status import Statuses
from lhl_graph.iris import BASE, PREFIXES
from tests.picture.test_explorer import island

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.conftest import Lhl
    from tests.server.conftest import Served

TEN = 10
REFORM = PREFIXES["initiative"] + "leve-hele-livet"
Numbers = dict[tuple[str, str], float]
"""Initiative and what is said of its overlap with the reform → the number."""

QUERY = f"""
SELECT ?other ?score ?goals ?q WHERE {{
  ?overlap lhl:between <{REFORM}>, ?other ; lhl:score ?score ; lhl:goalScore ?goals ; lhl:qValue ?q
  FILTER (?other != <{REFORM}>)
}} ORDER BY DESC(?score) LIMIT {TEN}"""
COUNTS = """
SELECT ?class (COUNT(?s) AS ?n) { VALUES ?class { lhl:Goal lhl:Measure lhl:Source } ?s a ?class } GROUP BY ?class"""


def numbers(rows: Any) -> Numbers:
    return {(row["other"], name): float(row[name]) for row in rows for name in ("score", "goals", "q")}


@pytest.fixture(scope="module")
def python(kg: KnowledgeGraph) -> Numbers:
    return numbers(kg.overlaps(top=TEN).to_dicts())


def test_there_are_thirty(python: Numbers) -> None:
    assert len(python) == 30
    assert len(set(python.values())) > 20


def test_the_command_line_says_the_same(python: Numbers, lhl: Lhl) -> None:
    told = lhl("overlaps", "--top", str(TEN), "-f", "json")
    assert numbers(json.loads(told.stdout)) == python


def test_sparql_says_the_same(python: Numbers, kg: KnowledgeGraph) -> None:
    assert numbers(kg.query(QUERY).table.to_dicts()) == python


def test_the_server_says_the_same(python: Numbers, server: Served) -> None:
    assert numbers(server.rows(QUERY)) == python


def test_the_workbook_says_the_same(python: Numbers, kg: KnowledgeGraph, book: Any) -> None:
    names = {row.other_name: row.other for row in kg.overlaps(top=TEN)}
    heading, *rows = book[TITLE[kg.language]].iter_rows(values_only=True)
    place = [heading.index(each) for each in ("Satsing", "Samlet", "Mål og tiltak")]
    found = [[row[each] for each in place] for row in rows[:TEN]]
    assert {names[name]: (score, goals) for name, score, goals in found} == {
        other: (python[other, "score"], python[other, "goals"]) for other in names.values()
    }


def test_the_page_of_each_initiative_says_how_it_stands_as_all_else_does(kg: KnowledgeGraph, server: Served) -> None:
    statuses = Statuses(kg.store, "nb")
    for each in statuses:
        page = server.page(each.replace(BASE, "/id/") + "?lang=nb").replace("\u00a0", " ")
        assert statuses[each] in html.unescape(page), each


def test_the_page_says_the_same_as_far_as_it_shows(python: Numbers, kg: KnowledgeGraph) -> None:
    page = kg.graph_html(focus="leve-hele-livet")
    picture, behind = island(page)["picture"], island(page, "behind")
    compared = 0
    for (one, other, score, *_), proof in zip(picture["lines"], behind["lines"], strict=True):
        ends = {PREFIXES["initiative"] + picture["things"][end]["id"].rpartition("/")[2] for end in (one, other)}
        like = next(iter(ends - {REFORM}))
        if REFORM in ends and (like, "score") in python and "q" in proof:
            assert score == pytest.approx(python[like, "score"], abs=0.0005)
            assert proof["q"] == pytest.approx(python[like, "q"], abs=0.00005)
            compared += 2
    assert compared >= 6


@pytest.fixture(scope="module")
def book(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("book") / "lhl.xlsx"
    kg.export(place)
    return openpyxl.load_workbook(io.BytesIO(place.read_bytes()), read_only=True)


def test_counts_are_one_count(kg: KnowledgeGraph, server: Served, lhl: Lhl, book: Any) -> None:
    counted = {row["class"].rpartition("#")[2].rpartition("/")[2]: int(row["n"]) for row in server.rows(COUNTS)}
    words: Mapping[str, str] = {"Goal": "mål", "Measure": "tiltak", "Source": "kilde"}
    sheets = {"mål": "Mål", "tiltak": "Tiltak", "kilde": "Kilder"}
    told = {row["kind"]: row["number"] for row in json.loads(lhl("stats", "-f", "json").stdout)}
    cover = {row[0]: row[1] for row in book["Les meg"].iter_rows(7, values_only=True) if row[0]}
    python = {row.kind: row.number for row in kg.stats()}
    for name, word in words.items():
        assert counted[name] == told[word] == python[word] == cover[sheets[word]], name
