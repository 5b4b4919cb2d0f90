"""Engines: the same blocks in threads here and on a real Dask cluster give the same answer, or say what is wrong."""

from __future__ import annotations

import operator
import time
from typing import TYPE_CHECKING, Any

import pytest
from synthetic import Graph

from lhl_graph.analysis.large.engine import check_engine, started
from lhl_graph.analysis.large.top_k import Top, top_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("joblib", reason="the engines need joblib: pip install 'lhl-graph[large]'")
pytest.importorskip("scipy", reason="the large path needs scipy: pip install 'lhl-graph[large]'")

GRAPH = Graph(230)
NO_DASK = "the engine dask needs dask.distributed: pip install 'lhl-graph[dask]'"


def top(**how: Any) -> Top:
    return top_overlaps(GRAPH.initiatives, GRAPH.annotations(), GRAPH.statements(), GRAPH.broader, k=5, **how)


def cluster(workers: int) -> Any:
    """Workers in processes of their own, reached over the loopback interface."""
    distributed = pytest.importorskip("distributed", reason=NO_DASK)
    return distributed.LocalCluster(
        n_workers=workers, processes=True, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    )


@pytest.fixture(scope="module")
def local() -> Top:
    return top(candidates=20)


@pytest.fixture(scope="module", params=[1, 2], ids=["one worker", "two workers"])
def scheduler(request: pytest.FixtureRequest) -> Iterator[str]:
    with cluster(request.param) as here:
        here.wait_for_workers(request.param)
        yield here.scheduler_address


def test_dask_gives_the_same_as_local(local: Top, scheduler: str) -> None:
    assert any(local.values())
    assert top(candidates=20, engine="dask", scheduler=scheduler) == local


def test_blocks_come_back_in_order(scheduler: str) -> None:
    for how in (("local", None), ("dask", scheduler)):
        with started(*how) as run:
            assert run(operator.mul, 3, range(40)) == [3 * n for n in range(40)]


def test_few_initiatives_run_on_a_cluster_too_when_it_is_named(scheduler: str) -> None:
    few = Graph(20)
    rows = (few.initiatives, few.annotations(), few.statements(), few.broader)
    assert top_overlaps(*rows, engine="dask", scheduler=scheduler) == top_overlaps(
        few.initiatives, few.annotations(), few.statements(), few.broader
    )


def test_a_scheduler_that_is_not_there_is_told_within_seconds() -> None:
    pytest.importorskip("distributed", reason=NO_DASK)
    begun = time.monotonic()
    with pytest.raises(ConnectionError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1$"):
        top(engine="dask", scheduler="tcp://127.0.0.1:1")
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("address", ["nonsense", "ftp://127.0.0.1:8786", "tcp://127.0.0.1:port"])
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    pytest.importorskip("distributed", reason=NO_DASK)
    with pytest.raises(ValueError, match="is no address of a Dask scheduler"):
        top(engine="dask", scheduler=address)


def test_a_cluster_without_workers_is_told() -> None:
    with cluster(0) as empty, pytest.raises(ConnectionError, match="has no worker"):
        top(engine="dask", scheduler=empty.scheduler_address)


@pytest.mark.parametrize(
    ("engine", "scheduler", "said"),
    [
        ("abacus", None, "unknown engine 'abacus'; the engines are local, dask"),
        ("dask", None, "needs the address of its scheduler"),
        ("local", "tcp://127.0.0.1:8786", "the local engine has no scheduler"),
    ],
)
def test_an_engine_that_cannot_be_is_refused_at_any_size(engine: str, scheduler: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_engine(engine, scheduler)
    with pytest.raises(ValueError, match=said):
        top_overlaps([], [], [], {}, engine=engine, scheduler=scheduler)
