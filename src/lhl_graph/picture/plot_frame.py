"""What every plot has around it: a heading that states the finding, how to read it, and who says so as of when."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.palette import colours
from lhl_graph.design.sender import sender

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS: Final = ("svg", "png")
INK: Final = colours()["ink"]

_LEFT: Final = 0.01
"""Where headings and foot begin, of the width."""
_HEADING: Final = 12
_SMALL: Final = 8.5
"""Sizes of type, in points."""
_LEADING: Final = 1.25
_WIDE: Final = 0.53
"""How wide a letter is on average, of its size."""
_STYLE: Final[Any] = {
    "svg.hashsalt": "lhl-graph", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9,
    "text.color": INK, "axes.edgecolor": "#c9c7c0", "axes.labelcolor": INK, "xtick.color": INK,
    "ytick.color": INK, "text.parse_math": False,
}  # fmt: skip


def style() -> Any:
    """Give the look of all plots, to draw within."""
    from matplotlib import rc_context

    return rc_context(_STYLE)


def begun(width: float, height: float) -> tuple[Figure, Axes]:
    """Begin a plot of a size in inches."""
    from matplotlib.figure import Figure as Made

    made = Made(figsize=(width, height), layout="constrained", facecolor="white")
    return made, made.add_subplot()


def framed(figure: Figure, finding: str, reading: str, day: str, language: str) -> None:
    """Put the finding as heading, under it how to read the plot, and at the foot the sender as of the `day`."""
    from matplotlib.text import Annotation

    above, below = (_wrapped(figure, text, size) for text, size in ((finding, _HEADING), (reading, _SMALL)))
    kept = "\n" * (1 + int(len(below) * _SMALL / _HEADING))
    figure.suptitle("\n".join(above) + kept, x=_LEFT, ha="left", fontweight="bold", fontsize=_HEADING)
    under = -(len(above) * _HEADING * _LEADING + 8)
    told = Annotation(
        "\n".join(below), (_LEFT, 1), (0, under), "figure fraction", "offset points",
        va="top", fontsize=_SMALL, linespacing=_LEADING, annotation_clip=False,
    )  # fmt: skip
    told.set_in_layout(False)
    figure.add_artist(told)
    figure.supxlabel(sender(day, language).line, x=_LEFT, ha="left", fontsize=7.5, color="#5b6470")


def _wrapped(figure: Figure, text: str, size: float) -> list[str]:
    points = 72 * float(figure.get_figwidth()) * (1 - 2 * _LEFT)
    return textwrap.wrap(text, int(points / (size * _WIDE * (1.08 if size == _HEADING else 1))))


def saved(figure: Figure, kind: str) -> bytes:
    """Give a plot as `svg` or `png`, the same bytes for the same plot.

    Raises:
        ValueError: it can be written as neither.
    """
    if kind not in FORMATS:
        raise ValueError(f'no plot can be written as "{kind}"; the formats are {", ".join(FORMATS)}')
    out = io.BytesIO()
    figure.savefig(out, format=kind, dpi=160, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return out.getvalue()
