"""Columns keep to a width and break no word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.table.columns import aligned

TEXTS = st.lists(st.text(alphabet="abcæøå/", min_size=1, max_size=14), max_size=6).map(" ".join)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=4), st.integers(20, 90))
def test_no_line_is_longer_than_the_limit_and_no_word_is_broken(rows: list[list[str]], limit: int) -> None:
    text = aligned(["Satsing", "Tema", "Mål"], rows, [False] * 3, limit)
    assert all(len(line) <= limit for line in text.splitlines())
    shown = set(text.split())
    assert {word for row in rows for each in row for word in each.split()} <= shown


def test_a_narrow_terminal_gets_a_paragraph_for_each_row() -> None:
    text = aligned(["Satsing", "Beskrivelse"], [["Demensplan", "aldersvennlige omgivelser"]], [False] * 2, 20)
    assert text == "Satsing: Demensplan\nBeskrivelse:\n  aldersvennlige\n  omgivelser"


def test_an_address_breaks_behind_a_sign() -> None:
    text = aligned(["Adresse"], [["https://example.org/tema/alder-og-demens/2025"]], [False], 30)
    assert text.splitlines()[2:] == ["https://example.org/tema/", "alder-og-demens/2025"]


def test_without_a_limit_nothing_wraps() -> None:
    assert aligned(["a", "b"], [["x" * 200, "1"]], [False, True], None).splitlines()[2] == "x" * 200 + "  1"
