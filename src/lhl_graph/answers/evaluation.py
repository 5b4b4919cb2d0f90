"""How well the scores find what sources say: one row a score, with intervals and simpler measures beside it."""

from __future__ import annotations

from functools import partial
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis import evaluate
from lhl_graph.analysis.information_content import concept_counts, information_content
from lhl_graph.analysis.overlap import FACETS
from lhl_graph.analysis.similarity import simgic
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.table.numerals import decimal
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.analysis.overlap import Model
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.graph.store import Store


class EvaluationRow(NamedTuple):
    """The figures of one score; `low` and `high` bound 95 % intervals.

    `same_size` are the figures among linked pairs and unlinked ones of which as much is recorded.
    """

    score: str
    auc: float
    auc_low: float
    auc_high: float
    ap: float
    ap_low: float
    ap_high: float
    p20: float
    p20_low: float
    p20_high: float
    p50: float
    p50_low: float
    p50_high: float
    auc_same_size: float
    ap_same_size: float


_FIGURES = {"auc": "ROC-AUC", "ap": "AP", "p20": "P@20", "p50": "P@50"}
_SAME_SIZE = ("auc_same_size", "ap_same_size")
_SHOWN = {
    "nb": {"score": "Skår", **_FIGURES, "auc_same_size": "ROC-AUC, like store", "ap_same_size": "AP, like store"},
    "nn": {"score": "Skår", **_FIGURES, "auc_same_size": "ROC-AUC, like store", "ap_same_size": "AP, like store"},
    "en": {"score": "Score", **_FIGURES, "auc_same_size": "ROC-AUC, same size", "ap_same_size": "AP, same size"},
}


def table(store: Store, model: Model, samples: int = evaluate.SAMPLES, language: str = "en") -> Table[EvaluationRow]:
    """Test every score, and simpler ones, against the stated relations between described initiatives.

    Raises:
        InputError: no pair is linked, or all are, so that nothing can be told apart.
    """
    relations = [(row.initiative, row.to) for row in facts.relations(store)]
    positives = evaluate.stated_pairs(relations, model.initiatives)
    if not 0 < len(positives) < comb(len(model.initiatives), 2):
        raise InputError("nothing to test the scores against: sources must link some pairs, and not all")
    sizes = evaluate.size_baseline({name: len(model.statements.of[name]) for name in model.initiatives})
    alike = evaluate.same_size(sizes, positives)
    rows = []
    for name, scores in _scores(store, model):
        found = evaluate.evaluation(name, scores, positives, samples)
        at = [value for k in evaluate.AT for value in found.precision_at[k]]
        fair = {pair: score for pair, score in scores.items() if pair in alike}
        at += [evaluate.roc_auc(fair, positives), evaluate.average_precision(fair, positives)]
        rows.append(EvaluationRow(name, *found.roc_auc, *found.average_precision, *at))
    return Table(EvaluationRow._fields, rows, _SHOWN[language], partial(_text, language), language=language)


def _text(language: str, rows: list[EvaluationRow], width: int | None) -> str:
    """A column a figure, its interval behind it."""
    shown = []
    for row in rows:
        said = row._asdict()
        bounds = [[decimal(said[each + end], 2, language) for end in ("", "_low", "_high")] for each in _FIGURES]
        figures = [f"{found} ({low}–{high})" for found, low, high in bounds]
        shown.append((row.score, *figures, *(decimal(said[each], 2, language) for each in _SAME_SIZE)))
    return Table(("score", *_FIGURES, *_SAME_SIZE), shown, _SHOWN[language]).text(width)


def _scores(store: Store, model: Model) -> Iterator[tuple[str, dict[Pair, float]]]:
    facets = model.facets()
    yield "overall", {(row.a, row.b): row.score for row in model.overlaps()}
    for facet in FACETS:
        yield facet, facets[facet]
    annotations, broader = facts.annotations(store), facts.broader(store)
    for scheme in ("theme", "target-group"):
        counts = concept_counts((row for row in annotations if row.scheme == scheme), broader)
        ic = information_content(counts, len(model.initiatives))
        sets = {name: frozenset(counts.get(name, ())) for name in model.initiatives}
        yield f"simGIC, {scheme}s", {pair: simgic(sets[pair[0]], sets[pair[1]], ic) for pair in facets["themes"]}
    themes: dict[str, set[str]] = {name: set() for name in model.initiatives}
    for row in annotations:
        if row.scheme == "theme":
            themes[row.initiative].add(row.concept)
    words = {name: " ".join(each.text for each in model.statements.of[name]) for name in model.initiatives}
    yield "Jaccard, themes", evaluate.jaccard_baseline(themes)
    yield "networkx projection, themes", evaluate.projection_baseline(themes)
    yield "TF-IDF alone", evaluate.text_baseline(words)
    yield "size alone", evaluate.size_baseline({name: len(model.statements.of[name]) for name in model.initiatives})
    yield "random", evaluate.random_baseline(model.initiatives)
