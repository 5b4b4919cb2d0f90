"""The report as Markdown with footnotes, tables as GitHub has them, and figures as data that need no other file."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from lhl_graph.report.blocks import Block, Document, Figure, Grid, Heading, Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator


def write(document: Document) -> bytes:
    """Give the text as UTF-8; the same document gives the same bytes."""
    parts = [f"# {_plain(document.title)}", _plain(document.subtitle)]
    parts += [part for block in document.blocks for part in _block(block, document)]
    parts.append(f"## {document.names['sources']}")
    for note in document.notes:
        title = f"[{_plain(note.title)}](<{note.url}>)" if note.url else _plain(note.title)
        parts.append(f"[^{note.number}]: {title}{_plain(note.rest)}")
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * (level + 1)} {_plain(text)}"
        case Paragraph():
            yield _said(block, document)
        case Items(points):
            yield "\n".join(f"- {_said(point, document)}" for point in points)
        case Figure(svg, alternative, caption):
            data = b64encode(svg.encode()).decode()
            yield f"![{_plain(alternative)}](data:image/svg+xml;base64,{data})"
            yield f"*{_plain(caption)}*"
        case Grid():
            yield f"**{_plain(block.caption)}**"
            rule = ["---:" if place in block.numeric else "---" for place in range(len(block.head))]
            rows = [[_said(cell, document) for cell in row] for row in block.rows]
            yield "\n".join(f"| {' | '.join(row)} |" for row in ([_plain(head) for head in block.head], rule, *rows))


def _said(said: Paragraph, document: Document) -> str:
    notes = "".join(f"[^{number}]" for number in said.notes)
    return _plain(said.text) + notes + (f" *({document.names['computed']})*" if said.computed else "")


def _plain(text: str) -> str:
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
