"""What a goal or another part is like in other initiatives: what they say, how alike it is, and where that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from lhl_graph import alphabet
from lhl_graph.analysis.coverage import CARRYING, is_evidence
from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.answers.thing import measure
from lhl_graph.findings import facts
from lhl_graph.findings.compute import model
from lhl_graph.findings.write import overlap_iri
from lhl_graph.iris import NS, PREFIXES, root
from lhl_graph.server.pages import frame
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.analysis.overlap import Model
    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.carriers import Cite
    from lhl_graph.server.pages.cited import Cited

_ENDS = ("goalA", "goalB")
_LIKENESS = ("score", "conceptScore", "textScore")
_MODELS: Final[WeakKeyDictionary[Store, Model]] = WeakKeyDictionary()
"""What the likeness of parts is computed by: made once for each graph that is served, for it takes a quarter second."""


class Told(NamedTuple):
    """A part of an initiative: what it says, at which level it is a goal, and how it stands.

    That is its own status where it has one, else that of the initiative.
    """

    text: str
    address: str
    initiative: str
    of: str
    """Where the initiative is told of."""
    level: str
    status: str
    cited: tuple[Cited, ...] = ()


class Matched(NamedTuple):
    """A part that one is like; `proof` is where it is told why the two initiatives are alike."""

    told: Told
    score: float
    said: str
    proof: str


def told(store: Store, labels: Labels, statuses: Statuses, part: str) -> Told:
    """Tell what a part says, and of which initiative it is."""
    whole = root(part)
    levels = [labels[each] for each in store.objects(part, NS + "level")]
    texts = (labels[part], frame.address_of(part), labels[whole], frame.address_of(whole))
    return Told(*texts, "".join(levels), measure.state(store, labels, part) or statuses[whole])


def matched(store: Store, labels: Labels, statuses: Statuses, part: str) -> list[Matched]:
    """Give what a part is like in other initiatives, one of each, the most alike first."""
    found = {root(other): (other, score) for other, score in _stored(store, part)}
    lacking = {*store.objects(part, NS + "carriedOnBy")} - found.keys()
    found |= {root(other): (other, score) for other, score in (_computed(store, part, lacking) if lacking else ())}
    rows = sorted(found.values(), key=lambda each: (-each[1], each[0]))
    return [
        Matched(
            told(store, labels, statuses, other),
            score,
            decimal(score, 2, labels.language),
            frame.address_of(overlap_iri((root(part), root(other)))),
        )
        for other, score in rows
    ]


def held(store: Store, labels: Labels, statuses: Statuses, objective: str, cite: Cite) -> list[Told]:
    """Give the goals of a common objective with their sources, by initiative; nothing of any other thing."""
    goals = [
        told(store, labels, statuses, each)._replace(cited=cite(store.objects(each, PREFIXES["dct"] + "source")))
        for each in store.objects(objective, NS + "objectiveGoal")
    ]
    return sorted(goals, key=lambda each: (alphabet.key(each.initiative), alphabet.key(each.text)))


def _stored(store: Store, part: str) -> Iterator[tuple[str, float]]:
    """Give the parts matched with one that show what two initiatives have in common."""
    for end in _ENDS:
        for match, _ in store.pointing(part, NS + end):
            a, b = ("".join(store.objects(match, NS + each)) for each in _ENDS)
            score, concepts, text = (float("".join(store.objects(match, NS + each))) for each in _LIKENESS)
            if is_evidence(GoalMatch(a, b, score, concepts, text, mutual=True)):
                yield (b if part == a else a), score


def _computed(store: Store, part: str, initiatives: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Give what of each of some initiatives is most like a part, where no match of it is kept."""
    if store not in _MODELS:
        _MODELS[store] = model(store)
    alike = _MODELS[store].statements.alike
    for initiative in sorted(initiatives):
        those = [each.part for each in facts.parts(store, initiative) if each.kind in CARRYING]
        yield max(((each, alike(part, each)) for each in those), key=lambda each: each[1])
