"""Word and OpenDocument files of a few paragraphs, made in memory."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lhl_graph.documents.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{inner}</w:p>"


def docx(body: str, **parts: str) -> bytes:
    return zipped(word__document_xml=f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>", **parts)


def texts(document: Document) -> list[str]:
    return [document.said(block) for block in document.blocks]


ODF = " ".join(
    f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "style")
)


ODT_STYLE = '<style:style style:name="{}" style:family="{}" style:parent-style-name="{}">{}</style:style>'
HIDES, SHOWS = (f'<style:text-properties text:display="{each}"/>' for each in ("none", "true"))


def odt(body: str, automatic: str = "", common: str = "") -> bytes:
    head = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    root = "office:document-content"
    content = f"<{root} {ODF}>{head}<office:body><office:text>{body}</office:text></office:body></{root}>"
    of_pages = ODT_STYLE.format("P1", "paragraph", "", HIDES)  # of a header: another P1
    styles = f"<office:styles>{common}</office:styles><office:automatic-styles>{of_pages}</office:automatic-styles>"
    return zipped(content_xml=content, styles_xml=f"<office:document-styles {ODF}>{styles}</office:document-styles>")
