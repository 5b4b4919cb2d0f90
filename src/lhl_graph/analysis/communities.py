"""Which initiatives belong together in a network, and the themes that tell them from the rest."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.network import asking_first, undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from networkx import Graph

    from lhl_graph.analysis.similarity import Pair

    Run = tuple[float, list[list[int]]]
    """Modularity of a division, and its parts, the largest first."""

RUNS: Final = 20
"""How many times Louvain is run, with seeds 0, 1, 2 …; the division with the highest modularity is kept."""

TOP: Final = 3
"""How many themes label a community."""


class TellingTheme(NamedTuple):
    """A theme, how large a share of a community and of all has it, and how much it tells (see ``telling``)."""

    theme: str
    inside: float
    overall: float
    telling: float


class Community(NamedTuple):
    """Nodes with more and closer ties to one another than to the rest; number 1 is the largest."""

    number: int
    members: tuple[str, ...]
    themes: tuple[TellingTheme, ...]


class Division(NamedTuple):
    """A network divided into communities; nodes without any tie are in none of them, but ``alone``."""

    communities: tuple[Community, ...]
    alone: tuple[str, ...]
    modularity: float

    def numbers(self) -> dict[str, int]:
        """The number of each node's community; nodes that stand alone are left out."""
        return {node: community.number for community in self.communities for node in community.members}


def communities(
    graph: Graph,
    themes: Mapping[str, Iterable[str]],
    *,
    resolution: float = 1.0,
    runs: int = RUNS,
    top: int = TOP,
    backend: str | None = None,
) -> Division:
    """Divide a network by Louvain (Blondel et al. 2008) on the weights, directions left aside.

    The best of ``runs`` by modularity (Newman and Girvan 2004; Newman 2004 with weights), numbered by size, then
    by first member; the same graph gives the same division. A higher ``resolution`` gives smaller communities.
    ``themes`` are the themes of each initiative; they do not bear on the division, only on its labels. Raises
    ValueError for fewer than one run or an unknown backend.
    """
    if runs < 1:
        raise ValueError(f"{runs} runs divide nothing; give at least 1")
    simple = undirected(graph)
    told = {node: frozenset(themes[node]) for node in simple if node in themes}
    alone = tuple(node for node, degree in simple.degree if not degree)
    simple.remove_nodes_from(alone)
    return _division(_by_networkx(simple, resolution, runs, backend), list(simple), alone, told, top)


def divided(nodes: Iterable[str], ties: Mapping[Pair, float], themes: Mapping[str, Iterable[str]]) -> Division:
    """What ``communities`` says of a network of nodes and the weights of their ties, without networkx."""
    from lhl_graph.analysis import louvain

    names = sorted({name for pair in ties for name in pair})
    alone = tuple(sorted(set(nodes) - set(names)))
    told = {node: frozenset(themes[node]) for node in sorted({*names, *alone}) if node in themes}
    number = {name: n for n, name in enumerate(names)}
    graph = louvain.ties(len(names), sorted((number[min(pair)], number[max(pair)], ties[pair]) for pair in ties))
    runs = (_ordered(louvain.louvain(graph, seed)) for seed in range(RUNS if ties else 0))
    return _division([(louvain.modularity(graph, parts), parts) for parts in runs], names, alone, told, TOP)


def telling(members: Iterable[str], themes: Mapping[str, Iterable[str]]) -> list[TellingTheme]:
    """The themes that tell members from all, the most telling first.

    Left out is what is no more common inside, and what one member alone has: it tells of the member.
    A theme tells inside * (IC - IC inside) = inside * ln(inside / overall), its part of the Kullback-Leibler
    divergence (1951) of the community from all: tf-idf with the share of members for tf and, for idf, how much
    less rare the theme is inside (differential cluster labelling, Manning et al. 2008, §17.7). Shares are of
    the nodes that ``themes`` knows.
    """
    chosen = sorted(set(members) & themes.keys())
    within = Counter(theme for node in chosen for theme in set(themes[node]))
    overall = Counter(theme for node in themes for theme in set(themes[node]))
    found = []
    for theme, count in within.items():
        inside, everywhere = count / len(chosen), overall[theme] / len(themes)
        if count > 1 and inside > everywhere:
            tells = inside * math.log(inside / everywhere)
            found.append(TellingTheme(theme, *(round(x, DECIMALS) for x in (inside, everywhere, tells))))
    return sorted(found, key=lambda row: (-row.telling, row.theme))


def _division(
    runs: Iterable[Run], names: Sequence[str], alone: tuple[str, ...], told: Mapping[str, frozenset[str]], top: int
) -> Division:
    """The division with the highest modularity; of equals, the one that comes first in order of names."""
    named = [(-round(score, 12), [tuple(names[n] for n in part) for part in parts]) for score, parts in runs]
    score, parts = min(named, default=(0.0, []))
    found = tuple(Community(n, part, tuple(telling(part, told)[:top])) for n, part in enumerate(parts, 1))
    return Division(found, alone, round(-score, DECIMALS))


def _by_networkx(graph: Graph, resolution: float, runs: int, backend: str | None) -> list[Run]:
    import networkx as nx

    numbered = nx.convert_node_labels_to_integers(graph)  # numbers hash alike in every process, names do not
    found = []
    with asking_first(backend):
        for seed in range(runs if graph else 0):
            sets = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
            parts = _ordered(sets)
            found.append((nx.community.modularity(numbered, parts, weight="weight", resolution=resolution), parts))
    return found


def _ordered(parts: Iterable[Iterable[int]]) -> list[list[int]]:
    return sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))
