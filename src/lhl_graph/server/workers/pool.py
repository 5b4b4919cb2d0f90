"""Worker processes: jobs wait for a free one; one whose time is up, or whose client has gone, is replaced."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.server.problem import ProblemError
from lhl_graph.server.workers import frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.server.workers.limits import Limits

IN_MEMORY: Final = 2**20
"""An answer larger than this many bytes waits on disk until its client has taken it."""

_PATIENCE: Final = 0.5
_TRIES: Final = 3
"""How often a worker is started before the server says that it cannot be."""


class Result(NamedTuple):
    """A whole answer: what is known about it, and its content from the beginning."""

    done: dict[str, Any]
    body: SpooledTemporaryFile[bytes]
    size: int


class Pool:
    """So many workers, and a queue of so many jobs before them."""

    def __init__(self, store: str, root: str, limits: Limits, workers: int, queue: int) -> None:
        """Say what workers work on; `start` starts them."""
        self._command = [sys.executable, "-m", "lhl_graph.server.workers.worker", store, root, json.dumps(limits)]
        self._limits = limits
        self._size = workers
        self._queue = queue
        self._waiting = 0
        self._stopped = False
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all workers, and wait until they are ready; one that is killed meanwhile is tried again.

        Raises:
            ProblemError: one does not start, and none is left running.
        """
        started = await asyncio.gather(*(self._begin() for _ in range(self._size)), return_exceptions=True)
        failed = [each for each in started if isinstance(each, BaseException)]
        if failed:
            await self.stop()
            raise failed[0]

    async def stop(self) -> None:
        """Kill all workers."""
        self._stopped = True
        for worker in self._all:
            worker.kill()
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        await asyncio.gather(*(worker.gone() for worker in self._all))

    @property
    def state(self) -> dict[str, int]:
        """How many workers there are, how many of them are free, and how many jobs wait."""
        return {"workers": len(self._all), "idle": self._idle.qsize(), "waiting": self._waiting}

    async def run(self, job: dict[str, Any]) -> Result:
        """Let a worker do a job; give its whole answer. When cancelled, the worker is killed.

        Raises:
            ProblemError: the queue is full, the time is up, the worker died, or the job is at fault.
        """
        worker = await self._free()
        try:
            async with asyncio.timeout(self._limits.seconds):
                result = await worker.do(job)
        except TimeoutError:
            self._replace(worker)
            raise ProblemError(
                504, f"stopped after {self._limits.seconds:g} s, the time a query has here; ask for less at once"
            ) from None
        except (asyncio.IncompleteReadError, OSError):
            self._replace(worker)
            raise ProblemError(
                503, "the query ended its worker, most likely because it wanted more memory than a query has here"
            ) from None
        except ProblemError:
            self._idle.put_nowait(worker)
            raise
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return result

    async def _free(self) -> _Worker:
        if self._idle.empty() and self._waiting >= self._queue:
            raise _busy(f"{self._waiting} queries wait already")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise _busy("no worker became free in time") from None
        finally:
            self._waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        worker.kill()
        if self._stopped:
            return
        task = asyncio.create_task(self._renew(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _renew(self, worker: _Worker) -> None:
        await worker.gone()
        self._all.discard(worker)
        while True:
            with contextlib.suppress(OSError, ProblemError):
                await self._add()
                return
            await asyncio.sleep(_PATIENCE)

    async def _begin(self) -> None:
        for _ in range(_TRIES - 1):
            with contextlib.suppress(ProblemError):
                return await self._add()
        return await self._add()

    async def _add(self) -> None:
        worker = await _Worker.started(self._command)
        self._all.add(worker)
        self._idle.put_nowait(worker)


class _Worker:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def started(cls, command: Sequence[str]) -> _Worker:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
        worker = cls(process)
        assert process.stdout is not None
        try:
            await frames.receive(process.stdout)
        except asyncio.IncompleteReadError:
            worker.kill()
            await worker.gone()
            raise ProblemError(503, "a worker does not start") from None
        except BaseException:
            worker.kill()
            raise
        return worker

    async def do(self, job: dict[str, Any]) -> Result:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(frames.packed(frames.JOB, job))
        await stdin.drain()
        body: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the reply closes it
        try:
            return await self._collect(stdout, body)
        except BaseException:
            body.close()
            raise

    @staticmethod
    async def _collect(stdout: asyncio.StreamReader, body: SpooledTemporaryFile[bytes]) -> Result:
        while True:
            kind, content = await frames.receive(stdout)
            if kind == frames.CHUNK:
                body.write(content)
                continue
            said = json.loads(content)
            if kind == frames.ERROR:
                raise ProblemError(said["status"], said["message"], said["headers"])
            size = body.tell()
            body.seek(0)
            return Result(said, body, size)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        await self._process.wait()


def _busy(why: str) -> ProblemError:
    return ProblemError(503, f"the server is busy ({why}); try again", {"Retry-After": "2"})
