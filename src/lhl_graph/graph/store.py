"""The graph: one named graph a file in an Oxigraph store, and the only door to its triples.

RDF terms stay behind this door; rows come out as plain Python values.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from lhl_graph.graph import sparql
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rdflib import Dataset

XSD = PREFIXES["xsd"]


def _finite(text: str) -> float | str:
    """Give a number; infinity and NaN stay text, for JSON has no word for them."""
    number = float(text)
    return number if abs(number) < float("inf") else text


_VALUES: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((XSD + "integer", XSD + "int", XSD + "long"), int),
    **dict.fromkeys((XSD + "decimal", XSD + "double", XSD + "float"), _finite),
    XSD + "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}.get(text, text),
}


class Value(NamedTuple):
    """The object of a triple: an IRI, or text with its language if it has one."""

    text: str
    language: str | None
    is_iri: bool


class Store:
    """A graph to ask; holds an Oxigraph store, in memory or opened read-only from the cache."""

    def __init__(self, inner: ox.Store) -> None:
        """Wrap an Oxigraph store."""
        self.inner = inner

    def __len__(self) -> int:
        return len(self.inner)

    def query(self, text: str, bindings: Mapping[str, str | float] | None = None) -> sparql.Raw:
        """Answer a SPARQL query over all named graphs together; see `sparql.ask`."""
        return sparql.ask(self.inner, text, bindings)

    def rows(self, text: str, bindings: Mapping[str, str | float] | None = None) -> Iterator[tuple[Any, ...]]:
        """Give the solutions of a SELECT as plain values: IRIs and text as `str`, numbers as such, None if unbound."""
        solutions = self.query(text, bindings)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            yield tuple(plain(term) for term in solution)

    def prepare(self, things: Iterable[str]) -> None:
        """Take note that these things will be looked up; nothing is to be done where looking up costs nothing."""

    def facts(self, subject: str, predicate: str | None = None) -> Iterator[tuple[str, Value]]:
        """Give predicate and object of each triple about `subject`."""
        name = None if predicate is None else ox.NamedNode(predicate)
        for quad in self.inner.quads_for_pattern(ox.NamedNode(subject), name, None):
            yield quad.predicate.value, value(quad.object)

    def objects(self, subject: str, predicate: str) -> list[str]:
        """List the objects of triples about `subject`, sorted."""
        return sorted(found.text for _, found in self.facts(subject, predicate))

    def pointing(self, target: str, predicate: str | None = None) -> Iterator[tuple[str, str]]:
        """Give subject and predicate of each triple whose object is the IRI `target`."""
        name = None if predicate is None else ox.NamedNode(predicate)
        for quad in self.inner.quads_for_pattern(None, name, ox.NamedNode(target)):
            yield value(quad.subject).text, quad.predicate.value

    def graphs(self) -> list[str]:
        """List the IRIs of the named graphs, sorted."""
        return sorted(value(graph).text for graph in self.inner.named_graphs())

    def in_memory(self) -> Store:
        """Give a copy in memory: what asks thousands of times for one thing gets its answers four times as fast."""
        copy = ox.Store()
        copy.bulk_extend(self.inner)
        return Store(copy)

    def remembering(self) -> Store:
        """Give the same graph to one who asks the same many times over: each SELECT is answered once."""
        return RememberingStore(self)

    def sorted_quads(self) -> list[ox.Quad]:
        """Give every quad in one fixed order, whatever the order of loading."""
        return sorted(self.inner, key=_order)

    def rdflib(self) -> Dataset:
        """Give the same data as an `rdflib.Dataset` whose default graph is the union of all named graphs."""
        from rdflib import Dataset

        from lhl_graph.graph.rdflib_store import GuardedStore

        dataset = Dataset(store=GuardedStore(store=self.inner), default_union=True)
        for prefix, name in PREFIXES.items():
            dataset.namespace_manager.bind(prefix, name, replace=True)
        return dataset


class KeptStore(Store):
    """A graph on disk that is kept as lines of N-Quads too, which are in memory in a third of the time."""

    def __init__(self, inner: ox.Store, lines: Callable[[], bytes | None]) -> None:
        """Wrap an Oxigraph store; `lines` gives its quads as this program wrote them, or nothing if they are gone."""
        super().__init__(inner)
        self._lines = lines

    def in_memory(self) -> Store:
        """Give a copy in memory, as `Store.in_memory` does."""
        kept = self._lines()
        if kept is None:
            return super().in_memory()
        copy = ox.Store()
        copy.bulk_load(kept, ox.RdfFormat.N_QUADS, lenient=True)
        return Store(copy)


class RememberingStore(Store):
    """A graph that is asked the same many times over, as by a whole report: each SELECT is answered once."""

    def __init__(self, store: Store) -> None:
        """Ask what `store` holds; it must not change meanwhile."""
        super().__init__(store.inner)
        self._answers: dict[tuple[str, tuple[tuple[str, str | float], ...]], list[tuple[Any, ...]]] = {}

    def rows(self, text: str, bindings: Mapping[str, str | float] | None = None) -> Iterator[tuple[Any, ...]]:
        """Give the solutions of a SELECT as `Store.rows` does."""
        key = text, tuple(sorted((bindings or {}).items()))
        if key not in self._answers:
            self._answers[key] = list(super().rows(text, bindings))
        return iter(self._answers[key])

    def remembering(self) -> Store:
        """Give itself."""
        return self


class AnsweredStore(Store):
    """Answers to some SELECTs and no graph behind them, so that whoever is given it can know nothing else."""

    def __init__(self, store: Store, selects: Iterable[str]) -> None:
        """Ask `store` each of the `selects`; the rows of an answer are put in one order."""
        super().__init__(ox.Store())
        self._answers = {text: sorted(store.rows(text), key=repr) for text in selects}

    def rows(self, text: str, bindings: Mapping[str, str | float] | None = None) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a SELECT that was asked; KeyError for any other, and for one with bindings."""
        if bindings:
            raise KeyError(f"asked without bindings: {text}")
        return iter(self._answers[text])

    def digest(self) -> str:
        """Hash all that can be known of it, in 32 hexadecimal digits."""
        return blake2b(repr(sorted(self._answers.items())).encode(), digest_size=16).hexdigest()


def plain(term: Any) -> Any:
    """Turn an RDF term into a plain value: IRIs and dates as text, numbers and truth values as Python's own."""
    if isinstance(term, ox.Literal):
        convert = _VALUES.get(term.datatype.value, str)
        try:
            return convert(term.value)
        except ValueError:  # "abc"^^xsd:integer can be written, and stays text
            return term.value
    return None if term is None else value(term).text


def value(term: Any) -> Value:
    """Turn an RDF term into the object of a fact."""
    if isinstance(term, ox.Literal):
        return Value(term.value, term.language, is_iri=False)
    return Value(term.value if isinstance(term, ox.NamedNode) else str(term), None, isinstance(term, ox.NamedNode))


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))
