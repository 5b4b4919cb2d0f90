"""The assignments of the yearly matrix: how each stands, what it has planned, and what contradicts its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.errors import InputError
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import local_name
from lhl_graph.questions import library
from lhl_graph.table import beside
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

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
_PLANNED: Final = "planlagte-aktiviteter"
_NUMBERS: Final = {"1": "finished", "2": "according-to-plan", "3": "delayed-no-effect"}
_HEADINGS: Final = {
    "nb": ("Nr.", "Id", "Oppdrag", "Brev", "År", "Risiko", "Tilstand", "Motsier planen", "Planlagt videre"),
    "nn": ("Nr.", "Id", "Oppdrag", "Brev", "År", "Risiko", "Tilstand", "Motseier planen", "Planlagt vidare"),
    "en": ("No.", "Id", "Assignment", "Letter", "Year", "Risk", "State", "Contradicts the plan", "Planned next"),
}
_CONDITIONS: Final = {
    "nb": {
        "letter": "brevet {}",
        "risk": "risikoen {}",
        "state": "tilstanden {}",
        "year": "året {}",
        "actor": "aktøren {}",
        "theme": "temaet {}",
        "contradictions": "kravet om motsigelse",
        "planned": "kravet om planer",
    },
    "nn": {
        "letter": "brevet {}",
        "risk": "risikoen {}",
        "state": "tilstanden {}",
        "year": "året {}",
        "actor": "aktøren {}",
        "theme": "temaet {}",
        "contradictions": "kravet om motseiing",
        "planned": "kravet om planar",
    },
    "en": {
        "letter": "the letter {}",
        "risk": "the risk {}",
        "state": "the state {}",
        "year": "the year {}",
        "actor": "the actor {}",
        "theme": "the theme {}",
        "contradictions": "asking for contradictions",
        "planned": "asking for plans",
    },
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
    planned: list[str]
    """What the report says is to come, in its own words."""


class Wanted(NamedTuple):
    """Which tasks: a letter, risk and state by id or label (a risk also by its number), the rest by IRI."""

    letter: str | None = None
    risk: str | None = None
    state: str | None = None
    year: int | None = None
    actor: str | None = None
    theme: str | None = None
    contradictions: bool = False
    planned: bool = False


Condition = tuple[str, "Callable[[TaskRow], bool]"]


def tasks(repository: Repository, store: Store, wanted: Wanted, language: str) -> Table[TaskRow]:
    """List the tasks that are wanted, in the order of the matrix.

    Raises:
        InputError: a letter, risk or state that no task has.
    """
    labels = Labels(store, language)
    told = library.ask(store, library.find(repository, _CONTRADICTIONS), {}, language).to_dicts()
    against = {_id(row["oppdrag"]): str(row["motsigelse"]) for row in told}
    rows = sorted(store.rows(_STATUSES), key=lambda each: (int(each[1]), each[3]))
    planned = {year: _planned(repository, store, year, language) for year in {row[3] for row in rows}}
    letter, risk, state = (
        _one_of(kind, name, {row[place] for row in rows}, labels)
        for kind, name, place in (
            ("letter", wanted.letter, 2),
            ("risk", _NUMBERS.get(wanted.risk or "", wanted.risk), 4),
            ("state", wanted.state, 5),
        )
    )
    whole = [
        TaskRow(
            int(row),
            _id(task),
            labels[task],
            labels[of],
            int(year),
            labels[rated],
            labels[stands],
            against.get(_id(task), ""),
            planned[year].get(_id(task), []),
        )
        for task, row, of, year, rated, stands in rows
    ]
    given = Wanted(letter, risk, state, *wanted[3:])
    conditions = list(_conditions(store, given, labels))
    kept = [row for row in whole if all(holds(row) for _, holds in conditions)]
    notes = [] if kept else [beside.why_empty(language, beside.one_less(whole, conditions, language))]
    headings = dict(zip(TaskRow._fields, _HEADINGS[language], strict=True))
    if not wanted.planned:
        del headings["planned"]  # a long column, for who asks for it
    return Table(TaskRow._fields, kept, headings, language=language, notes=notes)


def _conditions(store: Store, given: Wanted, labels: Labels) -> Iterator[Condition]:
    """Give what each row must fulfil, and what that is called; `given` are IRIs throughout."""
    words = _CONDITIONS[labels.language]
    for place, iri in (("letter", given.letter), ("risk", given.risk), ("state", given.state)):
        if iri is not None:
            yield words[place].format(labels[iri]), _with(place, {labels[iri]})
    if given.year is not None:
        yield words["year"].format(given.year), _with("year", {given.year})
    for place, iri, asked in (("actor", given.actor, _ACTORS), ("theme", given.theme, _THEMES)):
        if iri is not None:
            having = {_id(task) for task, other in store.rows(asked) if other == iri}
            yield words[place].format(labels[iri]), _with("task", having)
    if given.contradictions:
        yield words["contradictions"], lambda row: bool(row.contradiction)
    if given.planned:
        yield words["planned"], lambda row: bool(row.planned)


def _with(field: str, values: Container[object]) -> Callable[[TaskRow], bool]:
    return lambda row: getattr(row, field) in values


def _id(task: object) -> str:
    return local_name(str(task)).removeprefix("task:")


def _planned(repository: Repository, store: Store, year: str, language: str) -> dict[str, list[str]]:
    """Give the activities that each task had planned after a year's report, each once."""
    question, found = library.find(repository, _PLANNED), dict[str, dict[str, None]]()
    for row in library.ask(store, question, {"ar": str(year)}, language).to_dicts():
        found.setdefault(_id(row["oppdrag"]), {})[str(row["aktivitet_tekst"])] = None
    return {task: list(texts) for task, texts in found.items()}


def _one_of(kind: str, name: str | None, among: set[str], labels: Labels) -> str | None:
    if name is None:
        return None
    for iri in among:
        if name.lower() in (local_name(iri), labels[iri].lower()):
            return iri
    numbers = {of: number for number, of in _NUMBERS.items()}
    ids = sorted((local_name(iri), labels[iri]) for iri in among)
    known = "; ".join(f"{label} ({numbers.get(each, each)})" for each, label in ids)
    raise InputError(f"no task has --{kind} {name}; use one of {known}")
