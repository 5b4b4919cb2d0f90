"""The labelled texts in tests/gold: a change that finds less, or finds wrongly, fails here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import quality

from lhl_graph.analysis.finding.lexicon import CLASSES

if TYPE_CHECKING:
    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.knowledge_graph import KnowledgeGraph

PRECISION, RECALL = 0.95, 0.90


@pytest.fixture(scope="module")
def first(labels: Lexicon) -> list[quality.Text]:
    return quality.texts(labels)


@pytest.fixture(scope="module")
def second(labels: Lexicon) -> list[quality.Text]:
    return quality.texts(labels, quality.SECOND)


@pytest.fixture(scope="module", params=["first", "second"])
def texts(request: pytest.FixtureRequest, first: list[quality.Text], second: list[quality.Text]) -> list[quality.Text]:
    return first if request.param == "first" else second


@pytest.mark.parametrize("form", ["nb", "nn"])
@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_is_found_in_each_written_form(texts: list[quality.Text], kind: str, form: str) -> None:
    score = quality.score(texts, kind, form)
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_all_together_are_not_found_worse_than_before(texts: list[quality.Text]) -> None:
    score = quality.score(texts)
    assert score.precision >= 0.985
    assert score.recall >= 0.985
    assert min(quality.ids(texts)) >= 0.98
    assert len(quality.misled(texts)) <= 2


def test_the_readme_shows_the_table(texts: list[quality.Text]) -> None:
    assert quality.table(texts) in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_labels_are_many_half_of_them_nynorsk_and_fit_their_texts(
    first: list[quality.Text], second: list[quality.Text]
) -> None:
    texts = [*first, *second]
    assert sum(len(text.gold) for text in texts) >= 700
    assert sum(len(text.negatives) for text in texts) >= 180
    nn = sum(len(text.gold) for text in texts if text.form == "nn")
    assert 0.45 <= nn / sum(len(text.gold) for text in texts) <= 0.55
    for text in texts:
        spans = sorted((each.start, each.end) for each in text.gold)
        assert all(text.text[a:b].strip() == text.text[a:b] for a, b in spans)


def test_every_label_is_a_thing_of_the_graph(texts: list[quality.Text], kg: KnowledgeGraph) -> None:
    spaces = {"initiative": "initiative", "actor": "actor", "group": "target-group", "theme": "theme"}
    known = {subject for (subject,) in kg.store.rows("SELECT DISTINCT ?s { ?s a ?class }")}
    labelled = {f"https://w3id.org/lhl-graph/{spaces[each.kind]}/{each.id}" for text in texts for each in text.gold}
    assert labelled - known == set()
