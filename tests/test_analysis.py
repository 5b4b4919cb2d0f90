from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from lhl_graph import analysis, build
from lhl_graph.repository import BASE, Repository
from lhl_graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

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
    found = analysis.analyse(make(**dict.fromkeys(names, ("dementia", "relatives"))), randomisations=3)
    assert (found.overlaps, found.significance, found.carried) == ([], {}, [])
    assert found.division.alone == tuple(map(initiative, names))


def test_what_shares_a_rare_concept_overlaps_and_what_shares_none_does_not(make: Make) -> None:
    store = make(a=("dementia", "relatives"), b=("dementia", "relatives"), c=("transport", "businesses"))
    found = {row[:2]: row.themes for row in analysis.analyse(store, randomisations=3).overlaps}
    assert found[initiative("a"), initiative("b")] == 1
    assert found[initiative("a"), initiative("c")] == found[initiative("b"), initiative("c")] == 0


def test_every_pair_has_a_p_and_a_q(make: Make) -> None:
    found = analysis.analyse(
        make(a=("dementia", "relatives"), b=("dementia", "sami"), c=("transport", "sami")), randomisations=9
    )
    assert found.significance.keys() == {row[:2] for row in found.overlaps}
    assert all(0.1 <= each.p <= each.q <= 1 for each in found.significance.values())


def test_the_same_graph_gives_the_same_analysis(make: Make) -> None:
    store = make(a=("dementia", "relatives"), b=("dementia", "sami"), c=("transport", "sami"))
    assert analysis.analyse(store, randomisations=5) == analysis.analyse(store, randomisations=5)


def test_progress_counts_to_the_end(make: Make) -> None:
    seen: list[tuple[int, int]] = []
    analysis.analyse(
        make(a=("dementia", "relatives"), b=("dementia", "sami")),
        randomisations=4,
        progress=lambda done, whole: seen.append((done, whole)),
    )
    assert seen[-1] == (4, 4)
    assert seen == sorted(seen)


def test_without_a_status_of_any_day_there_is_no_newest_day(make: Make) -> None:
    assert analysis.newest_day(make(a=("dementia", "relatives"))) is None
