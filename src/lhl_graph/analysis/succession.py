"""Which initiative probably takes over from which, although no source says so.

Rows in, rows out. One initiative is taken for the likely successor of another when

* their periods follow on each other: it begins after the other began, and at the earliest ``EARLY`` years before
  and at the latest ``LATE`` years after the other's last day; an initiative that is over, and whose last day no
  source gives, may be followed at any time,
* they are in the same hands (an owner or a responsible actor in common) or in the same field (a theme that both
  are said to be about as a whole), and
* each is among the ``NEAREST`` that overlap most with the other.

The rule knows nothing of stated relations, so hiding the one that it is to find again changes nothing: every stated
succession is held out. The three numbers are not: they are round ones that were looked at beside the same stated
successions, of which they find 9 of 12. With ``EARLY`` 0 it is 7, with ``NEAREST`` 2 or 5 it is 8 or 10 (and half or
twice as many that no source states); ``LATE`` from 1 to 4 changes nothing. So the share found is that of a rule
whose numbers suit these data, not of one that has never seen them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import OVER
from lhl_graph.analysis.relation import CARRIES_ON, linked_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from lhl_graph.analysis.period import Period
    from lhl_graph.analysis.relation import Relation
    from lhl_graph.analysis.similarity import Pair

EARLY: Final = 1
LATE: Final = 2
NEAREST: Final = 3


class Succession(NamedTuple):
    """``later`` probably takes over from ``earlier``; they overlap by ``score`` (0 to 1).

    ``gap`` is the number of days from the last day of the one to the first of the other, negative when they ran side
    by side, None where no last day is known; ``hands`` are the actors that own or carry out both.
    """

    earlier: str
    later: str
    score: float
    gap: int | None
    hands: tuple[str, ...]


class FoundAgain(NamedTuple):
    """How many of the stated successions the rule finds by itself."""

    found: int
    stated: int


def successions(
    periods: Iterable[Period],
    scores: Mapping[Pair, float],
    hands: Mapping[str, Set[str]],
    fields: Mapping[str, Set[str]],
    nearest: int = NEAREST,
) -> list[Succession]:
    """Every likely succession, the largest overlap first.

    ``scores`` are by pair (a < b), ``hands`` and ``fields`` the actors and the themes of each initiative. A pair
    without a score does not overlap.
    """
    known = {period.initiative: period for period in periods}
    near = _nearest(scores, nearest)
    found = []
    for (a, b), score in scores.items():
        if not (b in near[a] and a in near[b] and a in known and b in known):
            continue
        earlier, later = sorted((known[a], known[b]), key=lambda period: (period.first_day or "", period.initiative))
        shared = tuple(sorted(hands.get(a, frozenset()) & hands.get(b, frozenset())))
        together = shared or fields.get(a, frozenset()) & fields.get(b, frozenset())
        if together and _follows(earlier, later):
            found.append(Succession(earlier.initiative, later.initiative, score, _gap(earlier, later), shared))
    return sorted(found, key=lambda row: (-row.score, row.earlier, row.later))


def unstated(found: Iterable[Succession], relations: Iterable[Relation]) -> list[Succession]:
    """Those that no source states; another relation than a succession may be stated."""
    stated = linked_pairs(row for row in relations if row.kind in CARRIES_ON)
    return [row for row in found if _pair(row) not in stated]


def found_again(found: Iterable[Succession], relations: Iterable[Relation], initiatives: Iterable[str]) -> FoundAgain:
    """How many successions that sources state between some initiatives are among those found."""
    known = set(initiatives)
    stated = linked_pairs(row for row in relations if row.kind in CARRIES_ON and {row.initiative, row.to} <= known)
    return FoundAgain(len(stated & {_pair(row) for row in found}), len(stated))


def _pair(row: Succession) -> Pair:
    return (min(row.earlier, row.later), max(row.earlier, row.later))


def _nearest(scores: Mapping[Pair, float], count: int) -> dict[str, set[str]]:
    """Those that overlap most with each; a tie goes to the first by name."""
    others: dict[str, list[tuple[float, str]]] = {}
    for (a, b), score in scores.items():
        others.setdefault(a, []).append((-score, b))
        others.setdefault(b, []).append((-score, a))
    return {name: {other for score, other in sorted(rows)[:count] if score < 0} for name, rows in others.items()}


def _follows(earlier: Period, later: Period) -> bool:
    if not earlier.first_day or not later.first_day or earlier.first_day >= later.first_day:
        return False
    if earlier.last_day is None:
        return earlier.status in OVER
    year = int(earlier.last_day[:4])
    rest = earlier.last_day[4:]
    return f"{year - EARLY:04}{rest}" <= later.first_day <= f"{year + LATE:04}{rest}"


def _gap(earlier: Period, later: Period) -> int | None:
    if earlier.last_day is None or later.first_day is None:
        return None
    return (date.fromisoformat(later.first_day) - date.fromisoformat(earlier.last_day)).days
