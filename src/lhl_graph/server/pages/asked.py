"""The page of all questions, group by group: each title leads to its answer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lhl_graph.questions.library import GROUPS
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.questions.library import Question


def asked(library: Iterable[Question], language: str, day: str) -> str:
    """Give the page; `library` comes in the order of its groups."""
    groups = [
        (
            GROUPS[group][language],
            [
                (f"/ask/{each.name}", each.said(each.title, language), each.said(each.description, language))
                for each in found
            ],
        )
        for group, found in groupby(library, lambda each: each.group)
    ]
    return frame.render("asked", language, frame.words(language)["asked"], day, groups=groups)
