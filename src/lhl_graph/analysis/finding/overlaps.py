"""Which of the matches that overlap or touch are kept, and which are one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from lhl_graph.analysis.finding.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.finding.mentions import Found, Mention


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep of what overlaps the longest; of equals a negative one, then the classes in order; negatives cancel."""
    ordered = sorted(found, key=_worth)
    taken: list[Found] = []
    claims: list[tuple[int, int]] = []  # in order, and no two of them overlap
    shared: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for each in ordered:
        start, end = each.mention.start, each.mention.end
        if (start, end) in shared and each.mention.how in ("abbreviation", "undated"):
            shared[start, end].append(each)
            taken.append(each)
            continue
        place = bisect_left(claims, (start, end))
        free = (not place or claims[place - 1][1] <= start) and (place == len(claims) or end <= claims[place][0])
        if free:
            claims.insert(place, (start, end))
            shared[start, end].append(each)
            taken.append(each)
    return taken


def _worth(each: Found) -> tuple[int, bool, bool, int, int]:
    mention = each.mention
    return (
        mention.start - mention.end,
        mention.how != "negative",
        mention.how == "form",
        CLASSES.index(mention.kind),
        mention.start,
    )


def merged(text: str, mentions: list[Mention]) -> list[Mention]:
    """Put mentions of one thing together that only blanks, dashes, quotes or brackets part."""
    together: list[Mention] = []
    for mention in mentions:
        last = together[-1] if together else None
        if last and last.thing == mention.thing and not text[last.end : mention.start].strip(' \t\n"«»“”–—:()'):
            together[-1] = last._replace(end=max(last.end, mention.end))
        else:
            together.append(mention)
    return together
