"""What carries the parts of the reform on, and how many of each focus area anything answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.coverage import FAINT, LEAST, STATED_ON, grade, held
from lhl_graph.analysis.relation import ways_on
from lhl_graph.answers.carried import WAYS
from lhl_graph.findings import facts
from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.prose import spelled, upper

if TYPE_CHECKING:
    from lhl_graph.analysis.coverage import Carrier, Held, State
    from lhl_graph.analysis.relation import Relation
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

STATES: Final[tuple[State, ...]] = ("same", "some", "perhaps", "weak", "none")
"""How a part stands, from the best answered."""
MOST: Final = 8
"""So many parts are listed before they are folded."""


class Area(NamedTuple):
    """A focus area with the solutions and goals in it; without a focus area, those of the whole reform."""

    area: str
    held: list[Held]

    @property
    def id(self) -> str:
        """What the page calls it in addresses."""
        return local_name(self.area) or "reform"

    @property
    def counts(self) -> dict[str, int]:
        """How many of them stand in each of the ways."""
        states = [each.state for each in self.held]
        return {state: states.count(state) for state in STATES}

    @property
    def solutions(self) -> int:
        """How many solutions are recorded."""
        return sum(each.kind == "solution" for each in self.held)


class Way(NamedTuple):
    """By which relations an initiative carries the reform on."""

    initiative: str
    steps: tuple[Relation, ...]
    sources: list[str]
    """Who says so of the steps that no way listed before it has."""


class Whole(NamedTuple):
    """How many solutions sources say that each focus area has; 0 where none says it."""

    each: int
    sources: list[str]


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page."""
    areas = by_area(content)
    held = [each for area in areas for each in area.held]
    standing = {state: [each.part for each in held if each.state == state] for state in STATES}
    limits = {"least": voice.decimal(LEAST, 1), "faint": voice.decimal(FAINT, 1)}
    same = len(standing["same"])
    form = str(voice.words["coverage_lead"]).split("|")[0 if same == 1 else -1]
    lead = form.format(n=spelled(same, voice.language, "m"), all=len(held), per=f" {voice.per()}")
    shown = {part for each in held for part in (each.part, *(by.matched_part for by in each.carriers + each.weak))}
    return {
        "areas": areas,
        "whole": whole(content),
        "lead": upper(lead),
        "most": MOST,
        "standing": {state: parts for state, parts in standing.items() if parts},
        "meant": {state: mean.format(**limits) for state, (_, mean) in voice.words["coverage_states"].items()},
        "reform": REFORM,
        "foreign": any(voice.language not in voice.names(each) for each in shown),
        "ways": ways(content),
        "way_words": WAYS[voice.language],
        "told_ground": partial(_told_ground, content),
        "grade": grade,
        "recorded": recorded(content, voice),
    }


def ways(content: Content) -> list[Way]:
    """List what is, or perhaps is, in force and by stated relations carries the reform on, the nearest to it first."""
    found = ways_on(REFORM, facts.relations(content.reader.store))
    listed: list[Way] = []
    for each in sorted(found, key=lambda each: (len(found[each]), each)):
        if each in content.standings.either:
            told = {step for way in listed for step in way.steps}
            new = [step for step in found[each] if step not in told]
            listed.append(Way(each, found[each], [source for step in new for source in _sources(content, step)]))
    return listed


def by_area(content: Content) -> list[Area]:
    """Group what is carried on: each focus area with what lies in it, then what lies in none."""
    told = [held(each, content.standings.sure) for each in content.carried]
    inside = {each.part: content.reader.one(each.part, "lhl:inFocusArea") for each in told}
    reform = content.initiatives.get(REFORM)
    areas = [part.part for part in reform.parts if part.kind == "focus-area"] if reform and told else []
    grouped = [(area, [each for each in told if inside[each.part] == area]) for area in areas]
    loose = [each for each in told if inside[each.part] not in areas]
    found = [Area(area, each) for area, each in grouped]
    return [*found, Area("", loose)] if loose else found


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


def _told_ground(content: Content, by: Carrier) -> str:
    """Tell what sources say of a carrier: that it carries the reform `on`, is a `part` of it, or a `relation` to it."""
    if by.ground in STATED_ON:
        return "on"
    return "part" if content.is_part(by.initiative, REFORM) else by.ground


def _sources(content: Content, step: Relation) -> list[str]:
    told = (row for row in content.related.get(step.initiative, ()) if (row.initiative, row.to) == step[::2])
    return [source for row in told if local_name(row.kind) == step.kind for source in row.sources]
