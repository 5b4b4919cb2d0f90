"""What the folder of a site remembers: what the site was made from, and a checksum of each of its files."""

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


def made_of(store: Store, repository: Repository, asked: Iterable[object]) -> str:
    """Hash all that a site follows from: graph, questions, program, and what is asked for.

    Empty for a graph that does not say what it was made from, as one with drafts in it: nothing is known to be like it.
    """
    origin = store.objects(ACTIVITY, NS + "inputHash")
    if not origin:
        return ""
    questions = sorted((repository.root / "ontology" / "questions").glob("*.rq"))
    told = [*origin, len(store), _program(), *asked, *((each.name, each.read_bytes()) for each in questions)]
    return _hash(repr(told).encode())


def written(key: str, made: Mapping[str, bytes]) -> bytes:
    """Give the record of a site."""
    told = {"made of": key, "files": {path: _hash(content) for path, content in sorted(made.items())}}
    return json.dumps(told, ensure_ascii=False, indent=0).encode()


def standing(place: Path, key: str) -> list[str]:
    """List the files of the site in a folder, if it was made of the same and each is as it was written; else none."""
    try:
        told: Any = json.loads((place / NAME).read_bytes())
        if not key or told["made of"] != key:
            return []
        listed: dict[str, str] = told["files"]
        same = all(_hash((place / path).read_bytes()) == digest for path, digest in listed.items())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []
    return sorted(listed) if same else []


@cache
def _program() -> str:
    """Hash this package, templates and all, and name the libraries."""
    told = [(name, version(name)) for name in _LIBRARIES]
    return _hash(repr([told, sorted(_contents(resources("lhl_graph"), ""))]).encode())


def _contents(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_file():
            yield name, each.read_bytes()
        elif each.name != "__pycache__":
            yield from _contents(each, name)


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
