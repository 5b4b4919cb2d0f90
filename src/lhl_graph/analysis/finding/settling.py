"""What the whole text bears out: company for labels that need it, a name for abbreviations and bare numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding import context
from lhl_graph.analysis.finding.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.finding.lexicon import Label, Lexicon
    from lhl_graph.analysis.finding.mentions import Found

_MUNICIPALITY: Final = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+ kommune\b")
SHORTEST_ALONE: Final = 3
"""How many letters an abbreviation needs to be told by them alone."""

_YEAR: Final = re.compile(r"\b20[0-4]\d\b")


def settled(text: str, found: Iterable[Found], lexicon: Lexicon) -> list[Found]:
    """Keep what the whole text bears out: company for labels that need it, a name for shared abbreviations."""
    kept = [each for each in found if each.mention.how != "negative"]
    named = {each.mention.thing for each in kept if each.mention.how not in ("abbreviation", "undated")}
    in_block: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in kept:
        in_block[each.block][each.mention.thing].add(key(text[each.mention.start : each.mention.end]))
    own = _own_municipality(text)
    first_year = _first_year(text)
    told = (_told_apart(text, each, first_year, lexicon) for each in kept)
    rivals: dict[tuple[int, int], set[str]] = defaultdict(set)
    for each in kept:
        if each.mention.how == "undated" and each.mention.thing in named:
            rivals[each.mention.start, each.mention.end].add(each.mention.thing)
    sure = {span for span, things in rivals.items() if len(things) == 1}
    return [
        each
        for each in told
        if _stays(text, each, named, own, in_block[each.block], lexicon)
        and (each.mention.how != "undated" or (each.mention.thing in named and each.mention[:2] in sure))
    ]


def _stays(
    text: str, each: Found, named: set[str], own: str | None, here: dict[str, set[str]], lexicon: Lexicon
) -> bool:
    if each.label is None:
        return True
    if each.label.role == "company":
        return _has_company(text, each, here, lexicon)
    if each.label.role == "abbreviation":
        return _is_decided(each, named, lexicon)
    return each.label.text != own


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
    period = context.PERIOD.match(text, each.mention.end, each.mention.end + 30)
    day = int(period[1]) if period else first_year

    def fits(thing: str) -> tuple[bool, bool, int]:
        first, last = lexicon.years.get(thing, (0, 9999))
        return bool(period) and last == int(period[2] if period else 0), first <= day, first

    return each._replace(mention=each.mention._replace(thing=max(sorted(sharing), key=fits)))


def _has_company(text: str, each: Found, here: dict[str, set[str]], lexicon: Lexicon) -> bool:
    """Whether another word of the same concept, or of one right above or below, stands in the block."""
    own = key(text[each.mention.start : each.mention.end])[:4]
    things = {each.mention.thing, *lexicon.kin.get(each.mention.thing, ())}
    return any(not other.startswith(own) for thing in things for other in here.get(thing, ()))


def _is_decided(each: Found, named: set[str], lexicon: Lexicon) -> bool:
    """Whether an abbreviation stands for this thing: alone it needs three letters, else the text names the thing."""
    label: Label | None = each.label
    assert label is not None
    owners = {owner.thing for owner in lexicon.abbreviations[label.text]}
    if len(owners) == 1 and len(label.text) >= SHORTEST_ALONE:
        return True
    return label.thing in named and not (owners - {label.thing} & named and _rank(label) > 0)


def _rank(label: Label) -> int:
    return 0 if label.kind == "initiative" else 1
