"""Coverage as tables: which cells are covered by whom, who carries an initiative on, when each runs."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.coverage import cells
from lhl_graph.analysis.period import active, today
from lhl_graph.analysis.timeline import BLOCKS, WIDTH, Bar, draw, timeline
from lhl_graph.answers.choice import span_of
from lhl_graph.findings import facts
from lhl_graph.findings.compute import carried, model
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.listing import few, item
from lhl_graph.table.numerals import decimal
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from lhl_graph.analysis.period import Span
    from lhl_graph.graph.store import Store


class CellRow(NamedTuple):
    """A theme for a target group, and the active initiatives with goals and with measures for it."""

    theme: str
    target_group: str
    theme_label: str
    group_label: str
    goals_by: list[str]
    measures_by: list[str]


class CarriedRow(NamedTuple):
    """A part of an initiative, and one active initiative that carries it on; empty where nothing does."""

    part: str
    kind: str
    text: str
    carrier: str
    name: str
    ground: str
    score: float | None
    matched_part: str
    matched_text: str


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
_CARRIED = {
    "nb": {"kind": "Del", "text": "Innhold", "name": "Føres videre av", "ground": "Grunnlag", "score": "Likhet"},
    "nn": {"kind": "Del", "text": "Innhald", "name": "Blir ført vidare av", "ground": "Grunnlag", "score": "Likskap"},
    "en": {"kind": "Part", "text": "Content", "name": "Carried on by", "ground": "Ground", "score": "Likeness"},
}
_BARS = {
    "nb": {"name": "Satsing", "first_day": "Første dag", "last_day": "Siste dag"},
    "nn": {"name": "Satsing", "first_day": "Første dag", "last_day": "Siste dag"},
    "en": {"name": "Initiative", "first_day": "First day", "last_day": "Last day"},
}
_WORDS = {
    "nb": {
        "focus-area": "innsatsområde",
        "solution": "løsning",
        "goal": "mål",
        "successor": "etterfølger",
        "relation": "oppgitt sammenheng",
        "overlap": "overlapp",
        "no parts": "{initiative} har ingen innsatsområder, løsninger eller mål i grafen.",
        "nobody": "– ingen –",
        "focus-areas": "Innsatsområder",
        "solutions": "Løsninger",
        "goals": "Mål",
        "none": "{none} av {all} deler føres ikke videre av noe som da er aktivt.",
        "marks": "{runs} kjent periode   {open} uten oppgitt slutt, eller planlagt   {unknown} ukjent",
    },
    "nn": {
        "focus-area": "innsatsområde",
        "solution": "løysing",
        "goal": "mål",
        "successor": "etterfølgjar",
        "relation": "oppgjeven samanheng",
        "overlap": "overlapp",
        "no parts": "{initiative} har ingen innsatsområde, løysingar eller mål i grafen.",
        "nobody": "– ingen –",
        "focus-areas": "Innsatsområde",
        "solutions": "Løysingar",
        "goals": "Mål",
        "none": "{none} av {all} delar blir ikkje ført vidare av noko som då er aktivt.",
        "marks": "{runs} kjend periode   {open} utan oppgjeven slutt, eller planlagt   {unknown} ukjent",
    },
    "en": {
        "focus-area": "focus area",
        "solution": "solution",
        "goal": "goal",
        "successor": "successor",
        "relation": "stated link",
        "overlap": "overlap",
        "no parts": "{initiative} has no focus areas, solutions or goals in the graph.",
        "nobody": "– nobody –",
        "focus-areas": "Focus areas",
        "solutions": "Solutions",
        "goals": "Goals",
        "none": "{none} of {all} parts are carried on by nothing that is active then.",
        "marks": "{runs} known period   {open} no end given, or planned   {unknown} not known",
    },
}
_FEW = 3
"""How many names a terminal shows of one cell or part; CSV and JSON hold them all."""


def covered(store: Store, date: str | None, language: str) -> Table[CellRow]:
    """List the cells that initiatives active on a date, or within a range, cover; without one, today.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    span, labels = _span(store, date), Labels(store, language)
    found = cells(facts.parts(store), active(facts.periods(store), span), facts.broader(store))
    rows = [
        CellRow(
            cell.theme,
            cell.target_group,
            labels[cell.theme],
            labels[cell.target_group],
            [labels[each] for each in cell.goals_by],
            [labels[each] for each in cell.measures_by],
        )
        for cell in found
    ]
    rows.sort(key=lambda row: (row.theme_label, row.group_label))
    layout, notes = partial(_cells_text, language), [beside.day(span, language, today=date is None)]
    if not rows:
        notes.append(beside.why_empty(language, []))
    return Table(CellRow._fields, rows, _CELLS[language], layout, language=language, notes=notes)


def _span(store: Store, date: str | None) -> Span:
    return today() if date is None else span_of(store, date)


def carried_on(store: Store, initiative: str, date: str | None, language: str) -> Table[CarriedRow]:
    """List who carries each focus area, solution and goal of an initiative on, strongest ground first.

    Without a date it is today.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    span, labels, words = _span(store, date), Labels(store, language), _WORDS[language]
    rows = []
    for part in carried(store, model(store), initiative, span):
        kind, text = words[part.kind], labels[part.part]
        for by in part.carriers:
            name, ground, matched = labels[by.initiative], words[by.ground], labels[by.matched_part]
            row = CarriedRow(part.part, kind, text, by.initiative, name, ground, by.score, by.matched_part, matched)
            rows.append(row)
        if not part.carriers:
            rows.append(CarriedRow(part.part, kind, text, "", "", "", None, "", ""))
    notes = [beside.day(span, language, today=date is None)]
    if not rows:
        notes.append(beside.why_empty(language, [], [words["no parts"].format(initiative=labels[initiative])]))
    layout = partial(_carried_text, language)
    return Table(CarriedRow._fields, rows, _CARRIED[language], layout, language=language, notes=notes)


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
            goals_by=[few(row.goals_by, _FEW, language)],
            measures_by=[few(row.measures_by, _FEW, language)],
        )
        for row in rows
    ]
    return Table(CellRow._fields, short, _CELLS[language]).text(width)


def _carried_text(language: str, rows: list[CarriedRow], width: int | None) -> str:
    """The parts under their kind, each with the first of those that carry it on; what nothing carries is counted."""
    words = _WORDS[language]
    lines = []
    for kind, of_kind in groupby(rows, lambda row: row.kind):
        lines += ["", next(words[f"{each}s"] for each in ("focus-area", "solution", "goal") if words[each] == kind)]
        for _, carriers in groupby(of_kind, lambda row: row.part):
            each = list(carriers)
            lines += [item(each[0].text, width, "  • "), item(_carriers(each, language), width, "      → ")]
    parts = {row.part for row in rows}
    nothing = {row.part for row in rows if not row.carrier}
    said = words["none"].format(none=len(nothing), all=len(parts))
    return "\n".join([*lines[1:], "", said])


def _carriers(rows: list[CarriedRow], language: str) -> str:
    if not rows[0].carrier:
        return _WORDS[language]["nobody"]
    said = [f"{row.name} ({row.ground} {decimal(row.score or 0.0, 2, language)})" for row in rows]
    return few(said, _FEW, language)


def _bars_text(language: str, day: str | None, rows: list[BarRow], width: int | None) -> str:
    bars = [Bar(row.initiative, *row[2:]) for row in rows]
    names = {row.initiative: row.name for row in rows}
    room = min(width or WIDTH, WIDTH)
    marks = _WORDS[language]["marks"].format(**BLOCKS._asdict())
    return "\n".join([draw(bars, names, day=day, years=(2010, 2035), width=room), "", marks])
