"""What overlap chance would give: each initiative keeps how much it says, each concept how often it is said.

Three matrices are drawn anew, independently:

* initiative x theme and initiative x target group, as tagged (not closed): the curveball keeps how many
  concepts each initiative has and how many initiatives each concept; an initiative's counts of tags go with
  it, dealt to its new concepts by chance. The draw is closed upward afterwards, so that a broader concept is
  never missing. IC stays as observed: a weight, not a part of the draw.
* initiative x statement: every goal and measure is dealt anew, each initiative getting as many as it has, and
  each keeping its words and concepts.

The facets are drawn independently, so any draw of one goes with any draw of another: n draws of each of three
facets are n³ draws of their weighted mean. All are counted, by convolution, at the cost of n.

Needs numpy, imported when called: p values are computed with the build and then read.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from itertools import combinations
from threading import Lock
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.draws.concepts import Tagged, concept_draws, coverages
from lhl_graph.analysis.draws.convolution import Drawn, p_of, steps
from lhl_graph.analysis.draws.statements import laws_of, observed_matches, statement_draws
from lhl_graph.analysis.overlap import SCHEMES, WEIGHTS, Model, check_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import numpy as np

    from lhl_graph.analysis.draws.convolution import Counts
    from lhl_graph.analysis.information_content import Annotation, Broader
    from lhl_graph.analysis.similarity import Pair

    Progress = Callable[[int, int], None]
    Remember = Callable[[str, Callable[[], Counts]], Counts]

RANDOMISATIONS: Final = 2000
"""Draws of each facet."""

SEED: Final = 20230417


def p_values(
    model: Model,
    annotations: Iterable[Annotation],
    broader: Broader,
    *,
    weights: Mapping[str, float] = WEIGHTS,
    randomisations: int = RANDOMISATIONS,
    seed: int = SEED,
    progress: Progress | None = None,
    remember: Remember = lambda _, make: make(),
) -> dict[Pair, float]:
    """For every pair, how rarely chance gives as high a score: in (0, 1], at least (1 + randomisations)⁻³.

    ``weights`` may weigh goals, target_groups and themes (ValueError for any other). ``progress`` is called with how
    many draws are done and how many there will be, ``randomisations`` for each facet. The same seed gives the same p.
    ``remember`` may give the draws that an earlier call made under the same key, a hash of all that they depend on.
    """
    facets = facet_draws(
        model,
        annotations,
        broader,
        weights=weights,
        randomisations=randomisations,
        seed=seed,
        progress=progress,
        remember=remember,
    )
    return dict(zip(combinations(model.initiatives, 2), p_of(facets), strict=True))


def facet_draws(
    model: Model,
    annotations: Iterable[Annotation],
    broader: Broader,
    *,
    weights: Mapping[str, float],
    randomisations: int,
    seed: int,
    progress: Progress | None = None,
    remember: Remember = lambda _, make: make(),
) -> list[Drawn]:
    """What chance gives of each facet that weighs, in the order of their names; arguments as of ``p_values``."""
    import numpy as np

    check_weights(weights)
    if unknown := set(weights) - {"goals", "target_groups", "themes"}:
        raise ValueError(f"no null model for {', '.join(sorted(unknown))}")
    rows = sorted(set(annotations))
    names, total = model.initiatives, math.fsum(weights.values())
    likeness = model.statements.scores.astype(np.float32)
    sizes = [len(model.statements.of.get(name, [])) for name in names]
    whole = len(weights) * randomisations
    done, one_at_a_time = dict.fromkeys(weights, 0), Lock()
    if progress is not None:
        progress(0, whole)

    def draw(facet: str) -> Drawn:
        def tell(drawn: int) -> None:
            with one_at_a_time:
                done[facet] = drawn
                if progress is not None:
                    progress(sum(done.values()), whole)

        weight, chance = weights[facet] / total, _chance(seed, facet)
        made = (facet, weight, randomisations, seed)
        if facet == "goals":
            laws, law = laws_of(sizes)
            key = _key(*made, laws, likeness.tobytes())
            drawn = remember(
                key, lambda: statement_draws(likeness, laws, randomisations, chance, weight=weight, tell=tell)
            )
            observed = observed_matches(likeness, sizes)
        else:
            own = [row for row in rows if SCHEMES.get(row.scheme) == facet]
            tagged = Tagged.of(names, own, broader, model.ic)
            key = _key(*made, tagged.above, tagged.counts.shape, tagged.counts.tobytes(), tagged.ic.tobytes())
            drawn = remember(key, lambda: concept_draws(tagged, randomisations, chance, weight=weight, tell=tell))
            observed = coverages(tagged.counts[None], tagged)[:, 0]
            law = np.arange(len(observed))
        if done[facet] < randomisations:  # they were remembered
            tell(randomisations)
        return Drawn(drawn, law, steps(observed, weight))

    with ThreadPoolExecutor() as pool:
        return list(pool.map(draw, sorted(weights)))


def _key(*made_from: object) -> str:
    """Hash what draws are made from."""
    digest = blake2b(digest_size=16)
    for each in made_from:
        digest.update(each if isinstance(each, bytes) else repr(each).encode())
    return digest.hexdigest()


def _chance(seed: int, facet: str) -> np.random.Generator:
    """A stream of chance for one facet, the same in every process."""
    import numpy as np

    return np.random.Generator(np.random.PCG64([seed, *facet.encode()]))
