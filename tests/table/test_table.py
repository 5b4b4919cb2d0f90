"""Rows print aligned, and go on into other tools unchanged."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.table.cell import cell
from lhl_graph.table.table import Table

ROWS = [("æøå", 1, 0.5), ("b", 20, None)]
TABLE = Table(("name", "count", "score"), ROWS)

texts = st.text(st.characters(codec="utf-8"), max_size=60)
words = st.text("abcå .,", max_size=200)
grids = st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[texts] * n), max_size=5))


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    assert TABLE.text().splitlines() == [
        "name  count  score",
        "────  ─────  ─────",
        "æøå       1  0.500",
        "b        20",
    ]


def test_a_table_without_rows_still_has_its_head() -> None:
    assert Table(("a", "b"), []).text() == "a  b\n─  ─"
    assert repr(Table(("a", "b"), [])) == "Table(a, b; no rows)"


def test_headings_choose_what_a_reader_is_shown_and_as_what() -> None:
    shown = Table(("name", "count"), [("x", 1)], {"count": "Antall"})
    assert shown.text().splitlines() == ["Antall", "──────", "     1"]
    assert shown._repr_html_().count("<td") == 1
    assert shown.to_dicts() == [{"name": "x", "count": 1}]


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5), st.integers(94, 140))
def test_every_line_fits_the_width_and_nothing_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    _, _, *body = Table("abc", rows).text(width).split("\n")
    assert all(len(line) <= width for line in body)
    assert sorted("".join(body).replace(" ", "")) == sorted("".join("".join(row) for row in rows).replace(" ", ""))


@given(grids)
def test_a_row_is_a_line_whatever_its_cells_hold(rows: list[tuple[str, ...]]) -> None:
    columns = [f"c{n}" for n in range(len(rows[0]) if rows else 1)]
    assert len(Table(columns, rows).text().split("\n")) == len(rows) + 2


@pytest.mark.parametrize("danger", ["\x1b[31mred\x1b[0m", "a\nb", "a\tb", "a\r\nb", "\x07"])
def test_text_from_the_data_cannot_steer_the_terminal(danger: str) -> None:
    assert Table(("a",), [(danger,)]).text().replace("\n", "").isprintable()


def test_a_long_cell_wraps_onto_lines_of_its_own() -> None:
    lines = Table(("id", "text"), [("1", "en lang setning om eldre"), ("2", "kort")]).text(18).splitlines()
    assert lines[2:] == ["1   en lang", "    setning om", "    eldre", "2   kort"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0.25, "0.250"), (["a", "b"], "a, b"), (("a", 0.5), "a, 0.500"), (True, "true"), (7, "7"), ([], "")],
)
def test_a_value_is_written_for_reading(value: Any, text: str) -> None:
    assert cell(value) == text


@given(grids.filter(bool))
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, ...]]) -> None:
    columns = [f"c{n}" for n in range(len(rows[0]))]
    read = list(csv.reader(io.StringIO(Table(columns, rows).to_csv(), newline="")))
    assert read == [columns, *map(list, rows)]


def test_csv_ends_its_lines_as_rfc_4180_says_and_joins_lists_by_semicolon() -> None:
    assert Table(("a", "b"), [(["x", "y"], None)]).to_csv() == "a,b\r\nx; y,\r\n"


def test_json_keeps_values_and_letters() -> None:
    assert json.loads(TABLE.to_json()) == TABLE.to_dicts()
    assert "æøå" in TABLE.to_json()


@pytest.mark.parametrize("form", ["table", "csv", "json", "ndjson"])
def test_every_format_ends_with_one_newline(form: str) -> None:
    written = TABLE.write(form)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_ndjson_is_one_object_a_line() -> None:
    assert [json.loads(line) for line in TABLE.write("ndjson").splitlines()] == TABLE.to_dicts()
    assert Table(("a",), []).write("ndjson") == ""


@given(texts)
def test_html_shows_text_as_text(text: str) -> None:
    html = Table((text,), [(text,)])._repr_html_()
    assert html.count("<") == html.count(">") == Table(("a",), [("a",)])._repr_html_().count("<")
    assert "<script" not in html


def test_pandas_gets_the_values_themselves() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == ["name", "count", "score"]
    assert frame["count"].tolist() == [1, 20]
    assert frame["score"].tolist()[0] == 0.5


def test_a_table_is_a_sequence_of_its_rows() -> None:
    assert list(TABLE) == ROWS
    assert (len(TABLE), TABLE[0], TABLE[-1]) == (2, ROWS[0], ROWS[1])
    assert TABLE[:1] == Table(TABLE.columns, ROWS[:1])
    assert Table(TABLE.columns, []) != TABLE
    assert str(TABLE) == repr(TABLE) == TABLE.text()
