"""The page of all questions, group by group: each title leads to its answer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lhl_graph.questions.library import listed
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.questions.library import Question


def questions(library: Iterable[Question], language: str, day: str) -> str:
    """Give the page; `library` comes in the order of its groups."""
    rows = listed(library, language).rows
    groups = [(group, list(found)) for group, found in groupby(rows, lambda row: row.group)]
    return frame.render("questions", language, frame.words(language)["questions"], day, groups=groups)
