"""Coverage as tables: which cells are covered by whom, what resembles an initiative, when each runs."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import alphabet
from lhl_graph.analysis.coverage import cells
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.timeline import BLOCKS, WIDTH, Bar, draw, timeline
from lhl_graph.answers import moment
from lhl_graph.findings import facts
from lhl_graph.findings.compute import carried, model
from lhl_graph.findings.standing import span_of, standings
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.headings import heading
from lhl_graph.table.listing import few, item
from lhl_graph.table.numerals import decimal
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


class CarriedRow(NamedTuple):
    """A part of an initiative, and one initiative with something like it; empty where there is none.

    Only `ground` tells whether a source says more than that: the likeness is computed.
    """

    part: str
    kind: str
    text: str
    carrier: str
    name: str
    ground: str
    score: float | None
    matched_part: str
    matched_text: str
    in_force: str
    """How sure it is that the carrier is in force, in words: "confirmed 2022"."""
    perhaps: bool
    """Whether it only may be in force, as far as sources confirm it."""


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
    "nb": {"kind": "Del", "text": "Innhold", "name": "Likner noe i", "ground": "Grunnlag", "score": "Likhet"},
    "nn": {"kind": "Del", "text": "Innhald", "name": "Liknar noko i", "ground": "Grunnlag", "score": "Likskap"},
    "en": {"kind": "Part", "text": "Content", "name": "Resembles part of", "ground": "Ground", "score": "Likeness"},
}
_PERHAPS = {"nb": "Kanskje", "nn": "Kanskje", "en": "Perhaps"}
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
        "successor": "oppgitt etterfølger",
        "relation": "oppgitt sammenheng",
        "overlap": "beregnet likhet",
        "no parts": "{initiative} har ingen innsatsområder, løsninger eller mål i grafen.",
        "nobody": "– ingen –",
        "focus-areas": "Innsatsområder",
        "solutions": "Løsninger",
        "goals": "Mål",
        "none": "{none} av {all} deler likner ikke noe som sikkert er i kraft {date}; {doubt} kanskje (beregnet).",
        "marks": "{runs} kjent periode   {open} uten slutt, eller planlagt   {unknown} ukjent   år: sist bekreftet",
    },
    "nn": {
        "focus-area": "innsatsområde",
        "solution": "løysing",
        "goal": "mål",
        "successor": "oppgjeven etterfølgjar",
        "relation": "oppgjeven samanheng",
        "overlap": "utrekna likskap",
        "no parts": "{initiative} har ingen innsatsområde, løysingar eller mål i grafen.",
        "nobody": "– ingen –",
        "focus-areas": "Innsatsområde",
        "solutions": "Løysingar",
        "goals": "Mål",
        "none": "{none} av {all} delar liknar ikkje noko som sikkert er i kraft {date}; {doubt} kanskje (utrekna).",
        "marks": "{runs} kjend periode   {open} utan slutt, eller planlagt   {unknown} ukjent   år: sist stadfesta",
    },
    "en": {
        "focus-area": "focus area",
        "solution": "solution",
        "goal": "goal",
        "successor": "stated successor",
        "relation": "stated link",
        "overlap": "computed likeness",
        "no parts": "{initiative} has no focus areas, solutions or goals in the graph.",
        "nobody": "– nobody –",
        "focus-areas": "Focus areas",
        "solutions": "Solutions",
        "goals": "Goals",
        "none": "Nothing surely in force {date} is like {none} of {all} parts; perhaps something: {doubt} (computed).",
        "marks": "{runs} known period   {open} no end given, or planned   {unknown} not known   year: last confirmed",
    },
}
_YEAR = 5
"""Columns that the year of the newest source takes beside a bar."""
_FEW = 3
"""How many names a terminal shows of one cell or part; CSV and JSON hold them all."""


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


def carried_on(
    store: Store, initiative: str, date: str | None, language: str, within: int = WITHIN
) -> Table[CarriedRow]:
    """List what resembles each focus area, solution and goal of an initiative, strongest ground first.

    First come those in force, as sources at most `within` years older confirm, then those that perhaps are.
    Without a date it is today.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    standing, labels, words = standings(store, date, within), Labels(store, language), _WORDS[language]
    rows = []
    for part in carried(store, model(store), initiative, standing.either):
        kind, text = words[part.kind], labels[part.part]
        for by in sorted(part.carriers, key=lambda by: by.initiative in standing.perhaps):
            name, ground, matched = labels[by.initiative], words[by.ground], labels[by.matched_part]
            said = standing.word(by.initiative, language), by.initiative in standing.perhaps
            rows.append(
                CarriedRow(
                    part.part, kind, text, by.initiative, name, ground, by.score, by.matched_part, matched, *said
                )
            )
        if not part.carriers:
            rows.append(CarriedRow(part.part, kind, text, "", "", "", None, "", "", "", False))
    notes = moment.notes(store, standing.span, language, chosen=date is not None)
    if not rows:
        notes.append(beside.why_empty(language, [], [words["no parts"].format(initiative=labels[initiative])]))
    layout = partial(_carried_text, language, moment.when(standing.span, language))
    headings = {**_CARRIED[language], "in_force": heading("in_force", language)}
    return Table(CarriedRow._fields, rows, headings, layout, language=language, notes=notes)


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
            perhaps=[few(row.perhaps, _FEW, language)],
        )
        for row in rows
    ]
    return Table(CellRow._fields, short, {**_CELLS[language], "perhaps": _PERHAPS[language]}).text(width)


def _carried_text(language: str, date: str, rows: list[CarriedRow], width: int | None) -> str:
    """The parts under their kind, each with the first of those it resembles; what resembles nothing is counted."""
    words = _WORDS[language]
    lines = []
    for kind, of_kind in groupby(rows, lambda row: row.kind):
        lines += ["", next(words[f"{each}s"] for each in ("focus-area", "solution", "goal") if words[each] == kind)]
        for _, carriers in groupby(of_kind, lambda row: row.part):
            each = list(carriers)
            sure, doubtful = ([row for row in each if row.perhaps is doubt] for doubt in (False, True))
            lines += [item(each[0].text, width, "  • "), item(_carriers(sure, language), width, "      ≈ ")]
            if doubtful:
                lines.append(item(_carriers(doubtful, language), width, "      ? "))
    parts = {row.part for row in rows}
    kept = {row.part for row in rows if row.carrier and not row.perhaps}
    doubt = {row.part for row in rows if row.perhaps} - kept
    said = words["none"].format(none=len(parts - kept), all=len(parts), date=date, doubt=len(doubt))
    return "\n".join([*lines[1:], "", said])


def _carriers(rows: list[CarriedRow], language: str) -> str:
    if not rows or not rows[0].carrier:
        return _WORDS[language]["nobody"]
    return few([f"{row.name} ({_ground(row, language)}, {row.in_force})" for row in rows], _FEW, language)


def _ground(row: CarriedRow, language: str) -> str:
    """What a source states, if it does, and how alike the parts are by computation."""
    computed = _WORDS[language]["overlap"]
    likeness = f"{computed} {decimal(row.score or 0.0, 2, language)}"
    return likeness if row.ground == computed else f"{row.ground}, {likeness}"


def _bars_text(language: str, day: str | None, rows: list[BarRow], width: int | None) -> str:
    bars = [Bar(row.initiative, *row[2:]) for row in rows]
    names = {row.initiative: row.name for row in rows}
    room = min(width or WIDTH, WIDTH)
    marks = _WORDS[language]["marks"].format(**BLOCKS._asdict())
    scale, *lines = draw(bars, names, day=day, years=(2010, 2035), width=room - _YEAR).split("\n")
    dated = [
        f"{line:<{room - _YEAR}} {row.as_of[:4] if row.as_of else ''}".rstrip()
        for line, row in zip(lines, rows, strict=True)
    ]
    return "\n".join([scale, *dated, "", marks])
