"""How much a concept tells: closure over broader concepts, counts and information content."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Broader = Mapping[str, Iterable[str]]
Counts = dict[str, dict[str, int]]


class Annotation(NamedTuple):
    """One tag as it stands in the data: a part of an initiative carries a concept of a scheme.

    ``part`` is the goal, measure, solution, focus area or facet that carries the tag; two parts with the
    same concept count twice.
    """

    initiative: str
    scheme: str
    concept: str
    part: str


def upward(concept: str, broader: Broader) -> frozenset[str]:
    """The concept and every broader one, over any number of parents; a cycle ends where it began."""
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(broader.get(here, ()))
    return frozenset(found)


def close_upward(concepts: Iterable[str], broader: Broader) -> frozenset[str]:
    """Every given concept and every broader one; closing twice changes nothing."""
    return frozenset(wider for concept in concepts for wider in upward(concept, broader))


def concept_counts(annotations: Iterable[Annotation], broader: Broader) -> Counts:
    """For each initiative: each concept, closed upward, with how many tags say it or a narrower one.

    The same row given twice counts once.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reach: dict[str, frozenset[str]] = {}
    for row in sorted(set(annotations)):
        if row.concept not in reach:
            reach[row.concept] = upward(row.concept, broader)
        counts[row.initiative].update(reach[row.concept])
    return {initiative: dict(sorted(counts[initiative].items())) for initiative in sorted(counts)}


def information_content(counts: Mapping[str, Iterable[str]], initiatives: int) -> dict[str, float]:
    """IC(c) = -ln(share of initiatives with c or narrower), in nats (Resnik 1995).

    ``initiatives`` is how many there are in all, annotated or not. A concept that all of them have tells
    nothing: IC 0. Raises ValueError when more initiatives are annotated than there are.
    """
    if len(counts) > initiatives:
        raise ValueError(f"{len(counts)} initiatives are annotated, but only {initiatives} are given")
    having = Counter(concept for concepts in counts.values() for concept in concepts)
    return content_of(having, initiatives)


def content_of(having: Mapping[str, int], initiatives: int) -> dict[str, float]:
    """IC of each concept that so many of all initiatives have."""
    return {concept: math.log(initiatives / having[concept]) for concept in sorted(having)}


def concept_weights(counts: Mapping[str, int], ic: Mapping[str, float]) -> dict[str, float]:
    """IC(c) * (1 + ln n) for a concept that n tags say: sublinear tf-idf (Manning et al. 2008, §6.4.1).

    Concepts with IC 0 are left out; they can add nothing to a sum.
    """
    return {c: ic[c] * (1 + math.log(n)) for c, n in sorted(counts.items()) if ic[c] > 0}
