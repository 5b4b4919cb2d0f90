"""What points to a thing, in the order people look for it; the questions that name it stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.thing.heading import inverse
from lhl_graph.answers.thing.letter import about, standing
from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_FEW: Final = 30
"""So many things stand open."""
_OWNER, _RESPONSIBLE, _PARTNER = (NS + name for name in ("owner", "responsible", "partner"))
_BEHIND: Final = "behind"
"""What an actor owns or is responsible for: told together, for much of it is both."""
ROLES: Final = {_BEHIND: (_OWNER, _RESPONSIBLE), **{each: (each,) for each in (_RESPONSIBLE, _OWNER, _PARTNER)}}
"""Of an actor, the first of these stands open, however many, and no others: the roles that each is of."""
_FIRST: Final = (NS + "theme", NS + "targetGroup", *ROLES)
ASIDE: Final = (NS + "inferredActor", PREFIXES["dct"] + "publisher")
"""What tells how the data were made rather than what an actor does."""
_GIVEN_IN: Final = NS + "letter"
_PRESET: Final = PREFIXES["sh"] + "defaultValue"


class Group(NamedTuple):
    """What points to a thing by one property: address and name of each.

    `about` tells, by address, what each assignment of a letter is about, and `standing` how it stood.
    """

    property: str
    heading: str
    things: list[tuple[str, str]]
    open: bool
    about: dict[str, list[tuple[str, str]]]
    standing: dict[str, str]


def groups(store: Store, labels: Labels, sheet: Sheet) -> list[Group]:
    """Give what points to a thing; what the thing itself says under the same heading is not said again."""
    found: list[Group] = []
    for name in dict.fromkeys(name for _, name in store.pointing(sheet.iri) if name != _PRESET):
        heading = inverse(store, labels, name)
        known = {entry.iri for entry in sheet.facts.get(heading, [])}
        rest = {iri: text for iri, text in sheet.referring.get(heading, {}).items() if iri not in known}
        if rest and heading not in {each.heading for each in found}:
            things = sorted(((frame.address_of(iri), text) for iri, text in rest.items()), key=_by_name)
            tasks = rest if name == _GIVEN_IN else ()
            is_about = {frame.address_of(each): _named(labels, of) for each in tasks if (of := about(store, each))}
            stood = {frame.address_of(each): "; ".join(standing(store, labels, each)) for each in tasks}
            found.append(Group(name, heading, things, _is_open(sheet, name, len(things)), is_about, stood))
    placed = sorted(_together(found, labels.language), key=_place)
    roles = [each for each in placed if each.property in ROLES]
    return [each._replace(open=False) if each in roles[1:] and _is_actor(sheet) else each for each in placed]


def _together(found: list[Group], language: str) -> list[Group]:
    """Tell of what is owned and of what is answered for in one group, each once."""
    behind = [each for each in found if each.property in ROLES[_BEHIND]]
    if len(behind) < len(ROLES[_BEHIND]):
        return found
    things = sorted({thing for each in behind for thing in each.things}, key=_by_name)
    whole = Group(_BEHIND, frame.words(language)["behind"], things, open=True, about={}, standing={})
    return [whole, *(each for each in found if each not in behind)]


def _named(labels: Labels, iris: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(((frame.address_of(each), labels[each]) for each in iris), key=_by_name)


def _is_open(sheet: Sheet, name: str, number: int) -> bool:
    return name in ROLES if _is_actor(sheet) else number <= _FEW


def _is_actor(sheet: Sheet) -> bool:
    return sheet.iri.startswith(BASE + "actor/")


def _place(group: Group) -> tuple[int, tuple[str, str, str]]:
    order = (*_FIRST, "", *ASIDE)
    return order.index(group.property if group.property in order else ""), alphabet.key(group.heading)


def _by_name(thing: tuple[str, str]) -> tuple[str, str, str]:
    return alphabet.key(thing[1])
