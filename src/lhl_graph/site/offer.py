"""What there is for municipalities: what kind of offer a measure is, whether it is for them, and whom they can ask."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.findings.speakers import PARTY, SECOND_HAND
from lhl_graph.iris import BASE, local_name
from lhl_graph.site.content import SCHEMES, fold, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.site.content import Content

MUNICIPALITIES: Final = BASE + "target-group/municipalities"
USABLE: Final = ("grant", "guidance", "training", "network", "tool", "pilot")
"""Kinds of measures that a municipality can apply for, read, attend, join or try."""
CURRENT: Final = ("active", "perhaps")
OVER: Final = ("ended",)
APART: Final = ("rules", "perhaps", "lasting", "later", "proposed", "others", "people", "over", "ended")
"""Why a measure stands apart: it is a rule, its initiative is only perhaps in force, or is over while the measure is of
a kind that outlasts it, or begins later, it is only proposed, it goes to others than the municipality, or may be for
people themselves, its initiative is over, or it has itself ended."""
RULE: Final = "regulation"
"""Kind of measure that a municipality does not choose, but has to follow."""
LASTING: Final = ("guidance", RULE)
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


class Told(NamedTuple):
    """What one initiative says of something: its parts, and their sources where all of them have the same."""

    initiative: str
    parts: list[str]
    sources: tuple[str, ...]


def instrument(content: Content, measure: str) -> str:
    """Give what kind of instrument a measure is, such as `grant`."""
    return local_name(content.reader.one(measure, "lhl:instrument"))


def apart(content: Content, measure: str) -> str:
    """Say why a measure stands apart, as one of `APART`; empty for one that is there for the municipality."""
    kind, status = instrument(content, measure), local_name(content.reader.one(measure, "lhl:status"))
    state = content.states.get(content.parts[measure][0].initiative, "")
    groups, bodies = _groups(content, measure), _bodies(content, measure)
    addressed = MUNICIPALITIES in content.having.get(content.parts[measure][0].initiative, ())
    elsewhere = not addressed or (bool(bodies) and bodies <= ELSEWHERE)
    proposed = is_proposed(content, measure)
    if status == "ended":
        return "ended"
    if state == "ended" and (kind not in LASTING or (proposed and kind != RULE) or elsewhere):
        return "over"
    if proposed:
        return "proposed"
    if state == "not yet":
        return "later"
    if elsewhere:
        return "others"
    if groups and not bodies and state != "ended":
        return "people"
    if kind == RULE:
        return "rules"
    return {"active": "", "ended": "lasting"}.get(state, "perhaps")


def is_proposed(content: Content, measure: str) -> bool:
    """Tell whether a measure is only proposed, as far as its sources say."""
    return local_name(content.reader.one(measure, "lhl:status")) == "planned" or _is_hearsay(content, measure)


def _groups(content: Content, part: str) -> set[str]:
    return {each for each in content.parts[part][1].concepts if each.startswith(BASE + "target-group/")}


def _bodies(content: Content, part: str) -> set[str]:
    """Give the target groups of a part that are no part of the population."""
    groups = _groups(content, part)
    return groups - people(groups, content.inventory.broader)


def is_usable(content: Content, part: str) -> bool:
    """Tell whether a part is a measure of a kind that a municipality can use."""
    return content.parts[part][1].kind == "measure" and instrument(content, part) in USABLE


def is_lasting(content: Content, part: str) -> bool:
    """Tell whether a part is a measure that may still hold though its initiative is over."""
    return content.parts[part][1].kind == "measure" and apart(content, part) == "lasting"


def is_rule(content: Content, part: str) -> bool:
    """Tell whether a part is a measure that municipalities have to follow, or may have to."""
    return content.parts[part][1].kind == "measure" and apart(content, part) == "rules"


def is_proposed_rule(content: Content, part: str) -> bool:
    """Tell whether a part is a rule that is only proposed, as far as its sources say."""
    known = content.parts[part][1]
    return known.kind == "measure" and instrument(content, part) == RULE and apart(content, part) == "proposed"


def is_offered(content: Content, part: str) -> bool:
    """Tell whether it is one that is there for the municipality, or perhaps is."""
    return is_usable(content, part) and apart(content, part) in ("", "perhaps")


def _is_hearsay(content: Content, measure: str) -> bool:
    """Tell whether only parties speak of a measure, or of a rule only media and parties: that is no adoption."""
    kinds = SECOND_HAND if instrument(content, measure) == RULE else frozenset({PARTY})
    sources = content.parts[measure][1].sources
    return bool(sources) and all(content.is_published_by(source, kinds) for source in sources)


def is_ministry(content: Content, actor: str) -> bool:
    """Tell whether an actor is a ministry, which a municipality asks after those that carry things out."""
    return content.reader.one(actor, "lhl:actorType") == BASE + "actor-type/ministry"


def only_named(content: Content, concept: str) -> list[str]:
    """Give the initiatives that sources only name, and whose name says a theme or target group."""
    named = (each for each in sorted(content.initiatives) if content.mark(each) == "named")
    return [each for each in named if _stands_in(" ".join(content.folded(each)), content, concept)]


def left_over(content: Content, concept: str) -> list[str]:
    """Give the initiatives named after a theme or target group that are over, where nothing has come after them.

    That is so when no source says what did, and none that is in force is named after it either.
    """
    covered = content.covered.get(concept, ())
    named = [each for each in covered if _stands_in(" ".join(content.folded(each)), content, concept)]
    if any(content.mark(each) == "active" for each in named):
        return []
    return [each for each in named if content.mark(each) == "ended" and not content.after(each)[1]]


def names_itself(content: Content, actor: str, concept: str) -> bool:
    """Tell whether a theme or target group stands in the name of an actor, as in "Frivillighet Norge"."""
    return _stands_in(fold(" ".join(content.reader.all(actor, "rdfs:label"))), content, concept)


def _stands_in(names: str, content: Content, concept: str) -> bool:
    said = f" {names}"
    return any(f" {each}" in said for each in content.folded(concept) if len(each) > SHORT)


def near(content: Content, concept: str) -> list[str]:
    """Give the target groups in whose names a theme stands, and the themes in whose names a target group does.

    Who looks for "Dementia" finds "People with dementia" too.
    """
    other = SCHEMES[concept.startswith(f"{BASE}{SCHEMES[0]}/")]
    others = (each for each in content.in_scheme(other) if content.tagged.get(each))

    def stands(one: str, in_name_of: str) -> bool:
        return _stands_in(fold(" ".join(content.reader.all(in_name_of, "skos:prefLabel"))), content, one)

    return [each for each in others if stands(concept, each) or stands(each, concept)]


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


def expected(content: Content, concept: str, states: Sequence[str] = CURRENT) -> list[str]:
    """Give the goals with a concept that initiatives set for municipalities: those in force, or perhaps in force."""
    return _standing(content, content.tagged.get(concept, ()), "goal", states)


def usable(content: Content, concept: str) -> list[str]:
    """Give the measures that a municipality can use, in force or perhaps in force.

    First those that say a concept themselves, then those that have it from their whole initiative.
    """
    return [each for each in _measures(content, concept, CURRENT) if is_offered(content, each)]


def lasting(content: Content, concept: str) -> list[str]:
    """Give the measures of initiatives that are over that may still hold."""
    return [each for each in _measures(content, concept, OVER) if is_lasting(content, each)]


def rules(content: Content, concept: str) -> list[str]:
    """Give the rules for municipalities that initiatives brought or announced; last those for many bodies at once."""
    found = [each for each in _measures(content, concept, (*CURRENT, *OVER)) if is_rule(content, each)]
    return sorted(found, key=lambda each: len(_bodies(content, each) - {MUNICIPALITIES}))


def together(content: Content, parts: Iterable[str]) -> list[Told]:
    """Give parts by their initiatives, each where its first part stood."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        found[content.parts[part][0].initiative].append(part)
    sources = {each: {content.parts[part][1].sources for part in of} for each, of in found.items()}
    return [Told(each, of, *(sources[each] if len(sources[each]) == 1 else [()])) for each, of in found.items()]


def _measures(content: Content, concept: str, states: Sequence[str]) -> list[str]:
    own, lent = (_standing(content, of.get(concept, ()), "measure", states) for of in (content.tagged, content.lent))
    return list(dict.fromkeys([*own, *lent]))


def _standing(content: Content, parts: Iterable[str], kind: str, states: Sequence[str]) -> list[str]:
    """Give the parts of one kind whose initiatives address municipalities and stand so, perhaps in force last."""
    addressed = set(content.covered.get(MUNICIPALITIES, ()))
    current = [
        part
        for part in parts
        if content.parts[part][1].kind == kind
        and content.parts[part][0].initiative in addressed
        and content.states.get(content.parts[part][0].initiative) in states
    ]
    return sorted(current, key=lambda part: (content.states[content.parts[part][0].initiative], part))
