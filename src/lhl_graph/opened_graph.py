"""A graph that is open, and the things that a name stands for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lhl_graph.answers.evidence import Witness
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository


class OpenedGraph:
    """The graph of one repository, for readers of one language."""

    def __init__(self, repository: Repository, store: Store, language: str = "nb") -> None:
        """Put together what `load` gives."""
        self.repository = repository
        self.store = store
        self.language = language

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.repository.root)!r}, {len(self.store):,} statements)"

    def _described(self, name: str) -> str:
        from lhl_graph.findings import lookup

        return lookup.described(self.store, name, self.language)

    def _witness(self) -> Witness:
        """Give who knows what two initiatives share, with the words of all counted once of the same graph."""
        import json

        from lhl_graph import cache, provenance
        from lhl_graph.analysis.goal_text import Frequencies
        from lhl_graph.answers.evidence import Witness
        from lhl_graph.findings import compute

        def frequencies() -> Frequencies:
            made_from = provenance.origin(self.store)
            if not made_from:
                return compute.frequencies(self.store)
            kept = cache.pieces("texts").made(provenance.hashed(made_from), counted)
            return Frequencies(*json.loads(kept))

        def counted() -> bytes:
            return json.dumps(compute.frequencies(self.store)).encode()

        return Witness(self.store, frequencies)

    def _concept(self, name: str | None, prefix: str) -> str | None:
        from lhl_graph.findings import lookup

        return lookup.concept(self.store, name, prefix, self.language) if name else None
