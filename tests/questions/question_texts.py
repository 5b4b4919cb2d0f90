"""The questions: complete headers, answers in a fixed order, safe parameters, and speed that does not shrink."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.questions import library
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question


REPOSITORY = Repository(Path(__file__).parents[2])


LIBRARY = {question.name: question for question in library.library(REPOSITORY)}


every_question = pytest.mark.parametrize("question", LIBRARY.values(), ids=LIBRARY)


def rows(store: Store, question: Question, **given: str) -> list[tuple[Any, ...]]:
    return library.ask(store, question, given).rows
