from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pyoxigraph as ox
import pytest

from lhl_graph.iris import PREFIXES
from lhl_graph.knowledge_graph import KnowledgeGraph, load

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

Facts = set[tuple[str, str, str, str]]
"""Subject, property, value and language."""

CLASSES = tuple(PREFIXES[prefix] for prefix in ("lhl", "skos", "prov"))
"""What has a class of these is data or a concept; what has not is the ontology's own."""


@pytest.fixture(scope="session")
def bare(three: Repository) -> KnowledgeGraph:
    """Three initiatives with all that is computed from them, and no licence."""
    return load(three.root)


@pytest.fixture(scope="session")
def graph(bare: KnowledgeGraph, repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The same with the licence of the data."""
    root = tmp_path_factory.mktemp("licensed") / "three"
    shutil.copytree(bare.repository.root, root)
    shutil.copy(repository.root / "data" / "LICENSE", root / "data")
    return load(root)


@pytest.fixture(scope="session")
def book(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook, as openpyxl reads it."""
    return openpyxl.load_workbook(export(graph, tmp_path_factory.mktemp("xlsx") / "graph.xlsx", "xlsx"))


@pytest.fixture(scope="session")
def whole(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook of the real graph."""
    return openpyxl.load_workbook(export(kg, tmp_path_factory.mktemp("whole") / "graph.xlsx", "xlsx"))


@pytest.fixture(scope="session")
def facts(graph: KnowledgeGraph) -> Facts:
    """Everything about data and concepts, as it stands in the store."""
    return facts_of(graph)


def facts_of(graph: KnowledgeGraph) -> Facts:
    found, typed = set(), set()
    for quad in graph.store.inner:
        subject, name, value = quad.subject, quad.predicate, quad.object
        assert isinstance(subject, ox.NamedNode)
        assert isinstance(value, ox.NamedNode | ox.Literal)
        language = (value.language or "") if isinstance(value, ox.Literal) else ""
        found.add((subject.value, name.value, value.value, language))
        if name.value == PREFIXES["rdf"] + "type" and value.value.startswith(CLASSES):
            typed.add(subject.value)
    return {fact for fact in found if fact[0] in typed}


def export(graph: KnowledgeGraph, place: Path, form: str, **choice: Any) -> Path:
    graph.export(place, form, **choice)
    return place
