"""A date that sources write as a year or a month is told of where a query compares it with a day."""

from __future__ import annotations

import pytest

from lhl_graph.graph.day import compared


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('SELECT ?s { ?s dct:date ?d FILTER(?d >= "2020-01-01"^^xsd:date) }', ["dct:date"]),
        ('SELECT ?s { ?s dct:date ?d FILTER("2020-01-01"^^xsd:date < ?d) }', ["dct:date"]),
        ("SELECT (YEAR(?d) AS ?y) { ?s dct:date ?d }", ["dct:date"]),
        ('SELECT ?s { ?s lhl:asOf ?d FILTER(?d != xsd:date("2020-01-01")) }', ["lhl:asOf"]),
        ('SELECT ?s { ?s lhl:firstDay ?d FILTER(?d >= "2020-01-01"^^xsd:date) }', []),
        ('SELECT ?s { ?s dct:date ?d FILTER(STR(?d) >= "2020") }', []),
        ('SELECT ?s { ?s dct:date ?d ; lhl:firstDay ?f FILTER(?f >= "2020-01-01"^^xsd:date) }', []),
        ("SELECT ?s { ?s dct:date ?d } # YEAR is not asked for", []),
    ],
)
def test_what_does_not_compare_is_told(query: str, told: list[str]) -> None:
    assert [each.term for each in compared(query)] == told


def test_it_says_where_it_stands_and_what_compares() -> None:
    (found,) = compared("SELECT ?y\n{ ?s dct:date ?d BIND(YEAR(?d) AS ?y) }")
    assert str(found).startswith("line 2, column 6: dct:date")
    assert "lhl:firstDay" in str(found)
