"""An answer costs what it asks for: what it reads does not grow with what else the graph holds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from lhl_graph import cache
from lhl_graph.analysis import null_model
from lhl_graph.analysis.goal_text import Frequencies
from lhl_graph.answers import evidence
from lhl_graph.findings import compute
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

COPIES = 4
A, B = "leve-hele-livet", "demensplan-2025"


class CountingStore(Store):
    """Counts the rows and facts that are read of it."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.inner)
        self.read = 0

    def rows(self, text: str, bindings: Mapping[str, str | float] | None = None) -> Iterator[tuple[Any, ...]]:
        for row in super().rows(text, bindings):
            self.read += 1
            yield row

    def facts(self, subject: str, predicate: str | None = None) -> Iterator[Any]:
        for fact in super().facts(subject, predicate):
            self.read += 1
            yield fact


class Graphs(NamedTuple):
    """The same initiatives alone, and with copies of them beside."""

    alone: KnowledgeGraph
    crowded: KnowledgeGraph

    def read(self, ask: Callable[[KnowledgeGraph], Any]) -> list[int]:
        """How many rows a question reads in either."""
        return [read_by(graph, ask) for graph in self]


def read_by(graph: KnowledgeGraph, ask: Callable[[KnowledgeGraph], Any]) -> int:
    store = CountingStore(graph.store)
    ask(KnowledgeGraph(graph.repository, store))
    return store.read


@pytest.fixture(scope="module")
def graphs(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Graphs:
    place = tmp_path_factory.mktemp("copies")
    crowded = Repository(shutil.copytree(three.root, place / "crowded"))
    for file in sorted((crowded.root / "data" / "initiatives").glob("*.yaml")):
        for n in range(COPIES):
            name = f"{file.stem}-x{n}"
            text = file.read_text("utf-8").replace(f"id: {file.stem}\n", f"id: {name}\n", 1)
            file.with_stem(name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(null_model, "RANDOMISATIONS", 30)
        patch.setattr(cache, "program", lambda: "01234567")
        patch.setenv("LHL_GRAPH_CACHE", str(place / "cache"))
        return Graphs(*(KnowledgeGraph(each, cache.load(each)) for each in (three, crowded)))


QUESTIONS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "why": lambda kg: kg.why(A, B),
    "goals without measures": lambda kg: kg.gaps("goals", of=A),
}


def test_a_pair_that_is_worked_out_reads_of_the_rest_nothing_but_counts(graphs: Graphs) -> None:
    def compared(kg: KnowledgeGraph) -> None:
        one, other = (f"{BASE}initiative/{name}" for name in sorted((A, B)))
        compute.model_of(kg.store, one, other, Frequencies(1, {}))

    alone, crowded = graphs.read(compared)
    assert 0 < crowded == alone


def test_the_words_of_all_are_counted_once(graphs: Graphs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(evidence, "stored", lambda *_: {})
    first = graphs.alone.why(A, B)
    monkeypatch.delattr(compute, "frequencies")
    assert str(graphs.alone.why(A, B)) == str(first)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_read_does_not_grow_with_the_rest(graphs: Graphs, name: str) -> None:
    alone, crowded = graphs.read(QUESTIONS[name])
    assert 0 < crowded <= alone * 1.1


def test_what_is_asked_of_all_does(graphs: Graphs) -> None:
    alone, crowded = graphs.read(lambda kg: kg.gaps("goals"))
    assert crowded > alone * 2


def test_unseen_links_of_one_are_read_of_one(kg: KnowledgeGraph) -> None:
    one = kg.gaps()[0].a.rsplit("/", 1)[-1]
    of_one, of_all = read_by(kg, lambda graph: graph.gaps(of=one)), read_by(kg, lambda graph: graph.gaps())
    assert 0 < of_one < of_all / 2
