"""The analysis as RDF: a named graph of its own, with PROV telling how it came about.

Evidence (shared concepts, matched goals) stands here for the pairs that anyone will ask about: those with validated
overlap, those that a source links, and those of the reform. For any other pair `why` computes it when asked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.iris import BASE, GRAPHS, NS, PREFIXES, local_name
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.overlap import Overlap, SharedConcept
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.compute import Analysis

GRAPH = GRAPHS + "computed"
ACTIVITY = BASE + "activity/analysis"

Fact = tuple[str, str, Any]
"""Subject, CURIE of the property, and an IRI, a number or a text."""


def lines(analysis: Analysis) -> bytes:
    """Give the computed graph, but for what it was made from, as N-Quads. The same analysis, the same lines."""
    return "\n".join(dict.fromkeys(_line(*fact) for fact in _facts(analysis))).encode()


def made_from(input_hash: str) -> bytes:
    """Say in the computed graph what the analysis was made from, as a line of N-Quads."""
    return _line(ACTIVITY, "lhl:inputHash", input_hash).encode()


def _line(subject: str, name: str, value: Any) -> str:
    if isinstance(value, float):
        term = f'"{value:.6f}"^^<{PREFIXES["xsd"]}decimal>'
    elif isinstance(value, str) and value.startswith(BASE):
        term = f"<{value}>"
    else:
        term = str(_term(value))
    return f"<{subject}> <{_iri(name)}> {term} <{GRAPH}> ."


def overlap_iri(pair: Pair) -> str:
    """Give the IRI of the overlap of two initiatives, whichever comes first."""
    a, b = (local_name(initiative) for initiative in sorted(pair))
    return f"{BASE}overlap/{a}--{b}"


def _facts(analysis: Analysis) -> Iterator[Fact]:
    yield from _provenance(analysis)
    for row in analysis.overlaps:
        if row.score > 0:
            yield from _overlap(analysis, row)
    for pair, shared in analysis.shared.items():
        for concept in shared:
            yield from _shared(pair, concept)
    for pair, matches in analysis.matches.items():
        for match in matches:
            if match.mutual and match.score > 0:
                yield from _match(pair, match)
    yield from _communities(analysis)
    yield from _objectives(analysis)
    yield from _coverage(analysis)


def _provenance(analysis: Analysis) -> Iterator[Fact]:
    weights = ", ".join(f"{facet} {weight:.4f}" for facet, weight in sorted(analysis.parameters.weights.items()))
    yield ACTIVITY, "rdf:type", _iri("prov:Activity")
    yield ACTIVITY, "prov:wasAssociatedWith", BASE + "software/lhl-graph"
    yield (
        ACTIVITY,
        "lhl:parameters",
        f"weights: {weights}; randomisations: {analysis.parameters.randomisations}; seed: {analysis.parameters.seed}",
    )
    yield BASE + "software/lhl-graph", "rdf:type", _iri("prov:SoftwareAgent")
    for language in ("nb", "nn", "en"):
        yield BASE + "software/lhl-graph", "rdfs:label", ox.Literal(f"lhl-graph {__version__}", language=language)


def _overlap(analysis: Analysis, row: Overlap) -> Iterator[Fact]:
    iri = overlap_iri((row.a, row.b))
    yield from _made(iri, "lhl:Overlap")
    yield iri, "lhl:between", row.a
    yield iri, "lhl:between", row.b
    yield iri, "lhl:score", row.score
    yield iri, "lhl:goalScore", row.goals
    yield iri, "lhl:targetGroupScore", row.target_groups
    yield iri, "lhl:themeScore", row.themes
    yield iri, "lhl:measureScore", row.measures
    yield iri, "lhl:actorScore", row.actors
    if significance := analysis.significance.get((row.a, row.b)):
        yield iri, "lhl:pValue", _rarity(significance.p)
        yield iri, "lhl:qValue", _rarity(significance.q)
    if (row.a, row.b) in analysis.unseen:
        yield iri, "lhl:unseen", ox.Literal(True)


def _shared(pair: Pair, concept: SharedConcept) -> Iterator[Fact]:
    if concept.share <= 0:
        return
    overlap = overlap_iri(pair)
    scheme, _, name = concept.concept.removeprefix(BASE).partition("/")
    iri = f"{overlap}/{scheme}-{name}"
    yield overlap, "lhl:sharedConcept", iri
    yield from _made(iri, "lhl:SharedConcept")
    yield iri, "lhl:concept", concept.concept
    yield iri, "lhl:informationContent", concept.ic
    if concept.facet in WEIGHTS:
        yield iri, "lhl:share", concept.share


def _match(pair: Pair, match: GoalMatch) -> Iterator[Fact]:
    overlap = overlap_iri(pair)
    iri = f"{overlap}/{local_name(match.statement_a)}--{local_name(match.statement_b)}"
    yield overlap, "lhl:goalMatch", iri
    yield from _made(iri, "lhl:GoalMatch")
    yield iri, "lhl:goalA", match.statement_a
    yield iri, "lhl:goalB", match.statement_b
    yield iri, "lhl:score", match.score
    yield iri, "lhl:conceptScore", match.concepts
    yield iri, "lhl:textScore", match.text


def _communities(analysis: Analysis) -> Iterator[Fact]:
    for community in analysis.division.communities:
        iri = f"{BASE}community/{community.number}"
        yield from _made(iri, "lhl:Community")
        for member in community.members:
            yield iri, "lhl:communityMember", member
        for theme in community.themes:
            yield iri, "lhl:tellingTheme", theme.theme


def _objectives(analysis: Analysis) -> Iterator[Fact]:
    if analysis.objectives.found:
        yield ACTIVITY, "lhl:objectiveCut", analysis.objectives.cut
        yield ACTIVITY, "lhl:objectiveStability", analysis.objectives.stability
    for objective in analysis.objectives.found:
        iri = f"{BASE}objective/{objective.number}"
        yield from _made(iri, "lhl:CommonObjective")
        yield iri, "lhl:score", objective.likeness
        for goal in objective.goals:
            yield iri, "lhl:objectiveGoal", goal
        for initiative in objective.initiatives:
            yield iri, "lhl:saidBy", initiative
        for concept in objective.concepts:
            yield iri, "lhl:tellingConcept", concept


def _coverage(analysis: Analysis) -> Iterator[Fact]:
    for day, cells in analysis.cells.items():
        for cell in cells:
            iri = f"{BASE}cell/{day}/{local_name(cell.theme)}--{local_name(cell.target_group)}"
            yield from _made(iri, "lhl:CoverageCell")
            yield iri, "lhl:onDate", _date(day)
            yield iri, "lhl:theme", cell.theme
            yield iri, "lhl:targetGroup", cell.target_group
            for initiative in sorted({*cell.goals_by, *cell.measures_by}):
                yield iri, "lhl:coveredBy", initiative
    for part in analysis.carried:
        for carrier in part.carriers:
            yield part.part, "lhl:carriedOnBy", carrier.initiative


def _made(iri: str, kind: str) -> Iterator[Fact]:
    yield iri, "rdf:type", _iri(kind)
    yield iri, "lhl:basis", _iri("basis:computed")
    yield iri, "prov:wasGeneratedBy", ACTIVITY


def _term(value: Any) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.Literal):
        return value
    if isinstance(value, float):
        return ox.Literal(f"{value:.6f}", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    text = str(value)
    return ox.NamedNode(text) if text.startswith(("http://", "https://")) else ox.Literal(text)


def _rarity(share: float) -> ox.Literal:
    """Write a p or q value to the billionth, below which none can be told from another; it is never 0.

    Above `VALIDATED`, where nothing is a find, it is written to three digits: draws tell no more, and an edit then
    changes what it changes, not four thousand last digits. None is rounded to a find.
    """
    rounded = float(f"{share:.3g}")
    told = rounded if rounded > VALIDATED else share
    return ox.Literal(f"{max(told, 1e-9):.9f}", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))


def _date(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))


@cache
def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return (NS if prefix == "lhl" else PREFIXES[prefix]) + local
