"""The assignments of the yearly matrix: by letter, risk, state, year, actor, theme, and what contradicts the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.errors import InputError
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE
from lhl_graph.questions import library
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

_STATUSES: Final = """
SELECT ?task ?row ?letter ?year ?risk ?state {
  ?task lhl:row ?row ; lhl:letter ?letter ; lhl:taskStatus ?status .
  ?status lhl:year ?year ; lhl:riskRating ?risk ; lhl:state ?state .
}"""
_ACTORS: Final = "SELECT ?task ?actor { ?task lhl:namesActor|lhl:inferredActor ?actor }"
_THEMES: Final = "SELECT ?task ?concept { ?task a lhl:Task ; lhl:theme/skos:broader* ?concept }"
_CONTRADICTIONS: Final = "oppdrag-som-motsier-planen"
_NUMBERS: Final = {"1": "finished", "2": "according-to-plan", "3": "delayed-no-effect"}
_HEADINGS: Final = {
    "nb": ("Nr.", "Id", "Oppdrag", "Brev", "År", "Risiko", "Tilstand", "Motsier planen"),
    "nn": ("Nr.", "Id", "Oppdrag", "Brev", "År", "Risiko", "Tilstand", "Motseier planen"),
    "en": ("No.", "Id", "Task", "Letter", "Year", "Risk", "State", "Contradicts the plan"),
}


class TaskRow(NamedTuple):
    """How a task stood in one year, in words; `contradiction` is empty where there is none."""

    row: int
    task: str
    name: str
    letter: str
    year: int
    risk: str
    state: str
    contradiction: str


class Wanted(NamedTuple):
    """Which tasks: a letter, risk and state by id or label (a risk also by its number), the rest by IRI."""

    letter: str | None = None
    risk: str | None = None
    state: str | None = None
    year: int | None = None
    actor: str | None = None
    theme: str | None = None
    contradictions: bool = False


def tasks(repository: Repository, store: Store, wanted: Wanted, language: str) -> Table[TaskRow]:
    """List the tasks that are wanted, in the order of the matrix.

    Raises:
        InputError: a letter, risk or state that no task has.
    """
    labels = Labels(store, language)
    told = library.ask(store, library.find(repository, _CONTRADICTIONS), {}, language).to_dicts()
    against = {str(row["oppdrag"]).rsplit("/", 1)[-1].removeprefix("task:"): str(row["motsigelse"]) for row in told}
    rows = sorted(store.rows(_STATUSES), key=lambda each: (int(each[1]), each[3]))
    letter, risk, state = (
        _one_of(kind, name, {row[place] for row in rows}, labels)
        for kind, name, place in (
            ("letter", wanted.letter, 2),
            ("risk", _NUMBERS.get(wanted.risk or "", wanted.risk), 4),
            ("state", wanted.state, 5),
        )
    )
    of_actor = {task for task, actor in store.rows(_ACTORS) if actor == wanted.actor}
    of_theme = {task for task, theme in store.rows(_THEMES) if theme == wanted.theme}
    found = [
        TaskRow(
            int(row),
            task.removeprefix(f"{BASE}task/"),
            labels[task],
            labels[of],
            int(year),
            labels[rated],
            labels[stands],
            against.get(task.removeprefix(f"{BASE}task/"), ""),
        )
        for task, row, of, year, rated, stands in rows
        if letter in (None, of)
        and risk in (None, rated)
        and state in (None, stands)
        and wanted.year in (None, int(year))
        and (wanted.actor is None or task in of_actor)
        and (wanted.theme is None or task in of_theme)
    ]
    kept = [row for row in found if row.contradiction or not wanted.contradictions]
    return Table(TaskRow._fields, kept, dict(zip(TaskRow._fields, _HEADINGS[language], strict=True)), language=language)


def _one_of(kind: str, name: str | None, among: set[str], labels: Labels) -> str | None:
    if name is None:
        return None
    for iri in among:
        if name.lower() in (iri.rsplit("/", 1)[-1], labels[iri].lower()):
            return iri
    known = ", ".join(sorted(iri.rsplit("/", 1)[-1] for iri in among))
    raise InputError(f"no task has the {kind} {name}; use one of {known}")
