"""Every error of the library is one that the command line can say in a line or two."""

from __future__ import annotations

import inspect

import pytest

from lhl_graph import errors
from lhl_graph.errors import AmbiguousTermError, LhlError, QueryError, RefusedError, UnknownTermError


def test_every_error_is_a_kind_of_the_librarys_own() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]
    assert len(kinds) > 5
    assert all(issubclass(kind, LhlError) and kind.exit_code in (1, 2) for kind in kinds)


def test_a_query_error_says_where() -> None:
    assert str(QueryError("wrong", 3, 7)) == "line 3, column 7: wrong"
    assert str(QueryError("wrong")) == "wrong"
    assert (QueryError("wrong", 3, 7).line, QueryError("wrong", 3, 7).column) == (3, 7)


@pytest.mark.parametrize(
    ("suggestions", "text"),
    [
        ([], 'no term is called "x"'),
        (["y"], 'no term is called "x"; did you mean "y"?'),
        (["y", "z"], 'no term is called "x"; did you mean "y" or "z"?'),
    ],
)
def test_an_unknown_term_says_what_is_near(suggestions: list[str], text: str) -> None:
    assert str(UnknownTermError("x", suggestions)) == text


def test_an_ambiguous_term_lists_the_choices_on_lines_of_their_own() -> None:
    assert str(AmbiguousTermError("x", ["a", "b"])).splitlines()[1:] == ["  a", "  b"]


def test_refusal_is_wrong_use_and_a_wrong_query_is_not() -> None:
    assert (RefusedError("x").exit_code, QueryError("x").exit_code) == (2, 1)
