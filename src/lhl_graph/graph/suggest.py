"""The nearest known word to one that is not known: first among labels in any language, then by spelling."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Context

_NAMES = """
SELECT ?name ?label ?space WHERE {
  ?thing rdfs:label|skos:prefLabel|skos:altLabel|lhl:abbreviation|lhl:shortName ?label
  FILTER(STRSTARTS(STR(?thing), ?space))
  BIND(STRAFTER(STR(?thing), ?space) AS ?name)
  FILTER(!CONTAINS(?name, "/"))
} ORDER BY ?name ?label
"""
_PARTS = """
SELECT ?name ?space ?class WHERE {
  ?part a ?class
  FILTER(STRSTARTS(STR(?part), ?space))
  BIND(STRAFTER(STR(?part), ?space) AS ?name)
} ORDER BY ?name
"""
_CLASSES_OF_PARTS = {
    "source": NS + "Source",
    "contradicts": NS + "Source",
    "focus_area": NS + "FocusArea",
    "about_areas": NS + "FocusArea",
    "about_measures": NS + "Measure",
}
"""Key → class of the part of a file that it points to; all other keys that refer point to files or concepts."""


def nearest(word: str, names: Iterable[str], labels: Mapping[str, str] | None = None) -> str | None:
    """Give the name that `word` is a label of, else the most alike name or label's name; None when nothing is alike.

    `labels` maps a label, casefolded, to its name. Likeness is Ratcliff and Obershelp's, as in `difflib`.
    """
    folded = word.casefold()
    labels = labels or {}
    if folded in labels:
        return labels[folded]
    by_name = {name.casefold(): name for name in names}
    found = get_close_matches(folded, [*by_name, *labels], n=1, cutoff=0.7)
    return (by_name.get(found[0]) or labels[found[0]]) if found else None


_SCHEMES = """
SELECT ?scheme ?label ?language WHERE {
  ?scheme a skos:ConceptScheme ; skos:prefLabel ?label BIND(LANG(?label) AS ?language)
} ORDER BY ?scheme
"""


class Suggestions:
    """Knows the words that may stand in a file."""

    def __init__(self, context: Context) -> None:
        """Learn the keys."""
        self._keys = ["id", "type", *(key for key, term in context.terms.items() if isinstance(term, dict))]
        self._store: Store | None = None

    def learn(self, store: Store) -> None:
        """Take names and labels from a graph."""
        self._store = store

    def key(self, word: str) -> str | None:
        """Give the key nearest to a word."""
        return nearest(word, self._keys)

    def scheme(self, iri: str, language: str) -> str | None:
        """Give what the scheme is called that does have a concept of this name; None when none has."""
        if self._store is None or not iri.startswith(BASE):
            return None
        own, _, word = iri.rpartition("/")
        schemes = {scheme: label for scheme, label, spoken in self._store.rows(_SCHEMES) if spoken == language}
        within = PREFIXES["skos"] + "inScheme"
        found = (name for scheme, name in schemes.items() if self._store.objects(f"{scheme}/{word}", within))
        return next(found, None) if own not in schemes or not self._store.objects(iri, within) else None

    def value(self, key: str, iri: str, written: str) -> str | None:
        """Give what may stand under `key` and is nearest to `written`, which stands for `iri` and leads nowhere."""
        if self._store is None or not iri.startswith(BASE):
            return None
        if part := _CLASSES_OF_PARTS.get(key):
            whole, slash, word = written.rpartition("/")
            rows = self._store.rows(_PARTS, {"space": iri.rpartition("/")[0] + "/", "class": f"<{part}>"})
            found = nearest(word, [row[0] for row in rows])
            return None if found is None else whole + slash + found
        segment, _, word = iri.removeprefix(BASE).partition("/")
        named = list(self._store.rows(_NAMES, {"space": f"{BASE}{segment}/"}))
        labels = {label.casefold(): name for name, label, _ in reversed(named)}
        return nearest(unquote(word), {name for name, _, _ in named}, labels)
