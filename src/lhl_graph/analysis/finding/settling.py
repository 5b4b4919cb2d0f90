"""What the whole text bears out: company for labels that need it, a name for abbreviations and bare numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding import context, editions, own_plans
from lhl_graph.analysis.finding.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.analysis.finding.mentions import Found

_MUNICIPALITY: Final = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+ kommune\b")
SHORTEST_ALONE: Final = 3
"""How many letters an abbreviation needs to be told by them alone."""

_OPENING: Final = " ("
"""Stands between an abbreviation and what it is short for, whichever comes first."""

_YEAR: Final = re.compile(r"\b20[0-4]\d\b")


def settled(text: str, found: Iterable[Found], lexicon: Lexicon) -> list[Found]:
    """Keep what the whole text bears out: company for labels that need it, a name for shared abbreviations."""
    kept = [each for each in found if each.mention.how != "negative"]
    named = {each.mention.thing for each in kept if each.mention.how not in ("abbreviation", "undated")}
    in_block: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    lacking = {each.block for each in kept if each.label is not None and each.label.role == "company"}
    for each in kept:
        if each.block in lacking:
            in_block[each.block][each.mention.thing].add(key(text[each.mention.start : each.mention.end]))
    own = _own_municipality(text)
    first_year = _first_year(text)
    beside = _beside(kept)
    told = (_told_apart(text, each, first_year, lexicon) for each in kept)
    rivals: dict[tuple[int, int], set[str]] = defaultdict(set)
    for each in kept:
        if each.mention.how == "undated" and each.mention.thing in named:
            rivals[each.mention.start, each.mention.end].add(each.mention.thing)
    sure = {span for span, things in rivals.items() if len(things) == 1}

    def stays(each: Found) -> bool:
        if each.mention.how == "abbreviation":
            meant = _abbreviated(text, each, named, beside, first_year, lexicon) == each.mention.thing
            return meant and not (each.mention.kind == "initiative" and own_plans.is_said_own(text, each.mention.end))
        if each.mention.how == "undated":
            return each.mention.thing in named and each.mention[:2] in sure
        return _stays(text, each, own, in_block[each.block], lexicon)

    return [each for each in told if stays(each)]


def _stays(text: str, each: Found, own: str | None, here: dict[str, set[str]], lexicon: Lexicon) -> bool:
    if each.label is None:
        return True
    if each.label.role == "company":
        return _has_company(text, each, here, lexicon)
    return each.label.text != own and not (own and _is_of(own, text, each))


def _is_of(own: str, text: str, each: Found) -> bool:
    """Whether a plan is one of the municipality's own: Fjordviks demensplan."""
    assert each.label is not None
    if each.label.kind != "initiative" or not own_plans.PLAN.search(text, each.mention.start, each.mention.end):
        return False
    place = own.removesuffix(" kommune")
    before = text[max(0, each.mention.start - len(place) - 2) : each.mention.start]
    return before in (f"{place}s ", f"{place}' ", f"{place}’ ")


def _own_municipality(text: str) -> str | None:
    """Give the municipality that a plan is of: the one that it names most."""
    counts = Counter(_MUNICIPALITY.findall(text))
    return counts.most_common(1)[0][0] if counts else None


def _first_year(text: str) -> int:
    """Give the first year of this century's first half that a text names; 9999 if it names none."""
    found = _YEAR.search(text)
    return int(found[0]) if found else 9999


def _told_apart(text: str, each: Found, first_year: int, lexicon: Lexicon) -> Found:
    """Give a name that several initiatives bear to one: the one that a period, a longer name or the time tells."""
    if each.label is None or each.label.kind != "initiative" or each.label.role != "name":
        return each
    sharing = lexicon.sharing(each.label.text)
    if len(sharing) <= 1:
        return each
    thing = editions.told_apart(text, each.mention.end, sharing, first_year, lexicon)
    return each._replace(mention=each.mention._replace(thing=thing))


def _has_company(text: str, each: Found, here: dict[str, set[str]], lexicon: Lexicon) -> bool:
    """Whether another word of the same concept, or of one right above or below, stands in the block."""
    own = key(text[each.mention.start : each.mention.end])[:4]
    things = {each.mention.thing, *lexicon.kin.get(each.mention.thing, ())}
    return any(not other.startswith(own) for thing in things for other in here.get(thing, ()))


def _beside(kept: list[Found]) -> dict[int, set[str]]:
    """Give what is named so near a place that only a bracket may stand between: Bo trygt hjemme (BTH)."""
    beside: dict[int, set[str]] = defaultdict(set)
    for each in kept:
        if each.mention.kind in ("initiative", "actor") and each.mention.how != "abbreviation":
            beside[each.mention.end + len(_OPENING)].add(each.mention.thing)
            beside[each.mention.start - len(_OPENING)].add(each.mention.thing)
    return beside


def _abbreviated(
    text: str, each: Found, named: set[str], beside: dict[int, set[str]], first_year: int, lexicon: Lexicon
) -> str | None:
    """Give what an abbreviation stands for: alone it needs three letters, else the text names the thing or its kind."""
    assert each.label is not None
    kinds = {owner.thing: owner.kind for owner in lexicon.abbreviations[each.label.text]}
    long = len(each.label.text) >= SHORTEST_ALONE
    if len(kinds) == 1:
        return each.mention.thing if long or each.mention.thing in named else None
    start, end = each.mention[:2]
    in_brackets = text[max(0, start - len(_OPENING)) : start] == _OPENING
    spelled = beside[start] if in_brackets else beside[end] if text.startswith(_OPENING, end) else set[str]()
    initiatives = {thing for thing, kind in kinds.items() if kind == "initiative"}
    dated = editions.ending(text, end, initiatives, lexicon)
    of_a_kind = initiatives if context.OF_A_NAME.match(text, end) else set()
    all_alike = initiatives if long and len(initiatives) == len(kinds) else set()
    for meant in (dated, spelled & set(kinds), of_a_kind, initiatives & named, set(kinds) & named, all_alike):
        if meant:
            return editions.told_apart(text, end, meant, first_year, lexicon)
    return None
