"""Where blocks of work run: in threads here, or on a Dask cluster that is already there; the answer is the same.

A block is a call ``kernel(shared, block)`` of a function at the top of a module, so that a worker can import it.
On a cluster ``shared`` is sent to each worker once, however often blocks of it are run. With the local engine a backend
that the caller has chosen by ``joblib.parallel_config`` (Ray, Spark) is used in place of threads.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Shared = TypeVar("Shared")
Block = TypeVar("Block")
Result = TypeVar("Result")

ENGINES: Final = ("local", "dask")

PATIENCE: Final = 4
"""Seconds to wait for a scheduler to answer, and then for a first worker."""


def check_engine(engine: str, scheduler: str | None) -> None:
    """Raises ValueError for an engine that is not known, or one that lacks or has no use for a scheduler."""
    if engine not in ENGINES:
        raise ValueError(f"unknown engine {engine!r}; the engines are {', '.join(ENGINES)}")
    if engine == "dask" and not scheduler:
        raise ValueError("the engine dask needs the address of its scheduler, such as tcp://127.0.0.1:8786")
    if engine == "local" and scheduler:
        raise ValueError(f"the local engine has no scheduler; name the engine of {scheduler}, such as dask")


class Run(Protocol):
    """What runs blocks."""

    def __call__(
        self, kernel: Callable[[Shared, Block], Result], shared: Shared, blocks: Iterable[Block]
    ) -> list[Result]:
        """``kernel(shared, block)`` of every block, in the order of the blocks."""


@contextmanager
def started(engine: str = "local", scheduler: str | None = None) -> Iterator[Run]:
    """What runs blocks, for as long as it is needed. A cluster is left as it was.

    Raises ValueError for an engine or address that cannot be, ConnectionError when no scheduler answers there or
    it has no worker, ImportError when Dask is not installed.
    """
    check_engine(engine, scheduler)
    if engine == "local":
        yield _run
        return
    client = _connected(str(scheduler))
    try:
        yield _Cluster(client)
    finally:
        client.close()


def _run(kernel: Callable[[Shared, Block], Result], shared: Shared, blocks: Iterable[Block]) -> list[Result]:
    from joblib import Parallel, delayed
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):  # else each of our threads starts as many, which wait for one another
        found: list[Result] = Parallel(n_jobs=-1, prefer="threads")(delayed(kernel)(shared, block) for block in blocks)
    return found


class _Cluster:
    """Runs blocks on the workers of a client, which keep what is shared."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._sent: list[tuple[Any, Any]] = []

    def __call__(
        self, kernel: Callable[[Shared, Block], Result], shared: Shared, blocks: Iterable[Block]
    ) -> list[Result]:
        sent = next((sent for given, sent in self._sent if given is shared), None)
        if sent is None:
            [sent] = self._client.scatter([shared], broadcast=True, hash=False)
            self._sent.append((shared, sent))
        found: list[Result] = self._client.gather(
            [self._client.submit(kernel, sent, block, pure=False) for block in blocks]
        )
        return found


def _connected(scheduler: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ImportError("the engine dask needs dask.distributed: pip install 'lhl-graph[dask]'") from error
    connect: Any = distributed.Client
    try:
        client = connect(scheduler, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise ConnectionError(f"no Dask scheduler answers at {scheduler}") from error
    except ValueError as error:
        raise ValueError(f"{scheduler!r} is no address of a Dask scheduler: {error}") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise ConnectionError(f"the Dask scheduler at {scheduler} has no worker") from error
    return client
