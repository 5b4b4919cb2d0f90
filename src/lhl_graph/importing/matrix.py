"""A yearly matrix of assignments, read from whatever form it has: letters, tasks, risk, status, what is planned.

Tables and flattened text give the same lines in the same order, so one reader of lines serves all. A letter holds for
all tasks until the next. A rating ends the words of a task; what follows it is status, plans and links.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.documents import pdf_grid
from lhl_graph.documents.read import read
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.documents.document import Document

RISKS: Final = {
    "finished": re.compile(r"ferdig|fullført|avslutt|levert|gjennomført", re.IGNORECASE),
    "delayed-no-effect": re.compile(r"(?:forsink|forseink).*(?:ikke|ikkje|uten|utan)\b.*", re.IGNORECASE),
    "according-to-plan": re.compile(
        r"(?:i henhold til|ifølge|etter|i (?:samsvar|tråd) med|i h\.?t\.?) *plan(?:en)?", re.IGNORECASE
    ),
}
"""Rating → the words that it is known by; the first that fits counts."""

_CODES: Final = {"1": "finished", "2": "according-to-plan", "3": "delayed-no-effect"}
_RATED: Final = 60
"""How long a rating may be at the most: what is longer is the words of a task."""

_DASH: Final = r"[-–—−:.]"
_RATING: Final = re.compile(rf"(?:risiko(?:vurdering)?\s*:?\s*)?(\d)\s*{_DASH}?\s*(\D.*)?", re.IGNORECASE)
_DATE: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?((?:20)?\d\d)\b\s*(.*)")
_LETTER: Final = re.compile(
    r"((?:tillegg|supplerende tildelingsbrev|tildelingsbrev|hoved(?:brev)?)\b[^.]{0,30}?(?:nr\.?\s*\d+|\d+)?)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"20\d\d")
_STATUS: Final = re.compile(r"status(?: \d{4})?(?:\s*:\s*(.*))?", re.IGNORECASE)
_PLANS: Final = re.compile(
    r"(?:tiltak og )?planlagte? (?:aktiviteter|aktivitetar|tiltak)[^:]{0,40}:?|(?:plan for )?videre arbeid:?",
    re.IGNORECASE,
)
_LINKS: Final = re.compile(r"lenkj?er? til web.*", re.IGNORECASE)
_URL: Final = re.compile(r"https?://\S+")
_BULLET: Final = re.compile(r"[•·▪◦*–-]\s+(.*)")
_FILLED: Final = re.compile(rf"\d\s*{_DASH}\s*\w|" + "|".join(words.pattern for words in RISKS.values()), re.IGNORECASE)
"""How a rating begins: with its code, or with its words."""

_LEADING: Final = re.compile(
    r"Status\b|(?:Tiltak og planlagte|Planlagte?)(?: |$)|(?:Plan for v|V)idere arbeid|Lenkj?er? til"
)
"""How the parts of a cell of statuses begin; a line that begins small is none all the same."""

_HEAD: Final = re.compile(r"risikovurdering", re.IGNORECASE)
_UPDATED: Final = re.compile(r"sist (?:faglig )?oppdatert:?\s*(.*)", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the matrix: its number from 1 in the text as read, its words, and its column where there is one."""

    number: int
    text: str
    item: bool
    column: int | None


class Letter(NamedTuple):
    """A letter as the matrix writes it; ``date`` as YYYY-MM-DD or YYYY, empty when it says none."""

    name: str
    date: str


class Row(NamedTuple):
    """One rated task; ``risk`` is empty where the code is unknown, ``line`` is where it is rated."""

    letter: Letter
    titles: tuple[str, ...]
    as_written: str
    risk: str
    status: str
    plans: tuple[str, ...]
    links: tuple[str, ...]
    line: int


class Matrix(NamedTuple):
    """All rows, and the lines that nothing was made of."""

    rows: list[Row]
    left: list[Line]


def laid_out(file: str | Path) -> Document:
    """Read a file that holds a matrix; of a PDF the cells of its table, which `read` gives as running text.

    Raises:
        InputError: it cannot be read.
    """
    document = read(file)
    if document.form != "pdf" or str(file) == "-":
        return document
    return pdf_grid.read(str(file), Path(file).read_bytes(), pdf_grid.Words(_HEAD, _FILLED, _LEADING))


def read_matrix(document: Document) -> Matrix:
    """Read the rows of a document's matrix.

    Raises:
        InputError: there is no heading of a column of ratings, or no rating below it.
    """
    lines = list(_lines(document))
    heads = [place for place, line in enumerate(lines) if _HEAD.search(line.text)]
    if not heads:
        raise InputError(f"{document.name}: no matrix of assignments was found (no column “Risikovurdering”)")
    reader = _Reader()
    for line in _below(lines, heads[0]):
        if _UPDATED.fullmatch(line.text):
            break
        reader.take(line)
    rows = reader.done()
    if not rows:
        raise InputError(f"{document.name}: the matrix has no rating such as “1 – Ferdig”")
    return Matrix(rows, reader.left)


def _lines(document: Document) -> Iterator[Line]:
    number = 0
    for block in document.blocks:
        for text in document.said(block).split("\n"):
            number += 1
            if words := " ".join(text.replace("\u00ad", "").split()):
                yield Line(number, words, block.kind == "item", block.cell.column if block.cell else None)


def _below(lines: list[Line], head: int) -> list[Line]:
    """Leave the headings of the columns out, also where they come again on a new page."""
    headings = {line.text for line in lines[max(0, head - 2) : head + 2] if not _RATING.fullmatch(line.text)}
    headings = {text for text in headings if len(text) < 120 and not _DATE.match(text)}
    return [line for line in lines[head + 1 :] if line.text not in headings]


class _Reader:
    """Takes one line after the other; what a line is, follows from its form and from what came before."""

    def __init__(self) -> None:
        self.left: list[Line] = []
        self._rows: list[Row] = []
        self._letter = Letter("", "")
        self._titles: list[Line] = []
        self._part = ""
        self._column: int | None = None

    def done(self) -> list[Row]:
        self._leave()
        return self._rows

    def take(self, line: Line) -> None:
        if not self._letters(line) and not self._rating(line) and not self._below_rating(line):
            self._part = ""
            self._titles.append(line)
            if len(self._titles) > 1 and _STATUS.fullmatch(line.text):
                self._leave()

    def _leave(self) -> None:
        """Leave what stands as a task that nobody rated."""
        self.left += self._titles
        self._titles = []

    def _letters(self, line: Line) -> bool:
        if line.item:
            return False
        dated = _DATE.fullmatch(line.text)
        if dated and (not dated[4] or _LETTER.fullmatch(dated[4])):
            year = dated[3] if len(dated[3]) == 4 else f"20{dated[3]}"
            self._begin(Letter(dated[4], f"{year}-{int(dated[2]):02}-{int(dated[1]):02}"))
        elif _LETTER.fullmatch(line.text) and len(line.text) < 40:
            if self._part == "letter" and not self._letter.name:
                self._begin(self._letter._replace(name=line.text))
            else:
                year = _YEAR.search(line.text)
                self._begin(Letter(line.text, year[0] if year else ""))
        elif self._part == "letter" and _YEAR.fullmatch(line.text) and not self._letter.date:
            self._begin(Letter(f"{self._letter.name} {line.text}", line.text))
        else:
            return False
        return True

    def _begin(self, letter: Letter) -> None:
        self._letter, self._part = letter, "letter"

    def _rating(self, line: Line) -> bool:
        found = _RATING.fullmatch(line.text)
        said = found[2] if found else None
        if said is not None:
            word = next((name for name, words in RISKS.items() if words.match(said)), "")
        else:
            word = next((name for name, words in RISKS.items() if words.fullmatch(line.text)), "")
        bare = found is not None and said is None and line.column is not None
        named = said is not None and len(line.text) < _RATED and re.match(rf"\d\s*{_DASH}", line.text)
        if line.item or not self._titles or not (bare or named or (word and len(line.text) < _RATED)):
            return False
        risk = word or (_CODES.get(found[1], "") if bare and found else "")
        self._rows.append(
            Row(self._letter, tuple(each.text for each in self._titles), line.text, risk, "", (), (), line.number)
        )
        self._titles, self._part, self._column = [], "rated", None
        return True

    def _below_rating(self, line: Line) -> bool:
        if self._part in ("", "letter") or not self._rows:
            return False
        row = self._rows[-1]
        bullet = _BULLET.fullmatch(line.text)
        if _PLANS.fullmatch(line.text):
            self._part = "plans"
        elif _LINKS.fullmatch(line.text):
            self._part = "links"
        elif not line.item and (status := _STATUS.fullmatch(line.text)):
            self._part = "status"
            row = row._replace(status=" ".join(filter(None, (row.status, status[1] or ""))))
        elif _URL.fullmatch(line.text):
            row = row._replace(links=(*row.links, line.text))
        elif self._part == "plans" and (bullet or line.item or self._same_column(line)):
            row = row._replace(plans=(*row.plans, bullet[1] if bullet else line.text))
        elif bullet or line.item:
            self.left.append(line)
        elif self._part == "status" and (not row.status or self._same_column(line)):
            row = row._replace(status=" ".join(filter(None, (row.status, line.text))))
        else:
            return False
        self._column = line.column
        self._rows[-1] = row
        return True

    def _same_column(self, line: Line) -> bool:
        return line.column is not None and line.column == self._column
