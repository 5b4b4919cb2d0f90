"""The rows of an answer as people read them: what several say first stands once above them, and years are years."""

from __future__ import annotations

import pytest

from lhl_graph.answers.asked.lines import Row, filled, grouped, headed, written

LEVELS = [("Level", ""), ("Goal", "")]


def row(first: str, second: str, address: str = "") -> Row:
    return [[(first, address)], [(second, "")]]


def test_what_rows_on_end_say_first_stands_once_above_them() -> None:
    rows = [row("Main", "a"), row("Main", "b"), row("Sub", "c"), row("Sub", "d")]
    headings, groups = grouped(LEVELS, rows)
    assert headings == [("Goal", "")]
    assert [(each.said, [cells[0][0][0] for cells in each.rows]) for each in groups] == [
        ([("Level", "Main", "")], ["a", "b"]), ([("Level", "Sub", "")], ["c", "d"]),
    ]  # fmt: skip


def test_what_stands_above_rows_is_a_link_where_it_was_one_and_says_the_next_column_too_if_that_is_one() -> None:
    headings = [("Row", "number"), ("Task", ""), ("Activity", "")]
    rows = [[[(number, "")], [(task, f"/id/{task}")], [(name, "")]] for number, task, name in ("1ab", "1ac", "2dc")]
    rows.append(rows[2])
    left, groups = grouped(headings, rows)
    assert left == headings[2:]
    assert [each.said for each in groups] == [
        [("Row", "1", ""), ("Task", "a", "/id/a")], [("Row", "2", ""), ("Task", "d", "/id/d")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row("Main", "a"), row("Sub", "b")],
        [row("Main", "a"), row("Sub", "b"), row("Sub", "c"), row("Sub", "d"), row("Main", "e"), row("Main", "f")],
        [row("2019", "a"), row("2019", "b")],
        [row("→", "a"), row("→", "b")],
    ],
)
def test_it_stands_in_every_row_where_few_say_it_or_they_lie_apart_or_it_is_a_number_or_a_sign(rows: list[Row]) -> None:
    headings, groups = grouped(LEVELS, rows)
    assert headings == LEVELS
    assert [(each.said, each.rows) for each in groups] == [((), rows)]


def test_years_are_days_and_counts_are_numbers() -> None:
    rows = [row("2019", "12"), row("2023", "2019")]
    assert headed(["From", "Goals"], rows, ()) == [("From", "day"), ("Goals", "number")]


def test_a_period_of_which_only_the_end_is_known_says_until_when() -> None:
    said = [written("–2023-12-31", "", language) for language in ("nb", "nn", "en")]
    assert said == ["til 31. desember 2023", "til 31. desember 2023", "until 31 December 2023"]


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert filled(LEVELS, [row("", "a"), row("", "b")]) == ([("Goal", "")], [[[("a", "")]], [[("b", "")]]])
