"""Queries are answered offline and read-only, and say where they are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from lhl_graph.graph import sparql

A, B, C = (ox.NamedNode(f"urn:{name}") for name in "abc")


def holding(thing: ox.NamedNode | ox.Literal) -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(A, B, thing, ox.NamedNode("urn:g")))
    return store


@pytest.fixture
def store() -> ox.Store:
    return holding(C)


def rows(raw: sparql.Raw) -> list[list[str]]:
    assert isinstance(raw, ox.QuerySolutions)
    return [[str(term) for term in solution] for solution in raw]
