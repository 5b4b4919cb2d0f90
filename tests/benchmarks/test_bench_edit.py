"""How long `lhl overlaps` takes after one line of one data file was edited, beside a start from nothing.

Processor time of the whole process, for a machine that others use too. Lines that the analysis knows nothing of (a
comment, a note), the words of a goal, and the same without waiting for q.
"""

from __future__ import annotations

import re
import shutil
from statistics import median
from typing import TYPE_CHECKING

from spent import spent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from measured import Record

    from lhl_graph.reading.repository import Repository

ROUNDS = 3


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
    nothing, n = spent(root, cache, "overlaps"), 0
    warm = median(spent(root, cache, "overlaps") for _ in range(ROUNDS))
    record("nothing edited, then `lhl overlaps`", warm, nothing, "from nothing")
    for name, (edit, options) in EDITS.items():
        times = []
        for _ in range(ROUNDS):
            n += 1
            before = file.read_text(encoding="utf-8")
            file.write_text(edit(before, n), encoding="utf-8")
            assert file.read_text(encoding="utf-8") != before
            times.append(spent(root, cache, "overlaps", *options))
        record(name, median(times), nothing, "from nothing")
        print(f"\n{name}: {median(times):.0f} ms of processor time, 1/{nothing / median(times):.1f} of from nothing")
