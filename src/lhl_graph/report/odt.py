"""The report as ODT (OpenDocument 1.3), written with the standard library alone: styles, endnotes, figures as SVG."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import read_span
from lhl_graph.report.blocks import WIDTH, Figure, Grid, Heading, Items, Paragraph
from lhl_graph.report.odt_styles import SPACES, styles, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.report.blocks import Block, Document, Note

_KIND: Final = "application/vnd.oasis.opendocument.text"
_BOX: Final = '<table:table-cell table:style-name="Box" office:value-type="string">'
_LINK: Final = 'text:style-name="Link" text:visited-style-name="Link" xlink:type="simple"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(document: Document) -> bytes:
    """Give the file; the same document gives the same bytes."""
    text = _Text(document)
    body = text.body()
    pictures = {f"Pictures/{place}.svg": svg.encode() for place, svg in enumerate(text.pictures, 1)}
    day = f"{read_span(document.day).first}T00:00:00"
    files = {
        "content.xml": f"{_HEAD}<office:document-content {SPACES}><office:automatic-styles>{tables(document)}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"{_HEAD}{styles(document.language)}",
        "meta.xml": f"{_HEAD}<office:document-meta {SPACES}><office:meta><dc:title>{_plain(document.title)}</dc:title>"
        f"<dc:subject>{_plain(document.subtitle)}</dc:subject><dc:creator>lhl-graph</dc:creator>"
        f"<dc:language>{document.language}</dc:language><dc:date>{day}</dc:date></office:meta></office:document-meta>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        _add(packed, "mimetype", _KIND.encode(), zipfile.ZIP_STORED)  # first and bare, so that its kind can be seen
        for name, content in {**{name: said.encode() for name, said in files.items()}, **pictures}.items():
            _add(packed, name, content)
        _add(packed, "META-INF/manifest.xml", _manifest([*files, *pictures]).encode())
    return out.getvalue()


def _add(packed: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    packed.writestr(zipfile.ZipInfo(name), content, how)  # a time of its own would make other bytes each day


def _manifest(names: list[str]) -> str:
    rows = [f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_KIND}"/>']
    for name in names:
        kind = "image/svg+xml" if name.endswith(".svg") else "text/xml"
        rows.append(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>')
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return f'{_HEAD}<manifest:manifest {space} manifest:version="1.3">{"".join(rows)}</manifest:manifest>'


class _Text:
    """The body of one document; what was cited and drawn so far is kept."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pictures: list[str] = []
        self._notes = {note.number: note for note in document.notes}
        self._cited: set[int] = set()
        self._tables, self._chapters = count(1), count()

    def body(self) -> str:
        document = self.document
        parts = [
            _paragraph("Title", _plain(document.title)),
            _paragraph("Subtitle", _plain(document.subtitle)),
            self._contents(),
            *(part for block in document.blocks for part in self._block(block)),
            self._heading(1, document.names["sources"], "Sources"),
            _paragraph("Text", _plain(document.names["numbers"])),
        ]
        return "\n".join(parts)

    def _contents(self) -> str:
        entries = "".join(
            _paragraph("Contents", f'<text:a {_LINK} xlink:href="#c{place}">{_plain(text)}</text:a>')
            for place, text in enumerate([*self.document.chapters, self.document.names["sources"]])
        )
        title = _plain(self.document.names["contents"])
        return (
            '<text:table-of-content text:name="contents"><text:table-of-content-source text:outline-level="1">'
            f'<text:index-title-template text:style-name="Contents_20_Heading">{title}</text:index-title-template>'
            '<text:table-of-content-entry-template text:outline-level="1" text:style-name="Contents">'
            "<text:index-entry-link-start/><text:index-entry-text/>"
            '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
            "<text:index-entry-link-end/></text:table-of-content-entry-template></text:table-of-content-source>"
            f"<text:index-body>{_paragraph('Contents_20_Heading', title)}{entries}</text:index-body>"
            "</text:table-of-content>"
        )

    def _heading(self, level: int, text: str, style: str = "") -> str:
        mark = f'<text:bookmark text:name="c{next(self._chapters)}"/>' if level == 1 else ""
        name = style or f"Heading_20_{level}"
        return f'<text:h text:style-name="{name}" text:outline-level="{level}">{mark}{_plain(text)}</text:h>'

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, text):
                yield self._heading(level, text)
            case Paragraph():
                yield _paragraph("Text", self._said(block))
            case Items(points):
                listed = "".join(
                    f"<text:list-item>{_paragraph('Text', self._said(each))}</text:list-item>" for each in points
                )
                yield f'<text:list text:style-name="Points">{listed}</text:list>'
            case Figure():
                yield self._figure(block)
            case Grid():
                yield self._grid(block)

    def _figure(self, figure: Figure) -> str:
        self.pictures.append(figure.svg)
        place = len(self.pictures)
        _, _, width, height = map(float, re.findall(r'viewBox="([^"]*)"', figure.svg)[0].split())
        size = f'svg:width="{WIDTH}cm" svg:height="{WIDTH * height / width:.2f}cm"'
        frame = (
            f'<draw:frame draw:name="figure{place}" text:anchor-type="as-char" {size}>'
            f'<draw:image xlink:type="simple" xlink:href="Pictures/{place}.svg" draw:mime-type="image/svg+xml"/>'
            f"<svg:title>{_plain(figure.caption)}</svg:title><svg:desc>{_plain(figure.alternative)}</svg:desc></draw:frame>"
        )
        return _paragraph("Figure", frame) + self._caption("figure", place, figure.caption)

    def _caption(self, kind: str, number: int, text: str) -> str:
        name = self.document.names[kind]
        sequence = f'<text:sequence text:name="{name}" text:formula="ooow:{name}+1" style:num-format="1">'
        return _paragraph(f"Caption_20_{kind}", f"{name} {sequence}{number}</text:sequence>: {_plain(text)}")

    def _grid(self, grid: Grid) -> str:
        place = next(self._tables)
        looks = ["Number" if column in grid.numeric else "Cell" for column in range(len(grid.head))]
        across = "".join(
            f'<table:table-column table:style-name="t{place}.{column}"/>' for column in range(len(grid.head))
        )
        head = _row([f'<text:span text:style-name="Strong">{_plain(text)}</text:span>' for text in grid.head], looks)
        rows = "".join(_row([self._said(cell) for cell in row], looks) for row in grid.rows)
        return (
            self._caption("table", place, grid.caption)
            + f'<table:table table:name="table{place}" table:style-name="Table">{across}'
            f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
        )

    def _said(self, said: Paragraph) -> str:
        marks = ",".join(self._mark(number) for number in said.notes)
        raised = f'<text:span text:style-name="Raised">{marks}</text:span>' if marks else ""
        computed = f' <text:span text:style-name="Computed">({_plain(self.document.names["computed"])})</text:span>'
        return f"{_plain(said.text)}{raised}{computed if said.computed else ''}"

    def _mark(self, number: int) -> str:
        """Give the note where it is first cited, and after that its number."""
        if number in self._cited:
            how = 'text:note-class="endnote" text:reference-format="text"'
            return f'<text:note-ref text:ref-name="note{number}" {how}>{number}</text:note-ref>'
        self._cited.add(number)
        said = _paragraph("Endnote", _source(self._notes[number]))
        return (
            f'<text:note text:id="note{number}" text:note-class="endnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body>{said}</text:note-body></text:note>"
        )


def _source(note: Note) -> str:
    title = _plain(note.title)
    if note.url:
        title = f'<text:a {_LINK} xlink:href="{escape(note.url)}">{title}</text:a>'
    return f"{title}{_plain(note.rest)}"


def _row(cells: list[str], looks: list[str]) -> str:
    filled = "".join(
        f"{_BOX}{_paragraph(look, cell)}</table:table-cell>" for look, cell in zip(looks, cells, strict=True)
    )
    return f'<table:table-row table:style-name="Row">{filled}</table:table-row>'


def _paragraph(style: str, said: str) -> str:
    return f'<text:p text:style-name="{style}">{said}</text:p>'


def _plain(text: str) -> str:
    return escape(text, quote=False)
