"""What a text names is proposed for the keys that are missing, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.documents.vocabulary import lexicon
from lhl_graph.editing import suggestion
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

DRAFT = """id: x
type: Initiative
goals:
  - id: g1
    text: {nb: Personer med demens og pårørende skal få avlastning.}
  - id: g2
    text: {nb: Pårørende skal få hjelp.}
    theme: [dementia]
    group: [relatives]
measures:
  - id: m1
    text: {nb: Det skal bli bedre.}
"""

TAGGED = """SELECT ?part ?text { ?part a ?class ; lhl:%s ?any ; dct:description ?text .
  VALUES ?class { lhl:Goal lhl:Measure } FILTER (LANG(?text) = "nb") }"""

PRECISION = {"theme": 0.75, "group": 0.85}
"""What share of the proposals the editors agree with, measured over all goals and measures that they tagged."""


def test_what_the_text_names_is_proposed_with_its_words(repository: Repository, built: Store, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(DRAFT, encoding="utf-8")
    found = suggestion.table(repository, built, tmp_path / "x.yaml", "en")
    assert {(each.key, each.concept) for each in found} >= {
        ("theme", "dementia"),
        ("group", "people-with-dementia"),
        ("group", "relatives"),
    }
    assert {each.part for each in found} == {"g1"}
    assert {each.line for each in found} == {4}
    assert next(each.words for each in found if each.concept == "relatives" and each.key == "group") == ("pårørende",)


def test_what_is_tagged_already_gets_no_proposal(repository: Repository, built: Store) -> None:
    assert len(suggestion.table(repository, built, repository.root / "data/initiatives/demensplan-2025.yaml")) == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "the file has none"),
        ("goals:\n  - id: g1\n    text: {nb: }\n", "has a text in Bokmål or Nynorsk yet"),
        (
            "goals:\n  - id: g1\n    text: {nb: Demens}\n    theme: [dementia]\n    group: [relatives]\n",
            "each goal and",
        ),
        ("measures:\n  - id: m1\n    text: {nb: Det skal bli bedre.}\n", "name no theme or target group"),
    ],
)
def test_nothing_to_propose_says_why(
    repository: Repository, built: Store, tmp_path: Path, content: str, why: str
) -> None:
    (tmp_path / "x.yaml").write_text(f"id: x\ntype: Initiative\n{content}", encoding="utf-8")
    found = suggestion.table(repository, built, tmp_path / "x.yaml", "en")
    assert not found.rows and len(found.notes) == 1 and why in found.notes[0]


def test_a_value_that_is_no_concept_is_told(repository: Repository, built: Store, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(DRAFT.replace("[dementia]", "ernæring"), encoding="utf-8")
    notes = suggestion.table(repository, built, tmp_path / "x.yaml", "nb").notes
    assert notes == ["g2: «ernæring» under theme er ikke i vokabularet; lhl validate sier hva som likner mest."]


def test_a_task_has_nothing_to_propose_for_and_something_proposed_needs_no_reason(
    repository: Repository, built: Store, tmp_path: Path
) -> None:
    assert "har ingen" in suggestion.table(repository, built, repository.root / "data/tasks/task-09.yaml").notes[0]
    (tmp_path / "x.yaml").write_text(DRAFT, encoding="utf-8")
    assert suggestion.table(repository, built, tmp_path / "x.yaml").notes == []


@pytest.mark.parametrize(("kind", "property_"), [("theme", "theme"), ("group", "targetGroup")])
def test_proposals_agree_with_the_editors(built: Store, kind: str, property_: str) -> None:
    known = lexicon(built, kind)
    proposed = agreed = 0
    for part, text in sorted(built.rows(TAGGED % property_))[::6]:
        said = set(built.objects(part, f"https://w3id.org/lhl-graph/ns#{property_}"))
        found = suggestion.named(text, known).keys()
        proposed += len(found)
        agreed += len(found & said)
    assert agreed / proposed > PRECISION[kind] - 0.1


def test_what_cannot_be_read_is_said_so(repository: Repository, built: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        suggestion.table(repository, built, tmp_path / "none.yaml")
    (tmp_path / "list.yaml").write_text("- 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="not-a-mapping"):
        suggestion.table(repository, built, tmp_path / "list.yaml")
