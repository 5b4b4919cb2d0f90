"""Answers as files for people: what they say of a standing and of a link is what the page says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from lhl_graph.answers.asked import lines
from lhl_graph.answers.asked.answer import read, reader_of
from lhl_graph.answers.asked.cells import LINKED
from lhl_graph.graph.labels import Labels
from lhl_graph.server.pages import frame
from lhl_graph.table.excel import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lhl_graph.answers.asked.lines import Cell
    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

_NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?")
_STATUS: Final = "status"
"""What the column of how something was last said to stand is called where it says how it stands."""


def named(question: str, things: Iterable[str], form: str) -> str:
    """Name the file of an answer in a format, so that the same question about two things gives two names."""
    name = stem(question, things)
    return f"{name}-excel.csv" if form == "excel" else f"{name}.{form}"


def stem(question: str, things: Iterable[str]) -> str:
    """Name a file by the question and the ids of the things that it is about.

    >>> stem("overlapp-med", ["leve-hele-livet"])
    'overlapp-med-leve-hele-livet'
    """
    return "-".join([question, *things])


def spreadsheet(
    store: Store, question: Question, found: Sequence[Sequence[Any]], values: Mapping[str, str], language: str
) -> bytes:
    """Give an answer as a file that a Norwegian Excel opens: the page's rows, and beside sources their addresses."""
    _, _, _, headings, rows = read(store, question, found, values, Labels(store, language), frame.address_of)
    beyond = [any("://" in address for row in rows for _, address in row[place]) for place in range(len(headings))]
    heads: list[str] = []
    for (heading, _), leads in zip(headings, beyond, strict=True):
        heads += [heading, frame.words(language)["address_of"].format(heading)] if leads else [heading]
    table: list[list[Any]] = []
    for row in rows:
        told: list[Any] = []
        for cells, (_, kind), leads in zip(row, headings, beyond, strict=True):
            told.append(_told(cells, kind, language))
            if leads:
                told.append("; ".join(address for _, address in cells if "://" in address))
        table.append(told)
    return written(heads, table, language).encode()


def spoken(
    store: Store, question: Question, values: Mapping[str, str], language: str
) -> tuple[list[str], Callable[[list[Any]], list[Any]]]:
    """Give the columns of an answer as CSV, and what tells a row: a standing and a link in the page's words."""
    seen = [name for name in (*lines.STANDINGS, LINKED) if name in question.columns]
    places = [question.columns.index(name) for name in seen]
    reader = reader_of(store, question, seen, values, Labels(store, language), frame.address_of)

    def row(found: list[Any]) -> list[Any]:
        for place, (text, _) in zip(places, reader.cells(found) if seen else (), strict=True):
            found[place] = ox.Literal(text)
        return found

    return [_STATUS if name == lines.LAST_SAID else name for name in question.columns], row


def _told(cells: Sequence[Cell], kind: str, language: str) -> Any:
    """Give what a cell says: a number as one, days as they sort, and several sources side by side."""
    text = "; ".join(said if kind == "day" else lines.written(said, kind, language) for said, _ in cells)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text.replace(",", ".")) if {*text} & {*".,"} else int(text)
    return text
