"""The explorer's page, made from the real graph; how it behaves is tested in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.errors import InputError
from lhl_graph.iris import BASE
from lhl_graph.picture import explorer
from lhl_graph.picture.island import BEHIND, PROOF
from lhl_graph.picture.page import SHAPES
from lhl_graph.picture.scope import VIEWS, Scope

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

REFORM = BASE + "initiative/leve-hele-livet"


class Reader(HTMLParser):
    """Notes what a page would fetch, and the text of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.policy = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.fetched += [str(given[key]) for key in ("src", "srcset", "data", "poster") if given.get(key)]
        self.fetched += [str(given["href"])] if tag == "link" else []
        self.policy = str(given["content"]) if given.get("http-equiv") == "Content-Security-Policy" else self.policy
        runs = tag == "style" or (tag == "script" and "type" not in given)
        self._inside = tag if runs else ""
        if runs:
            self.inline[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside if tag != self._inside else ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline[self._inside][-1] += data


@pytest.fixture(scope="session")
def text(kg: KnowledgeGraph) -> str:
    return explorer.page(kg.store)


def island(text: str, name: str = "data") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.partition(f'id="{name}">')[2].partition("</script>")[0])
    return found


def test_the_page_is_a_whole_document_in_a_language(text: str) -> None:
    assert text.startswith('<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">')
    assert text.count("<h1") == 1


def test_the_page_fetches_nothing(text: str) -> None:
    assert Reader(text).fetched == []
    assert "sourceMappingURL" not in text
    style = "".join(Reader(text).inline["style"])
    assert not re.search(r"url\(|@import", style)


def test_every_script_and_style_is_in_the_policy_and_nothing_else_is(text: str) -> None:
    page = Reader(text)
    inline = page.inline["script"] + page.inline["style"]
    hashes = {f"sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}" for each in inline}
    assert set(re.findall(r"sha256-[^']+", page.policy)) == hashes
    assert len(inline) == 3


def test_the_page_is_small_enough_to_mail(text: str) -> None:
    assert len(text.encode()) < 1_500_000


def test_the_same_graph_gives_the_same_bytes(kg: KnowledgeGraph, text: str) -> None:
    assert explorer.page(kg.store) == text


def test_every_line_reaches_a_source_or_says_that_it_is_computed(text: str) -> None:
    picture = island(text)["picture"]
    for _, _, score, _, *more in picture["lines"]:
        told = [stated for rest in more for stated in rest.get("stated", ())]
        assert score or told
        for stated in told:
            assert stated["sources"], stated
            assert all(picture["sources"][place][0].startswith("http") for place in stated["sources"])


def test_what_lies_behind_each_thing_and_line_waits_apart(text: str) -> None:
    picture, behind = island(text)["picture"], island(text, "behind")
    assert all(len(behind[what]) == len(picture[what]) for what in ("things", "lines"))
    assert not {key for thing in picture["things"] for key in thing} & {*BEHIND}
    assert not {key for *_, rest in picture["lines"] if isinstance(rest, dict) for key in rest} & {*PROOF}
    assert any("parts" in thing for thing in behind["things"])
    assert any("matches" in line for line in behind["lines"])


def test_nodes_are_pyvis_own_and_lines_are_none_of_its(text: str) -> None:
    data = island(text)
    assert len(data["vis"]["nodes"]) == len(data["picture"]["things"])
    assert "edges" not in data["vis"]
    assert data["vis"]["options"]["physics"]["enabled"] is False
    assert {shape for shape, *_ in data["vis"]["nodes"]} <= {*SHAPES.values(), "dot"}


def test_the_words_are_complete_in_every_language(text: str) -> None:
    words = island(text)["words"]
    for language in ("nn", "en"):
        assert words[language].keys() == words["nb"].keys()
        for key, said in words["nb"].items():
            assert set(re.findall(r"{\w+}", words[language][key])) == set(re.findall(r"{\w+}", said)), key


def test_every_word_that_the_scripts_ask_for_is_there(text: str) -> None:
    words = island(text)["words"]["nb"]
    script = Reader(text).inline["script"][1]
    asked = set(re.findall(r'word\("(\w+)"', script)) | set(re.findall(r'data-word="(\w+)"', text))
    assert asked <= words.keys()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_something_to_show(kg: KnowledgeGraph, view: str) -> None:
    picture = explorer.picture(kg.store, Scope(view=view))
    assert len(picture.things) > 70
    assert len(picture.lines) > 100


def test_a_focus_stands_in_the_middle_of_its_neighbourhood(kg: KnowledgeGraph) -> None:
    picture = explorer.picture(kg.store, Scope(focus=REFORM))
    ends = [{line["a"], line["b"]} for line in picture.lines if line["strong"] or line["stated"]]
    assert sum("initiative/leve-hele-livet" in pair for pair in ends) == len(picture.things) - 1


def test_pairs_asked_for_by_score_come_with_evidence(kg: KnowledgeGraph) -> None:
    picture = explorer.picture(kg.store, Scope(min_score=0.2))
    scored = [line for line in picture.lines if line["score"]]
    assert min(line["score"] for line in scored) >= 0.2
    assert all(line["shared"] for line in scored)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(view="circle"), "the views are overlaps, stated, bipartite, all"),
        (Scope(on="yesterday"), "is no date"),
        (Scope(theme=BASE + "theme/nothing"), "drop one"),
    ],
)
def test_what_cannot_be_shown_is_refused(kg: KnowledgeGraph, scope: Scope, message: str) -> None:
    with pytest.raises(InputError, match=message):
        explorer.page(kg.store, scope)
