"""How near p comes to a million plain draws, and what it costs; nothing is asserted about time."""

from __future__ import annotations

import csv
import time
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from test_speed import show

from lhl_graph.analysis.null_model import p_values
from lhl_graph.analysis.overlap import Model
from lhl_graph.analysis.significance import VALIDATED, benjamini_hochberg
from lhl_graph.findings import facts
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository

REFERENCE = Path(__file__).with_name("null_reference.csv")
"""Made by `null_reference.py`."""

BANDS = (1e-5, 1e-4, 1e-3, 4e-3, 0.05, 1.0)
SEEDS = (20230417, 1, 2, 3, 4)
RAREST = 100


@pytest.mark.skipif(not REFERENCE.exists(), reason="there is no reference: make one with null_reference.py")
def test_p_beside_plain_draws() -> None:
    store = build.load(Repository.find(Path(__file__).parents[2]))
    rows, broader = facts.annotations(store), facts.broader(store)
    model = Model(facts.initiatives(store), rows, facts.statements(store), broader)
    model.statements.scores  # noqa: B018 - compared before the clock starts
    with REFERENCE.open(encoding="utf-8") as file:
        (_, _, draws), *lines = csv.reader(file)
    counts = {(a, b): int(count) for a, b, count in lines}
    names = list(combinations([each.rsplit("/", 1)[-1] for each in model.initiatives], 2))
    if set(counts) != set(names):
        pytest.skip("the reference was made of other data: make it anew with null_reference.py")
    plain = np.array([(1 + counts[a, b]) / (1 + int(draws)) for a, b in names])
    found, took = [], []
    for seed in SEEDS:
        start = time.perf_counter()
        found.append(np.array(list(p_values(model, rows, broader, seed=seed).values())))
        took.append(time.perf_counter() - start)
    logs = np.log(np.array(found) / plain)
    table = []
    for least, most in pairwise(BANDS):
        inside = (plain > least) & (plain <= most)
        about = logs[:, inside]
        table.append((f"{least:g} – {most:g}", inside.sum(), np.exp(about.mean()), np.sqrt((about**2).mean())))
    show(f"p over p of {draws} plain draws", ("p", "pairs", "mean ratio", "error (rms of ln)"), table)
    rare = {n for n, q in benjamini_hochberg(dict(enumerate(plain.tolist()))).items() if q <= VALIDATED}
    calls = [{n for n, q in benjamini_hochberg(dict(enumerate(each))).items() if q <= VALIDATED} for each in found]
    agree = [
        (seed, len(call), len(rare), len(call ^ rare), s) for seed, call, s in zip(SEEDS, calls, took, strict=True)
    ]
    show("Rare overlaps (q ≤ 0.05)", ("seed", "ours", "plain draws", "called otherwise", "seconds"), agree)
    by_plain, ours = (
        benjamini_hochberg(dict(zip(names, each, strict=True))) for each in (plain.tolist(), found[0].tolist())
    )
    rarest = sorted(names, key=lambda pair: (ours[pair], by_plain[pair]))[:RAREST]
    table = [(*pair, f"{ours[pair]:.2g}", f"{by_plain[pair]:.2g}") for pair in rarest]
    tied = RAREST - len({found[0][names.index(pair)] for pair in rarest})
    show(f"The {RAREST} rarest, {tied} of them with another's p", ("a", "b", "q", f"q of {draws} draws"), table)
