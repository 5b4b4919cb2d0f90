"""Plots for reports and slides: who overlaps with whom, and when each initiative runs.

Rows in, bytes of SVG or PNG out, the same for the same rows. Needs matplotlib (extra ``plot``), imported when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.palette import groups
from lhl_graph.iris import REFORM
from lhl_graph.picture import caption
from lhl_graph.picture.plot_frame import INK, begun, framed, saved, style
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.row_order import by_start
from lhl_graph.picture.stretch import doubted, stretches, window, year
from lhl_graph.prose import decimal

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar

COLOURS: Final = groups()
_REFORM: Final = groups()[1]
_OVER: Final = 0.22
"""How far over the plot its legend stands, in inches: there the years stand."""
_ROOM: Final = 5
"""So many years before a dot or a bar are room for what is said of it, clear of the line for the day."""
_HOLDS: Final = 4
"""So many years of a bar hold what is said of it."""
_FEW: Final = 30
"""So many rows of a heat map have room for the numbers of the reform."""


def heatmap(
    overlaps: Sequence[Overlap],
    order: Sequence[str],
    labels: Mapping[str, str],
    kind: str,
    day: str,
    language: str = "nb",
    rare: Container[tuple[str, str]] = (),
) -> bytes:
    """The overlap of every two of the initiatives in ``order``, which is that of rows and columns.

    Pairs in ``rare``, as they stand in the overlaps, have a dot: chance seldom gives as much.

    Raises ValueError for an unknown format or an empty order.
    """
    import numpy as np

    if not order:
        raise ValueError("a heat map of nothing cannot be drawn; give at least one initiative")
    place = {name: n for n, name in enumerate(order)}
    table = np.full((len(order), len(order)), np.nan)
    shown = [row for row in overlaps if row.a in place and row.b in place]
    for row in shown:
        table[place[row.a], place[row.b]] = table[place[row.b], place[row.a]] = row.score
    side = len(order) * (0.29 if len(order) <= _FEW else 0.17)
    with style():
        figure, axes = begun(max(9.5, 4.4 + side), max(6.6, 3.6 + side))
        top = float(np.nanmax(table)) if np.isfinite(table).any() else 1.0
        image = axes.imshow(table, cmap="Blues", vmin=0, vmax=top)
        names = [labels[name] for name in order]
        axes.set_xticks(range(len(order)), names, rotation=90)
        axes.set_yticks(range(len(order)), names)
        axes.tick_params(length=0, labelsize=8.5 if len(order) <= _FEW else 7)
        _stress([*axes.get_xticklabels(), *axes.get_yticklabels()], [*order, *order])
        axes.set_facecolor("#d3d6da")
        for row in shown:
            if (row.a, row.b) in rare:
                _dot(axes, place[row.a], place[row.b], _on(row.score, top), 2.6 if len(order) <= _FEW else 1.8)
        if order[0] == REFORM and len(order) <= _FEW:
            for column, score in enumerate(table[0][1:], 1):
                said, colour = decimal(score, 2, language), _on(score, top)
                axes.text(column, 0, said, ha="center", va="center", fontsize=7, color=colour)
        framed(figure, *caption.of_heatmap(overlaps, order, labels, language), day, language)
        figure.colorbar(
            image, ax=axes, label=WORDS[language]["score"], shrink=0.5, format=lambda n, _: decimal(n, 1, language)
        )
        return saved(figure, kind)


def timeline(bars: Sequence[Bar], labels: Mapping[str, str], kind: str, day: str, language: str = "nb") -> bytes:
    """One bar an initiative, in the given order from the top: the reform first, those without a stated start last.

    Hatched where no source says how it goes on, hollow where it is only announced, paler when the period is over or
    no source has confirmed it lately; a dot where no source gives a period.

    `day`, the newest of the data, is a line across all of them, with a mark on each that is in force or perhaps so.

    Raises ValueError for an unknown format.
    """
    from matplotlib.ticker import MaxNLocator

    bars, words = by_start(bars), WORDS[language]
    first, last = window(bars)
    sure, maybe = caption.in_force(bars, day)
    with style():
        figure, axes = begun(10, 2.6 + 0.19 * max(len(bars), 3))
        for row, bar in enumerate(bars):
            marked = {"color": _REFORM} if bar.initiative == REFORM else {}
            drawn = doubted(stretches(bar, first, year(day)), bar, bar.initiative in maybe)
            for start, stop, look in drawn:
                if look == "mentioned":
                    _mention(axes, start, row)
                    _beside(axes, start, row, words["mentioned_in"].format(year=int(start)), start - first > _ROOM)
                    continue
                axes.barh(row, stop - start, left=start, height=0.62, **{**_LOOKS[look], **marked})
                if look == "open":
                    _onward(axes, stop, row)
            if bar.status == "continued" and drawn:
                _continued(axes, drawn, row, words["continued"], has_room=drawn[0][0] - first > _ROOM)
            if bar.first_day and year(bar.first_day) < first:
                colour = "white" if marked or drawn[0][2] == "known" else INK
                axes.text(first + 0.1, row, f"← {bar.first_day[:4]}", color=colour, va="center", fontsize=6)
        axes.set_yticks(range(len(bars)), [labels[bar.initiative] for bar in bars])
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_xlim(first, last + 1)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
        axes.tick_params(length=0, labelsize=7, labeltop=True)
        axes.grid(axis="x", color="#e4e2db")
        axes.set_axisbelow(True)
        framed(figure, *caption.of_timeline(bars, labels, day, language), day, language)
        axes.axvline(year(day), color=INK, linewidth=1, linestyle=(0, (2, 2)))
        for state, named in (("active", sure), ("perhaps", maybe)):
            rows = [row for row, bar in enumerate(bars) if bar.initiative in named]
            _standing(axes, state, [year(day)] * len(rows), rows).set_gid(state)
        _stress(axes.get_yticklabels(), [bar.initiative for bar in bars])
        _legend(axes, words, labels.get(REFORM))
        return saved(figure, kind)


def _legend(axes: Axes, words: Mapping[str, str], reform: str | None) -> None:
    """Tell over the plot what its looks and marks mean."""
    from matplotlib.legend_handler import HandlerTuple
    from matplotlib.transforms import ScaledTranslation

    over = axes.transAxes + ScaledTranslation(0, _OVER, axes.figure.dpi_scale_trans)
    key: dict[str, tuple[Any, ...]] = {words[look]: (axes.barh(0, 0, **given),) for look, given in _LOOKS.items()}
    key[words["open"]] += (_onward(axes, [], []),)
    key[words["mentioned"]] = (_mention(axes, [], []),)
    key |= {words[state]: (_standing(axes, state, [], []),) for state in _STANDING}
    if reform:
        key[reform] = (axes.barh(0, 0, color=_REFORM),)
    axes.legend(
        list(key.values()), list(key), handler_map={tuple: HandlerTuple(ndivide=None, pad=0)},
        loc="lower left", bbox_to_anchor=(0, 1), bbox_transform=over, ncols=2, frameon=False, fontsize=8,
    )  # fmt: skip


_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "known": {"color": COLOURS[0]},
    "confirmed": {"color": "#7fa9c9"},
    "unconfirmed": {"facecolor": "#c3d5e3", "edgecolor": COLOURS[0], "linewidth": 0.8},
    "over": {"color": "#c4c8cc"},
    "open": {"color": "#c3d5e3"},
    "planned": {"facecolor": "#ffffff", "edgecolor": COLOURS[0], "linewidth": 0.8},
    "unknown": {"facecolor": "#ffffff", "edgecolor": "#6b7480", "hatch": "////", "linewidth": 0.5},
}

_STANDING: Final = {"active": (INK, "white"), "perhaps": ("white", INK)}
"""Fill and edge of the mark of what is in force on the day, and of what perhaps is."""


def _standing(axes: Axes, state: str, when: Any, rows: Any) -> Any:
    """Set a mark on each that is in force on a day, filled, or perhaps so, hollow."""
    fill, edge = _STANDING[state]
    return axes.plot(
        when, rows, marker="D", markersize=5, linestyle="none", zorder=3, color=edge, markerfacecolor=fill
    )[0]


def _beside(axes: Axes, when: float, row: int, text: str, is_before: bool = False) -> None:
    """Write beside a dot or the end of a bar."""
    place, side = (when - 0.3, "right") if is_before else (when + 0.3, "left")
    axes.text(place, row, text, va="center", ha=side, fontsize=6, bbox={"color": "white", "pad": 0.5})


def _continued(axes: Axes, drawn: Sequence[tuple[float, float, str]], row: int, text: str, *, has_room: bool) -> None:
    """Write in the end of a bar that is over, and beside one that is too short for it."""
    start, stop, look = drawn[0][0], *drawn[-1][1:]
    if look == "over" and stop - start > _HOLDS:
        axes.text(stop - 0.2, row, text, va="center", ha="right", fontsize=6)
    else:
        _beside(axes, start if has_room else stop, row, text, has_room)


def _onward(axes: Axes, when: Any, row: Any) -> Any:
    """Let a bar end in an arrow: it has no end."""
    return axes.plot(when, row, marker=">", markersize=4, color=COLOURS[0], linestyle="none")[0]


def _mention(axes: Axes, when: Any, row: Any) -> Any:
    """Set a hollow dot at the day of the source that mentions what has no known period."""
    return axes.plot(when, row, marker="o", markersize=5, color="#6b7480", markerfacecolor="white", linestyle="none")[0]


def _dot(axes: Axes, x: int, y: int, colour: str, size: float) -> None:
    """Set a dot in the corner of a cell, and of the one across the diagonal."""
    for column, row in ((x, y), (y, x)):
        axes.plot(column + 0.33, row - 0.33, marker="o", markersize=size, color=colour)


def _on(score: float, top: float) -> str:
    """Give the colour that can be read on the shade of a likeness."""
    return "white" if score > 0.6 * top else INK


def _stress(ticks: Sequence[Text], names: Sequence[str]) -> None:
    """Set the reform's name in bold."""
    for tick, name in zip(ticks, names, strict=True):
        if name == REFORM:
            tick.set_fontweight("bold")
