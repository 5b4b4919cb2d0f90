"""What stands in the cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.coverage import grade

if TYPE_CHECKING:
    from lhl_graph.answers.carried import CarriedRow
    from lhl_graph.report.voice import Voice


def in_force(row: CarriedRow, voice: Voice) -> str:
    """Name what has something alike, and say how sure it is that it is in force; dates are written out."""
    return f"{row.name} ({voice.dates(row.in_force)})"


def ground(row: CarriedRow, voice: Voice) -> str:
    """Say whether a source states the connection or only likeness speaks for it, and how alike, in number and word."""
    if row.score is None:
        return row.ground
    found = grade(row.score) if row.counts else "weak"
    return f"{row.ground} {voice.decimal(row.score)} ({voice.word(f'alike-{found}')})"


def period(first: str | None, last: str | None, voice: Voice) -> str:
    """Give the years from first to last day, one of which may be unknown."""
    if not first and not last:
        return voice.word("unknown")
    return f"{(first or '')[:4]}–{(last or '')[:4]}"


def q(value: float | None, voice: Voice) -> str:
    """Write a q value."""
    if value is None:
        return "–"
    return f"< {voice.decimal(0.001, 3)}" if value < 0.001 else voice.decimal(value, 3)
