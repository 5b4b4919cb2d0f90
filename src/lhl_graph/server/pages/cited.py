"""Sources as short titles that lead to them: the most official first, and no two of one title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.iris import is_web_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.findings.speakers import Speaker


class Source(NamedTuple):
    """A source as a page knows it: what it is called on the page, where it is on the web, and who speaks in it."""

    id: str
    url: str
    whole: str
    speaker: Speaker


class Cited(NamedTuple):
    """A source as a short title that leads to it."""

    brief: str
    address: str
    whole: str


def cited(sources: Iterable[Source]) -> dict[str, Cited]:
    """Give each source by its id, the most official first and else as they come; alike ones get a letter."""
    order = sorted(sources, key=lambda each: each.speaker.rank)
    same, seen = Counter(each.speaker.brief for each in order), Counter[str]()
    found = {}
    for each in order:
        brief = each.speaker.brief or each.id
        seen[brief] += 1
        if same[brief] > 1:
            brief += f"{'' if brief[-1].isdecimal() else ' '}{_letter(seen[brief])}"
        found[each.id] = Cited(brief, each.url if is_web_page(each.url) else f"#{each.id}", each.whole)
    return found


def _letter(number: int) -> str:
    """Tell sources of one speaker and year apart as bibliographies do: a, b, c …, and by number after z."""
    return chr(ord("a") + number - 1) if number <= 26 else f"-{number}"
