"""What the folder of a site remembers: what the site was made from, and a checksum of its files."""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.findings.write import ACTIVITY
from lhl_graph.iris import NS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

NAME: Final = ".lhl-graph-site.json"
_LIBRARIES: Final = ("jinja2", "networkx", "pyoxigraph", "pyvis")
"""Others whose version shows in the files."""


def origin(store: Store) -> list[str]:
    """Give what a graph says that it was made from; nothing of one with drafts in it, whose words are kept nowhere."""
    return store.objects(ACTIVITY, NS + "inputHash")


def made_of(store: Store, repository: Repository, asked: Iterable[object]) -> str:
    """Hash all that a site follows from: graph, questions, program, and what is asked for.

    Empty for a graph that does not say what it was made from: nothing is known to be like it.
    """
    made_from = origin(store)
    if not made_from:
        return ""
    questions = sorted((repository.root / "ontology" / "questions").glob("*.rq"))
    told = [*made_from, len(store), program(), *asked, *((each.name, each.read_bytes()) for each in questions)]
    return hashed(told)


def written(key: str, made: Mapping[str, bytes]) -> bytes:
    """Give the record of a site."""
    return json.dumps({"made of": key, "checksum": _checksum(made)}).encode()


def stands(place: Path, key: str, listed: Iterable[str]) -> bool:
    """Tell whether a site of the files `listed` was made of the same, and stands as it was written."""
    try:
        told: Any = json.loads((place / NAME).read_bytes())
        if not key or not isinstance(told, dict) or told.get("made of") != key:
            return False
        kept = {path: (place / path).read_bytes() for path in listed}
        return told == {"made of": key, "checksum": _checksum(kept)}
    except (OSError, ValueError):
        return False


def _checksum(files: Mapping[str, bytes]) -> str:
    return hashed(sorted((path, _hash(content)) for path, content in files.items()))


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
    return _hash(repr(told).encode())


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
