"""When each initiative runs, as rows and as bars of text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import OVER, read_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.analysis.period import Period

WIDTH: Final = 100
"""Columns of the picture, at the most."""

LABEL: Final = 34
"""Columns of a name, at the most; a longer one is cut."""

FINEST: Final = 4
"""Columns a year, at the most: a quarter each."""


class Bar(NamedTuple):
    """When an initiative runs; days are YYYY-MM-DD, None where no source gives them (then ``end_is`` says why)."""

    initiative: str
    first_day: str | None
    last_day: str | None
    end_is: str | None
    status: str | None
    as_of: str | None

    @property
    def goes_on(self) -> bool:
        """Whether it has no end, and no source says that it is over."""
        return self.end_is == "open" and self.status not in OVER


class Marks(NamedTuple):
    """The characters of the picture."""

    runs: str
    """Inside a stated period, or as far as the sources reach."""
    open: str
    """After the sources were written, where they set no end, or before something planned begins."""
    unknown: str
    """Where a bound lies that no source gives."""
    before: str
    """The bar began before the picture does."""
    after: str
    """The bar goes on after the picture ends."""
    day: str
    cut: str


BLOCKS: Final = Marks("█", "░", "?", "◂", "▸", "│", "…")
ASCII: Final = Marks("#", "-", "?", "<", ">", "|", "~")


def timeline(periods: Iterable[Period]) -> list[Bar]:
    """One bar an initiative, the first to begin first, then the first to end, then by name; unknown starts first."""
    bars = [Bar(p.initiative, p.first_day, p.last_day, p.end_is, p.status, p.as_of) for p in periods]
    return sorted(bars, key=lambda bar: (bar.first_day or "", bar.last_day or "9999", bar.initiative))


def draw(
    bars: Sequence[Bar],
    labels: Mapping[str, str],
    *,
    years: tuple[int, int] | None = None,
    day: str | None = None,
    width: int = WIDTH,
    marks: Marks = BLOCKS,
) -> str:
    """Draw bars under a line of years, one a line, no line longer than ``width`` columns.

    ``years`` are the first and the last shown, by default all that the bars touch, from the latest back as
    far as there is room; ``day`` is marked through the picture. Without bars the text is empty. Raises
    ValueError when the years are in the wrong order, or the picture has no room for a single year.
    """
    if not bars:
        return ""
    names = {bar.initiative: _cut(labels[bar.initiative], LABEL, marks.cut) for bar in bars}
    margin = max(map(len, names.values())) + 1
    first, last = years or _years(bars)
    if first > last:
        raise ValueError(f"the years {first} to {last} are in the wrong order")
    room = width - margin - 2  # a column on either side for the arrows
    if room < 1:
        raise ValueError(f"{width} columns are too few for a timeline; give at least {margin + 3}")
    first = max(first, last - room + 1)
    fine = min(FINEST, room // (last - first + 1))
    axis = _Axis(first, last, fine)
    at = None if day is None else axis.column(day)
    lines = [" " * (margin + 1) + _scale(axis)]
    for bar in bars:
        line = _bar(bar, axis, marks)
        if at is not None and 0 <= at < axis.columns and line[at + 1] == " ":
            line = line[: at + 1] + marks.day + line[at + 2 :]
        lines.append(f"{names[bar.initiative]:<{margin}}{line}")
    return "\n".join(line.rstrip() for line in lines)


class _Axis(NamedTuple):
    first: int
    last: int
    fine: int

    @property
    def columns(self) -> int:
        return (self.last - self.first + 1) * self.fine

    def column(self, day: str) -> int:
        """Where a day lies; below 0 or from ``columns`` on when outside the picture."""
        year, month = int(day[:4]), int(day[5:7])
        return (year - self.first) * self.fine + (month - 1) * self.fine // 12


def _bar(bar: Bar, axis: _Axis, marks: Marks) -> str:
    """A bar between its two arrows: ``columns`` + 2 characters."""
    edge = axis.columns - 1
    seen = axis.column(read_span(bar.as_of).first) if bar.as_of else 0
    start = axis.column(bar.first_day) if bar.first_day else seen
    known = max(start, seen)
    if bar.last_day:
        stop = axis.column(bar.last_day)
    elif bar.goes_on:
        stop = edge + 1
    else:
        stop = known
    cells = [" "] * axis.columns
    for at in range(max(start, 0), min(stop, edge) + 1):
        light = bar.status == "planned" or (not bar.last_day and at > known)
        cells[at] = marks.open if light else marks.runs
    if not bar.first_day and 0 <= start <= edge:
        cells[start] = marks.unknown
    if not bar.last_day and not bar.goes_on and 0 <= stop <= edge:
        cells[stop] = marks.unknown
    left = marks.before if start < 0 <= stop else " "
    right = marks.after if stop > edge >= start else " "
    return left + "".join(cells) + right


def _scale(axis: _Axis) -> str:
    """The years that fit, five characters each, at their first columns."""
    step = -(-5 // axis.fine)
    line = [" "] * axis.columns
    for year in range(axis.first, axis.last + 1, step):
        at = (year - axis.first) * axis.fine
        if at + 4 <= axis.columns:
            line[at : at + 4] = str(year)
    return "".join(line)


def _years(bars: Sequence[Bar]) -> tuple[int, int]:
    days = [day for bar in bars for day in (bar.first_day, bar.last_day, bar.as_of) if day]
    return (int(min(days)[:4]), int(max(days)[:4])) if days else (1, 1)


def _cut(text: str, width: int, mark: str) -> str:
    return text if len(text) <= width else text[: width - len(mark)] + mark
