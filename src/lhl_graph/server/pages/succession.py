"""What took over from an initiative, and from what it took over, for its box of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.iris import NS
from lhl_graph.server.pages import frame
from lhl_graph.server.pages.blocks import Block, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.graph.labels import Labels
    from lhl_graph.server.pages.carriers import Cite
    from lhl_graph.server.pages.relations import Related


def succession(related: Iterable[Related], labels: Labels, words: Mapping[str, str], cite: Cite) -> list[Block]:
    """Give what sources say of each of the two; nothing where they say nothing."""
    later: dict[str, list[str]] = {}
    earlier: dict[str, list[str]] = {}
    for each in related:
        if each.carries_on:
            later.setdefault(each.other, []).extend(each.sources)
        if each.took_over:
            earlier.setdefault(each.other, []).extend(each.sources)
    found = []
    for name, heading, told in (("succeededBy", "succeeded_by", later), ("preceded", "took_over_from", earlier)):
        lines = [Line(labels[each], frame.address_of(each), cited=cite(said)) for each, said in told.items()]
        if lines:
            number = str(len(lines))
            found.append(Block(name, NS + name, words[heading], lines, "", "", bare=True, open=True, number=number))
    return found
