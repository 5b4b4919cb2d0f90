"""A value is told as it stands in a file, in one line; the day of a check is a day."""

from __future__ import annotations

from datetime import date

import pytest

from lhl_graph.checks.day import day_of_check
from lhl_graph.checks.written import LONGEST, as_written, in_one_line
from lhl_graph.errors import InputError
from lhl_graph.iris import BASE, NS

PLAN = BASE + "initiative/plan"


@pytest.mark.parametrize(
    ("value", "subject", "told"),
    [
        (PLAN + "/goal/m%C3%A5l", PLAN, "goal/mål"),
        (PLAN + "/goal/g1", "", "plan/goal/g1"),
        (PLAN, PLAN, "plan"),
        (BASE + "theme/demens%20x", PLAN, "demens x"),
        (BASE + "theme", PLAN, "theme"),
        (NS + "Goal", PLAN, NS + "Goal"),
        ("https://example.org/a%20b", PLAN, "https://example.org/a%20b"),
        ("a text", "", "a text"),
    ],
)
def test_a_value_is_told_as_it_is_written(value: str, subject: str, told: str) -> None:
    assert as_written(value, subject) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("a  b\n\tc\x1b[1m", "a b c [1m"),
        ("2023-04\n", "2023-04⏎"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
    ],
)
def test_a_message_repeats_a_value_in_one_line_and_not_the_whole_of_a_long_one(value: str, told: str) -> None:
    assert in_one_line(value) == told


def test_a_check_is_of_today_or_of_the_day_asked_for() -> None:
    before = day_of_check(None)
    assert before <= str(date.today()) <= day_of_check(None)  # noqa: DTZ011 - the reader's calendar tells the day
    assert day_of_check("20260131") == "2026-01-31"
    with pytest.raises(InputError, match=r'^"in May" is no day; write it as 2026-01-31$'):
        day_of_check("in May")
