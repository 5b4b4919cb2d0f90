"""Which cells of theme and target group are covered by whom, and who carries on the parts of an initiative.

Rows in, rows out. Which initiatives are active on a date, ``period.active`` tells; those in doubt are not
among them, so to ask about them, give them as the active ones.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.information_content import Broader, close_upward
from lhl_graph.analysis.part import Part, within
from lhl_graph.analysis.relation import Relation, ways_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set

    from lhl_graph.analysis.goal_match import GoalMatch

Ground = Literal["successor", "through", "relation", "overlap"]
Grade = Literal["same", "some", "little"]
State = Literal["same", "some", "perhaps", "weak", "none"]
Cell = tuple[str, str]

GROUNDS: Final[tuple[Ground, ...]] = ("successor", "through", "relation", "overlap")
"""Why an initiative is said to carry a part on, the strongest ground first."""

STATED_ON: Final[tuple[Ground, ...]] = ("successor", "through")
"""The grounds on which sources say that an initiative carries the whole of another on, directly or by way of others."""

CARRIED: Final = ("solution", "goal")
"""Kinds of parts that can be carried on; a measure ends with its grant or its conference, a focus area is a heading."""

CARRYING: Final = ("goal", "measure", "solution")
"""Kinds of parts that carry another on: what an initiative sets out to do, not what its chapters are called."""

LEAST: Final = 0.4
"""The least likeness by which a part answers another whatever its tags. Of a thousand pairs of parts one is as
much alike; read by hand, those above say the same thing, and at 0.3 a third do not."""

FAINT: Final = 0.1
"""A likeness below this is too faint to say that one part carries another on."""

SHOWN: Final = 0.2
"""A pair of parts is shown as what two initiatives have in common from this likeness on."""


class CoverageCell(NamedTuple):
    """A theme for a target group: the initiatives and their goals and measures that are about both."""

    theme: str
    target_group: str
    goals_by: tuple[str, ...]
    measures_by: tuple[str, ...]
    goals: tuple[str, ...]
    measures: tuple[str, ...]


class Carrier(NamedTuple):
    """An active initiative that carries a part on: by which ground, with which part, and how alike the two are."""

    initiative: str
    ground: Ground
    score: float
    matched_part: str

    @property
    def is_clear(self) -> bool:
        """Whether the two say the same, or are somewhat alike and sources say that the initiative carries on."""
        found = grade(self.score)
        return found == "same" or (found == "some" and self.ground in STATED_ON)


class Carried(NamedTuple):
    """A part of an initiative and all who carry it on, the strongest ground and the likest first."""

    part: str
    kind: str
    carriers: tuple[Carrier, ...]


class Held(NamedTuple):
    """A part and who carries it on, as far as those in force are known to be so."""

    part: str
    kind: str
    sure: list[Carrier]
    """Those surely in force that clearly do (`Carrier.is_clear`)."""
    unsure: list[Carrier]
    """Those perhaps in force that clearly do."""
    weak: list[Carrier]
    """The others that are alike."""

    @property
    def carriers(self) -> list[Carrier]:
        """All that clearly carry it on."""
        return self.sure + self.unsure

    @property
    def state(self) -> State:
        """How the part stands.

        `same` or `some`, by the most alike, when one that clearly carries it on is surely in force; `perhaps` when
        one may be, else `weak` or `none`.
        """
        if self.sure:
            return "same" if any(grade(by.score) == "same" for by in self.sure) else "some"
        return "perhaps" if self.unsure else "weak" if self.weak else "none"


def held(row: Carried, sure: Set[str]) -> Held:
    """Tell those who clearly carry a part on from the others, and of them those that are surely in force."""
    clear = [by for by in row.carriers if by.is_clear]
    return Held(
        row.part,
        row.kind,
        [by for by in clear if by.initiative in sure],
        [by for by in clear if by.initiative not in sure],
        [by for by in row.carriers if not by.is_clear],
    )


def is_evidence(match: GoalMatch) -> bool:
    """Tell whether a pair of parts shows what two initiatives have in common, not only words that all of them use.

    It is alike by its words and concepts together, or somewhat so both in all and in its concepts. All pairs count in
    the score.
    """
    return match.score >= LEAST or min(match.score, match.concepts) >= SHOWN


def grade(score: float) -> Grade:
    """Name how alike two parts are, by the number that is shown, of two decimals.

    `same` from where texts count by themselves, `little` where they hardly are alike.
    """
    shown = round(score, 2)
    return "same" if shown >= LEAST else "some" if shown >= FAINT else "little"


def cells(
    parts: Iterable[Part], active: Set[str], broader: Broader, *, of: str | None = None, closed: bool = False
) -> list[CoverageCell]:
    """The cells that the goals and measures of active initiatives cover, by theme and target group.

    A part covers each of its themes for each of its target groups, as tagged; with ``closed`` also everything
    broader, so that a goal for nursing-home residents counts for older people. With ``of`` the cells are
    those of one initiative's own goals, measures and solutions, active or not, and it is the others that
    cover them: a cell with nobody in it is one that nothing active covers.
    """
    wanted: set[Cell] | None = None if of is None else set()
    goals: dict[Cell, dict[str, str]] = defaultdict(dict)
    measures: dict[Cell, dict[str, str]] = defaultdict(dict)
    for row in parts:
        if wanted is not None and row.initiative == of:
            wanted |= _cells_of(row, broader, closed) if row.kind in CARRYING else set()
        elif row.initiative in active and row.kind in ("goal", "measure"):
            for cell in _cells_of(row, broader, closed):
                (goals if row.kind == "goal" else measures)[cell][row.part] = row.initiative
    return [
        CoverageCell(
            *cell,
            tuple(sorted(set(goals[cell].values()))),
            tuple(sorted(set(measures[cell].values()))),
            tuple(sorted(goals[cell])),
            tuple(sorted(measures[cell])),
        )
        for cell in sorted(goals.keys() | measures.keys() if wanted is None else wanted)
    ]


def carried_on(
    initiative: str,
    parts: Iterable[Part],
    active: Set[str],
    relations: Iterable[Relation],
    likeness: Callable[[str, str], float],
    broader: Broader,
    least: float = LEAST,
) -> list[Carried]:
    """For each solution and goal of an initiative, in this order: who carries it on.

    A part of another initiative answers a part

    * by ground ``successor`` when that initiative is stated to succeed or continue this one, or ``through``
      others when it does by way of them (``relation.ways_on``), and one of its themes is the same or a narrower
      one: a successor carries on what it has something to show for, no more;
    * by ground ``relation`` when another relation is stated between the two, in either direction, and
    * by ground ``overlap`` when none is, and the two parts share a cell;
    * by the same grounds when their likeness is at least ``least`` (``goal_match.Statements.likeness``, in [0, 1]).

    They share a cell when they have a theme in common and a target group of the other is the same or a
    narrower one. Each carrier is listed once, by its strongest ground and, of the parts that answer by it, the
    one most alike.
    """
    rows = list(parts)
    ground_of = _stated_grounds(initiative, relations)
    others = [row for row in rows if row.initiative != initiative and row.initiative in active and row.kind in CARRYING]
    own = [row for row in rows if row.initiative == initiative and row.kind in CARRIED]
    own.sort(key=lambda row: (CARRIED.index(row.kind), row.part))
    return [_carried(part, others, ground_of, likeness, broader, least) for part in own]


def _carried(
    part: Part,
    others: Iterable[Part],
    ground_of: Mapping[str, Ground],
    likeness: Callable[[str, str], float],
    broader: Broader,
    least: float,
) -> Carried:
    best: dict[str, tuple[int, float, str]] = {}
    for other in others:
        score = likeness(part.part, other.part)
        ground = _ground(part, other, ground_of.get(other.initiative), score >= least, broader)
        if ground is not None:
            answer = (GROUNDS.index(ground), -score, other.part)
            best[other.initiative] = min(answer, best.get(other.initiative, answer))
    carriers = [Carrier(name, GROUNDS[rank], round(-minus, DECIMALS), by) for name, (rank, minus, by) in best.items()]
    carriers.sort(key=lambda row: (GROUNDS.index(row.ground), -row.score, row.initiative))
    return Carried(part.part, part.kind, tuple(carriers))


def _cells_of(part: Part, broader: Broader, closed: bool) -> set[Cell]:
    if not closed:
        return set(product(part.themes, part.groups))
    return set(product(close_upward(part.themes, broader), close_upward(part.groups, broader)))


def _stated_grounds(initiative: str, relations: Iterable[Relation]) -> dict[str, Ground]:
    """Who is stated to be connected with an initiative: as carrying it on, or otherwise."""
    rows = list(relations)
    found: dict[str, Ground] = {
        name: "successor" if len(way) == 1 else "through" for name, way in ways_on(initiative, rows).items()
    }
    for row in rows:
        if initiative in (row.initiative, row.to):
            found.setdefault(row.initiative if row.to == initiative else row.to, "relation")
    return found


def _ground(part: Part, other: Part, stated: Ground | None, alike: bool, broader: Broader) -> Ground | None:
    """The ground on which one part of another initiative answers a part, if it does."""
    if stated in STATED_ON:
        related = within(other.themes, part.themes, broader)
    else:
        related = not part.themes.isdisjoint(other.themes) and within(other.groups, part.groups, broader)
    return (stated or "overlap") if alike or related else None
