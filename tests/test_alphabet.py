"""Names stand in the order of the Norwegian alphabet, in Python and in questions alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph import alphabet
from lhl_graph.graph.store import Store
from lhl_graph.questions import library

if TYPE_CHECKING:
    from lhl_graph.reading.repository import Repository


@pytest.mark.parametrize(
    "names",
    [
        ["forskning.no", "Vista"],
        ["a", "B", "c"],
        ["zoo", "Ære", "Øy", "Ås"],
        ["Ærlig", "Øksnes", "Åfjord", "Aasen", "Åtte"],
        ["cafe", "café", "caff"],
        ["bo trygt", "Bo trygt hjemme", "boå"],
        ["2 tiltak", "Aktiv"],
        ["hjemme", "Hjemme"],
        ["Ære", "Ärlig", "Øy"],
    ],
)
def test_the_order_is_that_of_cldr(names: list[str]) -> None:
    """As the rules of `common/collation/no.xml` in the Unicode CLDR order them."""
    shuffled = [*names[1:], names[0]]
    assert sorted(shuffled, key=alphabet.key) == names


@given(st.text(), st.text())
def test_only_what_is_the_same_text_sorts_alike(one: str, other: str) -> None:
    assert (alphabet.key(one) == alphabet.key(other)) <= (alphabet.key(one)[2] == alphabet.key(other)[2])


def test_a_name_sorts_alike_however_its_ring_is_written() -> None:
    assert alphabet.key("A\u030as") == alphabet.key("Ås")


def test_no_question_orders_names_by_code_point(repository: Repository) -> None:
    for question in library.library(repository):
        for line in re.findall(r"^ORDER BY.*$", question.text, re.MULTILINE):
            assert not re.search(r"(?<!STR\()\?\w+_navn", line), question.name


def test_a_question_orders_as_python_does() -> None:
    names = ["Vista", "forskning.no", "Ås", "Øy", "Ære", "Aasen", "zoo"]
    values = " ".join(f'"{name}"' for name in names)
    order = 'REPLACE(LCASE(STR(?navn)), "å|aa", "þ")'
    rows = Store(ox.Store()).rows(f"SELECT ?navn {{ VALUES ?navn {{ {values} }} }} ORDER BY {order}")
    assert [name for (name,) in rows] == sorted(names, key=alphabet.key)
