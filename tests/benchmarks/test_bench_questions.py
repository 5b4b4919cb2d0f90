"""How long each question takes: on the real graph, and on graphs of 10,000, 100,000 and a million triples.

The larger graphs are the smallest one with copies beside it (see `copies`). Times are the
best of some runs in one process, of the query alone: where it finds nothing, what else could be asked is looked for in
everything. Nothing is asserted about seconds, only about growth of questions that are about one thing and have the same
answer. A question about everything (which initiative rests on one source?) reads everything.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
import pytest
from copies import copies, some

from lhl_graph.graph.store import Store
from lhl_graph.questions import library as questions
from lhl_graph.questions.parameters import bind, place

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question
    from lhl_graph.reading.repository import Repository

SMALLEST: Final = 10_000
GROWTH: Final = 2.0
NOISE: Final = 0.002
"""Seconds that count as none: what opening a query takes, give or take."""

RUNS: Final = 5
SLOW: Final = 0.5
"""Seconds above which one run is enough."""


class Took(NamedTuple):
    """What a question came to, and how long that took."""

    rows: list[str]
    seconds: float


@pytest.fixture(scope="module")
def lines(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Some real initiatives and the reform's tasks, with all that follows from them, as N-Quads."""
    return some(repository, tmp_path_factory.mktemp("some"))


def grown(lines: str, triples: int) -> Store:
    """The graph, with as many copies beside it as make so many triples."""
    store = ox.Store()
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_QUADS)
    following = copies(lines)
    while len(store) < triples:
        store.bulk_load(next(following).encode(), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    return Store(store)


def timed(store: Store, question: Question) -> Took:
    best, rows = float("inf"), list[str]()
    for _ in range(RUNS):
        begun = time.perf_counter()
        rows = sorted(map(str, store.rows(*place(question.text, bind(store, question.parameters, {}, "nb")))))
        best = min(best, time.perf_counter() - begun)
        if best > SLOW:
            break
    return Took(rows, best)


def all_of(store: Store, library: list[Question]) -> dict[str, Took]:
    return {question.name: timed(store, question) for question in library}


@pytest.fixture(scope="module")
def library(repository: Repository) -> list[Question]:
    return questions.library(repository)


@pytest.fixture(scope="module")
def smallest(lines: str, library: list[Question]) -> dict[str, Took]:
    return all_of(grown(lines, SMALLEST), library)


@pytest.mark.parametrize("triples", [100_000, 1_000_000])
def test_a_question_whose_answer_does_not_grow_does_not_slow_down(
    triples: int, lines: str, library: list[Question], smallest: dict[str, Took]
) -> None:
    store = grown(lines, triples)
    print(
        f"\n{len(store):,} triples; rows and milliseconds, and how many times that of {lines.count(chr(10)):,} triples"
    )
    slower = []
    asked = {question.name: question for question in library}
    for name, took in sorted(all_of(store, library).items(), key=lambda found: -found[1].seconds):
        before = smallest[name]
        ratio = took.seconds / before.seconds
        same = took.rows == before.rows
        remark = ("" if same else "  another answer") + ("" if _is_anchored(asked[name]) else "  about everything")
        print(
            f"  {name:34}{len(before.rows):7}{1000 * before.seconds:9.2f}{len(took.rows):8}{1000 * took.seconds:10.2f}"
            f"{ratio:8.1f}{remark}"
        )
        if same and _is_anchored(asked[name]) and took.seconds > GROWTH * before.seconds + NOISE:
            slower.append(f"{name}: {ratio:.1f} times")
    assert not slower


def _is_anchored(question: Question) -> bool:
    return any(parameter.kind() for parameter in question.parameters)


def test_every_question_on_the_real_graph(kg: KnowledgeGraph, library: list[Question]) -> None:
    found = sorted(all_of(kg.store, library).items(), key=lambda each: -each[1].seconds)
    print(f"\n{len(kg.store):,} triples; the slowest of {len(found)} questions, rows and milliseconds")
    for name, took in found[:12]:
        print(f"  {name:34}{len(took.rows):7}{1000 * took.seconds:9.2f}")
    print(f"  over 20 ms: {sum(took.seconds > 0.02 for _, took in found)}")
