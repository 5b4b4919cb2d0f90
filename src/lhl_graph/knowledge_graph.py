"""The one object an analyst works with: ask it, compare with it, take the data elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph import cache
from lhl_graph.answer import Answer
from lhl_graph.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from rdflib import Dataset

    from lhl_graph.show import Sheet
    from lhl_graph.stats import Count
    from lhl_graph.store import Store
    from lhl_graph.table import Table


def load(
    root: str | Path | None = None, *, language: str = "nb", tell: Callable[[str], None] = lambda _: None
) -> KnowledgeGraph:
    """Open the graph: of the checkout at `root` or around the working directory, else the one the package carries.

    Labels come in `language` (nb, nn or en; nb → nn → en where one is missing). `tell` gets what a person should know,
    such as that a damaged cache was rebuilt.

    Raises:
        RepositoryError: there is no such repository, or its files have faults.
    """
    repository = Repository.find(root)
    return KnowledgeGraph(repository, cache.load(repository, tell), language)


class KnowledgeGraph:
    """The graph of one repository, for readers of one language."""

    def __init__(self, repository: Repository, store: Store, language: str = "nb") -> None:
        """Put together what `load` gives."""
        self.repository = repository
        self.store = store
        self.language = language

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.repository.root)!r}, {len(self.store):,} statements)"

    def query(self, text: str, bindings: Mapping[str, str] | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over all named graphs, with the prefixes of `lhl prefixes` bound.

        `bindings` binds variables beforehand: an IRI as `<…>`, else text.

        Raises:
            RefusedError: the query is an update or names another server.
            QueryError: it is not valid SPARQL; the error knows line and column.
        """
        return Answer(self.store.query(text, bindings))

    def show(self, term: str) -> Sheet:
        """Give all that the graph says about one thing, found by id, CURIE, IRI or label (`~` for a part of one).

        Raises:
            UnknownTermError: nothing is called that.
            AmbiguousTermError: several things are.
        """
        from lhl_graph.show import sheet
        from lhl_graph.terms import Terms

        found = Terms(self.store, self.language).find(term)
        return sheet(self.store, self.repository.context(), found.iri, self.language)

    def stats(self) -> Table[Count]:
        """Count what is in the graph."""
        from lhl_graph.labels import Labels
        from lhl_graph.stats import Count, count
        from lhl_graph.table import Table

        labels = Labels(self.store, self.language)
        rows = [c._replace(kind=labels[c.kind]) if ":" in c.kind else c for c in count(self.store)]
        return Table(Count._fields, rows)

    def rdflib(self) -> Dataset:
        """Give the same data as an `rdflib.Dataset`; its default graph is the union of all named graphs."""
        return self.store.rdflib()

    def write(self, path: Path) -> None:
        """Write the whole graph; the extension names the notation (.ttl .trig .nq .nt .jsonld .rdf).

        Raises:
            OutputError: the extension is not known, or the file cannot be written; what stood there before still does.
        """
        from lhl_graph import atomic, formats

        notation = formats.rdf_format(path)
        atomic.write(path, formats.dataset(self.store.sorted_quads(), notation))
