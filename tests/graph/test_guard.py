"""What the guard of queries lets through stands exactly at its limits, and it reads what is no code."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from lhl_graph.errors import QueryError, RefusedError
from lhl_graph.graph import sparql


def _unions(times: int) -> str:
    return "SELECT * {" + "{} UNION " * times + "{} }"


def _brackets(levels: int) -> str:
    return "ASK " + "{" * levels + "}" * levels + "{}"


@pytest.mark.parametrize(
    ("largest", "too_large"),
    [
        (_unions(sparql.MAX_REPEATS), _unions(sparql.MAX_REPEATS + 1)),
        (_unions(sparql.MAX_REPEATS).lower(), _unions(sparql.MAX_REPEATS + 1).lower()),
        (_brackets(sparql.MAX_DEPTH), _brackets(sparql.MAX_DEPTH + 1)),
        ("#" * sparql.MAX_LENGTH, "#" * (sparql.MAX_LENGTH + 1)),
    ],
    ids=["chained", "chained in small letters", "nested", "long"],
)
def test_a_query_is_refused_from_one_beyond_the_limit(largest: str, too_large: str) -> None:
    sparql.refuse(largest)
    with pytest.raises(RefusedError, match=r"^the query (is|has)"):
        sparql.refuse(too_large)


def test_brackets_side_by_side_are_not_deep() -> None:
    sparql.refuse("ASK {" + "[] ?p ?o . " * sparql.MAX_DEPTH * 2 + "}")


@pytest.mark.parametrize(
    ("value", "text"), [('"x"', "x"), ('"x', '"x'), ('x"', 'x"'), ('"', '"'), ('""', ""), ("xyx", "xyx"), ("", "")]
)
def test_a_binding_in_quotation_marks_is_the_text_between_both(value: str, text: str) -> None:
    assert sparql.term(value) == ox.Literal(text)


@pytest.mark.parametrize("value", ["<urn:a", "urn:a>", "no-such-prefix:a"])
def test_half_an_iri_and_an_unknown_prefix_are_text(value: str) -> None:
    assert sparql.term(value) == ox.Literal(value)


def test_a_number_is_bound_as_a_number() -> None:
    assert sparql.term(3) == ox.Literal(3)


def test_odd_spaces_are_plain_between_words_and_stay_in_a_text() -> None:
    assert sparql.visible("\ufeffASK\u00a0{\u2003?s ?p 'a\u00a0b' }") == "ASK { ?s ?p 'a\u00a0b' }"


def test_a_word_in_a_text_or_comment_is_neither_a_service_nor_a_graph() -> None:
    text = (
        "SELECT * FROM <urn:g> from named<urn:h> { SERVICE <urn:s> { ?s 'FROM <urn:x>' 'SERVICE <y:>' } } # FROM <z:>"
    )
    assert sparql.services(text) == [text.index("SERVICE")]
    assert sparql.named_graphs(text) == ["urn:g", "urn:h"]
    assert sparql.services(text.lower()) == [text.index("SERVICE")]


def test_what_oxigraph_says_of_a_select_is_told_at_the_select() -> None:
    with pytest.raises(QueryError, match=r"the SELECT overrides an existing variable using an expression$") as caught:
        sparql.ask(ox.Store(), "# a·b\nselect (1 AS ?a·b) { ?a·b ?p ?o }")
    assert (caught.value.line, caught.value.column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "offset", "place"), [("ASK", 0, (1, 1)), ("\nASK", 1, (2, 1)), ("ASK\n{}", 5, (2, 2))]
)
def test_lines_and_columns_count_from_one(text: str, offset: int, place: tuple[int, int]) -> None:
    assert sparql.position(text, offset) == place
