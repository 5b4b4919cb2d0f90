"""Which build is served: a request goes to the newest; one before it ends when its last request is answered."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import LhlError
from lhl_graph.server.problem import ProblemError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractContextManager

    from starlette.applications import Starlette
    from starlette.types import Receive, Scope, Send

    Make = Callable[[], AbstractContextManager[Starlette]]
    """Builds an application, and removes what it was made from when it is left."""

_MOMENT: Final = 0.1
"""Seconds between two looks at whether the last request of an older build is answered."""


class Newest:
    """Serves one build, and on SIGHUP the next, without dropping a request."""

    def __init__(self, make: Make, patience: float, tell: Callable[[str], None]) -> None:
        """Make the first build; an older one waits at most `patience` seconds for its requests.

        Raises:
            LhlError: the graph cannot be built.
        """
        self._make, self._patience, self._tell = make, patience, tell
        self._wanted = asyncio.Event()
        self._terminal = _has_terminal()
        if hasattr(signal, "SIGHUP"):  # Windows has none
            signal.signal(signal.SIGHUP, lambda *_: self._hung_up())
        self._current = _Build(make)
        self._older: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the newest build answer a request."""
        build = self._current
        build.open += 1
        try:
            await build.app(scope, receive, send)
        finally:
            build.open -= 1

    def close(self) -> None:
        """Remove what the newest build was made from."""
        self._current.close()

    @contextlib.asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Run the newest build, and take in another whenever it is asked for."""
        await self._current.start()
        if hasattr(signal, "SIGHUP"):  # from here on it wakes the loop
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._hung_up)
        renewing = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            for task in (renewing, *self._older):
                task.cancel()
            await asyncio.gather(renewing, *self._older, return_exceptions=True)
            await self._current.stop()

    def _hung_up(self) -> None:
        """Take SIGHUP as a wish for a new build, but for the one by which a terminal says that it is gone."""
        if self._terminal and not _has_terminal():
            os.kill(os.getpid(), signal.SIGTERM)
        else:
            self._wanted.set()

    async def _renew(self) -> None:
        while await self._wanted.wait():
            self._wanted.clear()
            try:
                build = await asyncio.to_thread(_Build, self._make)
            except LhlError as error:
                self._tell(f"the new build cannot be served, and the one before still is: {error}")
                continue
            try:
                await build.start()
            except ProblemError as error:
                build.close()
                self._tell(f"the new build cannot be served, and the one before still is: {error}")
                continue
            older, self._current = self._current, build
            task = asyncio.create_task(self._end(older))
            self._older.add(task)
            task.add_done_callback(self._older.discard)
            self._tell("the new build is served")

    async def _end(self, build: _Build) -> None:
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._patience):
                    while build.open:
                        await asyncio.sleep(_MOMENT)
        finally:
            await build.stop()
            build.close()


class _Build:
    """An application, what holds it, and how many of its requests are open."""

    def __init__(self, make: Make) -> None:
        self._held, self._run = contextlib.ExitStack(), contextlib.AsyncExitStack()
        self.app = self._held.enter_context(make())
        self.open = 0

    async def start(self) -> None:
        await self._run.enter_async_context(self.app.router.lifespan_context(self.app))

    async def stop(self) -> None:
        await self._run.aclose()

    def close(self) -> None:
        self._held.close()


def _has_terminal() -> bool:
    """Tell whether a terminal controls this process (`/dev/tty`, see tty(4))."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except (OSError, AttributeError):
        return False
    return True
