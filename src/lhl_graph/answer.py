"""The answer to a SPARQL query: rows, a truth value, or a graph, and every form it can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.errors import InputError
from lhl_graph.repository import compact
from lhl_graph.store import plain
from lhl_graph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pandas import DataFrame

    from lhl_graph.sparql import Raw

GRAPH_FORMATS = ("ttl", "nt", "jsonld", "rdf")


class Answer:
    """What a query came to; `kind` is SELECT, ASK or CONSTRUCT (DESCRIBE counts as CONSTRUCT)."""

    def __init__(self, ask: Callable[[], Raw]) -> None:
        """Ask now, so that errors come now; `ask` is called again when the answer has been read and is read anew."""
        self._ask = ask
        self._unread: Raw | None = ask()
        self.kind = {ox.QuerySolutions: "SELECT", ox.QueryBoolean: "ASK"}.get(type(self._unread), "CONSTRUCT")
        self._table: Table[tuple[Any, ...]] | None = None

    def _read(self) -> Raw:
        """Give the store's answer, which can be read once."""
        raw = self._ask() if self._unread is None else self._unread
        self._unread = None
        return raw

    @property
    def table(self) -> Table[tuple[Any, ...]]:
        """The rows of a SELECT as plain values, IRIs whole; for ASK one row; for a graph its triples."""
        if self._table is None:
            raw = self._read()
            if isinstance(raw, ox.QuerySolutions):
                columns = [variable.value for variable in raw.variables]
                self._table = Table(columns, [tuple(plain(term) for term in solution) for solution in raw])
            elif isinstance(raw, ox.QueryBoolean):
                self._table = Table(["answer"], [(bool(raw),)])
            else:
                triples = [(plain(t.subject), plain(t.predicate), plain(t.object)) for t in raw]
                self._table = Table(["subject", "predicate", "object"], sorted(triples, key=str))
        return self._table

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)

    def __bool__(self) -> bool:
        """Give an ASK's answer; for rows, whether there are any."""
        return bool(self.table[0][0]) if self.kind == "ASK" else len(self.table) > 0

    def __str__(self) -> str:
        return self._short().text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self._short()._repr_html_()

    def to_pandas(self) -> DataFrame:
        """Give the rows as a pandas DataFrame; needs pandas."""
        return self.table.to_pandas()

    def write(self, form: str | None = None, width: int | None = None) -> bytes:
        """Write the answer: as a `table` (wrapped to `width`), in a W3C result format, or as RDF.

        Without `form`: a table, `true` or `false`, or Turtle.

        Raises:
            InputError: the format is not one for this kind of query.
        """
        from lhl_graph import formats

        self._allow(form, GRAPH_FORMATS if self.kind == "CONSTRUCT" else ("table", "ndjson", *formats.RESULTS))
        if self.kind == "CONSTRUCT" or form in formats.RESULTS:
            raw = self._read()
            if isinstance(raw, ox.QueryTriples):
                return formats.triples(raw, formats.RDF[form or "ttl"])
            return formats.results(raw, form or "")
        if form == "ndjson":
            return self.table.write("ndjson").encode()
        if self.kind == "ASK":
            return b"true\n" if self else b"false\n"
        return (self._short().text(width) + "\n").encode()

    def _allow(self, form: str | None, allowed: tuple[str, ...]) -> None:
        if form is not None and form not in allowed:
            raise InputError(f'"{form}" is no format for a {self.kind} answer; use one of {", ".join(allowed)}')

    def _short(self) -> Table[tuple[Any, ...]]:
        """Give the rows with IRIs shortened, for reading."""
        rows = [tuple(compact(v) if isinstance(v, str) else v for v in row) for row in self.table]
        return Table(self.table.columns, rows)
