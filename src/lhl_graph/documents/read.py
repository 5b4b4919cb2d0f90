"""Any document, read by what it is rather than by what its name says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from lhl_graph.documents.document import Document

MOST_BYTES: Final = 300_000_000
"""How large a file may be; nearly all of a large plan are pictures."""

_PICTURES: Final = ("picture", "picture-page")
"""What is told of a document that has no text but may show some."""

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"


def read(path: str | Path) -> Document:
    """Give the text of a DOCX, ODT, PDF, HTML, TXT, MD, XLSX or CSV file with its structure; `-` is standard input.

    Raises:
        InputError: the file does not exist, cannot be read, is too large or of another kind.
    """
    name = str(path)
    if name == "-":
        return parsed("-", sys.stdin.buffer.read(MOST_BYTES + 1))
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise InputError(f"{name}: is larger than {MOST_BYTES // 10**6} MB, so it is not opened")
        content = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from None
    return parsed(name, content)


def parsed(name: str, content: bytes) -> Document:
    """Give the document that bytes hold.

    Raises:
        InputError: they are nothing that can be read.
    """
    if not content.strip():
        raise InputError(f"{name}: is empty")
    if len(content) > MOST_BYTES:
        raise InputError(f"{name}: is larger than {MOST_BYTES // 10**6} MB, so it is not read")
    document = _opened(name, content)
    if not document.text.strip() and not any(each.kind in _PICTURES for each in document.unread):
        raise InputError(f"{name}: has no text")
    return document


def _opened(name: str, content: bytes) -> Document:
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        from lhl_graph.documents import pdf

        return pdf.read(name, content)
    if start.startswith(b"PK"):
        return _packed(name, content)
    if start.startswith((_OLD_WORD, b"{\\rtf")):
        raise InputError(f"{name}: is an old Word or RTF file; save it as DOCX")
    if _is_html(name, start):
        from lhl_graph.documents import html

        return html.read(name, content)
    if name.lower().endswith((".csv", ".tsv")):
        from lhl_graph.documents import sheet

        return sheet.read_csv(name, content)
    from lhl_graph.documents import plain

    return plain.read(name, content, "md" if name.lower().endswith((".md", ".markdown")) else "txt")


def _packed(name: str, content: bytes) -> Document:
    from lhl_graph.documents import docx, odt, sheet
    from lhl_graph.documents.package import Package

    package = Package(name, content)
    parts = package.parts()
    if "word/document.xml" in parts:
        return docx.read(name, package)
    if "content.xml" in parts:
        return odt.read(name, package)
    if "xl/workbook.xml" in parts:
        return sheet.read_xlsx(name, package)
    raise InputError(f"{name}: is neither DOCX, ODT nor XLSX; save the text as one of them, or as PDF")


def _is_html(name: str, start: bytes) -> bool:
    lower = start.lower()
    return lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in start
    )
