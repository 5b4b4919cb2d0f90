"""Linked data: which thing an address means."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

EXTENSIONS: Final = {".ttl": "ttl", ".nt": "nt", ".jsonld": "jsonld", ".rdf": "rdf", ".html": "html"}

_CLOSE: Final = 4
_PATHS: Final = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?class { lhl:Initiative lhl:Actor lhl:AssignmentLetter lhl:Task lhl:Study skos:Concept }
  ?thing a ?class
}
"""


class Meant(NamedTuple):
    """What a path means: the IRI of one thing, or paths of several, or paths that are alike to it."""

    iri: str | None
    paths: list[str]
    alike: bool = False


def split(path: str) -> tuple[str, str]:
    """Split an extension that names a format off a path."""
    for extension, form in EXTENSIONS.items():
        if path.endswith(extension):
            return path.removesuffix(extension), form
    return path, ""


def find(store: Store, path: str) -> Meant:
    """Find what the path behind `/id/` means: the rest of an IRI of ours, or the last part of just one.

    Where it means nothing, what is alike is of the kind that the path begins with, if there is such a kind.
    """
    iri = BASE + path
    if _is_known(store, iri):
        return Meant(iri, [])
    paths = sorted(thing.removeprefix(BASE) for (thing,) in store.rows(_PATHS))
    named = [each for each in paths if each.rpartition("/")[2] == path]
    if named:
        return Meant(None, named)
    kind, slash, _ = path.rpartition("/")
    same = [each for each in paths if each.startswith(kind + slash)]
    by_end = {each.rpartition("/")[2]: each for each in same or paths}
    word = path.rpartition("/")[2]
    begun = [end for end in by_end if word and f"-{end}-".startswith(f"-{word}-")]
    close = [*begun, *get_close_matches(word, by_end, _CLOSE, 0.6)]
    return Meant(None, [by_end[end] for end in dict.fromkeys(close)][:_CLOSE], alike=True)


def _is_known(store: Store, iri: str) -> bool:
    """Tell whether the graph says anything about a thing, or names it."""
    try:
        return any(True for _ in store.facts(iri)) or any(True for _ in store.pointing(iri))
    except ValueError:  # not an IRI, so not one of ours
        return False
