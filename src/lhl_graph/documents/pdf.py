"""PDF files, read by pdfium: lines put together to paragraphs, hyphenation undone, repeated headers left out."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from lhl_graph.documents import plain
from lhl_graph.documents.document import Document, Piece, Unread, compose
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument

MOST_PAGES: Final = 5_000

_BREAK: Final = re.compile(
    r"[\x02\ufffe\u00ad]\s*\n?\s*(?!(?:og|eller|samt)\b)(?=\w)|[\u2010-]\n\s*(?=[a-zæøå])(?!(?:og|eller|samt)\b)"
)
_SUSPENDED: Final = re.compile(r"[\x02\ufffe\u00ad]\s*\n?\s*(?=(?:og|eller|samt)\b)")
_EDGE: Final = 3
"""How many lines from the top or the bottom of a page a running header or footer stands."""


def read(name: str, content: bytes) -> Document:
    """Give the text of each page; pages that are pictures are named among what could not be read.

    Raises:
        InputError: pypdfium2 is missing, or the file is damaged, locked or has more than `MOST_PAGES` pages.
    """
    pages = _pages(name, content)
    running = _running([_lines(page) for page in pages])
    empty = tuple(number for number, page in enumerate(pages, 1) if not page.strip())
    pieces = [piece for number, page in enumerate(pages, 1) for piece in _pieces(page, number, running)]
    headers = sum(1 for line in running.values() if line)
    return compose(name, "pdf", pieces, [Unread("picture-page", len(empty), empty), Unread("header", headers)])


def _pages(name: str, content: bytes) -> list[str]:
    with opened(name, content) as document:
        return [_text(document, number) for number in range(len(document))]


@contextmanager
def opened(name: str, content: bytes) -> Iterator[PdfDocument]:
    """Open a PDF for as long as it is read; what goes wrong meanwhile is told as of the file.

    Raises:
        InputError: pypdfium2 is missing, or the file is damaged, locked or has more than `MOST_PAGES` pages.
    """
    try:
        import pypdfium2
    except ImportError:
        raise InputError(f"{name}: to read PDF, pip install 'lhl-graph[documents]'") from None
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                raise InputError(f"{name}: has more than {MOST_PAGES:,} pages; give parts of it")
            yield document
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = (
            "is locked by a password; save it without one" if locked else "is no PDF that can be read; save it anew"
        )
        raise InputError(f"{name}: {reason}") from None


def _text(document: PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _lines(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.strip()]


def _alike(line: str) -> str:
    """Give what stays the same of a running header when the page's number changes."""
    return re.sub(r"[0-9]+", "#", " ".join(line.split()))


def _running(pages: Sequence[Sequence[str]]) -> dict[str, int]:
    """Give the lines that stand at the edge of most pages, and on how many."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_alike(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]]})
    least = max(3, 0.4 * sum(1 for lines in pages if lines))
    return {line: count for line, count in counts.items() if count >= least and len(line) <= 150}


def _pieces(page: str, number: int, running: dict[str, int]) -> Iterator[Piece]:
    lines = page.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    edge = {*filled[:_EDGE], *filled[-_EDGE:]}
    kept = "\n".join(line for index, line in enumerate(lines) if index not in edge or _alike(line) not in running)
    for group in plain.groups(plain.lines(kept)):
        text = "\n".join(line.text.strip(" \t") for line in group.lines)
        yield Piece(group.kind, joined(text), group.level, number)


def joined(text: str) -> str:
    r"""Put the lines of a paragraph together, without the hyphens that parted words at their ends.

    >>> joined("kvardags-\nrehabilitering og helse-\nog omsorgstenester")
    'kvardagsrehabilitering og helse- og omsorgstenester'
    """
    return re.sub(r"\s+", " ", _BREAK.sub("", _SUSPENDED.sub("- ", text)))
