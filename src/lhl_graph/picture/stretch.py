"""From when to when a timeline and the bar of an initiative in it are drawn, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import OVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.analysis.timeline import Bar

LOOKS: Final = ("known", "confirmed", "unconfirmed", "over", "open", "planned", "unknown", "mentioned")
"""How a stretch of a bar is drawn: a stated period, as far as sources confirm one without an end, and so on.

What is mentioned is a day and no stretch.
"""
_EARLY: Final = 20
"""One initiative of so many may begin before the timeline does, as the few early ones would squeeze all others."""
_SEEN: Final = 0.3
"""Years that a stretch needs for its dashes to be seen."""


def window(bars: Sequence[Bar]) -> tuple[float, float]:
    """From when to when a timeline shows bars, in years."""
    days = [day for bar in bars for day in (bar.first_day, bar.last_day, bar.as_of) if day]
    starts = sorted(year(bar.first_day) for bar in bars if bar.first_day) or [2000.0]
    first = float(int(starts[len(starts) // _EARLY]))
    return first, year(max(days)) + 1 if days else first + 1


def stretches(bar: Bar, first: float, today: float) -> list[tuple[float, float, str]]:
    """From when to when a bar is drawn, in years, and as which of `LOOKS`; what goes on is drawn a year past today.

    Where neither start nor end is known, it is the day of the source.
    """
    start = year(bar.first_day) if bar.first_day else None
    known = max(year(bar.as_of), start or first) if bar.as_of else start
    if bar.last_day:
        stop = year(bar.last_day)
        look = "over" if stop < today else "planned" if bar.status == "planned" else "known"
        return [(start, stop, look)] if start is not None else [(first, stop, "unknown")]
    if start is None:
        return [(year(bar.as_of), year(bar.as_of), "mentioned")] if bar.as_of else []
    if bar.status == "planned":
        return [(start, max(start, today) + 1, "planned")]
    sure = known or start
    if bar.status in OVER:
        return [(start, max(sure, start + _SEEN), "unknown")]
    rest = (max(sure, today) + 1, "open") if bar.goes_on else (max(sure + _SEEN, today), "unknown")
    return [(start, max(sure, start + 0.08), "confirmed"), (sure, *rest)]


def doubted(drawn: list[tuple[float, float, str]], bar: Bar, is_doubted: bool) -> list[tuple[float, float, str]]:
    """Let a stated period that is only perhaps in force be known no further than its newest source."""
    if not is_doubted or [look for *_, look in drawn] != ["known"]:
        return drawn
    ((start, stop, _),) = drawn
    seen = max(start, year(bar.as_of)) if bar.as_of else start
    return [(start, seen, "known"), (seen, stop, "unconfirmed")]


def year(day: str) -> float:
    """Give a day as a year and its part."""
    parts = [int(part) for part in day.split("-")] + [1, 1]
    return parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 365
