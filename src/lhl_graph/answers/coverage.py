"""Coverage as tables: which cells are covered by whom, and when each initiative runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import alphabet
from lhl_graph.analysis.coverage import cells
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.timeline import BLOCKS, WIDTH, Bar, draw, timeline
from lhl_graph.answers import moment
from lhl_graph.findings import facts
from lhl_graph.findings.standing import span_of, standings
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.listing import FEW, few
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from lhl_graph.graph.store import Store


class CellRow(NamedTuple):
    """A theme for a target group, and the initiatives in force with goals and with measures for it.

    Each name is followed by when a source last said so; `perhaps` are those that no source has confirmed in time.
    """

    theme: str
    target_group: str
    theme_label: str
    group_label: str
    goals_by: list[str]
    measures_by: list[str]
    perhaps: list[str]


class BarRow(NamedTuple):
    """When an initiative runs; see `timeline.Bar`."""

    initiative: str
    name: str
    first_day: str | None
    last_day: str | None
    end_is: str | None
    status: str | None
    as_of: str | None


_CELLS = {
    "nb": {"theme_label": "Tema", "group_label": "Målgruppe", "goals_by": "Mål i", "measures_by": "Tiltak i"},
    "nn": {"theme_label": "Tema", "group_label": "Målgruppe", "goals_by": "Mål i", "measures_by": "Tiltak i"},
    "en": {"theme_label": "Theme", "group_label": "Group", "goals_by": "Goals in", "measures_by": "Measures in"},
}
_PERHAPS = {"nb": "Kanskje", "nn": "Kanskje", "en": "Perhaps"}
_BARS = {
    "nb": {"name": "Satsing", "first_day": "Første dag", "last_day": "Siste dag"},
    "nn": {"name": "Satsing", "first_day": "Første dag", "last_day": "Siste dag"},
    "en": {"name": "Initiative", "first_day": "First day", "last_day": "Last day"},
}
_MARKS = {
    "nb": "{runs} kjent periode   {open} uten slutt, eller planlagt   {unknown} ukjent   år: sist bekreftet",
    "nn": "{runs} kjend periode   {open} utan slutt, eller planlagt   {unknown} ukjent   år: sist stadfesta",
    "en": "{runs} known period   {open} no end given, or planned   {unknown} not known   year: last confirmed",
}
_YEAR = 5
"""Columns that the year of the newest source takes beside a bar."""


def covered(store: Store, date: str | None, language: str, within: int = WITHIN) -> Table[CellRow]:
    """List the cells that initiatives in force on a date, or within a range, cover, or perhaps cover.

    In force is what sources at most `within` years older confirm. Without a date it is today.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    standing = standings(store, date, within)
    labels = Labels(store, language)

    def named(initiatives: Iterable[str], among: Set[str]) -> list[str]:
        return [f"{labels[each]} ({standing.word(each, language)})" for each in initiatives if each in among]

    rows = [
        CellRow(
            cell.theme,
            cell.target_group,
            labels[cell.theme],
            labels[cell.target_group],
            named(cell.goals_by, standing.sure),
            named(cell.measures_by, standing.sure),
            named(sorted({*cell.goals_by, *cell.measures_by}), standing.perhaps),
        )
        for cell in cells(facts.parts(store), standing.either, facts.broader(store))
    ]
    rows.sort(key=lambda row: (alphabet.key(row.theme_label), alphabet.key(row.group_label)))
    headings = {**_CELLS[language], "perhaps": _PERHAPS[language]}
    layout = partial(_cells_text, language)
    notes = moment.notes(store, standing.span, language, chosen=date is not None)
    if not rows:
        notes.append(beside.why_empty(language, []))
    return Table(CellRow._fields, rows, headings, layout, language=language, notes=notes)


def bars(store: Store, date: str | None, language: str) -> Table[BarRow]:
    """List when each initiative runs, the first to begin first; as text a picture, with `date` marked through it.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    labels = Labels(store, language)
    day = None if date is None else span_of(store, date).first
    rows = [BarRow(bar.initiative, labels[bar.initiative], *bar[1:]) for bar in timeline(facts.periods(store))]
    return Table(BarRow._fields, rows, _BARS[language], partial(_bars_text, language, day), language=language)


def _cells_text(language: str, rows: list[CellRow], width: int | None) -> str:
    """The table, with the first of those that cover a cell."""
    short = [
        row._replace(
            goals_by=[few(row.goals_by, FEW, language)],
            measures_by=[few(row.measures_by, FEW, language)],
            perhaps=[few(row.perhaps, FEW, language)],
        )
        for row in rows
    ]
    return Table(CellRow._fields, short, {**_CELLS[language], "perhaps": _PERHAPS[language]}).text(width)


def _bars_text(language: str, day: str | None, rows: list[BarRow], width: int | None) -> str:
    bars = [Bar(row.initiative, *row[2:]) for row in rows]
    names = {row.initiative: row.name for row in rows}
    room = min(width or WIDTH, WIDTH)
    marks = _MARKS[language].format(**BLOCKS._asdict())
    scale, *lines = draw(bars, names, day=day, years=(2010, 2035), width=room - _YEAR).split("\n")
    dated = [
        f"{line:<{room - _YEAR}} {row.as_of[:4] if row.as_of else ''}".rstrip()
        for line, row in zip(lines, rows, strict=True)
    ]
    return "\n".join([scale, *dated, "", marks])
