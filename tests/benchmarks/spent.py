"""What a command costs: processor time of its whole process, for a machine that others use too."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def spent(root: Path, cache: Path, *command: str | Path) -> float:
    """Give the milliseconds of processor time of `lhl` with these words, byte code kept as it is for a user."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["LHL_GRAPH_CACHE"] = str(cache)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "lhl_graph", "--root", root, *command], check=True, capture_output=True, env=env
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
