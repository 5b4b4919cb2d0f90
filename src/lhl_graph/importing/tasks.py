"""Rows of a matrix as YAML drafts of tasks and letters, each matched to the task that the data has."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.documents.vocabulary import lexicon
from lhl_graph.errors import InputError
from lhl_graph.importing.drafts import Draft
from lhl_graph.importing.guessed import actors, dated
from lhl_graph.iris import BASE, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.graph.store import Store
    from lhl_graph.importing.guessed import Dated
    from lhl_graph.importing.matrix import Letter, Matrix, Row

SIMILAR: Final = 0.8
"""From which likeness of their words on two tasks are taken for the same, and the reader is told so."""

_UNKNOWN: Final = "unknown"
_STATES: Final = (
    ("ongoing", re.compile(r"løpende\b|løpande\b", re.IGNORECASE)),
    ("refers-elsewhere", re.compile(r"vise[r]? til|sjå |se (?:punkt|ovenfor)", re.IGNORECASE)),
)
_BY_RISK: Final = {"finished": "finished", "according-to-plan": "according-to-plan", "delayed-no-effect": "delayed"}
_TITLES: Final = "SELECT ?task ?part ?text { ?task lhl:titlePart ?part . ?part dct:description ?text }"


class Source(NamedTuple):
    """Where the matrix stands, and the year that it reports for."""

    year: int
    url: str
    title: str
    publisher: str
    date: str


def drafts(matrix: Matrix, source: Source, store: Store) -> list[Draft]:
    """Give a draft of each task, and of each letter that the data does not have.

    A task is matched by its words: the same, else the most alike from `SIMILAR` on; each task of the data once.

    Raises:
        InputError: a row has no letter.
    """
    known: dict[str, list[str]] = {}
    for task, _, text in sorted(store.rows(_TITLES)):
        known.setdefault(task.removeprefix(f"{BASE}task/"), []).append(text)
    letters = {iri.removeprefix(f"{BASE}letter/") for (iri,) in store.rows("SELECT ?l { ?l a lhl:AssignmentLetter }")}
    matched = _matched(matrix.rows, known)
    number = max((int(found[1]) for each in known if (found := re.fullmatch(r"task-(\d+)", each))), default=0)
    names = lexicon(store, "actor")
    made: list[Draft] = []
    for place, row in enumerate(matrix.rows, 1):
        if not row.letter.name:
            raise InputError(f"line {row.line}: no letter stands above this task; write one such as “Tillegg nr. 1”")
        name, likeness = matched[place - 1]
        if not name:
            number += 1
            name = f"task-{number:02}"
        made.append(_task(name, place, row, source, likeness, names))
    new = dict.fromkeys(row.letter for row in matrix.rows if _letter_id(row.letter) not in letters)
    return [*(_letter(letter, source) for letter in new), *made]


def _matched(rows: Sequence[Row], known: dict[str, list[str]]) -> list[tuple[str, float]]:
    """Give each row the task of the data most like it, the surest pairs first."""
    scored = sorted(
        (
            (_likeness(row.titles, texts), place, name)
            for place, row in enumerate(rows)
            for name, texts in known.items()
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    found: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, place, name in scored:
        if score >= SIMILAR and place not in found and name not in taken:
            found[place] = (name, score)
            taken.add(name)
    return [found.get(place, ("", 0.0)) for place in range(len(rows))]


def _likeness(titles: Sequence[str], texts: Sequence[str]) -> float:
    """Compare all words of one task with all of another, and the last part of each; only the same words give 1."""
    if list(map(_plain, titles)) == list(map(_plain, texts)):
        return 1.0
    pairs = ((_plain(" ".join(titles)), _plain(" ".join(texts))), (_plain(titles[-1]), _plain(texts[-1])))
    return max(min(0.99, _ratio(a, b)) for a, b in pairs)


def _ratio(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return round(matcher.ratio(), 2) if matcher.quick_ratio() >= SIMILAR else 0.0


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".:")


def _task(name: str, place: int, row: Row, source: Source, likeness: float, names: Lexicon) -> Draft:
    state, sure = _state(row)
    said = [*row.titles, row.status, *row.plans]
    bodies, days = actors(said, names), list(dated(said, source.year))
    remarks = []
    if not row.risk:
        remarks.append(f"line {row.line}: rating “{row.as_written}” is not known; risk is left {_UNKNOWN}")
    if not sure:
        remarks.append(f"line {row.line}: state {state} is guessed from the rating")
    if bodies or days:
        remarks.append(f"line {row.line}: guessed from the words: {len(bodies)} actor(s), {len(days)} date(s)")
    lines = [
        "# Read by machine from a matrix of assignments; look it over, then fill in theme, group and actors.",
        f"id: {name}",
        "type: Task",
        f"letter: {_letter_id(row.letter)}",
        f"row: {place}",
        f"name: {{nb: {_quoted(row.titles[-1])}}}",
        f"short_name: {{nb: {_quoted(row.titles[-1])}}}",
        *(["links:", *(f"  - {_quoted(link)}" for link in row.links)] if row.links else []),
        *([f"actors: [{', '.join(bodies)}]  # guessed: named in the words of the row"] if bodies else []),
        "source: S1",
        "",
        "title_parts:",
        *_parts(row.titles),
        *_dates(days),
        "",
        "statuses:",
        f"  - id: y{source.year}",
        f"    year: {source.year}",
        f"    risk: {row.risk or _UNKNOWN}",
        f"    as_written: {_quoted(row.as_written)}",
        f"    state: {state}",
        *([f"    text: {{nb: {_quoted(row.status)}}}"] if row.status else []),
        "    source: S1",
        *(["    activities:", *_activities(row.plans)] if row.plans else []),
        *_sources(source),
    ]
    return Draft(f"tasks/{name}.yaml", "\n".join(lines) + "\n", row.titles[-1], likeness, tuple(remarks))


def _letter(letter: Letter, source: Source) -> Draft:
    name = _letter_id(letter)
    main = letter.name.lower().startswith("hoved")
    lines = [
        "# Read by machine from a matrix of assignments; say who sent it to whom.",
        f"id: {name}",
        "type: AssignmentLetter",
        f"letter_type: {'main' if main else 'supplement'}",
        f"name: {{nb: {_quoted(letter.name)}}}",
        *([f"date: {letter.date}"] if letter.date else []),
        "source: S1",
        *_sources(source),
    ]
    missing = "sender and receiver" if letter.date else "date, sender and receiver"
    return Draft(f"letters/{name}.yaml", "\n".join(lines) + "\n", letter.name, 0.0, (f"{missing}: {_UNKNOWN}",))


def _letter_id(letter: Letter) -> str:
    """Give the id of a letter: `Tillegg nr. 40` is `tillegg-40`, `Hovedbrev 2021` is `hoved-2021`."""
    return slug(re.sub(r"\bnr\.?", "", letter.name.lower()).replace("hovedbrev", "hoved"))


def _state(row: Row) -> tuple[str, bool]:
    """Give how the task stands, and whether the status says so itself."""
    told = next((state for state, words in _STATES if words.match(row.status)), "")
    return (told, True) if told else (_BY_RISK.get(row.risk, _UNKNOWN), False)


def _parts(titles: Sequence[str]) -> Iterator[str]:
    for number, title in enumerate(titles, 1):
        role = "task" if number == len(titles) else "heading-or-task"
        yield from (f"  - id: t{number}", f"    part_role: {role}", f"    text: {{nb: {_quoted(title)}}}")


def _dates(days: Sequence[Dated]) -> Iterator[str]:
    if days:
        yield from ("", "dates:  # guessed: each as its sentence has it, a deadline where it says by when")
    for number, day in enumerate(days, 1):
        yield from (
            f"  - id: d{number}",
            f"    date_kind: {day.kind}",
            f'    every_year: "{day.date}"' if day.yearly else f"    date: {day.date}",
            f"    text: {{nb: {_quoted(day.text)}}}",
            "    source: S1",
        )


def _activities(plans: Sequence[str]) -> Iterator[str]:
    for number, plan in enumerate(plans, 1):
        yield from (
            f"      - id: a{number}",
            "        activity_kind: planned",
            f"        text: {{nb: {_quoted(plan)}}}",
        )


def _sources(source: Source) -> list[str]:
    return [
        "",
        "sources:",
        "  - id: S1",
        f"    url: {source.url}",
        f"    title: {_quoted(source.title)}",
        f"    publisher: {source.publisher}",
        *([f"    date: {source.date}"] if source.date else []),
        "    form: report",
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
