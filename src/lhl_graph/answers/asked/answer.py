"""The answer of a question as people see it: what all of it comes to, and its rows, of which the first stand open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.asked import apart, lines
from lhl_graph.answers.asked.cells import AGAINST, CHANCE, DOUBT, NOT_COUNTED, OVER, SAID, SOURCE, TITLE, Q, Reader
from lhl_graph.findings.status import Statuses
from lhl_graph.graph.store import plain
from lhl_graph.questions.columns import columns
from lhl_graph.questions.lead import lead
from lhl_graph.questions.sentence import sentence
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.answers.asked.cells import Address
    from lhl_graph.answers.asked.lines import Group, Row
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

_WORDS: Final = {
    "nb": {
        "chance_of": "Hva betyr «{}»",
        "chance": "Neppe: Tilfeldigheter gir sjelden så stor likhet. Kan være det: Også satsinger som ikke har noe med "
        "hverandre å gjøre, kan likne så mye. Målet for dette heter q{files}; neppe betyr at q er {most} eller lavere.",
        "in_files": " og står i filene",
        "status_of": "Satsingens status",
        "more": "Vis de {} neste",
        "show": "Vis",
    },
    "nn": {
        "chance_of": "Kva tyder «{}»",
        "chance": "Neppe: Tilfeldigheiter gjev sjeldan så stor likskap. Kan vere det: Også satsingar som ikkje har "
        "noko med kvarandre å gjere, kan likne så mykje. Målet for dette heiter q{files}; neppe tyder at q er {most} "
        "eller lågare.",
        "in_files": " og står i filene",
        "status_of": "Statusen til satsinga",
        "more": "Vis dei {} neste",
        "show": "Vis",
    },
    "en": {
        "chance_of": "What does “{}” mean?",
        "chance": "Unlikely: chance seldom gives so great a likeness. Could be: initiatives with nothing to do with "
        "each other may be as alike. The measure of this is called q{files}; unlikely means that q is {most} or lower.",
        "in_files": " and stands in the files",
        "status_of": "Initiative’s status",
        "more": "Show the next {}",
        "show": "Show",
    },
}

FIRST: Final = 20
"""So many rows of a long answer stand open."""
_LONG: Final = 1.25
"""An answer is long if it has so many times as many rows."""

_DAY, _WITHIN = "dato", "innen"
"""Parameters of that day, and of how many years old a source may be that confirms it."""

NOTE, _NOTED_IN = "merknad", "en"
"""Column of the editors' notes, and the language that they are written in."""

_SEVERAL: Final = ("spor", "spor_navn", "nettsted", "etter", "etter_navn")
"""Columns of whom one can ask and of what took over, of which there may be several for one thing."""

_ROLE: Final = "rolle_navn"
"""Column of what somebody is to an initiative."""


class Apart(NamedTuple):
    """Rows that stand apart from those of what is there on the day."""

    name: str
    """What they are called, and how many they are."""
    headings: list[tuple[str, str]]
    groups: list[Group]


class Asked(NamedTuple):
    """What people see of an answer."""

    lead: list[str]
    """Sentences that say what all of it comes to."""
    headings: list[tuple[str, str]]
    """Each heading, and the kind of what stands under it where all is of one: `number`, `day` or `foreign`."""
    groups: list[Group]
    rest: list[Group]
    """What stands folded below the first rows of a long answer."""
    more: str
    """What it is folded under."""
    apart: list[Apart]
    """What is only proposed and what is over, where something is not."""
    show: str
    """What a note in another language is folded under."""
    number: int
    """How many rows there are, shown or not."""
    note: str
    """What the graph does not know of this."""
    chance: tuple[str, str]
    """The question what the column about chance means, and what it means; empty where there is no such column."""


def asked(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    values: Mapping[str, str],
    labels: Labels,
    address_of: Address,
    *,
    files: bool = False,
    is_cut: bool = False,
    most: int | None = None,
    first: int | None = None,
) -> Asked:
    """Give what people see of what a question found, and no more than `most` rows of it.

    `values` are what it was asked with; `files` says that the number of chance can be had in files beside the answer,
    `is_cut` that it found more than is given here. Of a long answer the rows after the `first` are folded.
    """
    language = labels.language
    reader, alike, names, headings, rows = read(store, question, found, values, labels, address_of)
    shown = [lines.dated(row, headings, language) for row in rows]
    stand = apart.places(question, alike, reader.state)
    is_parted = bool(first) and {*stand} != {apart.THERE}
    by_place = {
        place: [row for row, at in zip(shown[:most], stand, strict=False) if at == place] for place in apart.PLACES
    }
    beside = [
        Apart(f"{apart.called(place, language)} ({len(of)})", *lines.grouped(*lines.filled(headings, of)))
        for place, of in by_place.items()
        if of and place != apart.THERE and is_parted
    ]
    main = lines.filled(headings, by_place[apart.THERE]) if is_parted else (headings, shown[:most])
    headings, groups = lines.grouped(*main)
    groups = [each for each in groups if each.rows]
    groups, rest = lines.parted(groups, first) if first and len(main[1]) > first * _LONG else (groups, [])
    told_first = sentence(question, reader.counted(question.counts, found, len(shown), is_cut=is_cut), values, labels)
    standing = [] if is_cut else lead(question, (map(plain, each) for each in found), values, labels)
    counted = "" if is_cut or standing else apart.told(question, stand, values, language)
    return Asked(
        [each for each in (told_first, counted, *standing) if each],
        headings,
        groups,
        rest,
        _WORDS[language]["more"].format(sum(len(each.rows) for each in rest)),
        beside,
        _WORDS[language]["show"],
        len(shown),
        question.note.get(language, ""),
        _chance(language, files=files) if Q in names else ("", ""),
    )


class Read(NamedTuple):
    """What was read of the rows that a question found."""

    reader: Reader
    alike: list[apart.Alike]
    """What was found, those together that are one row."""
    names: list[str]
    headings: list[tuple[str, str]]
    """Heading and kind of each column that people see."""
    rows: list[Row]
    """The rows, with days as they sort."""


def read(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    values: Mapping[str, str],
    labels: Labels,
    address_of: Address,
) -> Read:
    """Read the rows that a question found in the order in which people see them."""
    language, seen = labels.language, _seen(question, labels.language)
    reader = reader_of(store, question, [name for name, _ in seen], values, labels, address_of)
    alike = apart.in_order(question, _alike(question, found), reader.state)
    rows = [reader.row(group) for group in alike]
    told = [place for place in range(len(seen)) if any(text for row in rows for text, _ in row[place]) or not rows]
    rows, seen = [[row[place] for place in told] for row in rows], [seen[place] for place in told]
    headings = lines.headed([heading for _, heading in seen], rows, ("", NOT_COUNTED[language]))
    if language != _NOTED_IN:
        headings = [
            (heading, "foreign" if name == NOTE else kind)
            for (name, _), (heading, kind) in zip(seen, headings, strict=True)
        ]
    names = [name for name, _ in seen]
    rows = lines.together(rows, names.index(_ROLE), language) if _ROLE in names else rows
    return Read(reader, alike, names, headings, rows)


def reader_of(
    store: Store,
    question: Question,
    seen: Sequence[str],
    values: Mapping[str, str],
    labels: Labels,
    address_of: Address,
) -> Reader:
    """Give who reads the columns that are `seen` in the rows of a question, as of the day that it was asked about."""
    day, within = values.get(_DAY), int(values.get(_WITHIN, WITHIN))
    is_dated = {*lines.STANDINGS, DOUBT} & {*question.columns}
    statuses = Statuses(store, labels.language, day, within) if is_dated else None
    given = {name: ox.NamedNode(value[1:-1]) for name, value in values.items() if value.startswith("<")}
    return Reader(store, question.columns, seen, given, labels, address_of, statuses)


def _chance(language: str, *, files: bool) -> tuple[str, str]:
    words = _WORDS[language]
    told = words["chance"].format(files=words["in_files"] if files else "", most=decimal(VALIDATED, 2, language))
    return words["chance_of"].format(CHANCE[language]["can_be_chance"]), told


def _seen(question: Question, language: str) -> list[tuple[str, str]]:
    """Give the columns of the page: how something stands, or how sure that is, is one with when it was last said."""
    shown, standings = columns(question, language), (DOUBT, *lines.STANDINGS)
    merged = any({name for name, _ in shown} >= {each, SAID} for each in standings)
    of_part = {*apart.PARTS} & {*question.columns} and "satsing" in question.columns
    status = _WORDS[language]["status_of"] if of_part else lines.STATUS
    said = {
        Q: CHANCE[language]["can_be_chance"],
        **dict.fromkeys(standings if merged else (lines.LAST_SAID,), status),
    }
    return [(name, said.get(name, heading)) for name, heading in shown if not (merged and name in (SAID, OVER))]


def _alike(question: Question, found: Iterable[Sequence[Any]]) -> list[list[Sequence[Any]]]:
    """Put the rows together that differ in sources, notes or what there may be several of, unless sources are asked."""
    beside = () if TITLE in question.columns else (SOURCE, AGAINST, NOTE, *_SEVERAL)
    places = [place for place, name in enumerate(question.columns) if name not in beside]
    groups: defaultdict[tuple[str, ...], list[Sequence[Any]]] = defaultdict(list)
    for row in found:
        groups[tuple(str(row[place]) for place in places)].append(row)
    return list(groups.values())
