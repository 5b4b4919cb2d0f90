"""Heat map and timeline as SVG whose colours are those of the page, light or dark, and whose names are links."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.iris import REFORM
from lhl_graph.picture.naming import told_apart
from lhl_graph.picture.stretch import stretches, window, year
from lhl_graph.prose import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar

CELL: Final = 24
NAME: Final = 250
LONGEST: Final = 38
"""So many letters fit beside a row, and above a column."""
STEPS: Final = 8
"""How many shades a heat map has."""
DARK: Final = 5
"""From this shade on, a number stands in the colour for text on a dark ground."""
ROW: Final = 18
"""How high a row of the timeline is."""
WIDE: Final = 620
"""How wide the years of the timeline are together."""
TOP: Final = 20
"""Where the first row stands under the years."""


def heatmap(
    overlaps: Sequence[Overlap],
    order: Sequence[str],
    names: Mapping[str, str],
    links: Mapping[str, str],
    language: str,
) -> str:
    """Draw the overlap of every two of the initiatives in `order`; the largest overlap is the darkest shade.

    Those of the reform are also written, when it stands first.
    """
    place = {iri: number for number, iri in enumerate(order)}
    short = told_apart({iri: names[iri] for iri in order}, LONGEST)
    rows = [row for row in overlaps if row.a in place and row.b in place]
    top = max((row.score for row in rows), default=1.0) or 1.0
    paths: list[list[str]] = [[] for _ in range(STEPS)]
    numbers = []
    for row in rows:
        shade = min(STEPS - 1, int(row.score / top * STEPS))
        ends = place[row.a], place[row.b]
        for x, y in (ends, ends[::-1]):
            if shade:
                paths[shade].append(_cell(x, y))
        if order[0] == REFORM and 0 in ends:
            look = "dark" if shade >= DARK else "light"
            at = f'x="{NAME + max(ends) * CELL + CELL // 2}" y="{NAME + 15}"'
            numbers.append(f'<text class="{look}" {at} text-anchor="middle">{decimal(row.score, 2, language)}</text>')
    drawn = "".join(f'<path class="h{shade}" d="{"".join(found)}"/>' for shade, found in enumerate(paths) if found)
    selves = f'<path class="self" d="{"".join(_cell(n, n) for n in range(len(order)))}"/>'
    side = "".join(_row_name(iri, short, links, NAME + n * CELL + 15) for iri, n in place.items())
    above = "".join(_column_name(iri, short, NAME + n * CELL + 15) for iri, n in place.items())
    size = NAME + len(order) * CELL
    return _svg("heat", size, size, side + above + drawn + selves + "".join(numbers))


def timeline(bars: Sequence[Bar], names: Mapping[str, str], links: Mapping[str, str], day: str) -> str:
    """Draw a bar an initiative, its stretches as one of `stretch.LOOKS` each, and a line at `day`."""
    first, last = window(bars)
    scale = WIDE / (last - first)
    bottom = TOP + len(bars) * ROW
    short = told_apart({bar.initiative: names[bar.initiative] for bar in bars}, LONGEST)

    def x(when: float) -> float:
        return round(NAME + (min(max(when, first), last) - first) * scale, 1)

    drawn = []
    for each in range(int(first), int(last) + 1, 2):
        at = x(each)
        drawn.append(f'<path class="grid" d="M{at} 16V{bottom}"/><text x="{at}" y="12">{each}</text>')
    for number, bar in enumerate(bars):
        y = TOP + number * ROW
        drawn.append(_row_name(bar.initiative, short, links, y + 13))
        for start, stop, look in stretches(bar, first, last, year(day)):
            length = max(4.0, round(x(stop) - x(start), 1))
            kind = f"{look} reform" if bar.initiative == REFORM else look
            drawn.append(f'<rect class="{kind}" x="{x(start)}" y="{y + 3}" width="{length}" height="12"/>')
        if bar.first_day and year(bar.first_day) < first:
            drawn.append(f'<text class="dark" x="{NAME + 3}" y="{y + 13}">← {bar.first_day[:4]}</text>')
    now = f'<path class="now" d="M{x(year(day))} 16V{bottom}"/>'
    return _svg("time", NAME + WIDE + 20, bottom + 4, "".join(drawn) + now)


def key() -> str:
    """Draw the shades of a heat map, the lightest first."""
    steps = range(1, STEPS)
    drawn = "".join(f'<path class="h{step}" d="M{(step - 1) * CELL} 0h{CELL}v12h-{CELL}z"/>' for step in steps)
    return _svg("shades", CELL * len(steps), 12, drawn)


def _svg(kind: str, width: int, height: int, inside: str) -> str:
    return f'<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{inside}</svg>'


def _cell(x: int, y: int) -> str:
    return f"M{NAME + x * CELL} {NAME + y * CELL}h{CELL - 1}v{CELL - 1}h-{CELL - 1}z"


def _row_name(iri: str, short: Mapping[str, str], links: Mapping[str, str], y: int) -> str:
    """Name a row, as a link to its page."""
    name = _name(iri, short, f'x="{NAME - 6}" y="{y}" text-anchor="end"')
    return f'<a href="{links[iri]}">{name}</a>'


def _column_name(iri: str, short: Mapping[str, str], x: int) -> str:
    """Name a column, from below upwards."""
    y = NAME - 6
    return _name(iri, short, f'x="{x}" y="{y}" transform="rotate(-90 {x} {y})"')


def _name(iri: str, short: Mapping[str, str], at: str) -> str:
    stressed = ' class="reform"' if iri == REFORM else ""
    return f"<text{stressed} {at}>{escape(short[iri])}</text>"
