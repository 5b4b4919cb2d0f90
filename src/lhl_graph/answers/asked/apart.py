"""Which rows of an answer tell what is there on the day; what is only proposed and what is over stand apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.answers.asked.lines import STANDINGS
from lhl_graph.findings.status import STATES
from lhl_graph.graph.store import plain
from lhl_graph.prose import NOUNS, spelled, upper
from lhl_graph.questions.lead import when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lhl_graph.questions.library import Question

    Found = Sequence[Any]
    """One row that a question found."""
    Alike = list[Found]
    """Rows that people see as one."""
    State = Callable[[Found], str]
    """Gives how the initiative of a row stands."""

THERE, PROPOSED, OVER = "there", "proposed", "over"
PLACES: Final = (THERE, PROPOSED, OVER)
"""What is there or may be, first; what is only proposed; and what is over."""

PARTS: Final = ("tiltak", "mal", "del")
"""Columns of parts of initiatives, in rows of which a status is not theirs."""
OWN: Final = "tilstand"
"""Column of how a measure itself stands, where that is not as its initiative does."""
OWN_WORDS: Final = {
    "nb": {"Foreslått": PROPOSED, "Avsluttet": OVER},
    "nn": {"Føreslått": PROPOSED, "Avslutta": OVER},
    "en": {"Proposed": PROPOSED, "Ended": OVER},
}
"""What such a column says."""
_WORDS: Final = {
    "nb": {
        PROPOSED: "Bare foreslått",
        OVER: "Det som er over",
        "clauses": "{}, og {}",
        "none there": "ingen gjelder {day}",
        "told there": "{n} gjelder eller kan gjelde {day}",
        "told proposed": "{n} er bare foreslått",
        "told over": "{n} er over",
    },
    "nn": {
        PROPOSED: "Berre føreslått",
        OVER: "Det som er over",
        "clauses": "{}, og {}",
        "none there": "ingen gjeld {day}",
        "told there": "{n} gjeld eller kan gjelde {day}",
        "told proposed": "{n} er berre føreslått|{n} er berre føreslåtte",
        "told over": "{n} er over",
    },
    "en": {
        PROPOSED: "Only proposed",
        OVER: "What is over",
        "clauses": "{}, and {}",
        "none there": "none apply {day}",
        "told there": "{n} applies or may apply {day}|{n} apply or may apply {day}",
        "told proposed": "{n} is only proposed|{n} are only proposed",
        "told over": "{n} is over|{n} are over",
    },
}


def in_order(question: Question, found: Sequence[Alike], state: State) -> list[Alike]:
    """Put what is there first, what is surest of that; where rows are told by what they begin with, within each."""
    if not _stands(question):
        return list(found)
    firsts = {str(each[0][0]): None for each in found}
    order = {first: 0 if _is_of_things(question) else number for number, first in enumerate(firsts)}

    def key(alike: Alike) -> tuple[int, int, int]:
        row = alike[0]
        return order[str(row[0])], PLACES.index(_place(question, row, state)), STATES.index(state(row))

    return sorted(found, key=key)


def places(question: Question, found: Sequence[Alike], state: State) -> list[str]:
    """Give for each row where it stands: all together where nothing is there, or what is asked for is no list of it."""
    if not (_stands(question) and _is_of_things(question)):
        return [THERE] * len(found)
    return [_place(question, each[0], state) for each in found]


def called(place: str, language: str) -> str:
    """Give what rows that stand apart are called."""
    return _WORDS[language][place]


def told(question: Question, stand: Sequence[str], values: Mapping[str, str], language: str) -> str:
    """Say how many rows are there, proposed and over; nothing where all of them are the same."""
    if len({*stand}) < 2:
        return ""
    words, day = _WORDS[language], when(values["dato"], language)
    gender = NOUNS["goal" if question.columns[0] in PARTS else "initiative"][language][0]

    def clause(place: str) -> str:
        number = stand.count(place)
        forms = words[f"told {place}" if number else "none there"].split("|")
        return forms[-1 if number > 1 else 0].format(n=spelled(number, language, gender), day=day)

    *clauses, last = [clause(each) for each in PLACES if each in (THERE, *stand)]
    return f"{upper(words['clauses'].format(', '.join(clauses), last))}."


def _stands(question: Question) -> bool:
    return "satsing" in question.columns and bool({*STANDINGS} & {*question.columns})


def _is_of_things(question: Question) -> bool:
    """Tell whether each row is of an initiative, or a part of one, first of all."""
    return question.columns[0] in ("satsing", *PARTS)


def _place(question: Question, row: Found, state: State) -> str:
    own = str(plain(row[question.columns.index(OWN)]) or "") if OWN in question.columns else ""
    said = next((words[own] for words in OWN_WORDS.values() if own in words), THERE)
    return OVER if state(row) == "ended" else said
