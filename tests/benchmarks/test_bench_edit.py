"""How long `lhl overlaps` takes after one line of one data file was edited, beside a start from nothing.

Processor time of the whole process, for a machine that others use too. Lines that the analysis knows nothing of (a
comment, a note), the words of a goal, and the same without waiting for q.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from measured import Record

    from lhl_graph.reading.repository import Repository

ROUNDS = 3


def spent(root: Path, cache: Path, *options: str) -> float:
    """Milliseconds of processor time that listing the overlaps takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "lhl_graph", "--root", str(root), "overlaps", *options]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LHL_GRAPH_CACHE": str(cache)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def comment(text: str, n: int) -> str:
    return f"{text}# {n}\n"


def note(text: str, n: int) -> str:
    return re.sub(r"(?m)^note: ", f"note: ({n}) ", text, count=1)


def words(text: str, n: int) -> str:
    return re.sub(r"(goals:.*?nb: )", rf"\g<1>Ord{n} ", text, count=1, flags=re.DOTALL)


EDITS: dict[str, tuple[Callable[[str, int], str], tuple[str, ...]]] = {
    "a comment edited, then `lhl overlaps`": (comment, ()),
    "a note edited, then `lhl overlaps`": (note, ()),
    "a goal's words edited, then `lhl overlaps --no-wait`": (words, ("--no-wait",)),
    "a goal's words edited, then `lhl overlaps`": (words, ()),
}


def test_an_edit_beside_a_start_from_nothing(repository: Repository, tmp_path: Path, record: Record) -> None:
    root, cache = tmp_path / "copy", tmp_path / "cache"
    for name in ("data", "ontology"):
        shutil.copytree(repository.root / name, root / name)
    file = root / "data" / "initiatives" / "demensplan-2025.yaml"
    nothing, n = spent(root, cache), 0
    warm = median(spent(root, cache) for _ in range(ROUNDS))
    record("nothing edited, then `lhl overlaps`", warm, nothing, "from nothing")
    for name, (edit, options) in EDITS.items():
        times = []
        for _ in range(ROUNDS):
            n += 1
            before = file.read_text(encoding="utf-8")
            file.write_text(edit(before, n), encoding="utf-8")
            assert file.read_text(encoding="utf-8") != before
            times.append(spent(root, cache, *options))
        record(name, median(times), nothing, "from nothing")
        print(f"\n{name}: {median(times):.0f} ms of processor time, 1/{nothing / median(times):.1f} of from nothing")
