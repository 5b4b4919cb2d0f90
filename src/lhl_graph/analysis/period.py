"""When an initiative runs, and what is known of it on a date.

Days are text, YYYY-MM-DD, as they stand in the graph; so they sort as text. Nothing is guessed:

* before the first day: not yet; after a stated last day: ended. In between: active. A year or a month given
  for a bound counts whole, and a stated period outranks the status, which tells of one day only.
* end open (the sources set none, and it runs): active from the first day on. ``confirmed`` says whether the
  sources are as recent as the date asked about.
* end unknown: active on its first day, and, where the status is active, as long as the sources reach;
  unknown after that. Where the status is ended or continued: ended once the sources say so, unknown before.
* start unknown: active from the day the sources say so, unknown before.
* status planned: not yet when the sources say so; unknown from the first day on, as no source has seen it begin.

How far the sources reach is ``as_of``. Given as a year, it confirms its first day and no more, and leaves no
doubt only after its last. What is active is taken for *in force* when sources as recent as ``within`` years
before the day say so; else it is so *perhaps*, like what is in doubt.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

State = Literal["active", "not yet", "ended", "unknown"]

OVER: Final = ("ended", "continued")
"""Statuses of what no longer runs under its own name."""

WITHIN: Final = 3
"""For how many years a source that says how an initiative stands is taken at its word, unless another span is asked
for: planned periods are reviewed about as often, and a government sits for four."""

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NORWEGIAN: Final = re.compile(r"(?:([0-9]{1,2})\.\s*)?([0-9]{1,2})\.\s*([0-9]{4})")


class Period(NamedTuple):
    """When an initiative runs, as far as the sources say.

    ``first_day`` and ``last_day`` are YYYY-MM-DD or None; ``start_is`` and ``end_is`` say why a bound is
    missing (open, unknown); ``status`` (active, ended, continued, planned) is that of ``as_of``, a year,
    month or day.
    """

    initiative: str
    first_day: str | None
    last_day: str | None
    start_is: str | None
    end_is: str | None
    status: str | None
    as_of: str | None


class Span(NamedTuple):
    """Days from the first to the last, both counted; one day when they are equal. YYYY-MM-DD."""

    first: str
    last: str


class Activity(NamedTuple):
    """Whether an initiative was active within a span; ``confirmed`` when sources are recent enough to say so."""

    initiative: str
    state: State
    confirmed: bool


def read_span(text: str) -> Span:
    """Read a year, a month, a day, or a range A..B of these; a year is all its days, and 01.06.2025 is 2025-06-01.

    Raises ValueError, with what would be right, when the text is neither, or a range ends before it begins.
    """
    begin, dots, end = text.strip().partition("..")
    first = _whole(begin, text)
    last = _whole(end, text) if dots else first
    if first.first > last.last:
        raise ValueError(f'"{text}" ends before it begins; write the earlier date first')
    return Span(first.first, last.last)


def state_on(period: Period, day: str) -> State:
    """What is known of an initiative on one day."""
    if period.first_day and day < period.first_day:
        return "not yet"
    if period.last_day and day > period.last_day:
        return "ended"
    known = read_span(period.as_of) if period.as_of else None
    if period.status == "planned":
        return "not yet" if known and day <= known.first else "unknown"
    if not period.first_day and not (period.status == "active" and known and day >= known.last):
        return "ended" if _over(period, known, day) else "unknown"
    if period.last_day or day == period.first_day:
        return "active"
    if period.end_is == "open" and period.status not in OVER:
        return "active"
    if period.status == "active":
        return "active" if known and day <= known.first else "unknown"
    return "ended" if _over(period, known, day) else "unknown"


def today() -> Span:
    """The day that the clock of this machine shows."""
    day = str(datetime.now().astimezone().date())
    return Span(day, day)


def activity(period: Period, span: Span, within: int = WITHIN) -> Activity:
    """What is known of an initiative within a span: active if it is on any of the days, else as on the last day.

    A day of doubt without a day of activity leaves the span in doubt. ``within`` is how many years before the first
    day of that state the sources may have been written; with 0 they reach the day itself.
    """
    found: dict[State, str] = {}
    for day in _telling_days(period, span):
        found.setdefault(state_on(period, day), day)
    for state in ("active", "unknown"):
        if state in found:
            return Activity(period.initiative, state, confirmed(period, found[state], within))
    state = state_on(period, span.last)
    return Activity(period.initiative, state, confirmed(period, found[state], within))


def confirmed(period: Period, day: str, within: int = WITHIN) -> bool:
    """Whether a source written at most ``within`` years before a day, or after it, says how an initiative stands."""
    return period.as_of is not None and is_recent(period.as_of, day, within)


def is_recent(as_of: str, day: str, within: int = WITHIN) -> bool:
    """Whether what was written as of a year, a month or a day is at most ``within`` years older than a day."""
    return read_span(as_of).first >= years_before(day, within)


def years_before(day: str, years: int) -> str:
    """The same day of an earlier year, as text that sorts; 29 February stays, as text has no calendar."""
    return f"{max(int(day[:4]) - years, 0):04}{day[4:]}"


def activities(periods: Iterable[Period], span: Span, within: int = WITHIN) -> list[Activity]:
    """What is known of each initiative within a span, by name."""
    return sorted(activity(period, span, within) for period in periods)


def active(periods: Iterable[Period], span: Span, within: int = WITHIN) -> frozenset[str]:
    """The initiatives in force on at least one day of a span, as confirmed within so many years before it."""
    return frozenset(row.initiative for row in activities(periods, span, within) if row.state == "active" and row[2])


def perhaps(periods: Iterable[Period], span: Span, within: int = WITHIN) -> frozenset[str]:
    """The initiatives that may be in force within a span: what said so is older, or leaves it in doubt."""
    found = activities(periods, span, within)
    return frozenset(
        row.initiative for row in found if row.state == "unknown" or (row.state == "active" and not row.confirmed)
    )


def stated_until(period: Period, span: Span) -> str | None:
    """The last day of a stated period that a span lies within; none where a source says that it ended or is planned."""
    if period.last_day is None or period.last_day < span.last or period.status in (*OVER, "planned"):
        return None
    return None if period.first_day and period.first_day > span.last else period.last_day


def earliest_day(periods: Iterable[Period]) -> str | None:
    """The first day of the first initiative; a span that ends before it has none. None without any first day."""
    return min((period.first_day for period in periods if period.first_day), default=None)


def _over(period: Period, known: Span | None, day: str) -> bool:
    return period.status in OVER and known is not None and day > known.last


def _telling_days(period: Period, span: Span) -> list[str]:
    """Days of the span between which the state does not change: its ends, each bound, and the day after each."""
    bounds = [period.first_day, period.last_day, *(read_span(period.as_of) if period.as_of else ())]
    days = {span.first, span.last}
    for bound in bounds:
        if bound and bound < span.last:
            days |= {bound, str(date.fromisoformat(bound) + timedelta(days=1))}
        elif bound == span.last:
            days.add(bound)
    return sorted(day for day in days if span.first <= day <= span.last)


def _whole(text: str, given: str) -> Span:
    """All days of a year, a month or a day."""
    found = _DATE.fullmatch(text.strip())
    turned = _NORWEGIAN.fullmatch(text.strip())
    if found:
        year, month, day = found.groups()
    elif turned:
        day, month, year = turned.groups()
    else:
        raise ValueError(
            f'"{given}" is no date; write 2025, 2025-06, 2025-06-01 or 01.06.2025, or a range such as 2024..2025-06'
        )
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f'"{given}" is not in the calendar; write for example 2026-01-19 or 19.1.2026') from None
    if day:
        return Span(str(first), str(first))
    last_month = int(month or 12)
    until = date(first.year, last_month + 1, 1) - timedelta(days=1) if last_month < 12 else date(first.year, 12, 31)
    return Span(str(first), str(until))
