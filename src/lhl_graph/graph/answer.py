"""The answer to a SPARQL query: rows, a truth value, or a graph, and every form it can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.errors import InputError
from lhl_graph.graph.store import plain
from lhl_graph.iris import compact
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pandas import DataFrame

    from lhl_graph.graph.sparql import Raw
    from lhl_graph.table.table import Naming

GRAPH_FORMATS = ("ttl", "nt", "jsonld", "rdf")


class Answer:
    """What a query came to; `kind` is SELECT, ASK or CONSTRUCT (DESCRIBE counts as CONSTRUCT).

    >>> answer = kg.query("SELECT ?i WHERE { ?i lhl:covers theme:dementia } ORDER BY ?i")
    >>> answer.kind, len(answer) > 2
    ('SELECT', True)
    >>> print(answer.table[:2])
    i
    ──────────────────────────
    initiative:demensplan-2020
    initiative:demensplan-2025
    """

    def __init__(
        self,
        ask: Callable[[], Raw],
        names: Naming | None = None,
        language: str = "en",
        warnings: Sequence[str] = (),
        why_empty: Callable[[], str] = str,
    ) -> None:
        """Ask now, so that errors come now; `ask` is called again when the answer has been read and is read anew.

        `names` knows what IRIs are called in the reader's `language`; `warnings` say why there may be no rows, and
        `why_empty`, when there are none, why that is.
        """
        self.warnings = list(warnings)
        self.why_empty = why_empty
        self._ask = ask
        self._names = names or _Curies()
        self._language = language
        self._unread: Raw | None = ask()
        self.kind = {ox.QuerySolutions: "SELECT", ox.QueryBoolean: "ASK"}.get(type(self._unread), "CONSTRUCT")
        self._table: Table[tuple[Any, ...]] | None = None
        self._written_empty: bool | None = None

    @property
    def empty(self) -> bool:
        """Whether there are no rows, or no triples; an ASK always has its truth value.

        >>> kg.query("SELECT ?i { ?i lhl:covers theme:dementia ; lhl:status status:planned }").empty
        True
        """
        return not self.table.rows if self._written_empty is None else self._written_empty

    def _read(self) -> Raw:
        """Give the store's answer, which can be read once."""
        raw = self._ask() if self._unread is None else self._unread
        self._unread = None
        return raw

    @property
    def table(self) -> Table[tuple[Any, ...]]:
        """The rows of a SELECT as plain values, IRIs whole; for ASK one row; for a graph its triples.

        >>> kg.query("ASK { initiative:leve-hele-livet a lhl:Initiative }").table.to_dicts()
        [{'answer': True}]
        """
        if self._table is None:
            raw = self._read()
            if isinstance(raw, ox.QuerySolutions):
                columns = [variable.value for variable in raw.variables]
                self._table = self._made(columns, [tuple(plain(term) for term in solution) for solution in raw])
            elif isinstance(raw, ox.QueryBoolean):
                self._table = self._made(["answer"], [(bool(raw),)])
            else:
                triples = [(plain(t.subject), plain(t.predicate), plain(t.object)) for t in raw]
                self._table = self._made(["subject", "predicate", "object"], sorted(triples, key=str))
        return self._table

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)

    def __bool__(self) -> bool:
        """Give an ASK's answer; for rows, whether there are any."""
        return bool(self.table[0][0]) if self.kind == "ASK" else len(self.table) > 0

    def __str__(self) -> str:
        return self.table.text()

    def __repr__(self) -> str:
        return repr(self.table)

    def _repr_html_(self) -> str:
        return self.table._repr_html_()

    def to_pandas(self, *, labels: bool = False, beside: bool = False) -> DataFrame:
        """Give the rows as a pandas DataFrame; `labels` and `beside` as in `Table.to_pandas`. Needs pandas.

        >>> answer = kg.query("SELECT ?tema WHERE { initiative:demensplan-2025 lhl:covers ?tema } ORDER BY ?tema")
        >>> answer.to_pandas(labels=True)["tema"].head(2).tolist()
        ['Helseforetak', 'Kommuner']

        Raises:
            InputError: pandas is not installed.
        """
        return self.table.to_pandas(labels=labels, beside=beside)

    def write(self, form: str | None = None, width: int | None = None) -> bytes:
        r"""Write the answer: as a `table` (wrapped to `width`), in a W3C result format, or as RDF.

        Without `form`: a table, `true` or `false`, or Turtle.

        >>> kg.query("ASK { initiative:leve-hele-livet a lhl:Initiative }").write()
        b'true\n'

        Raises:
            InputError: the format is not one for this kind of query.
        """
        from lhl_graph.graph import formats

        self._allow(form, GRAPH_FORMATS if self.kind == "CONSTRUCT" else ("table", "excel", "ndjson", *formats.RESULTS))
        if self.kind == "CONSTRUCT" or form in formats.RESULTS:
            raw = self._read()
            if isinstance(raw, ox.QueryTriples):
                triples = formats.in_order(raw)
                self._written_empty = not triples
                return formats.ordered(triples, formats.RDF[form or "ttl"])
            written = formats.results(raw, form or "")
            self._written_empty = self.kind == "SELECT" and not formats.has_rows(written, form or "")
            return written
        if form in ("ndjson", "excel"):
            return self.table.write(form).encode()
        if self.kind == "ASK":
            return b"true\n" if self else b"false\n"
        return (self.table.text(width) + "\n").encode()

    def _allow(self, form: str | None, allowed: tuple[str, ...]) -> None:
        if form is not None and form not in allowed:
            raise InputError(f'"{form}" is no format for the answer to {self.kind}; use one of {", ".join(allowed)}')

    def _made(self, columns: list[str], rows: list[tuple[Any, ...]]) -> Table[tuple[Any, ...]]:
        return Table(columns, rows, language=self._language, names=self._names)


class _Curies:
    """Knows IRIs by their CURIEs alone."""

    def __getitem__(self, iri: str) -> str:
        return compact(iri)

    short = staticmethod(compact)
