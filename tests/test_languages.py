"""Whatever a user reads is there in Bokmål, Nynorsk and English; nothing falls back without a word."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import FACETS
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.questions import library
from lhl_graph.reading.header import header
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

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


HOLE = re.compile(r'[`"]([\w -]*)\$?\{[^}`"]*\}([\w -]*)[`"]')
"""A name with a hole in it: `lead_${view}`, f"a {kind}"."""
KINDS = {"properties", "concepts", "initiative", "theme", "actor", "letter", *FACETS}
"""What terms of the graph are, as the editor is told by the server; it says each by its own name."""


def unsaid(words: Iterable[str], source: str) -> list[str]:
    """Give the words that no source names, whole or with a hole in it."""
    holes = [f"{re.escape(a)}.+{re.escape(b)}" for a, b in HOLE.findall(source) if (a + b).strip(" _")]
    return [
        each
        for each in words
        if not re.search(rf"[\"'`]{re.escape(each)}[\"'`]|words\.{re.escape(each)}\b", source)
        and not any(re.fullmatch(hole, each) for hole in holes)
    ]


def test_a_word_that_no_page_says_is_found() -> None:
    source = 'word("no_hits") words.skip `lead_${view}` f"a {kind}"'
    assert unsaid(["no_hits", "skip", "lead_all", "a reform"], source) == []
    assert unsaid(["hits", "skip_map", "leads", "reform"], source) == ["hits", "skip_map", "leads", "reform"]


@pytest.mark.parametrize("path", WORDS, ids=[path.parent.name for path in WORDS])
def test_every_word_of_a_page_is_said_somewhere(path: Path) -> None:
    wing = path.relative_to(LIBRARY).parts[0]
    package = LIBRARY if wing == "design" else LIBRARY / wing  # what pages share is said by them
    files = [each for each in package.rglob("*") if each.suffix in (".html", ".j2", ".js", ".py")]
    source = "\n".join(each.read_text("utf-8") for each in files if "vendor" not in each.parts)
    assert set(unsaid(json.loads(path.read_text("utf-8"))["nb"], source)) <= KINDS


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
