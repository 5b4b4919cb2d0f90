"""Bars of time: sorted rows, and a picture that keeps to its columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.period import Period
from lhl_graph.analysis.timeline import ASCII, BLOCKS, Bar, Marks, draw, timeline

REFORM = Bar("reform", "2019-01-01", "2023-12-31", None, "ended", "2024")
OPEN = Bar("open", "2022-01-01", None, "open", "active", "2023")
LOST = Bar("lost", "2020-01-01", None, "unknown", "continued", "2021-06")
PLANNED = Bar("planned", "2024-01-01", "2025-12-31", None, "planned", "2023")
NO_START = Bar("no start", None, None, "open", "active", "2022")
BARS = [REFORM, LOST, OPEN, PLANNED, NO_START]
LABELS = {bar.initiative: bar.initiative for bar in BARS}

DAYS = st.dates().map(str)
ANY_BARS = st.lists(
    st.builds(
        Bar,
        st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=60),
        st.none() | DAYS,
        st.none() | DAYS,
        st.sampled_from([None, "open", "unknown"]),
        st.sampled_from(["active", "ended", "planned"]),
        st.none() | DAYS,
    ),
    max_size=5,
)


def line(bar: Bar, years: tuple[int, int] = (2019, 2025), day: str | None = None, marks: Marks = ASCII) -> str:
    """The bar's line without its name, in a picture with room for two columns a year from 2019 to 2025."""
    text = draw([bar], LABELS, years=years, width=len(bar.initiative) + 3 + 2 * 7, day=day, marks=marks)
    return text.split("\n")[1][len(bar.initiative) + 1 :]


def test_bars_come_in_the_order_in_which_they_begin_and_end() -> None:
    days = [("c", None, None), ("d", "2020-01-01", "2021-12-31"), ("b", "2020-01-01", None), ("a", "2019-01-01", None)]
    rows = [Period(name, first, last, None, "open", "active", "2020") for name, first, last in days]
    assert [bar.initiative for bar in timeline(rows)] == ["c", "a", "d", "b"]


def test_a_stated_period_is_solid_from_its_first_day_to_its_last() -> None:
    assert line(REFORM) == " ##########"


def test_an_open_end_is_light_after_the_sources_and_goes_on() -> None:
    assert line(OPEN) == " " + " " * 6 + "###-----" + ">"


def test_what_a_source_says_is_over_goes_on_no_further_though_no_end_was_set() -> None:
    over = OPEN._replace(status="ended")
    assert line(over).rstrip().endswith("#?")
    assert line(OPEN).endswith(">")


def test_an_unknown_end_is_asked_where_the_sources_stop() -> None:
    assert line(LOST) == " " + "  ##?"


def test_an_unknown_start_is_asked_where_the_sources_are() -> None:
    assert line(NO_START) == " " + " " * 6 + "?-------" + ">"


def test_what_is_planned_is_light() -> None:
    assert line(PLANNED) == " " + " " * 10 + "----"


def test_what_began_before_or_ends_after_the_picture_has_an_arrow() -> None:
    assert line(REFORM, (2020, 2022)) == "<" + "#" * 12 + ">"


def test_a_day_is_marked_where_no_bar_covers_it() -> None:
    assert line(REFORM, day="2025-01-01") == " ##########  |"
    assert "|" not in line(REFORM, day="2020-01-01")


def test_the_years_stand_over_their_columns() -> None:
    scale, bar = draw([REFORM], LABELS, marks=ASCII).split("\n")
    assert bar[scale.index("2019")] == "#"
    assert bar[scale.index("2019") - 1] == " "


def test_ascii_marks_are_ascii() -> None:
    assert draw(BARS, LABELS, marks=ASCII, day="2021-01-01").isascii()
    assert all(len(mark) == 1 for mark in BLOCKS + ASCII)


def test_a_long_name_is_cut() -> None:
    assert draw([REFORM], {"reform": "x" * 80}).split("\n")[1].startswith("x" * 33 + "… ")


def test_no_bars_no_picture() -> None:
    assert draw([], LABELS) == ""


@pytest.mark.parametrize(("years", "width"), [((2021, 2020), 100), ((2020, 2021), 9)])
def test_what_cannot_be_drawn_is_refused(years: tuple[int, int], width: int) -> None:
    with pytest.raises(ValueError, match=r"wrong order|too few"):
        draw([REFORM], LABELS, years=years, width=width)


@given(ANY_BARS, st.integers(40, 100), st.none() | DAYS)
def test_no_line_is_longer_than_the_width_and_each_bar_has_one(bars: list[Bar], width: int, day: str | None) -> None:
    names = {bar.initiative: bar.initiative for bar in bars}
    lines = draw(bars, names, width=width, day=day).split("\n")
    assert max(map(len, lines)) <= width
    assert len(lines) == (len(bars) + 1 if bars else 1)
