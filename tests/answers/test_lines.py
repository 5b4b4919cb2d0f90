"""The rows of an answer as people read them: what several say first stands once above them, and years are years."""

from __future__ import annotations

import pytest

from lhl_graph.answers.lines import Row, grouped, headed

LEVELS = [("Level", ""), ("Goal", "")]


def row(first: str, second: str, address: str = "") -> Row:
    return [[(first, address)], [(second, "")]]


def test_what_rows_on_end_say_first_stands_once_above_them() -> None:
    rows = [row("Main", "a"), row("Main", "b"), row("Sub", "c"), row("Sub", "d")]
    headings, groups = grouped(LEVELS, rows)
    assert headings == [("Goal", "")]
    assert [(each.said, [cells[0][0][0] for cells in each.rows]) for each in groups] == [
        ("Level: Main", ["a", "b"]), ("Level: Sub", ["c", "d"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row("Main", "a"), row("Sub", "b")],
        [row("Main", "a"), row("Sub", "b"), row("Sub", "c"), row("Sub", "d"), row("Main", "e"), row("Main", "f")],
        [row("Main", "a", "/id/x"), row("Main", "b", "/id/x")],
        [row("→", "a"), row("→", "b")],
    ],
)
def test_it_stands_in_every_row_where_few_say_it_or_they_lie_apart_or_it_is_a_link_or_a_sign(rows: list[Row]) -> None:
    headings, groups = grouped(LEVELS, rows)
    assert headings == LEVELS
    assert [(each.said, each.rows) for each in groups] == [("", rows)]


def test_years_are_days_and_counts_are_numbers() -> None:
    rows = [row("2019", "12"), row("2023", "2019")]
    assert headed(["From", "Goals"], rows, ()) == [("From", "day"), ("Goals", "number")]
