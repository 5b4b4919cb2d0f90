"""Which initiatives belong together in a network, and the themes that tell them from the rest."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.network import asking_first, undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import Graph

RUNS: Final = 20
"""How many times Louvain is run, with seeds 0, 1, 2 …; the division with the highest modularity is kept."""

TOP: Final = 3
"""How many themes label a community."""


COMMON: Final = 0.5
"""As large a share of a community as this has a theme that the community may be called by."""

FALLBACK: Final = 2
"""By so many themes a community is called that none of them is common in."""


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
    parts, modularity = _best(simple, resolution, runs, backend)
    rows = zip(parts, telling_each(parts, told), strict=True)
    found = tuple(Community(n, part, tuple(themes[:top])) for n, (part, themes) in enumerate(rows, 1))
    return Division(found, alone, round(modularity, DECIMALS))


def telling(members: Iterable[str], themes: Mapping[str, Iterable[str]]) -> list[TellingTheme]:
    """The themes that tell members from all, the most telling first.

    Left out is what is no more common inside, and what one member alone has: it tells of the member.
    A theme tells inside * (IC - IC inside) = inside * ln(inside / overall), its part of the Kullback-Leibler
    divergence (1951) of the community from all: tf-idf with the share of members for tf and, for idf, how much
    less rare the theme is inside (differential cluster labelling, Manning et al. 2008, §17.7). Shares are of
    the nodes that ``themes`` knows.
    """
    return telling_each([members], themes)[0]


def telling_each(parts: Iterable[Iterable[str]], themes: Mapping[str, Iterable[str]]) -> list[list[TellingTheme]]:
    """Give what `telling` gives, for many communities; all nodes are counted once."""
    overall = Counter(theme for node in themes for theme in set(themes[node]))
    return [_telling(members, themes, overall) for members in parts]


def naming(rows: Iterable[TellingTheme], shared: Iterable[str] | None = None) -> list[str]:
    """The themes that a community is called by: what at least half of its members have, what most have first.

    ``shared`` are the themes of a member that it is held against: of them alone, if any is common. Where nothing is
    common, the community is called by the two themes that most have.
    """
    told = sorted(rows, key=lambda row: (-row.inside, -row.telling, row.theme))
    common = [row.theme for row in told if row.inside >= COMMON]
    own = frozenset(common if shared is None else shared)
    return [theme for theme in common if theme in own] or common or [row.theme for row in told[:FALLBACK]]


def _telling(
    members: Iterable[str], themes: Mapping[str, Iterable[str]], overall: Mapping[str, int]
) -> list[TellingTheme]:
    chosen = sorted(set(members) & themes.keys())
    within = Counter(theme for node in chosen for theme in set(themes[node]))
    found = []
    for theme, count in within.items():
        inside, everywhere = count / len(chosen), overall[theme] / len(themes)
        if count > 1 and inside > everywhere:
            tells = inside * math.log(inside / everywhere)
            found.append(TellingTheme(theme, *(round(x, DECIMALS) for x in (inside, everywhere, tells))))
    return sorted(found, key=lambda row: (-row.telling, row.theme))


def _best(graph: Graph, resolution: float, runs: int, backend: str | None) -> tuple[list[tuple[str, ...]], float]:
    """The division with the highest modularity; of equals, the one that comes first in order of names."""
    import networkx as nx

    if not graph:
        with asking_first(backend):
            return [], 0.0
    names = list(graph)
    numbered = nx.convert_node_labels_to_integers(graph)  # numbers hash alike in every process, names do not
    found: list[tuple[float, list[tuple[str, ...]]]] = []
    with asking_first(backend):
        for seed in range(runs):
            sets = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
            ordered = sorted((sorted(part) for part in sets), key=lambda part: (-len(part), part))
            score = nx.community.modularity(numbered, ordered, weight="weight", resolution=resolution)
            found.append((-round(score, 12), [tuple(names[n] for n in part) for part in ordered]))
    score, parts = min(found)
    return parts, -score
