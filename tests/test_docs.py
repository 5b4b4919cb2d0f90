"""What the README shows is what the tool says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lhl_graph.answers import evaluation
from lhl_graph.findings.compute import model
from lhl_graph.knowledge_graph import KnowledgeGraph

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    found = re.search(rf"<!-- output:{name} -->\n(.*?)<!-- /output -->", README, re.DOTALL)
    assert found, f"README.md has no block {name}"
    return found.group(1)


def test_the_readme_shows_the_overlaps_that_the_tool_lists(kg: KnowledgeGraph) -> None:
    english = KnowledgeGraph(kg.repository, kg.store, "en")
    shown = block("overlaps").split("\n", 2)[2].removesuffix("\n```\n")
    assert shown == english.overlaps(top=12).text()


def test_the_readme_shows_the_figures_of_the_evaluation(kg: KnowledgeGraph) -> None:
    rows = {line.split("|")[1].strip(): line for line in block("evaluate").splitlines()[2:] if line}
    found = evaluation.table(kg.store, model(kg.store), samples=2)
    assert list(rows) == [row.score for row in found]
    for row in found:
        assert f"| {row.auc:.2f} (" in rows[row.score]
        assert f"| {row.ap:.2f} (" in rows[row.score]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_links_in_the_readme_lead_to_files(path: str) -> None:
    assert (Path(__file__).parents[1] / path).exists()


def test_the_readme_counts_what_is_there(kg: KnowledgeGraph) -> None:
    kinds = {row.kind: row.number for row in KnowledgeGraph(kg.repository, kg.store, "en").stats()}
    described = kinds["described initiative"]
    prose = " ".join(README.split())
    for told in (
        f"`data/`: {described} initiatives",
        f"{kinds['initiative'] - described} more that are known by name only",
        f"one of {len(kg.questions())} questions",
        f"the editor: {len(kg.questions())} questions",
        f"{len(list((kg.repository.root / 'ontology' / 'vocab').glob('*.ttl')))} concept schemes",
    ):
        assert told in prose
