"""The report as a tagged PDF (PDF/UA-1), set by Typst with the fonts that it brings."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import read_span
from lhl_graph.design.palette import colours
from lhl_graph.report.blocks import Block, Document, Figure, Grid, Heading, Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS: Final = """
#set page(paper: "a4", margin: (x: 24mm, top: 24mm, bottom: 22mm), numbering: "1")
#set par(justify: false, leading: 0.68em, spacing: 1.05em)
#set table(stroke: none, inset: (x: 4pt, y: 4pt))
#set table.cell(breakable: false)
#set list(spacing: 0.8em)
#show heading: set text(fill: rgb(accent))
#show heading: set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 1): it => { if it.outlined { pagebreak(weak: true) }; set text(size: 17pt); it }
#show table.cell: set text(size: 8.6pt, hyphenate: true)
#show table.cell: set par(leading: 0.5em)
#show table.cell.where(y: 0): set text(weight: "bold")
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(sticky: it.kind == table, width: 100%, align(left, text(size: 9pt, it)))
#show link: set text(fill: rgb(accent))
"""


def write(document: Document) -> bytes:
    """Give the PDF; the same document gives the same bytes, for its time is the day that its data reach to.

    Raises:
        ImportError: typst is not installed.
    """
    import typst

    day = datetime.fromisoformat(read_span(document.day).first).replace(tzinfo=UTC)
    said: bytes = typst.compile(
        markup(document).encode(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(day.timestamp()),
    )
    return said


def picture(svg: str) -> bytes:
    """Give an SVG as a PNG, 200 dots an inch at 17 cm, with the same fonts as the PDF.

    Raises:
        ImportError: typst is not installed.
    """
    import typst

    said = '#set page(width: 17cm, height: auto, margin: 0pt)\n#image(bytes(%s), format: "svg", width: 100%%)'
    drawn: bytes = typst.compile((said % _quoted(svg)).encode(), format="png", ppi=200, ignore_system_fonts=True)
    return drawn


def markup(document: Document) -> str:
    """Give the document in Typst's markup; every text stands in it as a string, so that none is taken for markup."""
    title = _quoted(document.title)
    parts = [
        f'#let accent = "{colours()["accent"]}"',
        f'#set document(title: {title}, author: "lhl-graph", description: {_quoted(document.subtitle)})',
        f'#set text(lang: "{document.language}", font: "Libertinus Serif", size: 10.5pt, hyphenate: true)',
        _SETTINGS,
        '#v(28mm)\n#text(size: 28pt, weight: "bold", fill: rgb(accent), hyphenate: false)[#title()]\n#v(4mm)',
        f"#text(size: 13pt, {_quoted(document.subtitle)})\n#v(14mm)",
        f"#outline(title: {_quoted(document.names['contents'])}, depth: 1)",
    ]
    parts += [part for block in document.blocks for part in _block(block, document)]
    parts.append(f"#heading(level: 1, {_quoted(document.names['sources'])})")
    for note in document.notes:
        linked = f"#link({_quoted(note.url)}, {_quoted(note.title)})" if note.url else f"#{_quoted(note.title)}"
        parts.append(
            f"#block(spacing: 0.7em, text(size: 9pt)[{note.number}. #metadata(none)<n{note.number}> {linked}"
            f"#{_quoted(note.rest)}])"
        )
    return "\n".join(parts) + "\n"


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"#heading(level: {level}, {_quoted(text)})"
        case Paragraph():
            yield f"\n{_said(block, document)}\n"
        case Items(points):
            yield f"#list({', '.join(f'[{_said(point, document)}]' for point in points)})"
        case Figure(svg, alternative, caption):
            image = f'image(bytes({_quoted(svg)}), format: "svg", width: 100%, alt: {_quoted(alternative)})'
            yield (
                f"#figure({image}, alt: {_quoted(alternative)}, caption: {_quoted(caption)}, "
                f"supplement: {_quoted(document.names['figure'])})"
            )
        case Grid():
            yield _grid(block, document)


def _grid(grid: Grid, document: Document) -> str:
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    align = ", ".join("right" if place in grid.numeric else "left" for place in range(len(grid.head)))
    head = ", ".join(f"[#{_quoted(text)}]" for text in grid.head)
    cells = ",\n".join(", ".join(f"[{_said(cell, document)}]" for cell in row) for row in grid.rows)
    rules = f'stroke: (x, y) => (bottom: if y == 0 {{ 1pt }} else {{ 0.4pt }} + rgb("{colours()["line"]}"))'
    return (
        f"#figure(kind: table, supplement: {_quoted(document.names['table'])}, caption: {_quoted(grid.caption)}, "
        f"table(columns: ({columns}), align: ({align}), {rules}, table.header(repeat: true, {head}),\n{cells}))"
    )


def _said(said: Paragraph, document: Document) -> str:
    links = "#super[,]".join(f"#super(link(<n{number}>)[{number}])" for number in said.notes)
    look = f'size: 0.85em, fill: rgb("{colours()["muted"]}")'
    computed = f"#h(0.3em)#box(text({look}, {_quoted(_marked(document))}))"
    return f"#{_quoted(said.text)}{links}{computed if said.computed else ''}"


def _marked(document: Document) -> str:
    return f"({document.names['computed']})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
