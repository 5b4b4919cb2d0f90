"""How much longer work takes when there is more of it: a rule about growth, not about seconds."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def least(work: Callable[[], object], times: int = 3) -> float:
    """Give seconds of processor time, the least of some: what else the machine does is noise."""
    taken = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        begun = time.process_time()
        try:
            work()
        finally:
            taken.append(time.process_time() - begun)
            gc.enable()
    return min(taken)
