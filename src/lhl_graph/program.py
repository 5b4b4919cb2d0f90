"""Which program this is: a hash that names all that it keeps, so that no other takes it for its own."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pyoxigraph as ox

FORMAT = "1"
"""Changes whenever the meaning of what is kept does."""

_LIBRARIES: Final = ("numpy", "scipy", "networkx")


def program() -> str:
    """Hash what builds the graph: this package and the libraries it counts by, as they stood when this was first asked.

    Files go by size and time, as it is asked on every start; `provenance.program` reads them all.
    A process that outlives an upgrade keeps nothing under the name of a program that it is not.
    """
    return _at_first(FORMAT)


def outdated() -> bool:
    """Tell whether the program on disk is no longer the one that runs."""
    return _on_disk(FORMAT) != program()


@cache
def _at_first(form: str) -> str:
    return _on_disk(form)


def _on_disk(form: str) -> str:
    digest = blake2b(f"{form}/{ox.__version__}".encode(), digest_size=4)
    root = Path(__file__).parent
    libraries = [Path(spec.origin) for name in _LIBRARIES if (spec := find_spec(name)) and spec.origin]
    for path in [*sorted(root.rglob("*.py")), *libraries]:
        about = path.stat()
        digest.update(f"\0{str(path).removeprefix(str(root))}\0{about.st_size}\0{about.st_mtime_ns}".encode())
    return digest.hexdigest()
