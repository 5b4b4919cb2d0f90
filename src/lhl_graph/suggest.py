"""The nearest known word to one that is not known: first among labels in any language, then by spelling."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from lhl_graph.repository import PREFIXES, Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.store import Store

_NAMES = """
SELECT ?name ?label ?space WHERE {
  ?thing rdfs:label|skos:prefLabel|skos:altLabel|lhl:abbreviation|lhl:shortName ?label
  FILTER(STRSTARTS(STR(?thing), ?space))
  BIND(STRAFTER(STR(?thing), ?space) AS ?name)
  FILTER(!CONTAINS(?name, "/"))
} ORDER BY ?name ?label
"""


def nearest(word: str, names: Iterable[str], labels: Mapping[str, str] | None = None) -> str | None:
    """Give the name that `word` is a label of, else the most alike name or label's name; None when nothing is alike.

    `labels` maps a label, casefolded, to its name. Likeness is Ratcliff and Obershelp's, as in `difflib`.
    """
    folded = word.casefold()
    labels = labels or {}
    if folded in labels:
        return labels[folded]
    by_name = {name.casefold(): name for name in names}
    found = get_close_matches(folded, [*by_name, *labels], n=1, cutoff=0.6)
    return (by_name.get(found[0]) or labels[found[0]]) if found else None


class Suggestions:
    """Knows the words that may stand in a file."""

    def __init__(self, context: Context) -> None:
        """Learn the keys and where each key's values come from."""
        self._keys = [key for key, term in context.terms.items() if not key.startswith("@") and isinstance(term, dict)]
        self._keys += ["id", "type"]
        self._spaces = {
            key: term["@context"]["@base"]
            for key, term in context.terms.items()
            if isinstance(term, dict) and "@context" in term
        }
        self._store: Store | None = None

    def learn(self, store: Store) -> None:
        """Take names and labels from a graph."""
        self._store = store

    def key(self, word: str) -> str | None:
        """Give the key nearest to a word."""
        return nearest(word, self._keys)

    def value(self, key: str, focus: str, word: str) -> str | None:
        """Give the value nearest to `word` that may stand under `key` in the mapping `focus`."""
        if self._store is None:
            return None
        space = self._spaces.get(key)
        if space is None:
            return nearest(word, self._local_ids(focus, "S" if key == "source" else "fa"))
        rows = list(self._store.rows(_NAMES, {"space": space}))
        labels = {label.casefold(): name for name, label, _ in reversed(rows)}
        return nearest(word, {name for name, _, _ in rows}, labels)

    def _local_ids(self, focus: str, start: str) -> list[str]:
        """List the local ids in the file that `focus` stands in."""
        assert self._store is not None
        subject = "/".join(focus.split("/")[: PREFIXES["lhl"].count("/") + 2])
        query = "SELECT DISTINCT ?part ?subject WHERE { ?subject dct:hasPart|lhl:sourceEntry|lhl:focusArea ?part }"
        parts = (row[0].rsplit("/", 1)[-1] for row in self._store.rows(query, {"subject": f"<{subject}>"}))
        return [part for part in parts if part.startswith(start)]
