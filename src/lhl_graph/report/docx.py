"""The report as DOCX: real styles, endnotes, header rows that repeat, contents, alternative texts, a language."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from html import escape
from itertools import count
from typing import Any, Final

from lhl_graph.analysis.period import read_span
from lhl_graph.design.palette import colours
from lhl_graph.report.blocks import WIDTH, Document, Figure, Grid, Heading, Items, Paragraph
from lhl_graph.report.endnotes import Endnotes
from lhl_graph.report.pdf import picture

_TAGS: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_SPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TOC: Final = r'TOC \o "1-1" \h \z'
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_NONE: Final = 'w:val="nil"'
_FIRST: Final = 100_000
"""Bookmarks of chapters are numbered from here, those of notes from 1."""


def write(document: Document) -> bytes:
    """Give the file; the same document gives the same bytes.

    Raises:
        ImportError: python-docx or typst is not installed.
    """
    from docx import Document as New

    made = New()
    _settle(made, document)
    made.add_paragraph(document.title, style="Title")
    made.add_paragraph(document.subtitle, style="Subtitle")
    _contents(made, document)
    notes = Endnotes(made, _hex("accent"))
    places = count()
    numbers = {name: count(1) for name in ("table", "figure")}
    for block in document.blocks:
        match block:
            case Heading(level, text):
                _heading(made, text, level, next(places) if level == 1 else None)
            case Paragraph():
                _say(made.add_paragraph(), block, document, notes)
            case Items(points):
                for point in points:
                    _say(made.add_paragraph(style="List Bullet"), point, document, notes)
            case Figure(svg, alternative, caption):
                _picture(made, svg, alternative)
                last = _caption(made, document.names["figure"], next(numbers["figure"]), caption)
                last.paragraph_format.keep_with_next = False
            case Grid():
                _caption(made, document.names["table"], next(numbers["table"]), block.caption)
                _grid(made, block, document, notes)
    _heading(made, document.names["sources"], 1, next(places)).paragraph_format.page_break_before = False
    made.add_paragraph(document.names["numbers"])
    notes.write(document.notes)
    out = io.BytesIO()
    made.save(out)
    return _still(out.getvalue())


def _settle(made: Any, document: Document) -> None:
    """Set the page, the language, the fonts and the properties."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.3)
    _footer(section)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
        style = made.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(_hex("ink" if name == "Caption" else "accent"))
    for name in ("Table Text", "Table Number"):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.font.size, style.paragraph_format.space_after = Pt(8.5), Pt(1)
    made.styles["Table Number"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.styles["Normal"].font.size = Pt(10.5)
    made.styles["Caption"].font.size = Pt(9)
    made.styles["Heading 1"].paragraph_format.page_break_before = True
    made.styles["Caption"].paragraph_format.keep_with_next = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _TAGS[document.language])
    properties = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)
    day = datetime.fromisoformat(read_span(document.day).first)  # a DOCX keeps no zone
    core = made.core_properties
    core.title, core.subject, core.author = document.title, document.subtitle, "lhl-graph"
    core.language, core.created, core.modified, core.comments = _TAGS[document.language], day, day, ""


def _contents(made: Any, document: Document) -> None:
    """Add a table of contents: a field that Word fills when it opens the file, with the chapters in it until then."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml import parse_xml
    from docx.shared import Cm

    style = made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = made.styles["Normal"]
    style.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    made.styles["TOC Heading"].paragraph_format.page_break_before = False
    made.add_paragraph(document.names["contents"], style="TOC Heading")
    names = [*document.chapters, document.names["sources"]]
    for place, text in enumerate(names):
        line = made.add_paragraph(style="toc 1")
        entry = f"<w:r><w:t>{escape(text, quote=False)}</w:t></w:r>"
        opening = f"{_mark('begin', dirty=True)}{_code(_TOC)}{_mark('separate')}" if place == 0 else ""
        said = f'{opening}<w:hyperlink w:anchor="_Toc{place}" w:history="1">{entry}</w:hyperlink>'
        closing = _mark("end") if place == len(names) - 1 else ""
        for piece in parse_xml(f"<w:p {_SPACE}>{said}{closing}</w:p>"):
            line._p.append(piece)


def _heading(made: Any, text: str, level: int, place: int | None = None) -> Any:
    """Add a heading; one that begins the chapter `place` is led to from the contents."""
    from docx.oxml import parse_xml

    line = made.add_heading(text, level)
    if place is not None:
        name = f'w:id="{_FIRST + place}"'
        line.runs[0]._r.addprevious(parse_xml(f'<w:bookmarkStart {name} w:name="_Toc{place}" {_SPACE}/>'))
        line._p.append(parse_xml(f"<w:bookmarkEnd {name} {_SPACE}/>"))
    return line


def _caption(made: Any, kind: str, number: int, text: str) -> Any:
    """Add a caption with a number that Word keeps up to date."""
    from docx.oxml import parse_xml

    line = made.add_paragraph(f"{kind} ", style="Caption")
    field = f'<w:fldSimple w:instr=" SEQ {kind} \\* ARABIC " {_SPACE}>'
    line._p.append(parse_xml(f"{field}<w:r><w:t>{number}</w:t></w:r></w:fldSimple>"))
    line.add_run(f": {text}")
    return line


def _footer(section: Any) -> None:
    """Put the number of the page at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml

    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line._p.append(parse_xml(f'<w:fldSimple w:instr=" PAGE " {_SPACE}><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _mark(kind: str, *, dirty: bool = False) -> str:
    stale = ' w:dirty="true"' if dirty else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{stale}/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _picture(made: Any, svg: str, alternative: str) -> None:
    from docx.shared import Cm

    line = made.add_paragraph()
    line.paragraph_format.keep_with_next = True
    shape = line.add_run().add_picture(io.BytesIO(picture(svg)), width=Cm(WIDTH))
    shape._inline.docPr.set("descr", alternative)


def _grid(made: Any, grid: Grid, document: Document, notes: Endnotes) -> None:
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = made.add_table(rows=1 + len(grid.rows), cols=len(grid.head), style="Table Grid")
    table.autofit = False
    borders = parse_xml(f"<w:tblBorders {_SPACE}>{''.join(map(_border, _SIDES))}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    heads = [Paragraph(text) for text in grid.head]
    widths = [Cm(WIDTH * width / sum(grid.widths)) for width in grid.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, cells in zip(table.rows, [heads, *grid.rows], strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for place, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            line = cell.paragraphs[0]
            kind = "TableNumber" if place in grid.numeric else "TableText"
            line._p.get_or_add_pPr().style = kind
            _say(line, said, document, notes)
            for run in line.runs if cells is heads else ():
                run.bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    made.add_paragraph()


def _border(side: str) -> str:
    look = f'w:val="single" w:sz="4" w:space="0" w:color="{_hex("line")}"'
    return f"<w:{side} {look if side in ('bottom', 'insideH') else _NONE}/>"


def _hex(use: str) -> str:
    """Give a colour of the palette as Office Open XML writes it: six digits and no sign before them."""
    return colours()[use][1:].upper()


def _say(line: Any, said: Paragraph, document: Document, notes: Endnotes) -> None:
    line.add_run(said.text)
    for place, number in enumerate(said.notes):
        if place:
            line.add_run(",").font.superscript = True
        notes.cite(line, number)
    if said.computed:
        line.add_run(f" ({document.names['computed']})").italic = True


def _still(content: bytes) -> bytes:
    """Pack anew with the time that zipfile gives by itself, so that the same document gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(zipfile.ZipInfo(each.filename), old.read(each), zipfile.ZIP_DEFLATED)
    return out.getvalue()
