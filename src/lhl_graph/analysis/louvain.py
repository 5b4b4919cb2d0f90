"""Communities by modularity, for the build: what networkx finds, without the third of a second that importing it takes.

Nodes are numbers from 0; ties are held from both ends. The same graph and seed give what
``networkx.community.louvain_communities`` gives; tests hold one against the other.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    Ties = list[dict[int, float]]
    """For each node, the weight of its tie to each of its neighbours, maybe itself."""

LEAST: Final = 1e-7
"""Communities are joined no further when modularity gains no more."""


def ties(nodes: int, weights: Iterable[tuple[int, int, float]]) -> Ties:
    """Hold ties from both ends; ties of the same two nodes add up."""
    found: Ties = [{} for _ in range(nodes)]
    for one, other, weight in weights:
        found[one][other] = found[other][one] = found[one].get(other, 0.0) + weight
    return found


def louvain(graph: Ties, seed: int, resolution: float = 1.0) -> list[set[int]]:
    """Divide a graph with at least one tie into communities (Blondel et al. 2008)."""
    chance = Random(seed)
    found = [{node} for node in range(len(graph))]
    before = modularity(graph, found, resolution)
    while True:
        parts = _moved(graph, chance, resolution)
        found = [set().union(*(found[node] for node in part)) for part in parts]
        after = modularity(graph, parts, resolution)
        if after - before <= LEAST:
            return found
        before = after
        number = {node: n for n, part in enumerate(parts) for node in part}
        graph = ties(len(parts), ((number[one], number[other], weight) for one, other, weight in _once(graph)))


def modularity(graph: Ties, parts: Iterable[Iterable[int]], resolution: float = 1.0) -> float:
    """Weight of ties within parts beyond what degrees alone give (Newman 2004), as a share of all weight."""
    degrees = _degrees(graph)
    whole = sum(degrees)
    number = {node: n for n, part in enumerate(parts) for node in part}
    inside, ends = defaultdict[int, float](float), defaultdict[int, float](float)
    for node, degree in enumerate(degrees):
        ends[number[node]] += degree
    for one, other, weight in _once(graph):
        if number[one] == number[other]:
            inside[number[one]] += weight
    return sum(2 * inside[n] / whole - resolution * (ends[n] / whole) ** 2 for n in ends)


def _moved(graph: Ties, chance: Random, resolution: float) -> list[set[int]]:
    """Move each node where modularity gains most, until no move gains anything."""
    degrees, place = _degrees(graph), list(range(len(graph)))
    total, whole = degrees.copy(), sum(degrees) / 2
    neighbours = [{other: tie for other, tie in own.items() if other != node} for node, own in enumerate(graph)]
    order = list(range(len(graph)))
    chance.shuffle(order)
    moving = True
    while moving:
        moving = False
        for node in order:
            here, degree = place[node], degrees[node]
            towards = defaultdict[int, float](float)
            for other, weight in neighbours[node].items():
                towards[place[other]] += weight
            total[here] -= degree
            leaving = -towards[here] / whole + resolution * (total[here] * degree) / (2 * whole**2)
            best, most = here, 0.0
            for there, weight in towards.items():
                gain = leaving + weight / whole - resolution * (total[there] * degree) / (2 * whole**2)
                if gain > most:
                    best, most = there, gain
            total[best] += degree
            if best != here:
                place[node], moving = best, True
    parts: list[set[int]] = [set() for _ in graph]
    for node, part in enumerate(place):
        parts[part].add(node)
    return [part for part in parts if part]


def _degrees(graph: Ties) -> list[float]:
    """The weight of each node's ties; a tie to itself has both its ends there."""
    return [sum(own.values()) + own.get(node, 0.0) for node, own in enumerate(graph)]


def _once(graph: Ties) -> Iterable[tuple[int, int, float]]:
    return ((one, other, weight) for one, own in enumerate(graph) for other, weight in own.items() if other >= one)
