"""Heat map and timeline as SVG whose colours are those of the page, light or dark, and whose names are links."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar

CELL: Final = 11
NAME: Final = 230
LONGEST: Final = 36
"""So many letters fit beside a row."""
STEPS: Final = 8
"""How many shades a heat map has."""
ROW: Final = 18
"""How high a row of the timeline is."""
WIDE: Final = 620
"""How wide the years of the timeline are together."""
TOP: Final = 20
"""Where the first row stands under the years."""
EARLY: Final = 20
"""One initiative of so many may begin before the timeline does."""
AHEAD: Final = 8
"""So many years after its day the timeline ends at the latest."""


def heatmap(
    overlaps: Sequence[Overlap], order: Sequence[str], names: Mapping[str, str], links: Mapping[str, str]
) -> str:
    """Draw the overlap of every two of the initiatives in `order`; the largest overlap is the darkest shade."""
    place = {iri: number for number, iri in enumerate(order)}
    rows = [row for row in overlaps if row.a in place and row.b in place]
    top = max((row.score for row in rows), default=1.0) or 1.0
    paths: list[list[str]] = [[] for _ in range(STEPS)]
    for row in rows:
        shade = min(STEPS - 1, int(row.score / top * STEPS))
        for x, y in ((place[row.a], place[row.b]), (place[row.b], place[row.a])):
            if shade:
                paths[shade].append(f"M{NAME + x * CELL} {y * CELL}h{CELL - 1}v{CELL - 1}h-{CELL - 1}z")
    drawn = "".join(f'<path class="h{shade}" d="{"".join(found)}"/>' for shade, found in enumerate(paths) if found)
    side = "".join(
        f'<a href="{links[iri]}"><text x="{NAME - 6}" y="{number * CELL + 9}" text-anchor="end">{_short(names[iri])}'
        f"</text></a>"
        for iri, number in place.items()
    )
    size = len(order) * CELL
    return _svg("heat", NAME + size, size, side + drawn)


def timeline(bars: Sequence[Bar], names: Mapping[str, str], links: Mapping[str, str], day: str) -> str:
    """Draw a bar an initiative, broken off where no source says how it goes on, and a line at `day`."""
    years = sorted(int(bar.first_day[:4]) for bar in bars if bar.first_day) or [int(day[:4])]
    first = years[len(years) // EARLY]
    ends = [int(bar.last_day[:4]) for bar in bars if bar.last_day]
    last = min(max([int(day[:4]), *ends]) + 2, int(day[:4]) + AHEAD)
    scale = WIDE / (last - first)
    bottom = TOP + len(bars) * ROW

    def x(when: str) -> float:
        year = int(when[:4]) + (int(when[5:7]) - 1 if len(when) > 4 else 0) / 12
        return round(NAME + (min(max(year, first), last) - first) * scale, 1)

    drawn = []
    for year in range(first, last + 1, 2):
        at = x(str(year))
        drawn.append(f'<path class="grid" d="M{at} 16V{bottom}"/><text x="{at}" y="12">{year}</text>')
    for number, bar in enumerate(bars):
        y = TOP + number * ROW
        drawn.append(
            f'<a href="{links[bar.initiative]}"><text x="{NAME - 6}" y="{y + 13}" text-anchor="end">'
            f"{_short(names[bar.initiative])}</text></a>"
        )
        begin = bar.first_day or bar.as_of or day
        end = bar.last_day or bar.as_of or begin
        sure = "sure" if bar.first_day and bar.last_day else "open"
        length = max(4.0, round(x(end) - x(begin), 1))
        drawn.append(f'<rect class="{sure}" x="{x(begin)}" y="{y + 3}" width="{length}" height="12"/>')
    now = f'<path class="now" d="M{x(day)} 16V{bottom}"/>'
    return _svg("time", NAME + WIDE + 20, bottom + 4, "".join(drawn) + now)


def key() -> str:
    """Draw the shades of a heat map, the lightest first."""
    steps = range(1, STEPS)
    drawn = "".join(f'<path class="h{step}" d="M{(step - 1) * CELL} 0h{CELL}v{CELL}h-{CELL}z"/>' for step in steps)
    return _svg("shades", CELL * len(steps), CELL, drawn)


def _svg(kind: str, width: int, height: int, inside: str) -> str:
    return f'<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{inside}</svg>'


def _short(name: str) -> str:
    return escape(name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
