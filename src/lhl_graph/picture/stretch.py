"""From when to when the bar of an initiative is drawn, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.period import OVER

if TYPE_CHECKING:
    from lhl_graph.analysis.timeline import Bar


def stretches(bar: Bar, first: float, last: float, today: float) -> list[tuple[float, float, str]]:
    """From when to when a bar is drawn, in years, and how; what goes on is drawn a year past today."""
    start = year(bar.first_day) if bar.first_day else None
    known = max(year(bar.as_of), start or first) if bar.as_of else start
    if bar.last_day:
        stop = year(bar.last_day)
        return [(start, stop, "known")] if start is not None else [(first, stop, "unknown")]
    if bar.status == "planned":
        return [(start or today, max(start or today, today) + 1, "open")]
    if start is None:
        return [(known or last - 1, (known or last - 1) + 1, "unknown")]
    sure = max(known or start, start)
    runs = (start, max(sure, start + 0.08), "known")
    rest = "open" if bar.goes_on else "unknown"
    return [runs] if bar.status in OVER else [runs, (sure, max(sure, today) + 1, rest)]


def year(day: str) -> float:
    """Give a day as a year and its part."""
    parts = [int(part) for part in day.split("-")] + [1, 1]
    return parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 365
