"""A worker process: reads jobs from stdin, answers on stdout, holds the store open in between.

It knows nothing of HTTP connections and has no time limit of its own; whoever started it kills it, and it does not
outlive whoever started it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.errors import LhlError
from lhl_graph.server.problem import ProblemError, status_of
from lhl_graph.server.workers import frames
from lhl_graph.server.workers.jobs import Desk
from lhl_graph.server.workers.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE: Final = 2**20
_SET_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG, see prctl(2)."""


def main(store: str, root: str, limits: str) -> None:
    """Serve jobs until stdin ends; `limits` are those of `Limits` as a JSON list."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the front process decides when to stop
    _end_with_parent()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints stays out of the answers
    said = Limits(*json.loads(limits))
    _hold(said.memory)
    desk = Desk(store, root, said)

    def send(kind: bytes, content: bytes | dict[str, Any]) -> None:
        out.write(frames.packed(kind, content))
        if kind != frames.CHUNK:  # a small answer comes with its end, and wakes the front process once
            out.flush()

    send(frames.READY, {"statements": len(desk.store)})
    while (job := frames.read(sys.stdin.buffer)) is not None:
        _answer(desk, json.loads(job), send)


def _answer(desk: Desk, job: dict[str, Any], send: Callable[[bytes, bytes | dict[str, Any]], None]) -> None:
    def out(content: bytes) -> None:
        for start in range(0, len(content), _PIECE):
            send(frames.CHUNK, content[start : start + _PIECE])

    try:
        done = desk.do(job, out)
    except ProblemError as problem:
        send(frames.ERROR, {"status": problem.status, "message": problem.message, "headers": problem.headers})
    except LhlError as error:
        send(frames.ERROR, {"status": status_of(error), "message": str(error), "headers": {}})
    else:
        send(frames.DONE, {**done._asdict(), "headers": dict(done.headers)})


def _end_with_parent() -> None:
    """End as soon as the front process has, even within a query; where this is not Linux, when the query is done."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _hold(memory: int) -> None:
    """Keep the process within a size, so that no query takes the machine's memory."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main(*sys.argv[1:])
