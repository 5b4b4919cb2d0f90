"""What there is for municipalities: what kind of offer a measure is, whether it is for them, and whom they can ask."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.iris import BASE, local_name
from lhl_graph.site.content import MUNICIPALITIES, USABLE, fold, people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.site.content import Content

APART: Final = ("perhaps", "lasting", "later", "proposed", "others", "people", "over", "ended")
"""Why a measure stands apart: its initiative is only perhaps in force, or is over while the measure is of a kind that
outlasts it, or begins later, it is only proposed, it goes to others than the municipality, or may be for people
themselves, its initiative is over, or it has itself ended."""
LASTING: Final = ("guidance", "regulation")
"""Kinds of measures that may hold when the plan that they came with is over."""
ELSEWHERE: Final = frozenset(
    BASE + f"target-group/{name}"
    for name in (
        "hospital-trusts", "state-agencies", "county-governors", "counties", "businesses", "researchers", "students",
        "voluntary-organisations",
    )
)  # fmt: skip
"""Bodies and people at them that are not the municipality; what goes to no other body, a municipality cannot use."""
SHORT: Final = 3
"""A name of so few letters begins too many words to tell anything by."""


def instrument(content: Content, measure: str) -> str:
    """Give what kind of instrument a measure is, such as `grant`."""
    return local_name(content.reader.one(measure, "lhl:instrument"))


def apart(content: Content, measure: str) -> str:
    """Say why a measure stands apart, as one of `APART`; empty for one that is there for the municipality."""
    state = content.states.get(content.parts[measure][0].initiative, "")
    status = local_name(content.reader.one(measure, "lhl:status"))
    groups = {each for each in content.parts[measure][1].concepts if each.startswith(BASE + "target-group/")}
    bodies = groups - people(groups, content.inventory.broader)
    addressed = MUNICIPALITIES in content.having.get(content.parts[measure][0].initiative, ())
    elsewhere = not addressed or (bool(bodies) and bodies <= ELSEWHERE)
    if status == "ended":
        return "ended"
    if state == "ended":
        lasts = instrument(content, measure) in LASTING and status != "planned" and not elsewhere
        return "lasting" if lasts else "over"
    if status == "planned":
        return "proposed"
    if state == "not yet":
        return "later"
    if elsewhere:
        return "others"
    if groups and not bodies:
        return "people"
    return "" if state == "active" else "perhaps"


def is_usable(content: Content, part: str) -> bool:
    """Tell whether a part is a measure of a kind that a municipality can use."""
    return content.parts[part][1].kind == "measure" and instrument(content, part) in USABLE


def is_lasting(content: Content, part: str) -> bool:
    """Tell whether a part is a measure that may still hold though its initiative is over."""
    return content.parts[part][1].kind == "measure" and apart(content, part) == "lasting"


def is_offered(content: Content, part: str) -> bool:
    """Tell whether it is one that is there for the municipality, or perhaps is."""
    return is_usable(content, part) and apart(content, part) in ("", "perhaps")


def is_ministry(content: Content, actor: str) -> bool:
    """Tell whether an actor is a ministry, which a municipality asks after those that carry things out."""
    return content.reader.one(actor, "lhl:actorType") == BASE + "actor-type/ministry"


def names_itself(content: Content, actor: str, concept: str) -> bool:
    """Tell whether a theme or target group stands in the name of an actor, as in "Frivillighet Norge"."""
    said = f" {fold(' '.join(content.reader.all(actor, 'rdfs:label')))}"
    return any(f" {each}" in said for each in content.folded(concept) if len(each) > SHORT)


def hands(content: Content, initiatives: Iterable[str], concept: str) -> list[tuple[str, list[str]]]:
    """Give whom to ask of initiatives about a concept, with which: first those named after it, ministries last."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in initiatives:
        near = [actor for actor in content.initiatives[each].partners if names_itself(content, actor, concept)]
        for actor in dict.fromkeys([*content.asked(each), *near]):
            found[actor].append(each)

    def rank(item: tuple[str, list[str]]) -> tuple[bool, bool, int, str]:
        actor, of = item
        return not names_itself(content, actor, concept), is_ministry(content, actor), -len(of), actor

    return sorted(found.items(), key=rank)
