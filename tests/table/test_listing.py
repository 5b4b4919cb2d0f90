from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.table.listing import WIDTH, few, item


@pytest.mark.parametrize(("language", "said"), [("nb", "… og 3 til"), ("nn", "… og 3 til"), ("en", "… and 3 more")])
def test_a_long_list_says_how_many_are_left_out(language: str, said: str) -> None:
    assert few(list("abcde"), 2, language) == f"a, b {said}"


@given(st.lists(st.text("abc", min_size=1)), st.integers(1, 5))
def test_a_list_is_cut_only_where_two_or_more_are_left_out(names: list[str], most: int) -> None:
    assert ("…" in few(names, most, "nb")) == (len(names) > most + 1)


@given(st.lists(st.text("æøå", min_size=1, max_size=30), min_size=1), st.none() | st.integers(60, 150))
def test_lines_of_words_stay_within_the_width_and_no_word_is_lost(words: list[str], width: int | None) -> None:
    lines = item(" ".join(words), width, "  • ").splitlines()
    assert max(map(len, lines)) <= (width or WIDTH)
    assert " ".join(line.strip() for line in lines).removeprefix("• ").split() == words


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "x" * 200
    assert address in item(f"se {address}", 40)
