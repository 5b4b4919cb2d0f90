"""Coverage as tables: which cells are covered by whom, who carries an initiative on, when each runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import facts
from lhl_graph.analysis import carried
from lhl_graph.coverage import cells
from lhl_graph.labels import Labels
from lhl_graph.overlap_table import span_of
from lhl_graph.period import active
from lhl_graph.table import Table
from lhl_graph.timeline import Bar, draw, timeline

if TYPE_CHECKING:
    from lhl_graph.overlap import Model
    from lhl_graph.store import Store


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
_WORDS = {
    "nb": {
        "focus-area": "innsatsområde",
        "solution": "løsning",
        "goal": "mål",
        "successor": "etterfølger",
        "relation": "oppgitt sammenheng",
        "overlap": "overlapp",
        "": "",
        "nobody": "– ingen –",
    },
    "nn": {
        "focus-area": "innsatsområde",
        "solution": "løysing",
        "goal": "mål",
        "successor": "etterfølgjar",
        "relation": "oppgjeven samanheng",
        "overlap": "overlapp",
        "": "",
        "nobody": "– ingen –",
    },
    "en": {
        "focus-area": "focus area",
        "solution": "solution",
        "goal": "goal",
        "successor": "successor",
        "relation": "stated link",
        "overlap": "overlap",
        "": "",
        "nobody": "– nobody –",
    },
}


def covered(store: Store, date: str, language: str) -> Table[CellRow]:
    """List the cells that initiatives active on a date, or within a range, cover.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    running = active(facts.periods(store), span_of(store, date))
    labels = Labels(store, language)
    rows = [
        CellRow(
            cell.theme,
            cell.target_group,
            labels[cell.theme],
            labels[cell.target_group],
            [labels[each] for each in cell.goals_by],
            [labels[each] for each in cell.measures_by],
        )
        for cell in cells(facts.parts(store), running, facts.broader(store))
    ]
    rows.sort(key=lambda row: (row.theme_label, row.group_label))
    return Table(CellRow._fields, rows, _CELLS[language])


def carried_on(store: Store, model: Model, initiative: str, date: str, language: str) -> Table[CarriedRow]:
    """List who carries each focus area, solution and goal of an initiative on, strongest ground first.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    labels, words = Labels(store, language), _WORDS[language]
    rows = []
    for part in carried(store, model, initiative, span_of(store, date)):
        kind, text = words[part.kind], labels[part.part]
        for by in part.carriers:
            name, ground, matched = labels[by.initiative], words[by.ground], labels[by.matched_part]
            row = CarriedRow(part.part, kind, text, by.initiative, name, ground, by.score, by.matched_part, matched)
            rows.append(row)
        if not part.carriers:
            rows.append(CarriedRow(part.part, kind, text, "", words["nobody"], "", None, "", ""))
    return Table(CarriedRow._fields, rows, _CARRIED[language])


def bars(store: Store) -> Table[Bar]:
    """List when each initiative runs, the first to begin first."""
    return Table(Bar._fields, timeline(facts.periods(store)))


def bars_text(store: Store, language: str, day: str | None) -> str:
    """Draw when each initiative runs, one line each, with `day` marked through the picture."""
    labels = Labels(store, language)
    rows = timeline(facts.periods(store))
    return draw(rows, {bar.initiative: labels[bar.initiative] for bar in rows}, day=day, years=(2010, 2035))
