"""What carries the parts of the reform on, by focus area, and how far that goes for an area as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.coverage import LEAST
from lhl_graph.findings.compute import FAINT
from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.prose import counted, upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.analysis.coverage import Carried, Carrier
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

FIRST: Final = 3
"""So many carriers of a part are seen before all are asked for."""


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
    """How far it is like something in force: `all` of it, `partly`, only `perhaps`, or `none`."""

    @property
    def id(self) -> str:
        """What the page calls it in addresses."""
        return local_name(self.area) or "reform"

    @property
    def sure(self) -> int:
        """How many of them are like something surely in force."""
        return sum(each.state == "all" for each in self.held)

    @property
    def solutions(self) -> int:
        """How many solutions are recorded."""
        return sum(each.kind == "solution" for each in self.held)


class Whole(NamedTuple):
    """How many solutions sources say that each focus area has; 0 where none says it."""

    each: int
    sources: list[str]


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page."""
    areas = by_area(content)
    held = [each for area in areas for each in area.held]
    told = {state: [each.part for each in held if each.state == state] for state in ("all", "perhaps", "none")}
    least, faint = (voice.decimal(each, 1) for each in (LEAST, FAINT))
    lost = [state for state in ("none", "perhaps") if told[state]]
    first, forms = [*lost, "all"][0], voice.words["coverage_sum"]

    def said(state: str) -> str:
        per = f" {voice.per()}" if state == first else ""
        parts = upper(counted(len(told[state]), "part", voice.language))
        return str(forms[state]).format(parts=parts, n=len(told[state]), all=len(held), per=per)

    return {
        "areas": areas,
        "whole": whole(content),
        "lost": [(said(state), told[state]) for state in lost],
        "kept": said("all"),
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


def whole(content: Content) -> Whole:
    """Read how many solutions the reform has in each focus area, and who says so."""
    reader, field = content.reader, f"{BASE}field/solutions-per-area"
    given = (each for each in reader.all(REFORM, "lhl:fieldSource") if reader.one(each, "lhl:sourceOf") == field)
    sources = [source for each in given for source in reader.all(each, "dct:source")]
    return Whole(int(reader.one(REFORM, "lhl:solutionsPerArea") or 0), sources)


def like(score: float) -> str:
    """Name how alike two parts are, by the number that is shown, of two decimals.

    `same` from where texts count by themselves, `little` where they hardly are alike.
    """
    shown = round(score, 2)
    return "same" if shown >= LEAST else "some" if shown >= FAINT else "little"


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
