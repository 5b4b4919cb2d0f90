"""Real endnotes in a DOCX: a source is noted where it is first cited, and referred to by its number after that.

python-docx (1.2) knows no endnotes, so the part is written here as ECMA-376 (part 1, §17.11) has it. Word and
LibreOffice number the notes by themselves, in the order in which they are met, as the document's own numbers are.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lhl_graph.report.blocks import Note

_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_TEXT, _MARK, _LINK = "EndnoteText", "EndnoteReference", "Hyperlink"
"""Identifiers of the styles; python-docx makes them of their names."""
_FIELD: Final = ("begin", "separate", "end")
_REPEAT: Final = r" NOTEREF note%d \f \h "


class Endnotes:
    """Writes the marks in the text, and the notes that they stand for."""

    def __init__(self, made: Any, accent: str) -> None:
        """Take a python-docx document; adds the styles that notes and links have, links in the colour `accent`."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Cm, Pt, RGBColor

        self._part = made.part
        self._cited: set[int] = set()
        text = made.styles.add_style("endnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.base_style = made.styles["Normal"]
        text.font.size, text.paragraph_format.space_after = Pt(9), Pt(3)
        text.paragraph_format.left_indent, text.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
        text.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
        mark = made.styles.add_style("endnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
        mark.font.superscript = True
        link = made.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
        link.font.color.rgb = RGBColor.from_string(accent)

    def cite(self, line: Any, number: int) -> None:
        """Add a mark to a paragraph: the note's own the first time, after that a field that repeats its number."""
        from docx.oxml import parse_xml

        look = f'<w:rPr><w:rStyle w:val="{_MARK}"/><w:vertAlign w:val="superscript"/></w:rPr>'
        if number not in self._cited:
            self._cited.add(number)
            mark = (
                f'<w:bookmarkStart w:id="{number}" w:name="note{number}"/><w:r>{look}<w:endnoteReference '
                f'w:id="{number}"/></w:r><w:bookmarkEnd w:id="{number}"/>'
            )
        else:
            begin, middle, end = (f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _FIELD)
            code = f'<w:r>{look}<w:instrText xml:space="preserve">{_REPEAT % number}</w:instrText></w:r>'
            mark = f"{begin}{code}{middle}<w:r>{look}<w:t>{number}</w:t></w:r>{end}"
        for piece in parse_xml(f"<w:p {_SPACES}>{mark}</w:p>"):
            line._p.append(piece)

    def write(self, notes: tuple[Note, ...]) -> None:
        """Add the notes to the document, and tell it that they stand at its end and are numbered 1, 2, 3."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        part = Part(PackURI("/word/endnotes.xml"), _KIND, b"", self._part.package)
        said = [_ruled(-1, "separator"), _ruled(0, "continuationSeparator")]
        for note in notes:
            title = _run(note.title)
            if note.url:
                to = part.relate_to(note.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                title = f'<w:hyperlink r:id="{to}">{_run(note.title, _LINK)}</w:hyperlink>'
            number = f'<w:r><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:endnoteRef/></w:r><w:r><w:tab/></w:r>'
            said.append(
                f'<w:endnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr>'
                f"{number}{title}{_run(note.rest)}</w:p></w:endnote>"
            )
        part._blob = f"<w:endnotes {_SPACES}>{''.join(said)}</w:endnotes>".encode()
        self._part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        rules = '<w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/>'
        compat = self._part.settings.element.find(qn("w:compat"))
        compat.addprevious(parse_xml(f"<w:endnotePr {_SPACES}>{rules}</w:endnotePr>"))
        section = self._part.document.sections[0]._sectPr
        own = parse_xml(f'<w:endnotePr {_SPACES}><w:numFmt w:val="decimal"/></w:endnotePr>')
        section.find(qn("w:pgSz")).addprevious(own)


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _ruled(number: int, kind: str) -> str:
    """Give the line that parts the notes from the text: none, for they have a heading."""
    return f'<w:endnote w:type="{kind}" w:id="{number}"><w:p/></w:endnote>'
