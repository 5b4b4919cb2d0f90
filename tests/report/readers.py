"""Reads a report back from each notation: what its reader sees, and nothing of how it is written."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree import ElementTree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


class Page(HTMLParser):
    """Gathers what is read on a page; a picture's own text and the numbers of notes are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipped = 0
        self.alternatives = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.skipped += tag in ("svg", "style", "sup")
        self.alternatives += tag == "svg" and bool(dict(attrs).get("aria-label"))

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("svg", "style", "sup")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.said.append(data)


def html(content: bytes) -> str:
    page = Page()
    page.feed(content.decode())
    return "".join(page.said)


def md(content: bytes) -> str:
    bare = re.sub(r"\]\(<[^>]*>\)", "", re.sub(r"\[\^\d+\]:?", "", content.decode()))
    return re.sub(r"\\(.)", r"\1", bare)


def docx(content: bytes) -> str:
    """Paragraphs by python-docx, in the text and in cells; notes from their own part, which it does not know."""
    from docx import Document

    made = Document(io.BytesIO(content))
    body = [_without_marks(line._p) for line in made.paragraphs]
    body += [
        _without_marks(line._p)
        for table in made.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.paragraphs
    ]
    notes = ElementTree.fromstring(part(content, "word/endnotes.xml"))
    return "\n".join([*body, *("".join(note.itertext()) for note in notes)])


def _without_marks(line: Any) -> str:
    runs = [run for run in line.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vertAlign") is None]
    return "".join(text.text or "" for run in runs for text in run.iter(f"{_W}t"))


def odt(content: bytes) -> str:
    body = ElementTree.fromstring(part(content, "content.xml"))
    notes = ["".join(note.itertext()) for note in body.iter(f"{_TEXT}note-body")]
    for parent in list(body.iter()):
        for child in list(parent):
            raised = child.tag == f"{_TEXT}span" and "Raised" in child.attrib.values()
            if raised:
                place = list(parent).index(child)
                before = parent[place - 1] if place else parent
                if place:
                    before.tail = (before.tail or "") + (child.tail or "")
                else:
                    before.text = (before.text or "") + (child.tail or "")
                parent.remove(child)
            elif child.tag == f"{_DRAW}frame":
                parent.remove(child)
    return "\n".join(["".join(body.itertext()), *notes])


def pdf(content: bytes) -> str:
    """The text by pypdf, the number of each page left out."""
    from pypdf import PdfReader

    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return "\n".join(re.sub(r"\d+\s*$", "", page) for page in pages)


READERS: Final = {"html": html, "md": md, "docx": docx, "odt": odt, "pdf": pdf}


def part(content: bytes, name: str) -> bytes:
    """A file of a packed one."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)
