"""The map as it opens, small and still: what leads to the map shows what it is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.graph.labels import pick
from lhl_graph.picture.lines import line_ends, sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.picture.compose import Picture
    from lhl_graph.picture.lines import Json

Place = tuple[int, int]

_MARGIN: Final = 30
_LETTER: Final = (21, 34)
"""How wide and high a letter of the name is, in the units of the picture."""
_BESIDE: Final = 20
"""From a mark to its name."""
_STEPS: Final = range(-3, 4)
"""How many half names, and how many lines, the name may stand aside from its mark."""


class Opening(NamedTuple):
    """What the map opens on, and where each thing of it stands."""

    picture: Picture
    places: Mapping[str, Place]


def sketch(opening: Opening, language: str, called: str) -> str:
    """Draw it as SVG in the colours of the page around, with the signs of the map.

    Hollow is what is known by name only, dashed what no source links; `called` is the name of what stands in the
    middle, as the page around has it.
    """
    picture, places = opening
    centre = picture.scope["centre"]
    names = {thing["id"]: pick(thing["short"], language) or thing["id"] for thing in picture.things}
    named = {thing["id"] for thing in picture.things if thing.get("named_only")}
    size = sizes(picture.things, picture.lines)
    marks = "".join(
        f'<circle class="{"hollow" if name in named else "filled"}" cx="{x}" cy="{y}" r="{size[name]}">'
        f"<title>{escape(names[name])}</title></circle>"
        for name, (x, y) in sorted(places.items())
    )
    x, y = places[centre]
    ring = f'<circle class="ring" cx="{x}" cy="{y}" r="{size[centre] + 9}"/>'
    beside, line = _free(called, centre, places, size)
    told = f'<text x="{beside}" y="{line}">{escape(called)}</text>'
    return f"{_opened(places)}{_lines(picture.lines, places, centre)}{ring}{marks}{told}</svg>"


def _free(called: str, centre: str, places: Mapping[str, Place], size: Mapping[str, float]) -> Place:
    """Give where the name hides the fewest marks, nearest to its own: its middle, and the line that it stands on."""
    (x, y), (wide, high) = places[centre], _LETTER
    half = wide * len(called) // 2
    below = round(size[centre]) + _BESIDE + high
    left, right = (pick_end(place[0] for place in places.values()) for pick_end in (min, max))

    def hidden(spot: Place) -> int:
        at, line = spot
        return sum(
            abs(px - at) < half + size[name] and line - high - size[name] < py < line + size[name] + high // 4
            for name, (px, py) in places.items()
        )

    spots = [
        (x + half * aside // 3, y + below + high * step if step >= 0 else y - below + high * (step + 2))
        for aside in _STEPS
        for step in _STEPS
    ]
    inside = [spot for spot in spots if left <= spot[0] - half and spot[0] + half <= right] or spots
    return min(inside, key=lambda spot: (hidden(spot), abs(spot[1] - y - high // 2) * 2 + abs(spot[0] - x)))


def _opened(places: Mapping[str, Place]) -> str:
    left, top = (min(place[axis] for place in places.values()) - _MARGIN for axis in (0, 1))
    right, bottom = (max(place[axis] for place in places.values()) + _MARGIN for axis in (0, 1))
    return f'<svg class="sketch" viewBox="{left} {top} {right - left} {bottom - top}" aria-hidden="true">'


def _lines(lines: Iterable[Json], places: Mapping[str, Place], centre: str) -> str:
    """Draw the lines of the others under those of the centre."""
    looks = [f"{whose} {how}" for whose in ("others", "own") for how in ("computed", "stated")]
    found: dict[str, list[str]] = {look: [] for look in looks}
    for line in (each for each in lines if each["strong"] or each["stated"]):
        (a, b), (c, d) = (places[end] for end in line_ends(line))
        whose = "own" if centre in line_ends(line) else "others"
        found[f"{whose} {'stated' if line['stated'] else 'computed'}"].append(f"M{a} {b}L{c} {d}")
    return "".join(f'<path class="{look}" d="{"".join(drawn)}"/>' for look, drawn in found.items() if drawn)
