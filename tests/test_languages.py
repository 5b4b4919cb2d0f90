"""Whatever a user reads is there in Bokmål, Nynorsk and English; nothing falls back without a word."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.questions import library
from lhl_graph.reading.header import header
from lhl_graph.reading.repository import Repository

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src" / "lhl_graph"
MODULES = sorted(LIBRARY.rglob("*.py"))
WORDS = sorted(LIBRARY.rglob("words.json"))


BILINGUAL = {
    "export/dcat.py": "portals index keywords in Bokmål and English",
    "export/release.py": "the files of a release are described in Bokmål and English",
}
"""Modules whose texts are in two languages, and why; Nynorsk readers of these get Bokmål."""


def catalogues(tree: ast.AST) -> list[tuple[int, set[str]]]:
    """Give line and languages of each dictionary by language that has Bokmål."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
            if "nb" in keys:
                found.append((node.lineno, keys))
    return found


def untranslated(text: str) -> list[int]:
    return [line for line, keys in catalogues(ast.parse(text)) if not set(LANGUAGES) <= keys]


def test_a_text_that_lacks_a_language_is_found() -> None:
    assert untranslated('A = {"nb": "navn", "en": "name"}') == [1]
    assert untranslated('A = {"nb": "navn", "nn": "namn", "en": "name"}') == []


def test_a_module_is_excused_only_while_it_lacks_one() -> None:
    assert [name for name in BILINGUAL if not untranslated((LIBRARY / name).read_text("utf-8"))] == []


def test_every_text_of_the_library_is_there_in_all_languages() -> None:
    judged = [path for path in MODULES if path.relative_to(LIBRARY).as_posix() not in BILINGUAL]
    lacking = [f"{path.relative_to(ROOT)}:{line}" for path in judged for line in untranslated(path.read_text("utf-8"))]
    assert lacking == []


@pytest.mark.parametrize("path", WORDS, ids=[path.parent.name for path in WORDS])
def test_every_word_of_a_page_is_there_in_all_languages(path: Path) -> None:
    words = json.loads(path.read_text("utf-8"))
    if set(LANGUAGES) <= set(words):
        assert set(words["nb"]) == set(words["nn"]) == set(words["en"])
    else:
        assert all(set(LANGUAGES) <= set(said) for said in words.values() if "nb" in said)


@pytest.mark.parametrize("path", Repository(ROOT).rule_files(".rq"), ids=lambda path: path.stem)
def test_every_message_of_a_rule_is_there_in_all_languages(path: Path) -> None:
    said = header(path.read_text("utf-8"))
    assert all(said[language] for language in LANGUAGES)


@pytest.mark.parametrize("question", library.library(Repository(ROOT)), ids=lambda question: question.name)
def test_every_question_is_there_in_all_languages(question: library.Question) -> None:
    texts = [question.title, question.description, *(each.label for each in question.parameters)]
    assert all(list(said) == list(LANGUAGES) and all(said.values()) for said in texts)
    assert list(question.headings) == list(LANGUAGES)
    assert question.title["nn"] != question.title["nb"]
