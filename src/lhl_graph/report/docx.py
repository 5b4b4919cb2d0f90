"""The report as DOCX: real styles, header rows that repeat, a table of contents, alternative texts, a language."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.analysis.period import read_span
from lhl_graph.design.palette import colours
from lhl_graph.report.blocks import Document, Figure, Grid, Heading, Items, Paragraph
from lhl_graph.report.pdf import picture

if TYPE_CHECKING:
    from lhl_graph.report.blocks import Block

_TAGS: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_WIDTH: Final = 16.2
"""Width of the text in centimetres."""


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
    for block in document.blocks:
        _add(made, block, document)
    made.add_heading(document.names["sources"], 1)
    for note in document.notes:
        said = ", ".join(each for each in (note.publisher, note.date or document.names["undated"]) if each)
        line = made.add_paragraph(style="Normal")
        _bookmark(line, note.number)
        line.add_run(f"{note.number}. ")
        _link(line, note.title, url=note.url) if note.url else line.add_run(note.title)
        line.add_run(f". {said}.")
    out = io.BytesIO()
    made.save(out)
    return _still(out.getvalue())


def _settle(made: Any, document: Document) -> None:
    """Set the page, the language, the fonts and the properties."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.3)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
        style = made.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(colours()["ink" if name == "Caption" else "accent"][1:].upper())
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
    """Add a table of contents: a field that Word fills, with the chapters in it until then."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made.add_paragraph(document.names["contents"]).runs[0].bold = True
    chapters = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    for place, text in enumerate([*chapters, document.names["sources"]]):
        line = made.add_paragraph()
        if place == 0:
            for kind in ("begin", "instruction", "separate"):
                run = line.add_run()
                if kind == "instruction":
                    code = OxmlElement("w:instrText")
                    code.set(qn("xml:space"), "preserve")
                    code.text = 'TOC \\o "1-1" \\h \\z'
                    run._r.append(code)
                else:
                    run._r.append(_field(kind))
        line.add_run(text)
        if place == len(chapters):
            line.add_run()._r.append(_field("end"))


def _field(kind: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _add(made: Any, block: Block, document: Document) -> None:
    from docx.shared import Cm

    match block:
        case Heading(level, text):
            made.add_heading(text, level)
        case Paragraph():
            _say(made.add_paragraph(), block, document)
        case Items(points):
            for point in points:
                _say(made.add_paragraph(style="List Bullet"), point, document)
        case Figure(svg, alternative, caption):
            line = made.add_paragraph()
            line.paragraph_format.keep_with_next = True
            shape = line.add_run().add_picture(io.BytesIO(picture(svg)), width=Cm(_WIDTH))
            shape._inline.docPr.set("descr", alternative)
            made.add_paragraph(caption, style="Caption").paragraph_format.keep_with_next = False
        case Grid():
            _grid(made, block, document)


def _grid(made: Any, grid: Grid, document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    made.add_paragraph(grid.caption, style="Caption")
    table = made.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    table.autofit = False
    heads = [Paragraph(text) for text in grid.head]
    widths = [Cm(_WIDTH * width / sum(grid.widths)) for width in grid.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for _ in grid.rows:
        table.add_row()
    for row, cells in zip(table.rows, [heads, *grid.rows], strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for place, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(1)
            if place in grid.numeric:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _say(line, said, document)
            for run in line.runs:
                run.font.size = Pt(8.5)
                run.bold = cells is heads or None
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    made.add_paragraph()


def _say(line: Any, said: Paragraph, document: Document) -> None:
    line.add_run(said.text)
    for place, number in enumerate(said.notes):
        if place:
            line.add_run(",").font.superscript = True
        _link(line, str(number), anchor=f"note{number}", raised=True)
    if said.computed:
        line.add_run(f" ({document.names['computed']})").italic = True


def _link(line: Any, text: str, *, url: str = "", anchor: str = "", raised: bool = False) -> None:
    """Add a link to an address, or to a place in the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    if url:
        link.set(qn("r:id"), line.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), anchor)
    run = line.add_run(text)
    run.font.superscript = raised or None
    run.font.color.rgb = RGBColor.from_string(colours()["accent"][1:].upper())
    line._p.append(link)
    link.append(run._r)


def _bookmark(line: Any, number: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("Start", "End"):
        mark = OxmlElement(f"w:bookmark{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "Start":
            mark.set(qn("w:name"), f"note{number}")
        line._p.append(mark)


def _still(content: bytes) -> bytes:
    """Pack anew with one time on every file, so that the same document gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(each.filename))
    return out.getvalue()
