"""What an initiative consists of, and when the tags of one part answer those of another."""

from __future__ import annotations

from typing import NamedTuple

from lhl_graph.analysis.information_content import Broader, close_upward


class Part(NamedTuple):
    """A goal, measure, solution or focus-area of an initiative with its tags, as they stand in the data.

    ``focus_area`` is the focus area that the part belongs to, if any.
    """

    initiative: str
    part: str
    kind: str
    themes: frozenset[str]
    groups: frozenset[str]
    focus_area: str | None


def within(inner: frozenset[str], outer: frozenset[str], broader: Broader) -> bool:
    """Whether one of the inner concepts is, or lies under, one of the outer: dementia lies within health care."""
    return not outer.isdisjoint(close_upward(inner, broader))
