"""The day by which it is judged what has run out and what is old."""

from __future__ import annotations

from datetime import date

from lhl_graph.errors import InputError


def day_of_check(today: str | None) -> str:
    """Give the day that was asked for as it sorts, YYYY-MM-DD; without one, the day it is.

    Raises:
        InputError: the text is no day.
    """
    if today is None:
        return str(date.today())  # noqa: DTZ011 - what has run out is judged by the reader's own calendar
    try:
        return str(date.fromisoformat(today))
    except ValueError:
        raise InputError(f'"{today}" is no day; write it as 2026-01-31') from None
