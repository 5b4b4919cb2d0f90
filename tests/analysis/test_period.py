"""When an initiative runs: what is known on a date, and what is left in doubt."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.period import (
    Period,
    Span,
    State,
    active,
    activities,
    activity,
    earliest_day,
    perhaps,
    read_span,
    state_on,
)

REFORM = Period("reform", "2019-01-01", "2023-12-31", None, None, "ended", "2024-04-05")
OPEN = Period("open", "2024-01-01", None, None, "open", "active", "2025")
UNKNOWN = Period("unknown", "2021-09-09", None, None, "unknown", "active", "2023-06")
GONE = Period("gone", "2021-09-09", None, None, "unknown", "continued", "2023-06")
PLANNED = Period("planned", "2026-01-01", "2035-12-31", None, None, "planned", "2025")
NO_START = Period("no start", None, None, "unknown", "open", "active", "2025-02-06")

DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
MAYBE_DAY = st.none() | DAYS.map(str)
PERIODS = st.builds(
    Period,
    st.just("p"),
    MAYBE_DAY,
    MAYBE_DAY,
    st.sampled_from([None, "unknown"]),
    st.sampled_from([None, "open", "unknown"]),
    st.sampled_from(["active", "ended", "continued", "planned", None]),
    MAYBE_DAY | st.sampled_from(["2020", "2021-02"]),
).filter(lambda p: not (p.first_day and p.last_day) or p.first_day <= p.last_day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        (" 2025-01-31 ", "2025-01-31", "2025-01-31"),
        ("2024..2025-06", "2024-01-01", "2025-06-30"),
        ("2024-05-02..2024-05-03", "2024-05-02", "2024-05-03"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("01.06.2025", "2025-06-01", "2025-06-01"),
        ("1. 6. 2025", "2025-06-01", "2025-06-01"),
        ("06.2025", "2025-06-01", "2025-06-30"),
        ("01.06.2025..2026", "2025-06-01", "2026-12-31"),
    ],
)
def test_a_date_is_all_the_days_it_names(text: str, first: str, last: str) -> None:
    assert read_span(text) == (first, last)


@pytest.mark.parametrize("text", ["", "i fjor", "25", "2025-1", "2025-01-01-01", "2024..", "..2024", "٢٠٢٥", "1..2..3"])
def test_what_is_no_date_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date; write 2025, 2025-06, 2025-06-01 or 01.06.2025, or a range"):
        read_span(text)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-29", "30.02.2025", "01.13.2025", "0000", "2024..2025-00"])
def test_a_date_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not in the calendar"):
        read_span(text)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        read_span("2025..2024")


@pytest.mark.parametrize(
    ("period", "day", "state"),
    [
        (REFORM, "2018-12-31", "not yet"),
        (REFORM, "2019-01-01", "active"),
        (REFORM, "2023-12-31", "active"),
        (REFORM, "2024-01-01", "ended"),
        (OPEN, "2023-12-31", "not yet"),
        (OPEN, "2040-01-01", "active"),
        (UNKNOWN, "2021-09-09", "active"),
        (UNKNOWN, "2023-06-01", "active"),
        (UNKNOWN, "2023-06-02", "unknown"),
        (GONE, "2021-09-09", "active"),
        (GONE, "2023-06-30", "unknown"),
        (GONE, "2023-07-01", "ended"),
        (PLANNED, "2025-12-31", "not yet"),
        (PLANNED, "2026-01-01", "unknown"),
        (PLANNED, "2036-01-01", "ended"),
        (NO_START, "2025-02-05", "unknown"),
        (NO_START, "2025-02-06", "active"),
    ],
)
def test_what_the_sources_say_and_no_more(period: Period, day: str, state: State) -> None:
    assert state_on(period, day) == state


def test_a_stated_period_outranks_the_status() -> None:
    """Sources from 2022 may call a plan for 2021–2025 ended; that tells nothing of the days in between."""
    plan = Period("plan", "2021-01-01", "2025-12-31", None, None, "ended", "2022-10")
    assert state_on(plan, "2025-01-01") == "active"


def test_the_sources_confirm_no_more_than_the_first_day_of_their_date() -> None:
    assert activity(OPEN, Span("2025-01-01", "2025-01-01"), 0) == ("open", "active", True)
    assert activity(OPEN, Span("2025-01-02", "2025-01-02"), 0) == ("open", "active", False)


def test_what_says_so_is_believed_for_as_many_years_as_asked() -> None:
    day = read_span("2028-01-01")
    assert active([OPEN], day) == {"open"}
    assert not perhaps([OPEN], day)
    later = read_span("2028-01-02")
    assert not active([OPEN], later)
    assert perhaps([OPEN], later) == {"open"}
    assert active([OPEN], later, within=4) == {"open"}
    assert active([OPEN], read_span("2500"), within=1000) == {"open"}


def test_a_source_newer_than_the_day_confirms_it_too() -> None:
    assert "reform" in active([REFORM], read_span("2019"), within=0)


def test_without_a_day_of_its_own_a_status_confirms_nothing() -> None:
    silent = OPEN._replace(as_of=None)
    assert active([silent], read_span("2025"), within=1000) == frozenset()
    assert perhaps([silent], read_span("2025")) == {"open"}


@given(PERIODS, DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_span_of_belief_only_turns_perhaps_into_active(period: Period, day: date, a: int, b: int) -> None:
    span, (short, long) = Span(str(day), str(day)), sorted((a, b))
    assert active([period], span, short) <= active([period], span, long)
    assert perhaps([period], span, long) <= perhaps([period], span, short)
    either = [active([period], span, each) | perhaps([period], span, each) for each in (short, long)]
    assert either[0] == either[1]


def test_in_doubt_is_not_active() -> None:
    assert active([UNKNOWN, OPEN, REFORM], read_span("2025-01-01")) == {"open"}
    assert [row.initiative for row in activities([UNKNOWN, OPEN], read_span("2025")) if row.state == "unknown"] == [
        "unknown"
    ]


def test_before_any_initiative_none_is_active() -> None:
    periods = [REFORM, OPEN, NO_START]
    assert active(periods, read_span("1900")) == frozenset()
    assert earliest_day(periods) == "2019-01-01"
    assert earliest_day([NO_START]) is None


@given(PERIODS, DAYS, st.integers(0, 800))
def test_a_span_is_active_when_one_of_its_days_is(period: Period, first: date, length: int) -> None:
    days = [str(first + timedelta(days=n)) for n in range(length + 1)]
    states = [state_on(period, day) for day in days]
    found = activity(period, Span(days[0], days[-1])).state
    assert (found == "active") == ("active" in states)
    assert found in states


@given(PERIODS, DAYS, DAYS)
def test_nothing_begins_twice_or_comes_back(period: Period, a: date, b: date) -> None:
    order = ["not yet", "unknown", "active", "ended"]
    earlier, later = (state_on(period, str(day)) for day in sorted((a, b)))
    assert earlier != "ended" or later == "ended"
    assert later != "not yet" or earlier == "not yet"
    assert {earlier, later} <= set(order)


@given(DAYS, DAYS)
def test_a_day_reads_as_itself_and_a_range_as_its_ends(a: date, b: date) -> None:
    assert read_span(str(a)) == (str(a), str(a))
    first, last = sorted((str(a), str(b)))
    assert read_span(f"{first}..{last}") == (first, last)
