"""Synthetic graphs of the shape of the real one, at any size, as rows and as N-Quads.

Concepts stand in trees with six narrower concepts each, are drawn by Zipf's law with exponent 1 (the second most
popular half as often as the first), and grow in number with the square root of the initiatives, so that 76
initiatives have about as many as the real graph. Each initiative is drawn from a seed of its own: the same number,
seed and size give the same rows in every process, one initiative at a time, so that 100,000 need not be kept.
"""

from __future__ import annotations

import math
import random
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

BRANCHING: Final = 6
CONCEPTS: Final = {"theme": 7.5, "target-group": 5.0}
"""Concepts of a scheme for each square root of an initiative; the real graph has 65 and 42 in use, of 76."""

GOALS: Final = 12
MEASURES: Final = 10
ACTORS: Final = 3
WORDS: Final = 10
SEED: Final = 20230417


class Vocabulary:
    """A tree of concepts; which of them are popular is drawn by chance."""

    def __init__(self, scheme: str, size: int, chance: random.Random) -> None:
        self.concepts = [f"{BASE}{scheme}/c{n}" for n in range(size)]
        self.broader = {self.concepts[n]: [self.concepts[(n - 1) // BRANCHING]] for n in range(1, size)}
        self.sector = [0] * size
        for n in range(1, size):
            self.sector[n] = n if n <= BRANCHING else self.sector[(n - 1) // BRANCHING]
        self._order = chance.sample(range(size), size)
        self._shares: dict[int | None, tuple[list[int], list[float]]] = {None: _zipf(self._order)}
        for sector in sorted({*self.sector}):
            self._shares[sector] = _zipf([n for n in self._order if self.sector[n] == sector])

    def draw(self, chance: random.Random, times: int, sector: int | None) -> list[str]:
        """So many different concepts at most, of one sector or of all."""
        members, shares = self._shares[sector] if sector in self._shares else self._shares[None]
        drawn = chance.choices(members, cum_weights=shares, k=times)
        return [self.concepts[n] for n in dict.fromkeys(drawn)]


class Part(NamedTuple):
    """A goal or measure with its concepts and, if asked for, words."""

    name: str
    kind: str
    themes: list[str]
    groups: list[str]
    text: str


class Graph:
    """A synthetic graph; ``own`` is the share of parts whose concepts come from the initiative's own sector."""

    def __init__(self, initiatives: int, *, seed: int = SEED, own: float = 0.6, words: bool = True) -> None:
        self.initiatives = [f"{BASE}initiative/i{n}" for n in range(initiatives)]
        self._seed, self._own, self._words = seed, own, words
        chance = random.Random(f"{seed} vocabulary")
        self._themes, self._groups = (
            Vocabulary(scheme, max(BRANCHING + 1, round(each * math.sqrt(initiatives))), chance)
            for scheme, each in CONCEPTS.items()
        )
        self.broader = {**self._themes.broader, **self._groups.broader}
        self._actors = _zipf(list(range(max(5, round(7 * math.sqrt(initiatives))))))
        self._common = _zipf(list(range(2000)))

    def parts(self, n: int) -> Iterator[Part]:
        """The goals and measures of an initiative: 1 to 4 themes and 0 to 3 groups on a goal, half on a measure."""
        chance = random.Random(f"{self._seed} {n}")
        sector = chance.randrange(1, BRANCHING + 1)
        for kind, count, themes, groups in (("goal", GOALS, (1, 4), (0, 3)), ("measure", MEASURES, (0, 2), (0, 1))):
            for i in range(max(1, round(chance.gauss(count, count / 4)))):
                own = sector if chance.random() < self._own else None
                tagged = self._themes.draw(chance, chance.randint(*themes), own)
                reached = self._groups.draw(chance, chance.randint(*groups), None)
                text = self._text(chance, tagged + reached) if self._words else ""
                yield Part(f"{self.initiatives[n]}/{kind[0]}{i}", kind, tagged, reached, text)

    def actors(self, n: int) -> list[str]:
        """The actors of an initiative."""
        chance = random.Random(f"{self._seed} {n} actors")
        members, shares = self._actors
        return [f"{BASE}actor/a{a}" for a in sorted({*chance.choices(members, cum_weights=shares, k=ACTORS)})]

    def annotations(self) -> Iterator[Annotation]:
        """All rows, one initiative after the other."""
        for n, name in enumerate(self.initiatives):
            for part in self.parts(n):
                yield from (Annotation(name, "theme", concept, part.name) for concept in part.themes)
                yield from (Annotation(name, "target-group", concept, part.name) for concept in part.groups)
            yield from (Annotation(name, "actor", actor, name) for actor in self.actors(n))

    def statements(self) -> Iterator[Statement]:
        """All goals and measures, one initiative after the other."""
        for n, name in enumerate(self.initiatives):
            for part in self.parts(n):
                yield Statement(name, part.name, part.kind, part.text, frozenset(part.themes + part.groups))

    def concepts(self) -> list[str]:
        """Every concept, used or not."""
        return self._themes.concepts + self._groups.concepts

    def _text(self, chance: random.Random, concepts: list[str]) -> str:
        members, shares = self._common
        spoken = [_word(concept) for concept in concepts]
        return " ".join(spoken + [_word(str(n)) for n in chance.choices(members, cum_weights=shares, k=WORDS)])


def nquads(triples: int, seed: int = SEED) -> Iterator[str]:
    """Lines of a graph of that many triples or a few more, of whole initiatives; each in its own named graph.

    About 170 triples an initiative.
    """
    graph = Graph(max(1, triples // 170), seed=seed)
    written = 0
    for line in _vocabulary_lines(graph):
        written += 1
        yield line
    for n in range(2**31):
        if written >= triples:
            return
        if n == len(graph.initiatives):
            graph.initiatives.append(f"{BASE}initiative/i{n}")
        for line in _initiative_lines(graph, n):
            written += 1
            yield line


def _vocabulary_lines(graph: Graph) -> Iterator[str]:
    where = f"{BASE}graph/vocab"
    for concept in graph.concepts():
        yield _quad(concept, PREFIXES["rdf"] + "type", f"<{PREFIXES['skos']}Concept>", where)
        yield from _labels(concept, PREFIXES["skos"] + "prefLabel", _word(concept), where)
        for above in graph.broader.get(concept, ()):
            yield _quad(concept, PREFIXES["skos"] + "broader", f"<{above}>", where)


def _initiative_lines(graph: Graph, n: int) -> Iterator[str]:
    name = graph.initiatives[n]
    where = f"{BASE}graph/initiative/i{n}"
    rdf_type, label = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"
    yield _quad(name, rdf_type, f"<{NS}Initiative>", where)
    yield _quad(name, NS + "knowledge", f"<{BASE}knowledge/full>", where)
    yield from _labels(name, label, f"tiltak {n}", where)
    for actor in graph.actors(n):
        yield _quad(name, NS + "responsible", f"<{actor}>", where)
    for part in graph.parts(n):
        yield _quad(name, NS + part.kind, f"<{part.name}>", where)
        yield _quad(part.name, rdf_type, f"<{NS}{part.kind.title()}>", where)
        yield from _labels(part.name, label, part.text, where)
        for theme in part.themes:
            yield _quad(part.name, NS + "theme", f"<{theme}>", where)
        for group in part.groups:
            yield _quad(part.name, NS + "targetGroup", f"<{group}>", where)


def _labels(subject: str, predicate: str, text: str, where: str) -> Iterator[str]:
    for language in ("nb", "nn", "en"):
        yield _quad(subject, predicate, f'"{text}"@{language}', where)


def _quad(subject: str, predicate: str, object_: str, where: str) -> str:
    return f"<{subject}> <{predicate}> {object_} <{where}> .\n"


def _zipf(members: list[int]) -> tuple[list[int], list[float]]:
    return members, list(accumulate(1 / rank for rank in range(1, len(members) + 1)))


@cache
def _word(seed: str) -> str:
    """A word that can be spoken, always the same for the same seed."""
    chance = random.Random(seed)
    return "".join(chance.choice("bdfghjklmnprstv") + chance.choice("aeiouyæøå") for _ in range(chance.randint(2, 4)))
