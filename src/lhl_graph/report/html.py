"""The report as one HTML page that loads nothing and prints on A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.design.palette import css
from lhl_graph.report.blocks import Block, Document, Figure, Grid, Heading, Items, Note, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE: Final = """
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; line-height: 1.55; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; } h2 { margin-top: 3rem; } h3 { margin-top: 1.8rem; }
.subtitle { color: var(--muted); font-size: 1.1rem; } nav { margin: 2rem 0; } nav ol { padding-left: 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.86rem; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding: 0.4rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line); }
th { border-bottom: 2px solid var(--edge); } .number { text-align: right; white-space: nowrap; }
figure { margin: 1.5rem 0; background: #fff; color: #1d2733; padding: 0.6rem; }
figure svg { width: 100%; height: auto; } figure svg text { font-family: var(--font, inherit); }
figcaption { font-size: 0.86rem; margin-top: 0.4rem; } sup { line-height: 0; } sup a { text-decoration: none; }
.computed { color: var(--muted); font-size: 0.86em; white-space: nowrap; } .table { overflow-x: auto; }
@media screen and (max-width: 40rem) {
  table { min-width: 38rem; } caption span { position: sticky; left: 0; display: block; width: calc(100vw - 2.4rem); }
}
@page { size: A4; margin: 20mm; }
@media print { main { max-width: none; padding: 0; line-height: 1.4; } html, body { background: #fff; font-size: 10pt; }
  th, td { padding: 0.2rem 0.4rem; line-height: 1.3; } thead { display: table-header-group; }
  tr, figure, .table:not(:has(tr:nth-child(9))) { break-inside: avoid; } tbody tr:first-child { break-before: avoid; }
  h2, h3, caption { break-after: avoid; } nav { break-after: page; } }
"""


def write(document: Document) -> bytes:
    """Give the page as UTF-8; the same document gives the same bytes."""
    chapters = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    ids = {id(block): f"c{place}" for place, block in enumerate(chapters, 1)}
    entries = [(ids[id(block)], block.text) for block in chapters] + [("sources", document.names["sources"])]
    contents = "".join(f'<li><a href="#{name}">{escape(text)}</a></li>' for name, text in entries)
    body = "\n".join(part for block in document.blocks for part in _block(block, ids, document))
    notes = "\n".join(_note(note) for note in document.notes)
    page = f"""<!doctype html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
<style>{css()}{STYLE}</style>
</head>
<body>
<main>
<h1>{escape(document.title)}</h1>
<p class="subtitle">{escape(document.subtitle)}</p>
<nav aria-label="{escape(document.names["contents"])}"><h2>{escape(document.names["contents"])}</h2>
<ol>{contents}</ol></nav>
{body}
<h2 id="sources">{escape(document.names["sources"])}</h2>
<ol>
{notes}
</ol>
</main>
</body>
</html>
"""
    return page.encode()


def _block(block: Block, ids: dict[int, str], document: Document) -> Iterator[str]:
    match block:
        case Heading(1, text):
            yield f'<h2 id="{ids[id(block)]}">{escape(text)}</h2>'
        case Heading(_, text):
            yield f"<h3>{escape(text)}</h3>"
        case Paragraph():
            yield f"<p>{_said(block, document)}</p>"
        case Items(points):
            yield "<ul>" + "".join(f"<li>{_said(point, document)}</li>" for point in points) + "</ul>"
        case Figure(svg, alternative, caption):
            drawing = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alternative)}" ', 1)
            yield f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption></figure>"
        case Grid():
            yield _grid(block, document)


def _grid(grid: Grid, document: Document) -> str:
    kinds = [' class="number"' if place in grid.numeric else "" for place in range(len(grid.head))]
    head = "".join(f'<th scope="col"{kind}>{escape(text)}</th>' for kind, text in zip(kinds, grid.head, strict=True))
    rows = "\n".join(
        "<tr>" + "".join(f"<td{kinds[n]}>{_said(cell, document)}</td>" for n, cell in enumerate(row)) + "</tr>"
        for row in grid.rows
    )
    caption = f"<caption><span>{escape(grid.caption)}</span></caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    return f'<div class="table" role="region" aria-label="{escape(grid.caption)}" tabindex="0">{table}</div>'


def _said(said: Paragraph, document: Document) -> str:
    links = ", ".join(f'<a href="#note-{number}">{number}</a>' for number in said.notes)
    cited = f"<sup>{links}</sup>" if links else ""
    computed = f' <span class="computed">({document.names["computed"]})</span>' if said.computed else ""
    return f"{escape(said.text)}{cited}{computed}"


def _note(note: Note) -> str:
    title = f'<a href="{escape(note.url)}">{escape(note.title)}</a>' if note.url else escape(note.title)
    return f'<li id="note-{note.number}" value="{note.number}">{title}{escape(note.rest)}</li>'
