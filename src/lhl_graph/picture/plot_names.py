"""Names on a plot where they cover neither one another nor a mark; one that finds no room is left out."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

GROUND: Final[Any] = {"facecolor": "white", "alpha": 0.85, "linewidth": 0, "pad": 0.4}
"""What a name stands on, so that no line strikes it out."""

_WIDEST: Final = 22
_SIDES: Final = (
    (0, -1, "center", "top"),
    (0, 1, "center", "bottom"),
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0.7, -0.7, "left", "top"),
    (-0.7, -0.7, "right", "top"),
    (0.7, 0.7, "left", "bottom"),
    (-0.7, 0.7, "right", "bottom"),
)
"""Where a name may stand beside its mark, the best first: how far to the right and up, and how it is aligned."""


class Name(NamedTuple):
    """What is called so where; `away` is how far from the middle of its mark it stands, in points."""

    text: str
    x: float
    y: float
    away: float
    size: float
    weight: str
    colour: str


class Sheet:
    """A plot that is laid out, with what is taken on it."""

    def __init__(self, axes: Axes, marks: Iterable[tuple[float, float, float]]) -> None:
        """Keep `marks` free: where each is, and its radius in points."""
        from matplotlib.transforms import Bbox

        self._axes = axes
        figure: Any = axes.figure
        figure.draw_without_rendering()
        points = figure.dpi / 72
        self._taken: list[Bbox] = []
        for x, y, radius in marks:
            middle_x, middle_y = axes.transData.transform((x, y))
            reach = radius * points
            self._taken.append(
                Bbox.from_extents(middle_x - reach, middle_y - reach, middle_x + reach, middle_y + reach)
            )

    def write(self, names: Iterable[Name]) -> int:
        """Write names, the most important first; give how many of them found room."""
        return sum(map(self._write, names))

    def _write(self, name: Name) -> bool:
        text = "\n".join(textwrap.wrap(name.text, _WIDEST, break_long_words=False))
        made = self._axes.annotate(
            text, (name.x, name.y), (0, 0), textcoords="offset points", fontsize=name.size, fontweight=name.weight,
            color=name.colour, bbox=GROUND, zorder=5, linespacing=1.05,
        )  # fmt: skip
        made.set_in_layout(False)
        if any(self._fits(made, name, side) for side in _SIDES):
            return True
        made.remove()
        return False

    def _fits(self, made: Annotation, name: Name, side: tuple[float, float, str, str]) -> bool:
        right, up, across, along = side
        made.set_position((name.away * right, name.away * up))
        made.set(ha=across, va=along)
        box = made.get_window_extent()
        whole = self._axes.get_window_extent()
        inside = whole.x0 <= box.x0 and box.x1 <= whole.x1 and whole.y0 <= box.y0 and box.y1 <= whole.y1
        if not inside or box.count_overlaps(self._taken):
            return False
        self._taken.append(box)
        return True
