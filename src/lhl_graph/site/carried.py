"""What carries the parts of the reform on, by focus area, and how far that goes for an area as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.coverage import FAINT, LEAST, grade
from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.prose import counted, spelled, upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.analysis.coverage import Carried, Carrier
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

LOST: Final = ("none", "perhaps", "weak")
"""How a part stands that nothing surely in force clearly answers, from the least."""
_MIXED: Final = {"same": "partly", "some": "some", "perhaps": "perhaps", "weak": "weak"}
"""The best that a part of an area stands → how an area stands whose parts do not all stand alike."""


class Held(NamedTuple):
    """A part and who carries it on, those surely in force first."""

    part: str
    kind: str
    sure: list[Carrier]
    """Those surely in force that clearly do: a source says it of the initiative, or the texts say the same."""
    unsure: list[Carrier]
    """Those perhaps in force that clearly do."""
    weak: list[Carrier]
    """Those that are only somewhat alike."""
    state: str
    """`same` or `some`, by how alike the most alike is, when one that clearly does is surely in force; `perhaps` when
    one may be, else `weak` or `none`."""

    @property
    def carriers(self) -> list[Carrier]:
        """All that clearly carry it on."""
        return self.sure + self.unsure


class Area(NamedTuple):
    """A focus area as a whole, with the solutions and goals in it; without a focus area, those of the whole reform."""

    area: str
    held: list[Held]
    """The whole first, where there is one."""
    state: str
    """How its parts stand when all stand alike, else `partly` where one is `same`, or how the best of them stands;
    `unsaid` where some are unknown."""

    @property
    def id(self) -> str:
        """What the page calls it in addresses."""
        return local_name(self.area) or "reform"

    def count(self, state: str) -> int:
        """How many of them stand so."""
        return sum(each.state == state for each in self.held)

    @property
    def solutions(self) -> int:
        """How many solutions are recorded."""
        return _solutions(self.held)


class Whole(NamedTuple):
    """How many solutions sources say that each focus area has; 0 where none says it."""

    each: int
    sources: list[str]


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page."""
    areas = by_area(content)
    held = [each for area in areas for each in area.held]
    told = {state: [each.part for each in held if each.state == state] for state in (*LOST, "same", "some")}
    least, faint = (voice.decimal(each, 1) for each in (LEAST, FAINT))
    forms, per = voice.words["coverage_sum"], f" {voice.per()}"

    def said(state: str) -> str:
        parts, n = counted(len(told[state]), "part", voice.language), spelled(len(told[state]), voice.language, "m")
        return upper(str(forms[state]).format(parts=parts, n=n, all=len(held), per=per))

    return {
        "areas": areas,
        "whole": whole(content),
        "lost": [(state, said(state), told[state]) for state in LOST if told[state]],
        "kept": [said("same"), *([said("some")] if told["some"] else [])],
        "reform": REFORM,
        "foreign": any(voice.language not in voice.names(each.part) for each in held),
        "how": voice.words["coverage_how_far"].format(least=least, faint=faint),
        "grade": grade,
        "least": LEAST,
        "recorded": recorded(content, voice),
    }


def by_area(content: Content) -> list[Area]:
    """Group what is carried on: each focus area with what lies in it, then what lies in none."""
    held = {each.part: _held(each, content) for each in content.carried}
    inside = {part: content.reader.one(part, "lhl:inFocusArea") for part in held}
    areas = [part for part, each in held.items() if each.kind == "focus-area"]
    grouped = [(area, [held[area], *(held[part] for part in held if inside[part] == area)]) for area in areas]
    loose = [each for part, each in held.items() if each.kind != "focus-area" and inside[part] not in areas]
    expected = whole(content).each
    told = [Area(area, found, _state(found, expected)) for area, found in grouped]
    return [*told, Area("", loose, _state(loose, 0))] if loose else told


def whole(content: Content) -> Whole:
    """Read how many solutions the reform has in each focus area, and who says so."""
    reader, field = content.reader, f"{BASE}field/solutions-per-area"
    given = (each for each in reader.all(REFORM, "lhl:fieldSource") if reader.one(each, "lhl:sourceOf") == field)
    sources = [source for each in given for source in reader.all(each, "dct:source")]
    return Whole(int(reader.one(REFORM, "lhl:solutionsPerArea") or 0), sources)


def recorded(content: Content, voice: Voice) -> str:
    """Say how many of the solutions of the reform are recorded, and why not all; empty where all are."""
    areas, each, words = by_area(content), whole(content).each, voice.words["recorded"]
    n, expected = sum(area.solutions for area in areas), each * sum(bool(area.area) for area in areas)
    return "" if n == expected else str(words["of" if expected else "unknown"]).format(n=n, all=expected)


def _held(each: Carried, content: Content) -> Held:
    clear = [by for by in each.carriers if by.is_clear]
    sure = [by for by in clear if by.initiative in content.standings.sure]
    unsure = [by for by in clear if by not in sure]
    weak = [by for by in each.carriers if by not in clear]
    state = grade(max(by.score for by in sure)) if sure else "perhaps" if unsure else "weak" if weak else "none"
    return Held(each.part, each.kind, sure, unsure, weak, state)


def _state(held: Sequence[Held], expected: int) -> str:
    """Tell how an area stands; where parts are not recorded, those that are do not speak for the whole."""
    states = {each.state for each in held}
    if len(states) == 1:
        return "unsaid" if _solutions(held) < expected else states.pop()
    return next(told for state, told in _MIXED.items() if state in states)


def _solutions(held: Iterable[Held]) -> int:
    return sum(each.kind == "solution" for each in held)
