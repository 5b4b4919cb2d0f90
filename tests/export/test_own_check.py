"""Whatever we write in RDF passes what we check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.checks.validate import check
from lhl_graph.export import release
from lhl_graph.export.dcat import Publisher
from lhl_graph.graph import formats

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph


def faults(graph: KnowledgeGraph, turtle: Path) -> list[str]:
    return [str(each) for each in check(graph.repository, [turtle]) if each.severity == "ERROR"]


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as Turtle, from which the names of its named graphs are gone."""
    path = tmp_path_factory.mktemp("whole") / "all.ttl"
    graph.write(path)
    return path


@pytest.mark.parametrize("form", sorted(set(formats.RDF) - {"ttl"}))
def test_every_notation_says_what_passes(graph: KnowledgeGraph, whole: Path, tmp_path: Path, form: str) -> None:
    graph.write(tmp_path / f"all.{form}")
    quads = ox.parse((tmp_path / f"all.{form}").read_bytes(), formats.RDF[form])
    assert formats.dataset(quads, formats.RDF["ttl"]) == whole.read_bytes()


def test_the_descriptions_of_a_release_pass(graph: KnowledgeGraph, tmp_path: Path) -> None:
    files = release.files((graph.store, graph.repository), Publisher())
    for name in ("dcat.ttl", "void.ttl"):  # the graph itself: tests/checks/test_written.py
        (tmp_path / name).write_bytes(files[name])
        assert faults(graph, tmp_path / name) == [], name


def test_a_label_without_language_is_found(graph: KnowledgeGraph, whole: Path, tmp_path: Path) -> None:
    text = whole.read_text(encoding="utf-8")
    (tmp_path / "all.ttl").write_text(text.replace('"Demens"@nb', '"Demens"', 1), encoding="utf-8")
    assert any("bad-language" in each for each in faults(graph, tmp_path / "all.ttl"))
