"""What a graph, and all that is written from it, was made from."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Final

from lhl_graph.findings.write import ACTIVITY
from lhl_graph.iris import NS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

_LIBRARIES: Final = ("jinja2", "networkx", "pyoxigraph", "pyvis")
"""Others whose version shows in what is written."""


def origin(store: Store) -> list[str]:
    """Give what a graph says that it was made from; nothing of one with drafts in it, whose words are kept nowhere."""
    return store.objects(ACTIVITY, NS + "inputHash")


def made_of(store: Store, repository: Repository, asked: Iterable[object]) -> str:
    """Hash all that is written from a graph follows from: graph, questions, program, and what is asked for.

    Empty for a graph that does not say what it was made from: nothing is known to be like it.
    """
    made_from = origin(store)
    if not made_from:
        return ""
    questions = sorted((repository.root / "ontology" / "questions").glob("*.rq"))
    told = [*made_from, len(store), program(), *asked, *((each.name, each.read_bytes()) for each in questions)]
    return hashed(told)


@cache
def program() -> str:
    """Hash this package, templates and all, and name the libraries."""
    told = [(name, version(name)) for name in _LIBRARIES]
    return hashed([told, sorted(_contents(resources("lhl_graph"), ""))])


def _contents(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_file():
            yield name, each.read_bytes()
        elif each.name != "__pycache__":
            yield from _contents(each, name)


def hashed(told: object) -> str:
    """Hash plain values, as Python writes them."""
    return digest(repr(told).encode())


def digest(content: bytes) -> str:
    """Hash bytes."""
    return blake2b(content, digest_size=16).hexdigest()
