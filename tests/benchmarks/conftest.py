"""What benchmarks measure is written to docs/benchmarks.md when `make bench` is over."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from measured import Figure, update

if TYPE_CHECKING:
    from measured import Record

    from lhl_graph.knowledge_graph import KnowledgeGraph

TABLE = Path(__file__).parents[2] / "docs" / "benchmarks.md"

_measured: dict[str, Figure] = {}


@pytest.fixture(scope="session")
def kg(loaded: KnowledgeGraph) -> KnowledgeGraph:
    """What is timed is asked anew each time."""
    return loaded


@pytest.fixture(scope="session")
def record() -> Record:
    """Takes what was measured: the work, its milliseconds, and those of what stands beside it."""

    def told(work: str, ms: float, beside_ms: float, beside: str) -> None:
        _measured[work] = Figure(ms, ms / beside_ms, beside)

    return told


def pytest_sessionfinish() -> None:
    """Write the table where `LHL_BENCH_WRITE` is set, and say what has become worse."""
    if _measured and os.environ.get("LHL_BENCH_WRITE"):
        for line in update(TABLE, _measured):
            print(f"\nWorse than in docs/benchmarks.md: {line}")
