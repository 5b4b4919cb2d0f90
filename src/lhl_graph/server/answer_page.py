"""The page of a question for people: its form, its answer as a table with links, and where to get it as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import pyoxigraph as ox

from lhl_graph.server import pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.graph.labels import Labels
    from lhl_graph.questions.library import Question

HEADERS: Final = {
    **pages.SAFE,
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
}
"""Headers of the page: as of every page, but its form may be sent to this server."""

FILES: Final = (("csv", "CSV"), ("json", "JSON"), ("tsv", "TSV"))

Cell = tuple[str, str]
"""What a cell says, and where it leads; empty when nowhere."""


def answer(
    question: Question, rows: Sequence[Sequence[Cell]], given: Mapping[str, str], language: str, day: str
) -> str:
    """Give the page; `rows` may hold one more than are shown, which says that there are more."""
    shown, names = list(rows[: pages.MOST_ROWS]), [each.name for each in question.parameters]
    values = {name: text for name, text in given.items() if text and name in names}
    offered = [(name, text, f"/ask/{question.name}?{urlencode({**values, 'format': name})}") for name, text in FILES]
    fields = [
        (each.name, question.said(each.label, language), given.get(each.name, ""), each.default or each.example)
        for each in question.parameters
        if each.name != "lang"
    ]
    return pages.render(
        "answer",
        language,
        question.said(question.title, language),
        day,
        about=question.said(question.description, language),
        asked=question.name,
        fields=fields,
        headings=question.said(question.headings, language),
        rows=shown,
        more=len(rows) > len(shown),
        files=offered,
        editor="/#" + urlencode({"question": question.name, **values}),
    )


def cell(value: Any, labels: Labels) -> Cell:
    """Give what a value of an answer says, a thing by its name, and where it leads."""
    if isinstance(value, ox.NamedNode):
        return labels[value.value], pages.address_of(value.value)
    return (value.value if isinstance(value, ox.Literal) else "", "")
