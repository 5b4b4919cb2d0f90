from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.analysis.large import top_k
from lhl_graph.analysis.significance import Significance
from lhl_graph.findings import compute, write
from lhl_graph.graph import build
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, REFORM
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.analysis.overlap import Overlap

Make = Callable[..., Store]

FILE = """
id: {name}
type: Initiative
knowledge: full
kind: plan
name: {{nb: {name}}}
goals:
  - {{id: g1, level: main, text: {{nb: Mål om {theme}}}, theme: [{theme}], group: [{group}], source: S1}}
sources:
  - {{id: S1, url: "https://example.org/{name}", title: {name}, form: page}}
"""


def initiative(name: str) -> str:
    return f"{BASE}initiative/{name}"


@pytest.fixture
def make(repository: Repository, tmp_path: Path) -> Make:
    """Builds a graph of initiatives that have one goal each: name=(theme, target group)."""

    def made(**goals: tuple[str, str]) -> Store:
        shutil.copytree(repository.root / "ontology", tmp_path / "ontology")
        (tmp_path / "data" / "initiatives").mkdir(parents=True)
        for name, (theme, group) in goals.items():
            text = FILE.format(name=name, theme=theme, group=group)
            (tmp_path / "data" / "initiatives" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return build.load(Repository(tmp_path))

    return made


@pytest.mark.parametrize("names", [(), ("alone",)])
def test_none_or_one_initiative_gives_an_analysis_without_overlaps(make: Make, names: tuple[str, ...]) -> None:
    found = compute.analyse(make(**dict.fromkeys(names, ("dementia", "relatives"))), randomisations=3)
    assert (found.overlaps, found.significance, found.carried, found.cells) == ([], {}, [], {})
    assert found.division.alone == tuple(map(initiative, names))


def test_what_shares_a_rare_concept_overlaps_and_what_shares_none_does_not(make: Make) -> None:
    store = make(a=("dementia", "relatives"), b=("dementia", "relatives"), c=("transport", "businesses"))
    found = {row[:2]: row.themes for row in compute.analyse(store, randomisations=3).overlaps}
    assert found[initiative("a"), initiative("b")] == 1
    assert found[initiative("a"), initiative("c")] == found[initiative("b"), initiative("c")] == 0


def test_communities_are_told_by_their_themes_and_not_by_their_target_groups(make: Make) -> None:
    store = make(a=("dementia", "relatives"), b=("dementia", "relatives"), c=("transport", "sami"))
    overlaps = compute.model(store).overlaps()
    together = {row[:2]: Significance(0.0, 0.0) for row in overlaps if row.themes == 1}
    (community,) = compute.divide(store, overlaps, together).communities
    assert community.members == (initiative("a"), initiative("b"))
    assert [row.theme for row in community.themes] == [BASE + "theme/dementia"]


def test_every_pair_has_a_p_and_a_q(make: Make) -> None:
    found = compute.analyse(
        make(a=("dementia", "relatives"), b=("dementia", "sami"), c=("transport", "sami")), randomisations=9
    )
    assert found.significance.keys() == {row[:2] for row in found.overlaps}
    assert all(0.1 <= each.p <= each.q <= 1 for each in found.significance.values())


def test_the_same_graph_gives_the_same_analysis(make: Make) -> None:
    store = make(a=("dementia", "relatives"), b=("dementia", "sami"), c=("transport", "sami"))
    assert compute.analyse(store, randomisations=5) == compute.analyse(store, randomisations=5)


def test_progress_counts_to_the_end(make: Make) -> None:
    seen: list[tuple[int, int]] = []
    compute.analyse(
        make(a=("dementia", "relatives"), b=("dementia", "sami")),
        randomisations=4,
        progress=lambda done, whole: seen.append((done, whole)),
    )
    assert seen[-1] == (12, 12)  # four draws of each of three facets
    assert seen == sorted(seen)


def test_without_a_status_of_any_day_there_is_no_newest_day(make: Make) -> None:
    assert compute.newest_day(make(a=("dementia", "relatives"))) is None


@pytest.fixture(scope="module")
def both(built: Store) -> tuple[compute.Analysis, compute.Analysis]:
    """The real graph analysed as the small one it is, and as if it were large."""
    pytest.importorskip("scipy", reason="the large path needs scipy: pip install 'lhl-graph[large]'")
    small = compute.analyse(built, randomisations=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(top_k, "LARGE", 10)
        return small, compute.analyse(built, randomisations=3)


def test_a_large_graph_has_the_nearest_of_each_with_the_same_numbers(
    both: tuple[compute.Analysis, compute.Analysis],
) -> None:
    small, large = both
    of = Counter(name for row in small.overlaps for name in row[:2])
    expected: set[Overlap] = set()
    for name in of:
        near = [row for row in small.overlaps if row.score and name in row[:2]]
        expected |= set(near[: compute.NEAREST])
    assert large.overlaps == [row for row in small.overlaps if row in expected]
    assert len(large.overlaps) < len(small.overlaps)


def test_of_a_large_graph_nobody_says_how_rare_an_overlap_is(
    both: tuple[compute.Analysis, compute.Analysis],
) -> None:
    _, large = both
    assert (large.significance, large.division.communities, large.parameters.randomisations) == ({}, (), 0)
    facts = {quad.predicate.value.rsplit("#")[-1] for quad in ox.parse(write.lines(large), ox.RdfFormat.N_QUADS)}
    assert "score" in facts
    assert not facts & {"pValue", "qValue"}


def test_the_evidence_of_a_large_graph_is_that_of_a_small_one(
    both: tuple[compute.Analysis, compute.Analysis],
) -> None:
    small, large = both
    for kept, known in ((large.shared, small.shared), (large.matches, small.matches)):
        assert kept
        assert kept.items() <= known.items()
    near = {name for row in large.overlaps if REFORM in row[:2] for name in row[:2]}
    for few, all_of_them in zip(large.carried, small.carried, strict=True):
        assert set(few.carriers) <= set(all_of_them.carriers)
        assert {each for each in all_of_them.carriers if each.initiative in near} <= set(few.carriers)


def test_overlaps_of_a_large_graph_are_listed_without_p_and_q(
    both: tuple[compute.Analysis, compute.Analysis], built: Store, repository: Repository
) -> None:
    _, large = both
    store = Store(ox.Store())
    store.inner.extend(built.inner)
    store.inner.load(write.lines(large), ox.RdfFormat.N_QUADS)
    kg = KnowledgeGraph(repository, store)
    rows = list(kg.overlaps())
    assert rows
    assert {(row.p, row.q) for row in rows} == {(None, None)}
    assert [] == list(kg.overlaps(significant=True)) == list(kg.gaps()) == list(kg.network())
    assert len(kg.ask("overlapp-med")) > 0
    assert len(kg.ask("storste-overlapp", prosent="10")) > 0
    assert "0,4" in str(kg.why(rows[0].initiative, rows[0].other))
    assert "<html" in kg.graph_html()
