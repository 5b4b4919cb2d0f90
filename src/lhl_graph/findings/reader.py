"""Triples about one thing after another, each thing read once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from lhl_graph import alphabet
from lhl_graph.findings import inventory
from lhl_graph.findings.speakers import NOBODY, speakers
from lhl_graph.iris import expand, is_web_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.findings.inventory import Source, Texts
    from lhl_graph.graph.store import Store, Value


class Reader:
    """Reads triples about one thing after another, each thing once."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self.store = store
        self._known: dict[str, dict[str, list[Value]]] = {}
        self._texts: dict[tuple[str, str], Texts] = {}
        self._sources: dict[str, Source] = {}
        self._speakers = speakers(store)

    def values(self, iri: str, name: str) -> list[Value]:
        """Give the values of a property, named by its CURIE, in natural order."""
        if iri not in self._known:
            found: dict[str, list[Value]] = defaultdict(list)
            for predicate, value in self.store.facts(iri):
                found[predicate].append(value)
            for listed in found.values():
                if len(listed) > 1:
                    listed.sort(key=lambda each: alphabet.natural(each.text))
            self._known[iri] = found
        return self._known[iri].get(_predicate(name), [])

    def all(self, iri: str, name: str) -> list[str]:
        """Give the same as text."""
        return [each.text for each in self.values(iri, name)]

    def one(self, iri: str, name: str) -> str:
        """Give the first of them; empty where there is none."""
        return next(iter(self.all(iri, name)), "")

    def texts(self, iri: str, name: str) -> Texts:
        """Give a text by language; one without a language is of none."""
        if (iri, name) not in self._texts:
            self._texts[iri, name] = {each.language or "": each.text for each in self.values(iri, name)}
        return self._texts[iri, name]

    def source(self, iri: str) -> Source:
        """Give what a source is, and how official; the publisher by its short name."""
        if iri not in self._sources:
            publisher = self.one(iri, "dct:publisher")
            named = self.texts(publisher, "lhl:shortName") or self.texts(publisher, "rdfs:label") if publisher else {}
            shown = named.get("nb") or next(iter(named.values()), self.one(iri, "lhl:publisherName"))
            url, title, date = (self.one(iri, name) for name in ("lhl:url", "dct:title", "dct:date"))
            spoken = self._speakers.get(iri, NOBODY)
            address = url if is_web_page(url) else ""
            self._sources[iri] = inventory.Source(iri, address, title or url, date, shown, spoken.brief, spoken.rank)
        return self._sources[iri]

    def ranked(self, sources: Iterable[str]) -> list[Source]:
        """Give sources, the most official first, those alike in that in the order given."""
        return sorted(map(self.source, sources), key=lambda each: each.rank)

    def pointing(self, iri: str, name: str) -> list[str]:
        """Give the things that point to one by a property."""
        return sorted({subject for subject, _ in self.store.pointing(iri, expand(name))}, key=alphabet.natural)


@cache
def _predicate(name: str) -> str:
    return expand(name) or name
