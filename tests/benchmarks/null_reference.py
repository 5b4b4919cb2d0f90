"""The reference that p values are judged by: plain draws of the whole score, each facet drawn once in each.

`python null_reference.py DRAWS FILE` draws the real graph's null model and writes a line for each pair: a, b, and in
how many draws it got as much as observed or more. A million draws take about half an hour of one core, so the file is
kept beside this one, and made anew when the data or the model has changed.
"""

from __future__ import annotations

import csv
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lhl_graph.analysis.draws.concepts import ROUNDS, Tagged, coverages, drawn_coverages
from lhl_graph.analysis.draws.statements import drawn_matches, laws_of, observed_matches
from lhl_graph.analysis.overlap import SCHEMES, WEIGHTS, Model
from lhl_graph.findings import facts
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lhl_graph.analysis.information_content import Annotation, Broader

    Matrix = NDArray[np.float32]

SEED = 1991
"""Not the product's own."""

EVERY = 64 * 800
TOLERANCE = 1e-6
"""Scores closer than this are the same: they are held in single precision."""


def scores(model: Model, rows: Sequence[Annotation], broader: Broader, draws: int) -> Iterator[Matrix]:
    """The score of every pair: as observed, then in batches of pair x draw."""
    chance = np.random.default_rng(SEED)
    likeness = model.statements.scores.astype(np.float32)
    sizes = [len(model.statements.of[name]) for name in model.initiatives]
    observed = np.float32(WEIGHTS["goals"]) * observed_matches(likeness, sizes)
    concepts = []
    for scheme, facet in SCHEMES.items():
        if facet in WEIGHTS:
            own = [row for row in rows if row.scheme == scheme]
            tagged, weight = Tagged.of(model.initiatives, own, broader, model.ic), np.float32(WEIGHTS[facet])
            observed += weight * coverages(tagged.counts[None], tagged)[:, 0]
            concepts.append((weight, drawn_coverages(tagged, draws, chance, between=ROUNDS)))
    yield observed[:, None]
    laws, law = laws_of(sizes)
    for goals in drawn_matches(likeness, laws, draws, chance):
        score = np.float32(WEIGHTS["goals"]) * goals[law]
        for weight, drawn in concepts:
            score += weight * next(drawn)
        yield score


def main(draws: int, file: Path) -> None:
    store = build.load(Repository.find(Path(__file__).parents[2]))
    rows, broader = facts.annotations(store), facts.broader(store)
    model = Model(facts.initiatives(store), rows, facts.statements(store), broader)
    drawn = scores(model, sorted(set(rows)), broader, draws)
    observed = next(drawn)
    as_much, done = np.zeros(len(observed), dtype=np.int64), 0
    for batch in drawn:
        as_much += (batch >= observed - TOLERANCE).sum(axis=1)
        done += batch.shape[1]
        if done % EVERY == 0 or done >= draws:
            with file.open("w", newline="", encoding="utf-8") as out:
                table = csv.writer(out, lineterminator="\n")
                table.writerow(["a", "b", done])
                for (a, b), count in zip(combinations(model.initiatives, 2), as_much.tolist(), strict=True):
                    table.writerow([a.rsplit("/", 1)[-1], b.rsplit("/", 1)[-1], count])


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
