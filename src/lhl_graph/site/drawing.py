"""Heat map and timeline as SVG whose colours are those of the page, light or dark, and whose names are links."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lhl_graph.iris import REFORM
from lhl_graph.picture.caption import in_force
from lhl_graph.picture.naming import told_apart
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.stretch import LOOKS, doubted, stretches, window, year
from lhl_graph.prose import decimal

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.analysis.timeline import Bar

CELL: Final = 24
NAME: Final = 300
"""Room for a name beside a row, and above a column."""
SHORT: Final = 30
"""A longer name ends where it first pauses; one still longer (`naming.short`) is cut at its end, and has room then."""
STEPS: Final = 8
"""How many shades a heat map has."""
DARK: Final = 5
"""From this shade on, a number stands in the colour for text on a dark ground."""
_ROOM: Final = 0.36
"""From this part of the width on, what is said of a dot has room before it, clear of the line for the day."""


def heatmap(
    overlaps: Sequence[Overlap],
    order: Sequence[str],
    names: Mapping[str, str],
    links: Mapping[str, str],
    language: str,
    rare: Container[Pair] = (),
) -> str:
    """Draw the overlaps of the initiatives in `order` with one another; the largest is the darkest shade.

    Those of the reform are also written, when it stands first; pairs in `rare` have a dot.
    """
    place = {iri: number for number, iri in enumerate(order)}
    short = told_apart({iri: names[iri] for iri in order}, SHORT)
    top = greatest(overlaps)
    paths: list[list[str]] = [[] for _ in range(STEPS)]
    dots: dict[str, list[str]] = {"light": [], "dark": []}
    numbers = []
    for row in overlaps:
        shade = _shade(row.score, top)
        look = "dark" if shade >= DARK else "light"
        ends = place[row.a], place[row.b]
        for x, y in (ends, ends[::-1]):
            if shade:
                paths[shade].append(_cell(x, y))
            if (row.a, row.b) in rare:
                dots[look].append(f"M{NAME + x * CELL + 17} {NAME + y * CELL + 2}h4v4h-4z")
        if order[0] == REFORM and 0 in ends:
            at = f'x="{NAME + max(ends) * CELL + CELL // 2}" y="{NAME + 17}"'
            numbers.append(f'<text class="{look}" {at} text-anchor="middle">{decimal(row.score, 2, language)}</text>')
    drawn = "".join(f'<path class="h{shade}" d="{"".join(found)}"/>' for shade, found in enumerate(paths) if found)
    drawn += f'<path class="self" d="{"".join(_cell(n, n) for n in range(len(order)))}"/>'
    drawn += "".join(f'<path class="{look}" d="{"".join(found)}"/>' for look, found in dots.items() if found)
    side = "".join(_row_name(iri, short, links, NAME + n * CELL + 15) for iri, n in place.items())
    above = "".join(_column_name(iri, short, NAME + n * CELL + 15) for iri, n in place.items())
    size = NAME + len(order) * CELL
    inside = f"{side}{above}{drawn}{''.join(numbers)}"
    return f'<svg class="heat" viewBox="0 0 {size} {size}" width="{size}" height="{size}">{inside}</svg>'


def greatest(overlaps: Sequence[Overlap]) -> float:
    """Give the largest overlap, which has the darkest shade."""
    return max((row.score for row in overlaps), default=1.0) or 1.0


def key(top: float, language: str) -> list[tuple[str, str]]:
    """Give each shade with the likeness that it stands for, the lightest first."""
    limits = [decimal(top * step / STEPS, 2, language) for step in range(STEPS + 1)]
    return [
        (f'<svg viewBox="0 0 24 12" width="24" height="12"><path class="h{step}" d="M0 0h24v12h-24z"/></svg>', said)
        for step, said in enumerate(f"{start}–{stop}" for start, stop in pairwise(limits))
    ]


_PERHAPS: Final = "perhaps"
_SURE: Final = ("known", "confirmed")
SHOWN: Final = (*_SURE, _PERHAPS, *(look for look in LOOKS if look not in _SURE))
"""How stretches are drawn on the page: as in the plot, and hatched where it is only perhaps in force."""
_HATCHED: Final = ' fill="url(#hatch)"'
_HATCH: Final = (
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M1 0v5"/></pattern>'
)


class Timeline:
    """Draws the years of a timeline, and each bar beside its name, in parts of the width that there is."""

    def __init__(self, bars: Sequence[Bar], day: str, language: str = "nb") -> None:
        """Draw these, as of a day, YYYY-MM-DD."""
        self._said = WORDS[language]["mentioned_in"]
        self._first, self._last = window(bars)
        self._today = year(day)
        _, self._perhaps = in_force(bars, day)

    def grid(self) -> str:
        """Draw what stands behind each bar: a line a second year, and one for the day."""
        lines = "".join(f'<line class="grid" x1="{x}" x2="{x}" y2="100%"/>' for _, x in self._years())
        now = self._at(self._today)
        years = f'<g id="years">{lines}<line class="now" x1="{now}" x2="{now}" y2="100%"/></g>'
        return f'<svg class="unseen">{years}<path id="onward" d="M-2-6h2l8 6-8 6h-2"/>{_HATCH}</svg>'

    def axis(self) -> str:
        """Write every second year, the one between two others so that a narrow page can leave it out."""
        told = [
            f'<text class="{("each", "between")[number % 2]}" x="{x}" y="13">{name}</text>'
            for number, (name, x) in enumerate(self._years())
        ]
        return f"<svg>{''.join(told)}</svg>"

    def bar(self, bar: Bar) -> str:
        """Draw one, its stretches as one of `stretch.LOOKS` each.

        What would be sure of one that is only perhaps in force is hatched. It says when it began, if before the first
        year, and when a source mentioned it, if nothing else is known.
        """
        is_doubted = bar.initiative in self._perhaps
        drawn = doubted(stretches(bar, self._first, self._today), bar, is_doubted)
        parts = ['<use href="#years"/>']
        for start, stop, look in drawn:
            kind = _PERHAPS if is_doubted and look in _SURE else look
            hatched = _HATCHED if kind == _PERHAPS else ""
            kind = f"{kind} reform" if bar.initiative == REFORM else kind
            if look == "mentioned":
                parts.append(self._mention(start))
                continue
            wide = max(0.6, round(100 * (self._part(stop) - self._part(start)), 1))
            parts.append(f'<rect class="{kind}"{hatched} x="{self._at(start)}" y="50%" width="{wide}%" height="12"/>')
            if look == "open":
                parts.append(f'<use class="{kind}" href="#onward" x="{self._at(stop)}" y="50%"/>')
        if bar.first_day and year(bar.first_day) < self._first:
            is_dark = bar.initiative == REFORM or (drawn[0][2] == "known" and not is_doubted)
            look = "dark" if is_dark else "light"
            parts.append(f'<text class="{look}" x="3" y="50%" dy="4">← {bar.first_day[:4]}</text>')
        return f"<svg>{''.join(parts)}</svg>"

    def _mention(self, when: float) -> str:
        """Set a hollow dot at a day, and beside it, where there is room, the year of the source."""
        away, anchor = (9, "start") if self._part(when) < _ROOM else (-9, "end")
        said = self._said.format(year=int(when))
        dot = f'<circle class="mentioned" cx="{self._at(when)}" cy="50%" r="4"/>'
        place = f'x="{self._at(when)}" y="50%" dx="{away}" dy="4" text-anchor="{anchor}"'
        return f'{dot}<text class="light" {place}>{said}</text>'

    def _years(self) -> list[tuple[int, str]]:
        return [(each, self._at(each)) for each in range(int(self._first), int(self._last) + 1, 2)]

    def _part(self, when: float) -> float:
        return (min(max(when, self._first), self._last) - self._first) / (self._last - self._first)

    def _at(self, when: float) -> str:
        return f"{round(100 * self._part(when), 1):g}%"


def _shade(score: float, top: float) -> int:
    return min(STEPS - 1, int(score / top * STEPS))


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
