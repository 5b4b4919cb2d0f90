"""What a graph on disk costs: loading it, opening it again, and asking it, at a million triples and more.

    python tests/benchmarks/on_disk.py FOLDER 1000000 10000000 100000000

The text of a graph (see `copies`) is read as it is made, so that only the store lies in FOLDER, and is taken away at
the end. Each step is a process of its own: its memory is the most that it had. A question is asked of the store just
opened, and then again, each told in milliseconds.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from copies import copies, some

from lhl_graph.graph.store import Store
from lhl_graph.questions import library as questions
from lhl_graph.questions.parameters import bind, place
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE: Final = Repository(Path(__file__).parents[2])
ASKED: Final = (
    "satsing-i-korthet", "felles-for-to", "overlapp-med", "tiltak-for-malgruppe", "felles-tema", "hull-for-tema",
    "hvem-eier-hva",
)  # fmt: skip
"""Questions about one thing, two things, one and all others, a group, a theme; the last is about everything."""


class Text:
    """Reads as a file what is given piece by piece."""

    def __init__(self, pieces: Iterator[str]) -> None:
        """Read these."""
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Give at most `size` bytes; none when all has been read."""
        if not self._rest:
            self._rest = next(self._pieces, "").encode()
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def load(place_: str, text: str, triples: str) -> dict[str, Any]:
    """Load a graph to disk."""
    lines = Path(text).read_text(encoding="utf-8")
    more = copies(lines)
    own = next(more).count("\n")
    copied = islice(more, (int(triples) - lines.count("\n")) // own)
    store = ox.Store(place_)
    for pieces in (iter([lines]), copied):
        store.bulk_load(Text(pieces), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # only read is asked of it
    store.flush()
    return {"triples": len(store)}


def ask(place_: str) -> dict[str, Any]:
    """Open a graph and ask it."""
    begun = time.perf_counter()
    store = Store(ox.Store.read_only(place_))
    found: dict[str, Any] = {"open": 1000 * (time.perf_counter() - begun)}
    for question in questions.library(HERE):
        if question.name in ASKED:
            found[question.name] = [_timed(store, question) for _ in range(3)]
    return found


def _timed(store: Store, question: questions.Question) -> float:
    begun = time.perf_counter()
    list(store.rows(*place(question.text, bind(store, question.parameters, {}, "nb"))))
    return 1000 * (time.perf_counter() - begun)


def _step(*words: str) -> dict[str, Any]:
    """Give what a step found in a process of its own, its seconds, its processor time and its memory in MB."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, __file__, *words], check=True, stdout=subprocess.PIPE)
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - begun}


def main(folder: str, *sizes: str) -> None:
    """Print what each size costs."""
    with tempfile.TemporaryDirectory(dir=folder) as within:
        text = Path(within) / "some.nq"
        text.write_text(some(HERE, Path(within) / "some"), encoding="utf-8")
        for size in sizes:
            place_ = Path(within) / size
            loaded = _step("load", str(place_), str(text), size)
            disk = sum(each.stat().st_size for each in place_.rglob("*"))
            asked = _step("ask", str(place_))
            shutil.rmtree(place_)
            print(json.dumps({**loaded, "disk": disk, "asked": asked}), flush=True)


if __name__ == "__main__":
    steps: dict[str, Callable[..., dict[str, Any]]] = {"load": load, "ask": ask}
    if sys.argv[1] not in steps:
        main(*sys.argv[1:])
    else:
        told = steps[sys.argv[1]](*sys.argv[2:])
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({**told, "MB": used.ru_maxrss / 1024, "processor": used.ru_utime + used.ru_stime}))
