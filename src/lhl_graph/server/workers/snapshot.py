"""The store that is served: the graph and the questions on disk, in a folder of its own that nobody else removes.

A server holds a lock on its folder; what one left that was killed is removed by the next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.questions import rdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

_PREFIX: Final = "lhl-serve-"
_GRACE: Final = 60
"""Seconds in which a new folder is locked for certain."""


@contextlib.contextmanager
def kept(store: Store, questions: Iterable[Question]) -> Iterator[str]:
    """Give the place of the store while it is served; it is removed afterwards."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    with contextlib.ExitStack() as held:
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            held.enter_context(_locked(folder))
        place = folder / "store"
        disk = ox.Store(str(place))
        disk.bulk_extend(store.inner)
        disk.bulk_extend(rdf.quads(questions))
        disk.flush()
        disk.optimize()
        del disk  # closes the database
        yield str(place)


def _sweep() -> None:
    """Remove what killed servers left behind."""
    before = time.time() - _GRACE
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # it is somebody else's, or its server runs
            if folder.lstat().st_mtime < before:
                with _locked(folder):
                    shutil.rmtree(folder)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder until done, or until this process ends in whatever way.

    Raises:
        OSError: another process holds it, or this system has no such lock.
    """
    try:
        import fcntl
    except ImportError as error:
        raise OSError("folders cannot be locked on this system") from error
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(place)
