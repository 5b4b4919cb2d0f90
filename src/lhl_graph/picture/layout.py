"""Where things stand in a picture: groups together, names apart, and the same picture every time.

Every group is laid out on its own by its ties, its members are pushed apart until their names have room, and the
groups are then packed as boxes near those they have most ties with. Positions are whole numbers; no scipy is needed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SEED: Final = 2023

GAP: Final = 26.0
"""Room between the boxes of two groups."""

MANY: Final = 120
"""Groups with more members than this are laid out on a spiral: names do not all fit anyway."""

MOST_DRAWN: Final = 2000
"""Above so many things the page opens with a mark for each group, whose members are laid out on a spiral."""

ROUNDS: Final = 200

HEADING: Final = (150.0, 34.0)
"""Room over a group for its heading, wide and high, where all is drawn about as large as the screen shows it."""

SMALLER: Final = 60
"""More things than this are seen at half the size, with headings as large as ever."""

HEADING_OF_SMALL: Final = (220.0, 68.0)
"""Room for a heading there: it is broken into more rows."""

CLEAR: Final = 3.0
"""Room between a mark and a line that is not its own."""

NUDGES: Final = 12

ASPECT: Final = 1.12
"""How much wider than high the picture is."""

Place = tuple[float, float]
Tie = tuple[str, str, float]


class Spot(NamedTuple):
    """Something to be placed: its group (0 for none), how much room it takes with its name, and its mark's radius."""

    name: str
    group: int
    width: float
    height: float
    mark: float = 0.0


class _Box(NamedTuple):
    name: str
    width: float
    height: float


def place(spots: Iterable[Spot], ties: Iterable[Tie], seed: int = SEED) -> dict[str, tuple[int, int]]:
    """Give each spot a place; ties pull, the heavier the closer. Middle of the picture is near 0, 0."""
    rows = sorted(spots)
    known = {row.name: row for row in rows}
    pulls = _summed(tie for tie in ties if tie[0] in known and tie[1] in known)
    home = {row.name: f"group {row.group:06}" if row.group else row.name for row in rows}
    groups: dict[str, list[Spot]] = defaultdict(list)
    for row in rows:
        groups[home[row.name]].append(row)
    own: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for (a, b), weight in pulls.items():
        if home[a] == home[b]:
            own[home[a]][a, b] = weight
    inner, boxes = {}, []
    for name, members in sorted(groups.items()):
        spread = len(members) > MANY or len(rows) > MOST_DRAWN
        heading = HEADING if len(rows) <= SMALLER else HEADING_OF_SMALL
        inner[name], box = _inside(name, members, own[name], seed, heading, spread=spread)
        boxes.append(box)
    between = _summed((home[a], home[b], w) for (a, b), w in pulls.items() if home[a] != home[b])
    outer = _pack(boxes, between, frozenset(name for name, members in groups.items() if len(members) > 1))
    found = {}
    for row in rows:
        (left, top), (x, y) = outer[home[row.name]], inner[home[row.name]][row.name]
        found[row.name] = (left + x, top + y)
    if len(rows) <= MANY and len(pulls) <= MANY:
        found = _off_lines(rows, found, pulls)
    return {name: (round(x), round(y)) for name, (x, y) in found.items()}


def _inside(
    name: str,
    members: Sequence[Spot],
    pulls: Mapping[tuple[str, str], float],
    seed: int,
    heading: tuple[float, float],
    *,
    spread: bool,
) -> tuple[dict[str, Place], _Box]:
    """Places of one group's members around 0, 0, and the box they fill with a heading that is so wide and high.

    ``spread`` is on a spiral, whoever is tied.
    """
    boxes = [_Box(row.name, row.width, row.height) for row in members]
    if spread:
        places = _spiral(boxes, pulls)
    elif not pulls:
        places = _rows(boxes)
    else:
        reach = 0.45 * math.sqrt(sum(box.width * box.height for box in boxes))
        places = _apart(boxes, _spring(sorted(box.name for box in boxes), pulls, seed, reach))
    left = min(places[b.name][0] - b.width / 2 for b in boxes)
    right = max(places[b.name][0] + b.width / 2 for b in boxes)
    top = min(places[b.name][1] - b.height / 2 for b in boxes)
    bottom = max(places[b.name][1] + b.height / 2 for b in boxes)
    middle = ((left + right) / 2, (top + bottom) / 2)
    centred = {key: (x - middle[0], y - middle[1]) for key, (x, y) in places.items()}
    if len(members) == 1:
        return centred, _Box(name, right - left, bottom - top)
    wide, high = max(right - left, heading[0]), bottom - top + heading[1]
    lowered = {key: (x, y + heading[1] / 2) for key, (x, y) in centred.items()}
    return lowered, _Box(name, wide + GAP, high + GAP)


def _spring(names: Sequence[str], pulls: Mapping[tuple[str, str], float], seed: int, reach: float) -> dict[str, Place]:
    """A force-directed start (Fruchterman and Reingold 1991), ``reach`` from the middle to the rim."""
    import networkx as nx

    if len(names) < 2:
        return dict.fromkeys(names, (0.0, 0.0))
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(pulls.items()))
    found = nx.spring_layout(graph, weight="weight", seed=seed, iterations=100, scale=reach)
    return {name: (float(found[name][0]), float(found[name][1])) for name in names}


def _rows(boxes: Sequence[_Box]) -> dict[str, Place]:
    """What nothing inside ties: row after row, as a list is read."""
    wide = ASPECT * math.sqrt(sum(box.width * box.height for box in boxes))
    high = max(box.height for box in boxes)
    places, x, y = {}, 0.0, 0.0
    for box in boxes:
        if x and x + box.width > wide:
            x, y = 0.0, y + high
        places[box.name] = (x + box.width / 2, y)
        x += box.width
    return places


def _spiral(boxes: Sequence[_Box], pulls: Mapping[tuple[str, str], float]) -> dict[str, Place]:
    """The best tied in the middle, the others around them as seeds in a sunflower (Vogel 1979)."""
    ties: dict[str, float] = defaultdict(float)
    for (a, b), weight in pulls.items():
        ties[a] += weight
        ties[b] += weight
    step = 0.62 * math.sqrt(sum(box.width * box.height for box in boxes) / len(boxes))
    ordered = sorted(boxes, key=lambda box: (-ties[box.name], box.name))
    golden = math.pi * (3 - math.sqrt(5))
    return {
        box.name: (step * math.sqrt(n) * math.cos(n * golden), step * math.sqrt(n) * math.sin(n * golden))
        for n, box in enumerate(ordered)
    }


def _pack(boxes: Sequence[_Box], pulls: Mapping[tuple[str, str], float], groups: frozenset[str]) -> dict[str, Place]:
    """Place boxes one by one, each where it is free, near the middle and those it is tied to.

    Groups come before single things, and the best tied first: it gets the middle.
    """
    import numpy as np

    if len(boxes) > 4 * MANY:
        return _spiral(boxes, pulls)
    pull = {box.name: math.fsum(weight for _, weight in _ties_of(box.name, pulls)) for box in boxes}
    ordered = sorted(boxes, key=lambda box: (box.name not in groups, -round(pull[box.name], 6), box.name))
    reach = 1.1 * math.sqrt(sum(box.width * box.height for box in boxes))
    ticks = np.linspace(-reach, reach, 121 if len(boxes) <= MANY else 71)
    x, y = (axis.ravel() for axis in np.meshgrid(ticks * ASPECT, ticks))
    outward = np.hypot(x / ASPECT, y)
    free = {}
    placed: dict[str, Place] = {}
    for box in ordered:
        ties = [(placed[other], weight) for other, weight in _ties_of(box.name, pulls) if other in placed]
        cost = 1.4 * outward
        for (there_x, there_y), weight in ties:
            cost = cost + min(weight, 3.0) / (1 + 0.25 * len(ties)) * np.hypot(x - there_x, y - there_y)
        for other in ordered[: len(placed)]:
            key = (other.name, box.width, box.height)
            if key not in free:
                there_x, there_y = placed[other.name]
                beside = np.abs(x - there_x) >= (box.width + other.width) / 2
                free[key] = beside | (np.abs(y - there_y) >= (box.height + other.height) / 2)
            cost = np.where(free[key], cost, np.inf)
        best = int(np.argmin(np.round(cost, 3)))
        placed[box.name] = (float(x[best]), float(y[best]))
    return placed


def _ties_of(name: str, pulls: Mapping[tuple[str, str], float]) -> list[tuple[str, float]]:
    return [(b if a == name else a, weight) for (a, b), weight in pulls.items() if name in (a, b)]


def _apart(boxes: Sequence[_Box], places: Mapping[str, Place], rounds: int = ROUNDS) -> dict[str, Place]:
    """Push boxes apart, each time along the side on which they overlap the smaller part, until none do."""
    import numpy as np

    spots = np.array([places[box.name] for box in boxes])
    size = np.array([(box.width, box.height) for box in boxes])
    reach = (size[:, None, :] + size[None, :, :]) / 2
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None, :])
    for _ in range(rounds):
        between = spots[:, None, :] - spots[None, :, :]
        over = reach - np.abs(between)
        hit = (over > 0.5).all(axis=2) & (order != 0)
        if not hit.any():
            break
        sideways = over[..., 0] / reach[..., 0] < over[..., 1] / reach[..., 1]
        way = np.where(np.abs(between) > 1e-9, np.sign(between), order[..., None])
        push = 0.3 * over * way * np.stack([sideways, ~sideways], axis=2) * hit[..., None]
        spots = spots + push.sum(axis=1)
    return {box.name: (float(x), float(y)) for box, (x, y) in zip(boxes, spots, strict=True)}


def _off_lines(rows: Sequence[Spot], places: Mapping[str, Place], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Move a mark that lies on the line between two others to the nearer side of it, where it can be, in few rounds.

    A line through a mark looks like two lines that end there.
    """
    import numpy as np

    number = {row.name: n for n, row in enumerate(rows)}
    spots = np.array([places[row.name] for row in rows])
    marks = np.array([row.mark for row in rows])
    ends = [(number[a], number[b]) for a, b in pairs]
    for _ in range(NUDGES):
        before = spots.copy()
        for a, b in ends:
            along = spots[b] - spots[a]
            length = float(np.hypot(*along))
            if length < 1:
                continue
            along = along / length
            normal = np.array([-along[1], along[0]])
            part, off = (spots - spots[a]) @ along, (spots - spots[a]) @ normal
            short = marks + CLEAR - np.abs(off)
            hit = (marks > 0) & (short > 0) & (part > 0) & (part < length)
            hit[[a, b]] = False
            spots += np.outer(np.where(hit, np.where(off < 0, -short, short), 0.0), normal)
        if np.array_equal(before, spots):
            break
    return {row.name: (float(x), float(y)) for row, (x, y) in zip(rows, spots, strict=True)}


def _summed(ties: Iterable[Tie]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for a, b, weight in ties:
        if a != b:
            found[min(a, b), max(a, b)] += weight
    return dict(sorted(found.items()))
