"""The server for as long as one likes under all that may happen: no wrong answer, and it grows no larger."""

from __future__ import annotations

import os
import signal
import statistics
import time
from typing import TYPE_CHECKING, Final

import pytest

from tests.faults.soak import Load, Sample, answers
from tests.server.conftest import Served

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

MINUTES: Final = float(os.environ.get("LHL_GRAPH_MINUTES", "0"))
"""How long the server is under load; `make soak` says so."""

LONG: Final = 2.0
"""From so many minutes on there is enough to see whether something grows."""

NAMES: Final = {"as it was": "Demensplan 2025", "edited": "Demensplan 2025 B"}


def grown(samples: list[Sample], largest: float = 1.25) -> list[str]:
    """Tell what has grown from the second to the last fifth of a run by more than a factor."""
    fifth = len(samples) // 5
    early, late = samples[fifth : 2 * fifth], samples[-fifth:]
    found = []
    for name in Sample._fields:
        first, last = (statistics.median(getattr(each, name) for each in part) for part in (early, late))
        print(f"{name}: {first:,.0f} in the second fifth, {last:,.0f} in the last")
        if last > first * largest:
            found.append(f"{name} grew from {first:,.0f} to {last:,.0f}")
    return found


def test_growth_is_found() -> None:
    flat, rising = [Sample(1000, 20)] * 50, [Sample(1000 + 20 * n, 20) for n in range(50)]
    assert grown(flat) == []
    assert len(grown(rising)) == 1


@pytest.mark.skipif(not MINUTES, reason="takes minutes; make soak runs it, and tests/server/test_newest.py in little")
def test_no_answer_is_wrong_and_nothing_grows(
    small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    file = small.root / "data" / "initiatives" / "demensplan-2025.yaml"
    first = file.read_text("utf-8")
    served = Served(small.root, tmp_path / "log", "--timeout", "120")
    log = served.log

    def change(state: str) -> None:
        before = log.read_text("utf-8").count("the new build is served")
        file.write_text(first.replace(NAMES["as it was"], NAMES[state]), "utf-8")
        served.process.send_signal(signal.SIGHUP)
        for _ in range(1200):
            if log.read_text("utf-8").count("the new build is served") > before:
                return
            time.sleep(0.1)
        raise AssertionError(served.said())

    try:
        right = {}
        for state in ("edited", "as it was"):
            change(state)
            right[state] = answers(served)
        assert right["edited"] != right["as it was"]
        load = Load(served, right, "as it was")
        load.run(60 * MINUTES, change)
        print(f"\n{MINUTES:g} minutes: " + ", ".join(f"{number:,} {what}" for what, number in load.seen.items()))
        assert load.wrong == []
        assert load.seen["answers compared"] > 10
        if MINUTES >= LONG:
            assert grown(load.samples) == []
        assert answers(served) in right.values()
        assert served.stop() == 0
        assert "Traceback" not in served.said()
    finally:
        served.stop()
