from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.knowledge_graph import KnowledgeGraph, load

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.repository import Repository

Facts = set[tuple[str, str, str, str]]
"""Subject, property, value and language."""

ALL_FACTS = "SELECT ?s ?p ?o (LANG(?o) AS ?l) { ?s ?p ?o . FILTER EXISTS { ?s a ?class FILTER (%s) } }"
IN_TABLES = " || ".join(f"STRSTARTS(STR(?class), STR({prefix}:))" for prefix in ("lhl", "skos", "prov"))


@pytest.fixture(scope="session")
def graph(three: Repository) -> KnowledgeGraph:
    """Three initiatives with all that is computed from them."""
    return load(three.root)


@pytest.fixture(scope="session")
def facts(graph: KnowledgeGraph) -> Facts:
    """Everything about data and concepts, asked of the store by a query of its own."""
    return facts_of(graph)


def facts_of(graph: KnowledgeGraph) -> Facts:
    rows = graph.store.query(ALL_FACTS % IN_TABLES)
    return {(row[0].value, row[1].value, row[2].value, row[3].value if row[3] else "") for row in rows}  # type: ignore[index,union-attr]


def export(graph: KnowledgeGraph, place: Path, form: str, **choice: Any) -> Path:
    graph.export(place, form, **choice)
    return place
