"""A document is composed once of the same graph: every notation writes the one that is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lhl_graph import cache, provenance
from lhl_graph.report.blocks import Block, Document, Figure, Grid, Heading, Items, Note, Paragraph

if TYPE_CHECKING:
    from lhl_graph.comparison import Comparison


def document(graph: Comparison, focus: str, on: str | None) -> Document:
    """Give the document on an initiative (its IRI) as of a day, as it was composed of the same graph before, else anew.

    Of a graph with drafts in it nothing is kept.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    key = provenance.made_of(graph.store, graph.repository, (focus, on, graph.language))

    def composed() -> Document:
        from lhl_graph.report.compose import Report, compose

        return compose(graph, Report(focus, on))

    return read(cache.pieces("reports").made(key, lambda: written(composed()))) if key else composed()


def written(composed: Document) -> bytes:
    """Give a document as JSON: each block a list that begins with its kind."""
    blocks = [(type(block).__name__, *block) for block in composed.blocks]
    told = {**composed._asdict(), "blocks": blocks}
    return json.dumps(told, ensure_ascii=False, default=sorted).encode()


def read(content: bytes) -> Document:
    """Give the document that `written` gave as JSON."""
    told = json.loads(content)
    blocks, notes = (_block(*block) for block in told["blocks"]), (Note(*note) for note in told["notes"])
    return Document(**{**told, "blocks": tuple(blocks), "notes": tuple(notes)})


def _block(kind: str, *fields: Any) -> Block:
    match kind:
        case "Paragraph":
            return _said(fields)
        case "Items":
            return Items(tuple(map(_said, fields[0])))
        case "Grid":
            caption, head, rows, widths, numeric = fields
            cells = tuple(tuple(map(_said, row)) for row in rows)
            return Grid(caption, tuple(head), cells, tuple(widths), frozenset(numeric))
    return Heading(*fields) if kind == "Heading" else Figure(*fields)


def _said(fields: Any) -> Paragraph:
    text, notes, computed = fields
    return Paragraph(text, tuple(notes), computed)
