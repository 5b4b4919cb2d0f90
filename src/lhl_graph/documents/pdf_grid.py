"""A table in a PDF as cells, by where its words stand: columns by the blank between them, rows by one filled column.

A PDF knows neither tables nor cells, and gives words in the order in which they were drawn. Columns are told by their
headings, and parted where fewest lines of text reach. A row begins at the line drawn above it; where none is drawn,
where its cell of the column begins that every row fills, and where cells are centred, at the widest blank.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding.words import JOINING
from lhl_graph.documents import pdf
from lhl_graph.documents.document import Cell, Document, Piece, compose
from lhl_graph.documents.pdf_lines import DRAWN_BULLET, HYPHEN, Run, cut, lines, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ALIGNED: Final = 4.0
"""How far apart, in points, the first lines of a row's cells may stand where cells begin at the top."""

_MOST: Final = 0.8
"""Of how many rows that must be true."""

_WIDER: Final = 1.2
"""How much more than the usual pitch of lines a paragraph's first line stands below the line before."""

_HEAD: Final = 60.0
"""How far, in points, a line drawn above or below a heading may be from it and still be of its row."""

_LEADING: Final = 1.45
"""How far up, in heights of a line, the line above stands in the same cell."""

_NO_ROOM: Final = 2.0
"""How many lines a paragraph takes with the blank above it, so that a page may end that much early."""

_HYPHENS: Final = ("-", HYPHEN)

_PAGE_NUMBER: Final = re.compile(r"(?:(?:side|page)\s*)?[0-9]{1,4}(?:\s*(?:av|of|/)\s*[0-9]{1,4})?", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BULLET: Final = re.compile(rf"^[{DRAWN_BULLET}•·▪◦●\uf0b7‣*–-](?:\s|$)")


class _Setting(NamedTuple):
    """How far apart the lines of a column are, how far to the right they reach, and what begins its paragraphs."""

    pitch: float
    right: float
    leading: re.Pattern[str]


class _Table(NamedTuple):
    heads: list[Run]
    below: list[Run]
    edges: list[float]

    def column(self, run: Run) -> int:
        return bisect_right(self.edges, run.left + 0.5)


class Words(NamedTuple):
    """What a table's words tell: the heading of its filled column, how cells of that begin, what begins paragraphs."""

    heading: re.Pattern[str]
    filled: re.Pattern[str]
    leading: re.Pattern[str]


def read(name: str, content: bytes, words: Words) -> Document:
    """Give the cells of the table that has a column with a heading, each of whose cells is filled in one way.

    What stands above and below the table comes as paragraphs. Without such a table it is what `pdf.read` gives.

    Raises:
        InputError: pypdfium2 is missing, or the file is damaged, locked or has too many pages.
    """
    with pdf.opened(name, content) as document:
        runs = _without_running(list(lines(document)), words.filled, len(document))
        drawn = list(rules(document))
    head = next((run for run in runs if words.heading.search(run.text)), None)
    if head is None:
        return pdf.read(name, content)
    table = _table(head, runs, drawn)
    column = table.column(head)
    starts = [run for run in table.below if table.column(run) == column and words.filled.match(run.text)]
    if not starts or len(table.heads) == 1:
        return pdf.read(name, content)
    top = min(run.top for run in table.heads)
    above = [Piece("paragraph", run.text, page=run.page) for run in runs if run.bottom <= top]
    titles = [Piece("cell", run.text, page=run.page, cell=Cell(0, 0, table.column(run))) for run in table.heads]
    under = [run for run in table.below if run.top > starts[-1].top and _crosses(run, table.edges)]
    end = min((run.top for run in under), default=math.inf)
    inside = [run for run in table.below if run.top < end and not _crosses(run, table.edges)]
    rows = _rows(table, starts, inside, drawn, words.leading)
    after = [Piece("paragraph", run.text, page=run.page) for run in under]
    return compose(name, "pdf", [*above, *titles, *rows, *after])


def _without_running(runs: list[Run], filled: re.Pattern[str], pages: int) -> list[Run]:
    """Leave out page numbers, and what stands at the same height of most pages: headers and footers."""

    def alike(run: Run) -> tuple[int, str]:
        return round(run.depth), re.sub(r"[0-9]+", "#", run.text)

    counts = Counter(key for key, _ in {(alike(run), run.page) for run in runs})
    least = max(3, pages / 2)
    pages_of = (list(page) for _, page in groupby(runs, key=lambda run: run.page))
    edges = {run for page in pages_of for run in (page[0], page[-1])}
    numbers = {run for run in edges if _PAGE_NUMBER.fullmatch(run.text)}
    return [run for run in runs if run not in numbers and (counts[alike(run)] < least or filled.match(run.text))]


def _table(head: Run, runs: Sequence[Run], drawn: Sequence[float]) -> _Table:
    """Find the headings beside one, the text below them, and where the columns part."""
    over = max((y for y in drawn if head.top - _HEAD < y <= head.top + 1), default=head.top - 0.5 * head.height)
    under = min((y for y in drawn if head.bottom - 1 <= y < head.bottom + _HEAD), default=head.bottom)
    band = [run for run in runs if over <= (run.top + run.bottom) / 2 <= under]
    heads: list[Run] = []
    for run in sorted(band, key=lambda run: (run.left, run.top)):
        if heads and run.left < heads[-1].right:
            text = f"{heads[-1].text} {run.text}"
            heads[-1] = heads[-1]._replace(right=max(run.right, heads[-1].right), text=text)
        else:
            heads.append(run)
    again = [run.top - head.top for run in runs if run.text == head.text]
    said = {(run.text, round(run.top - head.top)) for run in band}
    repeated = {(text, round(shift + down)) for text, shift in said for down in again}
    below = [run for run in runs if run.top >= under - 1 and (run.text, round(run.top - head.top)) not in repeated]
    edges = [_edge(a, b, below) for a, b in pairwise(heads)]
    usual = [_usual(edge, head, below) for edge, head in zip(edges, heads[1:], strict=True)]
    parts = [part for run in below for part in cut(run, list(zip(edges, usual, strict=True)))]
    return _Table(heads, parts, edges)


def _usual(edge: float, head: Run, below: Sequence[Run]) -> float:
    """Give where the lines of a column begin that begins right of an edge: as most of them do."""
    lefts = Counter(round(run.left, 1) for run in below if edge - 1 < run.left < head.right)
    return lefts.most_common(1)[0][0] if lefts else head.left


def _edge(a: Run, b: Run, below: Sequence[Run]) -> float:
    """Give where between two headings fewest lines of text reach; of several such places, the widest."""
    near = [run for run in below if run.right > a.left and run.left < b.right]
    places = sorted({a.left, b.left, *(x for run in near for x in (run.left, run.right) if a.left < x < b.left)})
    spans = [
        (sum(run.left < (low + high) / 2 < run.right for run in near), low - high, high)
        for low, high in pairwise(places)
    ]
    return min(spans)[2] - 0.5


def _crosses(run: Run, edges: Sequence[float]) -> bool:
    """Whether a line of text reaches over the place where two columns part, so that it stands in no cell."""
    return any(run.left < edge - 2 and run.right > edge + 2 for edge in edges)


def _rows(
    table: _Table, starts: Sequence[Run], inside: Sequence[Run], drawn: Sequence[float], leading: re.Pattern[str]
) -> Iterator[Piece]:
    tops = _tops(table, starts, inside, drawn)
    columns = [[run for run in inside if table.column(run) == column] for column in range(len(table.heads))]
    setting = [_setting(runs, leading) for runs in columns]
    known = {word for run in inside for word in _WORD.findall(run.text)}
    for row, here in groupby(inside, key=lambda run: bisect_right(tops, run.top + 1)):
        if not row:
            continue
        of_row = sorted(here, key=lambda run: (table.column(run), run.top, run.left))
        for column, cell in groupby(of_row, key=table.column):
            given = list(_without_stray_bullets(cell))
            text = "\n".join(_BULLET.sub("• ", each, count=1) for each in _paragraphs(given, setting[column], known))
            yield Piece("cell", text, page=given[0].page, cell=Cell(0, row, column))


def _tops(table: _Table, starts: Sequence[Run], inside: Sequence[Run], drawn: Sequence[float]) -> list[float]:
    """Give where each row begins."""
    ruled = [max((y for y in drawn if a.bottom <= y <= b.top), default=None) for a, b in pairwise(starts)]
    first = min(run.top for run in inside)
    lines_drawn = [y for y in ruled if y is not None]
    if len(lines_drawn) == len(ruled) > 0:
        return [first, *lines_drawn]
    aligned = sum(
        any(abs(run.top - start.top) < _ALIGNED and _leads(table, run, inside) for run in inside if run != start)
        for start in starts
    )
    if aligned >= _MOST * len(starts):
        return [start.top - _ALIGNED for start in starts]
    return [first, *(_blank(before, start, inside) for before, start in pairwise(starts))]


def _leads(table: _Table, run: Run, inside: Sequence[Run]) -> bool:
    """Whether no line of its column stands right above a line."""
    column = table.column(run)
    over = run.top - _LEADING * run.height
    return not any(over < each.top < run.top - 1 and table.column(each) == column for each in inside)


def _blank(before: Run, start: Run, inside: Sequence[Run]) -> float:
    """Give the lower end of the widest blank between two cells.

    What pages leave empty about their text is none, nor where a page ends because the next paragraph had no room.
    """
    body = min(run.depth for run in inside), max(run.depth + run.height for run in inside)
    reached, best = before, (0.0, start.top)
    for run in sorted(inside, key=lambda run: run.top):
        if run.bottom <= before.bottom or run.top > start.top:
            continue
        blank = run.top - reached.bottom
        if run.page != reached.page:
            blank = (body[1] - reached.depth - reached.height) + (run.depth - body[0]) - _NO_ROOM * run.height
        best = max(best, (blank, run.top))
        reached = max(reached, run, key=lambda each: each.bottom)
    return best[1] - 1


def _without_stray_bullets(runs: Iterable[Run]) -> Iterator[Run]:
    """Leave out drawn bullets that a browser set beside a line within an item."""
    given = list(runs)
    for run, after in zip_longest(given, given[1:]):
        if after is None or run.text != DRAWN_BULLET or not after.text[0].islower():
            yield run


def _paragraphs(runs: Sequence[Run], setting: _Setting, known: set[str]) -> Iterator[str]:
    """Put the lines of a cell together to paragraphs, by the blank between them, bullets, and lines left unfilled."""
    said = ""
    for before, run in zip([None, *runs], runs, strict=False):
        if before is None or (abs(run.top - before.top) < 1 and run.left > before.right - 1):
            said = f"{said} {run.text}".strip()
        elif _begins(before, run, setting):
            yield said
            said = run.text
        else:
            said = _joined(said, run.text, known)
    yield said


def _joined(said: str, line: str, known: set[str]) -> str:
    """Put a line to those before; a hyphen at its end stays in an address and after a word that stands alone elsewhere.

    >>> _joined("Leve hele livet-", "prisen", {"livet"}), _joined("kvardags-", "rehabilitering", {"livet"})
    ('Leve hele livet-prisen', 'kvardagsrehabilitering')
    """
    if not said.endswith(_HYPHENS):
        return f"{said} {line}"
    last, first = _WORD.findall(said)[-1:], _WORD.findall(line)[:1]
    whole = bool(last and first) and last[0] in known and last[0] + first[0] not in known
    if "://" in said.rpartition(" ")[2] or (whole and line[:1].islower() and first[0] not in JOINING):
        return f"{said[:-1]}-{line}"
    return pdf.joined(f"{said}\n{line}")


def _setting(runs: Sequence[Run], leading: re.Pattern[str]) -> _Setting:
    """Give how the lines of a column are set."""
    steps = sorted(b.top - a.top for a, b in pairwise(runs) if a.page == b.page and b.top - a.top > 1)
    return _Setting(steps[len(steps) // 4] if steps else 0.0, max((run.right for run in runs), default=0.0), leading)


def _begins(before: Run, run: Run, setting: _Setting) -> bool:
    """Whether a line begins a paragraph; one that begins small does not, whatever the blank above it."""
    if _BULLET.match(run.text) or run.text.startswith("http") or setting.leading.match(run.text):
        return True
    if run.text[0].islower():
        return False
    if before.page == run.page and run.top - before.top > _WIDER * setting.pitch:
        return True
    first = (run.right - run.left) * (len(run.text.split()[0]) + 1) / len(run.text)
    return before.right + first < setting.right - run.height and not before.text.endswith(_HYPHENS)
