"""What carries the parts of the reform on, by focus area, and how far that goes for an area as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.coverage import LEAST
from lhl_graph.findings.compute import FAINT
from lhl_graph.prose import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.analysis.coverage import Carried, Carrier
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

FIRST: Final = 3
"""So many carriers of a part are seen before all are asked for."""
STATES: Final = ("all", "partly", "perhaps", "none")
"""How far an area is like something in force: with all its parts, some, only perhaps, or not at all."""


class Held(NamedTuple):
    """A part and who carries it on, those surely in force first."""

    part: str
    kind: str
    carriers: list[Carrier]
    state: str
    """`all` when one of them is surely in force, `perhaps` when one may be, else `none`."""


class Area(NamedTuple):
    """A focus area as a whole, with the solutions and goals in it; without a focus area, those of the whole reform."""

    area: str
    held: list[Held]
    """The whole first, where there is one."""
    state: str

    @property
    def sure(self) -> int:
        """How many of them are like something surely in force."""
        return sum(each.state == "all" for each in self.held)


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page."""
    areas = by_area(content)
    held = [each for area in areas for each in area.held]
    told = {state: [each.part for each in held if each.state == state] for state in STATES}
    least, faint = (voice.decimal(each, 1) for each in (LEAST, FAINT))
    return {
        "areas": areas,
        "lost": [
            (voice.words["coverage_sum"][state].format(parts=_counted(told[state], voice.language)), told[state])
            for state in ("none", "perhaps")
            if told[state]
        ],
        "kept": voice.words["coverage_sum"]["all"].format(n=len(told["all"]), all=len(held), day=voice.when()),
        "how": voice.words["coverage_how_far"].format(least=least, faint=faint),
        "like": like,
        "least": LEAST,
        "first": FIRST,
    }


def by_area(content: Content) -> list[Area]:
    """Group what is carried on: each focus area with what lies in it, then what lies in none."""
    held = {each.part: _held(each, content) for each in content.carried}
    inside = {part: content.reader.one(part, "lhl:inFocusArea") for part in held}
    areas = [part for part, each in held.items() if each.kind == "focus-area"]
    grouped = [(area, [held[area], *(held[part] for part in held if inside[part] == area)]) for area in areas]
    loose = [each for part, each in held.items() if each.kind != "focus-area" and inside[part] not in areas]
    return [Area(area, found, _state(found)) for area, found in [*grouped, ("", loose)] if found]


def like(score: float) -> str:
    """Name how alike two parts are: `same` from where texts count by themselves, `little` where they hardly are."""
    return "same" if score >= LEAST else "some" if score >= FAINT else "little"


def _held(each: Carried, content: Content) -> Held:
    sure = content.standings.sure
    carriers = sorted(each.carriers, key=lambda by: by.initiative not in sure)
    state = "none" if not carriers else "all" if carriers[0].initiative in sure else "perhaps"
    return Held(each.part, each.kind, carriers, state)


def _state(held: Sequence[Held]) -> str:
    states = {each.state for each in held}
    if len(states) == 1:
        return states.pop()
    return "partly" if "all" in states else "perhaps"


def _counted(parts: Sequence[str], language: str) -> str:
    said = counted(len(parts), "part", language)
    return said[0].upper() + said[1:]
