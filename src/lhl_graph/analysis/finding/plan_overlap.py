"""How much a plan touches each initiative, and how rarely a plan of its length would touch it as much by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.information_content import (
    Annotation,
    Broader,
    close_upward,
    concept_counts,
    concept_weights,
    information_content,
)
from lhl_graph.analysis.significance import significances

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

DRAWS: Final = 4_999
SEED: Final = 20_180_504
SCHEMES: Final = ("theme", "target-group")

_ROWS: Final = 250
"""How many random plans are weighed at a time: it bounds the memory."""


class Shared(NamedTuple):
    """A concept that plan and initiative share; the shares of an initiative sum to its score."""

    concept: str
    share: float


class Touch(NamedTuple):
    """How much a plan touches an initiative, by themes and groups alike; ``p`` and ``q`` against chance."""

    initiative: str
    score: float
    p: float
    q: float
    shared: list[Shared]


def touches(
    mentions: Mapping[str, int],
    initiatives: Sequence[str],
    annotations: Iterable[Annotation],
    broader: Broader,
    draws: int = DRAWS,
) -> list[Touch]:
    """Give how much a plan touches every initiative, the most first.

    ``mentions`` counts how often the plan mentions each theme and target group. The score is the mean of two coverages
    (`similarity.coverage`), of themes and of groups, weighed by information content as the overlap of initiatives
    is. Chance is a plan of the same length about anything: as many distinct concepts of each scheme, as often
    mentioned, each as likely as any other (how common a concept is has its say in the information content already). The
    family of q is all initiatives.
    """
    import numpy as np

    generator = np.random.default_rng(SEED)
    rows = sorted(set(annotations))
    score = dict.fromkeys(initiatives, 0.0)
    chance: dict[str, NDArray[np.float64]] = {}
    shared: dict[str, list[Shared]] = {name: [] for name in initiatives}
    for scheme in SCHEMES:
        of_scheme = [row for row in rows if row.scheme == scheme]
        plan = _Scheme(of_scheme, initiatives, broader)
        own = plan.weights({concept: mentions[concept] for concept in plan.direct if concept in mentions})
        found, random = plan.scores(own), plan.by_chance(own.counts, draws, generator)
        for place, name in enumerate(initiatives):
            score[name] += found[place] / len(SCHEMES)
            chance[name] = chance.get(name, 0.0) + random[:, place] / len(SCHEMES)
            shared[name] += [Shared(concept, share / len(SCHEMES)) for concept, share in plan.shared(own, name)]
    as_much = {name: int((chance[name] >= score[name] - 1e-12).sum()) for name in initiatives}
    rare = significances({name: (1 + count) / (1 + draws) for name, count in as_much.items()})
    found_all = [
        Touch(
            name,
            round(score[name], 6),
            rare[name].p,
            rare[name].q,
            sorted(
                (each._replace(share=round(each.share, 6)) for each in shared[name]),
                key=lambda s: (-s.share, s.concept),
            ),
        )
        for name in initiatives
    ]
    return sorted(found_all, key=lambda touch: (-touch.score, touch.initiative))


class _Plan(NamedTuple):
    counts: list[int]
    weights: dict[str, float]


class _Scheme:
    """The concepts of one scheme as weights of initiatives, and what a plan shares with them."""

    def __init__(self, rows: list[Annotation], initiatives: Sequence[str], broader: Broader) -> None:
        self.broader = broader
        self.initiatives = list(initiatives)
        counts = concept_counts(rows, broader)
        self.ic = information_content(counts, len(self.initiatives))
        self.of = {name: concept_weights(counts.get(name, {}), self.ic) for name in self.initiatives}
        having: dict[str, set[str]] = {}
        for row in rows:
            having.setdefault(row.concept, set()).add(row.initiative)
        self.direct = {concept: len(names) for concept, names in sorted(having.items())}

    def weights(self, mentions: Mapping[str, int]) -> _Plan:
        closed: dict[str, int] = {}
        for concept, count in mentions.items():
            for wider in close_upward([concept], self.broader):
                closed[wider] = closed.get(wider, 0) + count
        known = {concept: count for concept, count in closed.items() if concept in self.ic}
        return _Plan(sorted(mentions.values(), reverse=True), concept_weights(known, self.ic))

    def shared(self, plan: _Plan, initiative: str) -> list[tuple[str, float]]:
        theirs = self.of[initiative]
        mine, other = sum(plan.weights.values()), sum(theirs.values())
        both = sorted(plan.weights.keys() & theirs.keys())
        least = ((concept, min(plan.weights[concept], theirs[concept])) for concept in both)
        return [(concept, (weight / mine + weight / other) / 2) for concept, weight in least]

    def scores(self, plan: _Plan) -> list[float]:
        return [sum(share for _, share in self.shared(plan, name)) for name in self.initiatives]

    def by_chance(self, counts: list[int], draws: int, generator: np.random.Generator) -> NDArray[np.float64]:
        """Give the scores of random plans: a row a plan, a column an initiative."""
        import numpy as np

        concepts = sorted(self.ic)
        column = {concept: place for place, concept in enumerate(concepts)}
        direct = list(self.direct)
        reach = np.zeros((len(direct), len(concepts)))
        for place, concept in enumerate(direct):
            reach[place, [column[wider] for wider in close_upward([concept], self.broader)]] = 1.0
        theirs = np.array([[self.of[name].get(concept, 0.0) for concept in concepts] for name in self.initiatives])
        ic = np.array([max(self.ic[concept], 0.0) for concept in concepts])
        found = np.zeros((draws, len(self.initiatives)))
        length = min(len(counts), len(direct))
        for start in range(0, draws if length else 0, _ROWS):
            rows = min(_ROWS, draws - start)
            keys = generator.random(size=(rows, len(direct)))
            chosen = np.argpartition(keys, length - 1, axis=1)[:, :length]
            tags = np.zeros((rows, len(direct)))
            said = np.broadcast_to(np.array(counts[:length], dtype=float), (rows, length))
            np.put_along_axis(tags, chosen, generator.permuted(said, axis=1), axis=1)
            times = tags @ reach
            mine = np.where(times > 0, ic * (1 + np.log(np.maximum(times, 1.0))), 0.0)
            found[start : start + rows] = _coverage(mine, theirs)
        return found


def _coverage(plans: NDArray[np.float64], initiatives: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give `similarity.coverage` of every plan with every initiative."""
    import numpy as np

    mine, theirs = plans.sum(axis=1), initiatives.sum(axis=1)
    found = np.zeros((len(plans), len(initiatives)))
    for place, row in enumerate(initiatives):
        if theirs[place] > 0:
            own = np.flatnonzero(row)
            shared = np.minimum(plans[:, own], row[own]).sum(axis=1)
            found[:, place] = (shared / np.where(mine > 0, mine, 1.0) + shared / theirs[place]) / 2
    return found
