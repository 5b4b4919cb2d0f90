"""`lhl serve` is an endpoint like any other: read with the same answers, and not to be written to."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lhl_graph as lhl
from lhl_graph.errors import EndpointError
from lhl_graph.questions import library
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph

NAMES = [question.name for question in library.library(Repository(Path(__file__).parents[2]))]


@pytest.fixture(scope="module")
def served(three_kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serves three initiatives, at most 500 rows at once."""
    log = tmp_path_factory.mktemp("served") / "log"
    command = [sys.executable, "-m", "lhl_graph", "serve", "--root", str(three_kg.repository.root), "--port", "0"]
    with log.open("wb") as file:
        process = subprocess.Popen([*command, "--max-rows", "500"], stdout=file, stderr=file)
    for _ in range(600):
        if found := re.search(r"(http://\S+)/ \(SPARQL", log.read_text(encoding="utf-8")):
            break
        assert process.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    assert found, log.read_text(encoding="utf-8")
    yield f"{found[1]}/sparql"
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="module")
def remote(served: str, three_kg: KnowledgeGraph) -> KnowledgeGraph:
    return lhl.connect(served, root=three_kg.repository.root)


@pytest.mark.parametrize("name", NAMES)
def test_each_question_has_the_same_answer(remote: KnowledgeGraph, three_kg: KnowledgeGraph, name: str) -> None:
    expected = three_kg.ask(name)
    assert remote.ask(name) == expected


def test_overlaps_and_networks_are_the_same(remote: KnowledgeGraph, three_kg: KnowledgeGraph) -> None:
    assert remote.overlaps().rows == three_kg.overlaps().rows
    assert remote.network("stated").rows == three_kg.network("stated").rows


def test_an_answer_that_it_cuts_comes_whole(remote: KnowledgeGraph, three_kg: KnowledgeGraph) -> None:
    text = "SELECT ?s ?p ?o WHERE { GRAPH graph:inferred { ?s ?p ?o } } ORDER BY ?p ?s ?o"
    assert list(remote.query(text)) == list(three_kg.query(text))
    assert len(remote.query(text)) > 500


def test_it_may_not_be_written_to(served: str, three_kg: KnowledgeGraph) -> None:
    with pytest.raises(EndpointError, match=r"40[0-9] "):
        three_kg.push(served, graph_store=served)
