from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph import cache as graph_cache
from lhl_graph.analysis.communities import Division
from lhl_graph.analysis.null_model import RANDOMISATIONS, SEED
from lhl_graph.analysis.overlap import WEIGHTS, Overlap
from lhl_graph.analysis.significance import VALIDATED, Significance
from lhl_graph.findings.compute import Analysis, Parameters
from lhl_graph.findings.write import ACTIVITY, GRAPH, lines, overlap_iri
from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

CLASSES = ("Overlap", "SharedConcept", "GoalMatch", "Community", "CommonObjective", "CoverageCell")
TYPE = PREFIXES["rdf"] + "type"
BASIS = NS + "basis"
COMPUTED = PREFIXES["basis"] + "computed"

Said = dict[str, dict[str, set[str]]]


@cache
def _said(kg: KnowledgeGraph) -> tuple[Said, Said]:
    """Subject → property → values: what the computed graph says, and what the others do."""
    computed: Said = defaultdict(lambda: defaultdict(set))
    others: Said = defaultdict(lambda: defaultdict(set))
    for quad in kg.store.inner:
        said = computed if quad.graph_name.value == GRAPH else others
        said[quad.subject.value][quad.predicate.value].add(quad.object.value)
    return computed, others


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_computed_says_so_and_by_what(kg: KnowledgeGraph, name: str) -> None:
    computed, _ = _said(kg)
    found = [said for said in computed.values() if NS + name in said[TYPE]]
    assert found
    assert all(said[BASIS] == {COMPUTED} for said in found)
    assert all(said[PREFIXES["prov"] + "wasGeneratedBy"] == {ACTIVITY} for said in found)


def test_what_is_computed_stands_nowhere_but_in_its_own_graph(kg: KnowledgeGraph) -> None:
    computed, others = _said(kg)
    classes = {NS + name for name in CLASSES}
    assert [subject for subject, said in others.items() if said[TYPE] & classes or COMPUTED in said[BASIS]] == []
    assert [subject for subject in computed if BASE + "overlap/" in subject and subject in others] == []


def test_the_computed_graph_says_nothing_new_about_what_is_stated_but_who_carries_it_on(kg: KnowledgeGraph) -> None:
    computed, others = _said(kg)
    both = computed.keys() & others.keys()
    assert {name for subject in both for name, values in computed[subject].items() if values} == {NS + "carriedOnBy"}


def test_every_computed_property_is_declared(kg: KnowledgeGraph) -> None:
    computed, others = _said(kg)
    used = {name for said in computed.values() for name, values in said.items() if name.startswith(NS) and values}
    assert used
    assert [name for name in sorted(used) if not others[name][TYPE]] == []


def test_the_activity_tells_program_input_and_parameters(kg: KnowledgeGraph) -> None:
    said = _said(kg)[0][ACTIVITY]
    assert said[NS + "inputHash"] == {graph_cache.fingerprint(kg.repository)}
    (parameters,) = said[NS + "parameters"]
    wanted = [f"randomisations: {RANDOMISATIONS}", f"seed: {SEED}", *(f"{name} {w:.4f}" for name, w in WEIGHTS.items())]
    assert [each for each in wanted if each not in parameters] == []
    (agent,) = said[PREFIXES["prov"] + "wasAssociatedWith"]
    assert _said(kg)[0][agent][PREFIXES["rdfs"] + "label"] == {f"lhl-graph {__version__}"}


def test_an_overlap_has_one_iri_whichever_comes_first() -> None:
    a, b = BASE + "initiative/a", BASE + "initiative/b"
    assert overlap_iri((a, b)) == overlap_iri((b, a)) == BASE + "overlap/a--b"


def test_an_overlap_is_between_two_initiatives_and_has_one_value_of_each_score(kg: KnowledgeGraph) -> None:
    overlaps = [said for said in _said(kg)[0].values() if NS + "Overlap" in said[TYPE]]
    assert {len(said[NS + "between"]) for said in overlaps} == {2}
    for name in ("score", "goalScore", "targetGroupScore", "themeScore", "measureScore", "actorScore", "pValue"):
        assert {len(said[NS + name]) for said in overlaps} == {1}
        assert all(0 <= float(value) <= 1 for said in overlaps for value in said[NS + name])


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "0.000000001"),
        (0.001234567891, "0.001234568"),
        (VALIDATED, "0.050000000"),
        (0.0512345678, "0.051200000"),
        (0.05004123, "0.050041230"),
        (0.9996, "1.000000000"),
    ],
)
def test_how_rare_is_written_to_the_billionth_where_it_may_be_a_find(share: float, written: str) -> None:
    """Elsewhere to three digits."""
    pair = (BASE + "initiative/a", BASE + "initiative/b")
    row = Overlap(*pair, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
    parameters = Parameters({}, 9, SEED)
    found = Analysis(parameters, [row], {pair: Significance(share, share)}, {}, {}, Division((), (), 0.0), {}, [])
    said = {quad.predicate.value: quad.object.value for quad in ox.parse(lines(found), ox.RdfFormat.N_QUADS)}
    assert (said[NS + "pValue"], said[NS + "qValue"]) == (written, written)


def test_every_matched_goal_belongs_to_one_side_each(kg: KnowledgeGraph) -> None:
    computed, _ = _said(kg)
    for iri, said in computed.items():
        if NS + "GoalMatch" in said[TYPE]:
            a, _, b = iri.rpartition("/")[0].removeprefix(BASE + "overlap/").partition("--")
            (goal_a,), (goal_b,) = said[NS + "goalA"], said[NS + "goalB"]
            assert goal_a.startswith(f"{BASE}initiative/{a}/")
            assert goal_b.startswith(f"{BASE}initiative/{b}/")
