"""Which columns of an answer people see: a thing is one column, its name or its words, and not two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lhl_graph.questions.library import Question

HIDDEN: Final = "-"
"""Heading of a column that a reader is not shown: an IRI whose name stands beside it, or a number for programs."""

NAMED: Final = "_navn"
ENDINGS: Final = (NAMED, "_tekst")
"""End the names of columns that say what the thing in another column is called, or its words."""


def columns(question: Question, language: str) -> list[tuple[str, str]]:
    """Give the columns that people see, each with its heading."""
    headed = list(zip(question.columns, question.headings[language], strict=True))
    said = {thing(name) for name in question.columns if name.endswith(ENDINGS)}
    return [(name, heading) for name, heading in headed if name not in said and heading != HIDDEN]


def thing(column: str) -> str:
    """Give the column of the thing that a column says the name or the words of; itself if it says no other's."""
    return next((column.removesuffix(each) for each in ENDINGS if column.endswith(each)), column)
