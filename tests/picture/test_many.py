"""A map of tens of thousands: what it costs to make grows as the graph does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.findings.inventory import Facet, Initiative, Inventory
from lhl_graph.findings.read import Findings, Group
from lhl_graph.iris import BASE
from lhl_graph.picture import layout
from lhl_graph.picture.compose import compose
from lhl_graph.picture.layout import MOST_DRAWN, Spot, place
from lhl_graph.picture.page import network
from lhl_graph.picture.scope import Scope
from tests.growth import least

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

GROUP = 30


def made(count: int) -> int:
    """Make the marks of a map of so many initiatives in groups, each tied to three; say how many there are."""
    iris = [f"{BASE}initiative/i{n:05}" for n in range(count)]
    theme = (Facet(f"{BASE}theme/t", "stated", ()),)
    rows = [Initiative(iri, "strategy", False, None, (), (), None, theme, ()) for iri in iris]
    pairs = sorted((iris[n], iris[n + step]) for step in (1, 7, 61) for n in range(count - step))
    groups = [Group(n // GROUP + 1, tuple(iris[n : n + GROUP]), ()) for n in range(0, count, GROUP)]
    overlaps = [Overlap(a, b, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4) for a, b in pairs]
    found = Findings(overlaps, dict.fromkeys(pairs, 0.01), {pair: [] for pair in pairs}, {}, groups)
    names = {iri: {"nb": f"Satsing {n}"} for n, iri in enumerate(iris)}
    return len(network(compose(Inventory(rows, [], {}, names, {}, {}, {}), found, Scope()))["nodes"])


def test_three_times_as_many_marks_take_about_three_times_as_long() -> None:
    few = MOST_DRAWN + 1
    assert made(few) == few
    growth = least(lambda: made(3 * few), times=2) / least(lambda: made(few), times=2)
    assert growth < 5, "nine times, were each group to look through all the rest"


def test_above_what_is_drawn_no_two_marks_are_pushed_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    pushed: list[int] = []
    apart = layout._apart

    def counted(boxes: Sequence[layout._Box], places: Mapping[str, layout.Place]) -> dict[str, layout.Place]:
        pushed.append(len(boxes))
        return apart(boxes, places)

    monkeypatch.setattr(layout, "_apart", counted)
    spots = [Spot(f"i{n:05}", n // GROUP + 1, 60, 30) for n in range(MOST_DRAWN)]
    ties = [(f"i{n:05}", f"i{n + 1:05}", 1.0) for n in range(0, 90, 2)]
    place(spots[:90], ties)
    assert pushed == [GROUP, GROUP, GROUP]
    place([*spots, Spot("one more", 1, 60, 30)], ties)
    assert pushed == [GROUP, GROUP, GROUP]
