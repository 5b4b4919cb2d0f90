"""The map as it opens, small and still: what leads to the map shows what it is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.graph.labels import pick
from lhl_graph.picture.lines import line_ends, sizes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from lhl_graph.picture.compose import Picture
    from lhl_graph.picture.lines import Json

Place = tuple[int, int]

_MARGIN: Final = 30
_BELOW: Final = 36
"""From the middle of a mark to its name, beyond the mark, in the units of the picture."""


class Opening(NamedTuple):
    """What the map opens on, and where each thing of it stands."""

    picture: Picture
    places: Mapping[str, Place]


def sketch(opening: Opening, over: Container[str], language: str) -> str:
    """Draw it as SVG in the colours of the page around: hollow what is `over`, dashed what no source links."""
    picture, places = opening
    centre = picture.scope["centre"]
    names = {thing["id"]: pick(thing["short"], language) or thing["id"] for thing in picture.things}
    size = sizes(picture.things, picture.lines)
    marks = "".join(
        f'<circle class="{"over" if name in over else "current"}" cx="{x}" cy="{y}" r="{size[name]}">'
        f"<title>{escape(names[name])}</title></circle>"
        for name, (x, y) in sorted(places.items())
    )
    x, y = places[centre]
    ring = f'<circle class="ring" cx="{x}" cy="{y}" r="{size[centre] + 9}"/>'
    told = f'<text x="{x}" y="{y + size[centre] + _BELOW}">{escape(names[centre])}</text>'
    return f"{_opened(places)}{_lines(picture.lines, places, centre)}{ring}{marks}{told}</svg>"


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
