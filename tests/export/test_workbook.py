"""The workbook opens with the answer, then what people look up, then the model; it prints as it stands."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.export.conftest import export

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def book(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return openpyxl.load_workbook(export(graph, tmp_path_factory.mktemp("xlsx") / "graph.xlsx", "xlsx"))


def test_what_people_look_up_stands_before_the_model(book: Any) -> None:
    listed = [row[0] for row in book["Les meg"].iter_rows(7, values_only=True) if row[0]]
    assert [each for each in listed if each in book.sheetnames] == book.sheetnames[1:]
    model = listed.index("Slik modellen er bygd")
    assert listed[:model] == book.sheetnames[1 : model + 1]
    assert {"Satsing", "Mål", "Tiltak", "Kilde"} <= set(listed[:model]) and "Overlapp" in listed[model:]


def test_the_second_sheet_says_what_the_command_says(book: Any, graph: KnowledgeGraph) -> None:
    rows = list(book["Overlapp med Leve hele livet"].iter_rows(values_only=True))
    found = graph.overlaps()
    assert list(rows[0]) == list(found.headings.values())
    assert [(row[0], row[1]) for row in rows[1:]] == [(each.other_name, each.score) for each in found]
    assert book["Overlapp med Leve hele livet"]["B2"].number_format.endswith("0.00")


def test_the_two_ends_of_an_overlap_have_a_column_each(book: Any) -> None:
    headings = [cell.value for cell in book["Overlapp"][1]]
    first, second = headings.index("Mellom 1"), headings.index("Mellom 2")
    ends = {frozenset((row[first], row[second])) for row in book["Overlapp"].iter_rows(2, values_only=True)}
    assert frozenset(("Leve hele livet", "Demensplan 2025")) in ends


def test_days_are_days_and_the_pages_print_across(book: Any) -> None:
    page = book["Periode"]
    column = next(cell.column for cell in page[1] if str(cell.value).startswith("Første dag"))
    assert isinstance(page.cell(2, column).value, datetime.datetime)
    for each in book.worksheets[1:]:
        assert (each.page_setup.orientation, each.page_setup.fitToHeight) == ("landscape", 0)
        assert each.print_title_rows == "$1:$1"
        assert "lhl-graph" in each.oddFooter.center.text
