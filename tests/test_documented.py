"""Every public name says what it is, with an example that runs and is right."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import lhl_graph
from lhl_graph.answers.pair.why import Why
from lhl_graph.answers.thing.show import Shown
from lhl_graph.graph.answer import Answer
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (
    "",
    ".graph.answer",
    ".comparison",
    ".curated_graph",
    ".errors",
    ".knowledge_graph",
    ".publication",
    ".answers.thing.sheet",
    ".answers.thing.show",
    ".table.table",
    ".answers.pair.explanation",
    ".answers.pair.why",
)
CLASSES = (KnowledgeGraph, Table, Answer, Shown, Why)


def public() -> Iterator[tuple[str, Any]]:
    """What an analyst meets: the names of the package, and the methods of the graph and of its answers."""
    for name in lhl_graph.__all__:
        if not name.startswith("__"):
            yield name, getattr(lhl_graph, name)
    for each in CLASSES:
        fields = getattr(each, "_fields", ())
        for name, member in inspect.getmembers(each):
            if not name.startswith("_") and name not in (*fields, "count", "index"):
                yield f"{each.__name__}.{name}", member


def examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(import_module(f"lhl_graph{name}")) if test.examples]
    return sorted(found, key=lambda test: test.name)


@pytest.mark.parametrize(("name", "thing"), [pytest.param(*each, id=each[0]) for each in public()])
def test_every_public_name_has_a_docstring_with_an_example(name: str, thing: Any) -> None:
    assert ">>> " in (inspect.getdoc(thing) or ""), f"{name} has no example"


@pytest.mark.parametrize("example", [pytest.param(test, id=test.name) for test in examples()])
def test_the_example_is_right(
    example: doctest.DocTest, kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(kg.repository.root / "data")
    (tmp_path / "ontology").symlink_to(kg.repository.root / "ontology")
    monkeypatch.chdir(tmp_path)
    example.globs = {"kg": kg, "lhl": lhl_graph, "Path": Path}
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append)
    assert not told, "".join(told)


def test_a_wrong_example_is_found() -> None:
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, 0)
    told: list[str] = []
    assert doctest.DocTestRunner().run(wrong, out=told.append).failed == 1


def test_tab_completion_offers_what_the_graph_can_do_and_little_else(kg: KnowledgeGraph) -> None:
    offered = {name for name in dir(kg) if not name.startswith("_")}
    assert {"overlaps", "why", "gaps", "coverage", "network", "ask", "query", "show", "graph_html", "rdflib"} <= offered
    assert offered == {name for name, _ in inspect.getmembers(kg) if not name.startswith("_")}
    assert offered - {"repository", "store", "language"} == {
        name.removeprefix("KnowledgeGraph.") for name, _ in public() if name.startswith("KnowledgeGraph.")
    }
