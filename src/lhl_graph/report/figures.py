"""The report's pictures as SVG, drawn straight from rows: no plotting library, the same rows the same text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.design.palette import colours, groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH: Final = 720
_MOST: Final = 40
"""Letters of a name at the left, at the most."""
FONT: Final = "Libertinus Serif, Georgia, serif"


class Bar(NamedTuple):
    """When a named initiative runs, in ISO days; `None` where no source says."""

    name: str
    first_day: str | None
    last_day: str | None


def heatmap(names: Sequence[str], scores: Mapping[tuple[int, int], float], written: Mapping[float, str]) -> str:
    """The likeness of every two of `names`; `scores` by places (a < b), `written` gives each as it is said.

    The darker a square, the more alike; each carries its number, so that no one has to tell shades apart.
    """
    numbered = [f"{place}. {name}" for place, name in enumerate(names, 1)]
    left, top = _margin(numbered), 26
    cell = min(46.0, (WIDTH - left) / max(len(names), 1))
    most = max(scores.values(), default=1.0) or 1.0
    parts = []
    for row, name in enumerate(numbered):
        y = top + row * cell
        parts.append(_text(left - 8, y + cell / 2 + 4, _short(name, _MOST), "end", 12))
        parts.append(_text(left + row * cell + cell / 2, top - 8, str(row + 1), "middle", 12))
        for column in range(len(names)):
            score = scores.get((min(row, column), max(row, column)))
            x = left + column * cell
            if row == column or score is None:
                parts.append(_box(x, y, cell - 1, cell - 1, colours()["soft"]))
                continue
            parts.append(_box(x, y, cell - 1, cell - 1, _shade(score / most)))
            ink = colours()["on-accent"] if score / most > 0.55 else colours()["ink"]
            parts.append(_text(x + cell / 2, y + cell / 2 + 4, written[score], "middle", 11, ink))
    return _svg(WIDTH, round(top + len(names) * cell + 6), parts)


def timeline(bars: Sequence[Bar], day: str, named: str, open_end: str) -> str:
    """One bar an initiative, from its first day to its last; pale and with `open_end` where no end is known.

    A line stands at `day`, with the day `named` as people write it.
    """
    left, row, top = _margin([bar.name for bar in bars]), 24, 24
    starts = [_year(bar.first_day) for bar in bars if bar.first_day]
    ends = [_year(bar.last_day) for bar in bars if bar.last_day]
    first, last = int(min([*starts, _year(day)])), int(max([*ends, _year(day)])) + 2
    scale = (WIDTH - left - 10) / (last - first)
    height = top + row * len(bars) + 22
    step = max(1, -(-(last - first) // 12))
    parts = []
    for year in range(first, last + 1, step):
        x = left + (year - first) * scale
        parts.append(_line(x, top, x, height - 18, colours()["line"]))
        parts.append(_text(x, height - 4, str(year), "middle", 11, colours()["muted"]))
    for place, bar in enumerate(bars):
        y = top + place * row
        parts.append(_text(left - 8, y + 16, _short(bar.name, _MOST), "end", 12))
        begin = _year(bar.first_day) if bar.first_day else first
        end = _year(bar.last_day) if bar.last_day else last
        fill = colours()["group-1"] if bar.first_day and bar.last_day else colours()["tag"]
        parts.append(_box(left + (begin - first) * scale, y + 5, max(2.0, (end - begin) * scale), row - 9, fill))
        if not bar.last_day:
            parts.append(_text(left + (begin - first) * scale + 5, y + 17, open_end, "start", 11))
    x = left + (_year(day) - first) * scale
    parts.append(_line(x, top - 4, x, height - 18, colours()["wrong"], 1.5))
    anchor = "middle" if x < WIDTH - 60 else "end"
    parts.append(_text(x, top - 9, named, anchor, 11, colours()["wrong"]))
    return _svg(WIDTH, height, parts)


def network(
    places: Mapping[str, tuple[int, int]],
    ties: Sequence[tuple[str, str, bool]],
    names: Mapping[str, str],
    group: Mapping[str, int],
) -> str:
    """Initiatives as dots with names, coloured and numbered by group; a tie that a source states is a whole line."""
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    low, across, down = (min(xs) - 170, min(ys) - 40), max(xs) - min(xs) + 340, max(ys) - min(ys) + 120
    at = {name: (x - low[0], y - low[1]) for name, (x, y) in places.items()}
    parts = []
    for a, b, stated in ties:
        look = colours()["stated" if stated else "computed"]
        parts.append(_line(*at[a], *at[b], look, 1.6, "" if stated else "6 4"))
    size = max(14.0, across / 80)
    for name, (x, y) in at.items():
        number = group.get(name, 0)
        fill = groups()[(number - 1) % len(groups())] if number else colours()["none"]
        parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size * 0.75)}" fill="{fill}"/>')
        if number:
            parts.append(_text(x, y + size * 0.3, str(number), "middle", size * 0.85, "#ffffff"))
    for name, (x, y) in at.items():
        parts.append(_text(x, y + size * 1.75, _short(names[name], 26), "middle", size * 0.95, halo=True))
    return _svg(across, down, parts)


def _margin(names: Sequence[str]) -> int:
    """Give the room at the left for names of a size of 12: seven a letter, which fits a wide font, and a gap."""
    return min(_MOST, max(map(len, names), default=0)) * 7 + 12


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _shade(share: float) -> str:
    """A colour between the soft ground and the first group's, as a share of the way."""
    low, high = (_rgb(colours()[name]) for name in ("soft", "group-1"))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(low, high, strict=True))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


def _year(day: str) -> float:
    parts = [int(part) for part in day.split("-")] + [1, 1]
    return parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 372


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'


def _line(x0: float, y0: float, x1: float, y1: float, stroke: str, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{_n(x0)}" y1="{_n(y0)}" x2="{_n(x1)}" y2="{_n(y1)}" stroke="{stroke}" '
        f'stroke-width="{_n(width)}"{dashed}/>'
    )


def _text(x: float, y: float, text: str, anchor: str, size: float, fill: str = "", *, halo: bool = False) -> str:
    said = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="{_n(size)}" font-family="{FONT}"'
    ink = f'<text {said} fill="{fill or colours()["ink"]}">{escape(text)}</text>'
    if not halo:
        return ink
    ground = f'<text {said} fill="#ffffff" stroke="#ffffff" stroke-width="{_n(size / 4)}">{escape(text)}</text>'
    return ground + ink


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" '
        f'height="{_n(height)}">{"".join(parts)}</svg>'
    )
