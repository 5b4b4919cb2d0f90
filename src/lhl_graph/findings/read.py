"""What was computed of a graph, read back from its computed graph as the rows that a picture takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.analysis.objectives import Objective, Objectives
from lhl_graph.analysis.overlap import SCHEMES, Overlap, SharedConcept
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.findings.agreed import Agreed
from lhl_graph.iris import local_name

if TYPE_CHECKING:
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.graph.store import Store

OVERLAPS: Final = """
SELECT ?overlap ?a ?b ?score ?goals ?groups ?themes ?measures ?actors ?q ?unseen {
  ?overlap lhl:between ?a, ?b ; lhl:score ?score ; lhl:goalScore ?goals ; lhl:targetGroupScore ?groups ;
           lhl:themeScore ?themes ; lhl:measureScore ?measures ; lhl:actorScore ?actors
  FILTER (STR(?a) < STR(?b))
  OPTIONAL { ?overlap lhl:qValue ?q }
  OPTIONAL { ?overlap lhl:unseen ?unseen }
}"""

SHARED: Final = """
SELECT ?overlap ?concept ?ic ?share {
  ?overlap lhl:sharedConcept ?shared . ?shared lhl:concept ?concept ; lhl:informationContent ?ic
  OPTIONAL { ?shared lhl:share ?share }
}"""

MATCHES: Final = """
SELECT ?overlap ?a ?b ?score ?concepts ?text {
  ?overlap lhl:goalMatch ?match .
  ?match lhl:goalA ?a ; lhl:goalB ?b ; lhl:score ?score ; lhl:conceptScore ?concepts ; lhl:textScore ?text
}"""

MEMBERS: Final = "SELECT ?community ?member { ?community lhl:communityMember ?member }"

TELLING: Final = "SELECT ?community ?theme { ?community lhl:tellingTheme ?theme }"

OBJECTIVES: Final = "SELECT ?objective ?score { ?objective a lhl:CommonObjective ; lhl:score ?score }"

OF_OBJECTIVES: Final = (
    "SELECT ?objective ?concept { ?objective lhl:tellingConcept ?concept }",
    "SELECT ?objective ?initiative { ?objective lhl:saidBy ?initiative }",
    "SELECT ?objective ?goal { ?objective lhl:objectiveGoal ?goal }",
)

CUT: Final = "SELECT ?cut ?stability { ?run lhl:objectiveCut ?cut ; lhl:objectiveStability ?stability }"


class Group(NamedTuple):
    """Initiatives that belong together, and the themes that tell them from the rest."""

    number: int
    members: tuple[str, ...]
    themes: tuple[str, ...]


class Findings(NamedTuple):
    """Every overlap, its q value where it has one, and shared concepts and matched goals where they are kept."""

    overlaps: list[Overlap]
    q: dict[Pair, float]
    shared: dict[Pair, list[SharedConcept]]
    matches: dict[Pair, list[GoalMatch]]
    groups: list[Group]
    unseen: frozenset[Pair] = frozenset()
    """Pairs that nobody sees together, though their overlap is rare."""

    def is_rare(self, overlap: Overlap) -> bool:
        """Whether chance rarely gives as much; not where nothing was computed about that."""
        return self.q.get((overlap.a, overlap.b), 1) <= VALIDATED


def findings(store: Store) -> Findings:
    """Read all that was computed, in sorted order; a graph without a computed part gives empty findings."""
    pairs: dict[str, Pair] = {}
    overlaps, q, unseen = [], {}, set()
    for overlap, a, b, score, goals, aimed_at, themes, measures, actors, q_value, alone in store.rows(OVERLAPS):
        pairs[overlap] = (a, b)
        overlaps.append(Overlap(a, b, score, goals, aimed_at, themes, measures, actors))
        if q_value is not None:
            q[a, b] = q_value
        if alone:
            unseen.add((a, b))
    shared = defaultdict(list)
    for overlap, concept, ic, share in store.rows(SHARED):
        shared[pairs[overlap]].append(SharedConcept(SCHEMES[concept.split("/")[-2]], concept, ic, share or 0.0))
    matches = defaultdict(list)
    for overlap, a, b, score, concepts, text in store.rows(MATCHES):
        matches[pairs[overlap]].append(GoalMatch(a, b, score, concepts, text, mutual=True))
    agreed = Agreed(store, whole=True)
    return Findings(
        sorted(overlaps, key=lambda row: (-row.score, row.a, row.b)),
        q,
        {pair: agreed.ordered(*pair, rows) for pair, rows in sorted(shared.items())},
        {pair: sorted(rows, key=lambda row: (-row.score, row[:2])) for pair, rows in sorted(matches.items())},
        groups(store),
        frozenset(unseen),
    )


def unseen_pairs(store: Store, of: str | None = None) -> frozenset[Pair]:
    """Give the pairs (a < b), `of` one initiative or all, that nobody sees together; none without a computed part."""
    bound = {"a": f"<{of}>"} if of else None
    rows = store.rows("SELECT ?a ?b { ?overlap lhl:between ?a, ?b ; lhl:unseen true FILTER (?a != ?b) }", bound)
    return frozenset((min(row), max(row)) for row in rows)


def objectives(store: Store) -> Objectives:
    """Read the common objectives, in order of their numbers; a graph without a computed part has none."""
    concepts, initiatives, goals = (_gathered(store, select) for select in OF_OBJECTIVES)
    found = [
        Objective(_number(iri), concepts[iri], initiatives[iri], goals[iri], likeness)
        for iri, likeness in store.rows(OBJECTIVES)
    ]
    cut, stability = next(iter(store.rows(CUT)), (0.0, 1.0))
    return Objectives(tuple(sorted(found)), cut, stability)


def _gathered(store: Store, select: str) -> defaultdict[str, tuple[str, ...]]:
    """Give the sorted values of each thing."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for thing, value in sorted(store.rows(select)):
        found[thing] += (value,)
    return found


def groups(store: Store) -> list[Group]:
    """Read the communities, in order of their numbers."""
    members, themes = defaultdict(list), defaultdict(list)
    for community, member in store.rows(MEMBERS):
        members[_number(community)].append(member)
    for community, theme in store.rows(TELLING):
        themes[_number(community)].append(theme)
    return [Group(each, tuple(sorted(members[each])), tuple(sorted(themes[each]))) for each in sorted(members)]


def _number(community: str) -> int:
    return int(local_name(community))
