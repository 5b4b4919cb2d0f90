"""The rows of an answer as people read them: what differs in its sources alone is one, and days are written out."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.period import WITHIN
from lhl_graph.findings.status import Statuses
from lhl_graph.prose import dates, listed, small, unbroken
from lhl_graph.questions.parameters import bind
from lhl_graph.table.cell import unnumbered
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

_KINDS: Final = (("day", re.compile(r"\d{4}(-\d\d){0,2}")), ("number", re.compile(r"(< )?-?\d+([.,]\d+)?")))
"""The first that all fit is meant: what could be years is years."""
_YEARLY: Final = re.compile(r"--(\d\d-\d\d)")
"""A day of every year."""
_EVERY_YEAR: Final = {"nb": "{}, hvert år", "nn": "{}, kvart år", "en": "{}, every year"}

_UNTIL: Final = re.compile(r"–(\d{4}(?:-\d\d){0,2})")
"""A period of which only the end is known."""
_UNTIL_DAY: Final = {"nb": "til {}", "nn": "til {}", "en": "until {}"}

_SHORT: Final = 30
"""A text shorter than this is no quotation, whose days stay as they are written."""

LAST_SAID: Final = "sist_oppgitt_status"
STANDINGS, WHOSE = ("status_navn", LAST_SAID), ("annen", "satsing")
"""Columns of how an initiative stands, or was last said to, and of which: pages say it as of the day asked for."""
STATUS: Final = "Status"
"""What such a column is headed in each language where that is what it says."""

Cell = tuple[str, str]
"""What a cell says, and where it leads; empty when nowhere."""
Row = list[list[Cell]]
"""What each column says: one thing, or each of several sources."""


class Said(NamedTuple):
    """What several rows say in one column, with its heading."""

    heading: str
    text: str
    address: str


class Group(NamedTuple):
    """Rows that say the same first, which stands once above them; nothing where they do not."""

    said: Sequence[Said]
    rows: list[Row]


def merged(rows: Iterable[Sequence[Cell]]) -> Row:
    """Make one row of several: what they all say once, and each of their sources."""
    return [list(dict.fromkeys(cell for cell in column if cell[0])) or [("", "")] for column in zip(*rows, strict=True)]


def together(rows: Iterable[Row], place: int, language: str) -> list[Row]:
    """Make one row of those that differ in one column alone: who owns what they are responsible for stands once."""
    found: dict[str, tuple[Row, list[str]]] = {}
    for row in rows:
        rest = [*row[:place], *row[place + 1 :]]
        found.setdefault(str(rest), (rest, []))[1].append(row[place][0][0])
    return [
        [*rest[:place], [(listed([said[0], *map(small, said[1:])], language), "")], *rest[place:]]
        for rest, said in found.values()
    ]


def headed(headings: Sequence[str], rows: Sequence[Row], unsaid: Collection[str]) -> list[tuple[str, str]]:
    """Give each heading, and the kind of what stands under it where all but the `unsaid` is of one: `number`, `day`."""
    under = [[text for row in rows for text, _ in row[place] if text not in unsaid] for place in range(len(headings))]
    return [(each, _kind(said)) for each, said in zip(headings, under, strict=True)]


def filled(headings: Sequence[tuple[str, str]], rows: Sequence[Row]) -> tuple[list[tuple[str, str]], list[Row]]:
    """Leave out the columns that say nothing in any of the rows."""
    places = [place for place in range(len(headings)) if any(row[place][0][0] for row in rows)]
    return [headings[place] for place in places], [[row[place] for place in places] for row in rows]


def dated(row: Row, headings: Sequence[tuple[str, str]], language: str) -> Row:
    """Write the days of a row as people do."""
    return [
        [(unbroken(written(text, kind, language), language), address) for text, address in cells]
        for cells, (_, kind) in zip(row, headings, strict=True)
    ]


def grouped(headings: Sequence[tuple[str, str]], rows: Sequence[Row]) -> tuple[list[tuple[str, str]], list[Group]]:
    """Tell once what several rows on end say in their first columns.

    It is told in every row where that would part rows that say the same, or where few do.
    """
    told = _told_once(headings, rows)
    if not told:
        return list(headings), [Group((), list(rows))]
    names = [heading for heading, _ in headings[:told]]
    return list(headings[told:]), [
        Group(
            [Said(name, *cells[0]) for name, cells in zip(names, said, strict=True) if cells[0][0]],
            [row[told:] for row in of],
        )
        for said, of in groupby(rows, key=lambda row: row[:told])
    ]


def _told_once(headings: Sequence[tuple[str, str]], rows: Sequence[Row]) -> int:
    """Give how many of the first columns say the same in several rows on end; numbers and days alone do not count."""
    single = next(
        (place for place in range(len(headings)) if any(len(row[place]) > 1 for row in rows)), len(headings) - 1
    )
    runs = [[said for said, _ in groupby(row[: place + 1] for row in rows)] for place in range(single)]
    alike = [place for place, found in enumerate(runs) if len(found) == len(runs[0])]
    told = len(alike)
    if not rows or not told or len({str(each) for each in runs[0]}) < len(runs[0]) or 2 * len(runs[0]) > len(rows):
        return 0
    wordy = any(all(row[place][0][0][:1].isalpha() for row in rows) for place in range(told))
    return told if wordy else 0


def parted(groups: Sequence[Group], first: int) -> tuple[list[Group], list[Group]]:
    """Part rows after the first so many; a group that is parted is called the same in both."""
    open_, rest, left = [], [], first
    for said, rows in groups:
        open_.append(Group(said, rows[:left]))
        rest.append(Group(said, rows[left:]))
        left = max(0, left - len(rows))
    return [each for each in open_ if each.rows], [each for each in rest if each.rows]


def aloud(store: Store, question: Question, given: Mapping[str, str], table: Table[Any]) -> Table[Any]:
    """Let an answer say how each initiative stands in the words of the pages where it is read, and not in its rows."""
    name = next((each for each in STANDINGS if each in table.columns), None)
    if name is None:
        return table
    values = bind(store, question.parameters, given, table.language)
    place, headings = table.columns.index(name), dict(table.headings)
    if name in headings:
        headings[name] = STATUS

    def layout(rows: list[tuple[Any, ...]], width: int | None) -> str:
        stands = standing(store, table.columns, values, table.language)
        said = [(*row[:place], stands(row) or row[place], *row[place + 1 :]) for row in rows]
        return Table(table.columns, said, headings, language=table.language, names=table.names).text(width)

    table.layout = layout
    return table


def standing(
    store: Store, columns: Sequence[str], values: Mapping[str, str], language: str
) -> Callable[[Sequence[Any]], str]:
    """Give what says of a row how its initiative stands, as of the day asked for; nothing where no source says."""
    statuses = Statuses(store, language, values.get("dato"), int(values.get("innen", WITHIN)))
    whose = next((columns.index(each) for each in WHOSE if each in columns), None)
    return lambda row: statuses[values["satsing"].strip("<>") if whose is None else row[whose]]


def written(text: str, kind: str, language: str) -> str:
    """Say a text as people do: a day written out, of every year too, and a quotation without its footnotes."""
    if yearly := _YEARLY.fullmatch(text):
        return _EVERY_YEAR[language].format(dates(f"2000-{yearly[1]}", language).removesuffix(" 2000"))
    if until := _UNTIL.fullmatch(text):
        return _UNTIL_DAY[language].format(dates(until[1], language))
    if kind != "day" and len(text) >= _SHORT:
        return unnumbered(text)
    spelled = dates(text, language)
    return spelled if spelled == text else spelled.replace("–", " – ")


def _kind(said: Sequence[str]) -> str:
    return next((kind for kind, form in _KINDS if said and all(map(form.fullmatch, said))), "")
