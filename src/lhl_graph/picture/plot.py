"""Plots for reports and slides: who overlaps with whom, when each initiative runs, and which belong together.

Rows in, bytes of SVG or PNG out, the same for the same rows. Needs matplotlib (extra ``plot``), imported when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.palette import colours, groups
from lhl_graph.iris import BASE, REFORM
from lhl_graph.picture import caption
from lhl_graph.picture.lines import sizes
from lhl_graph.picture.plot_frame import INK, begun, framed, saved, style
from lhl_graph.picture.plot_names import Name, Sheet
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.row_order import by_start
from lhl_graph.picture.stretch import stretches, window, year
from lhl_graph.prose import decimal, in_a_row, listed

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar
    from lhl_graph.picture.compose import Picture

COLOURS: Final = groups()
_NONE: Final = colours()["none"]
_REFORM: Final = groups()[1]
_MARKERS: Final[Mapping[str, str]] = {
    "reform": "*", "white-paper": "s", "strategy": "D", "action-plan": "^", "scheme": "H", "agreement": "v",
}  # fmt: skip
_LINE: Final = "#7b8794"
_OTHERS: Final = "#c3c9cf"
"""Lines of which the reform is no end."""
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
        axes.tick_params(length=0, labelsize=8 if len(order) <= _FEW else 7)
        _stress([*axes.get_xticklabels(), *axes.get_yticklabels()], [*order, *order])
        axes.set_facecolor("#dcdad3")
        for row in shown:
            if (row.a, row.b) in rare:
                _dot(axes, place[row.a], place[row.b], _on(row.score, top))
        if order[0] == REFORM and len(order) <= _FEW:
            for column, score in enumerate(table[0][1:], 1):
                said, colour = decimal(score, 2, language), _on(score, top)
                axes.text(column, 0, said, ha="center", va="center", fontsize=6, color=colour)
        framed(figure, *caption.of_heatmap(overlaps, order, labels, language), day, language)
        figure.colorbar(
            image, ax=axes, label=WORDS[language]["score"], shrink=0.5, format=lambda n, _: decimal(n, 1, language)
        )
        return saved(figure, kind)


def timeline(bars: Sequence[Bar], labels: Mapping[str, str], kind: str, day: str, language: str = "nb") -> bytes:
    """One bar an initiative, in the given order from the top, those last of which no source gives the start.

    Hatched where no source says how it goes on, paler when the period is over.

    `day`, the newest of the data, is a line across all of them.

    Raises ValueError for an unknown format.
    """
    from matplotlib.ticker import MaxNLocator

    bars = by_start(bars)
    first, last = window(bars)
    with style():
        figure, axes = begun(10, 1.4 + 0.19 * max(len(bars), 3))
        for row, bar in enumerate(bars):
            marked = {"color": _REFORM} if bar.initiative == REFORM else {}
            drawn = stretches(bar, first, last, year(day))
            for start, stop, look in drawn:
                axes.barh(row, stop - start, left=start, height=0.62, **{**_LOOKS[look], **marked})
            if bar.first_day and year(bar.first_day) < first:
                colour = "white" if marked or drawn[0][2] == "known" else INK
                axes.text(first + 0.1, row, f"← {bar.first_day[:4]}", color=colour, va="center", fontsize=6)
        axes.set_yticks(range(len(bars)), [labels[bar.initiative] for bar in bars])
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_xlim(first, last + 1)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
        axes.tick_params(length=0, labelsize=7)
        axes.grid(axis="x", color="#e4e2db")
        axes.set_axisbelow(True)
        framed(figure, *caption.of_timeline(bars, labels, day, language), day, language)
        axes.axvline(year(day), color=INK, linewidth=1, linestyle=(0, (2, 2)))
        _stress(axes.get_yticklabels(), [bar.initiative for bar in bars])
        for look, given in _LOOKS.items():
            axes.barh(0, 0, **given, label=WORDS[language][look])
        if REFORM in labels:
            axes.barh(0, 0, color=_REFORM, label=labels[REFORM])
        axes.legend(loc="lower left", framealpha=1, edgecolor="white", fontsize=8)
        return saved(figure, kind)


def communities(
    picture: Picture, places: Mapping[str, tuple[int, int]], kind: str, day: str, language: str = "nb"
) -> bytes:
    """The map of the explorer as one still picture; ``places`` come from ``layout.place``.

    Raises ValueError for an unknown format.
    """
    with style():
        figure, axes = begun(13, 10.5)
        for line in picture.lines:
            if line["strong"] or line["stated"]:
                (x0, y0), (x1, y1) = places[line["a"]], places[line["b"]]
                dashed = "-" if line["stated"] else (0, (4, 3))
                width = 0.6 + 6 * max(0.0, line["score"] - 0.12)
                own = REFORM in (BASE + line["a"], BASE + line["b"])
                colour = _LINE if own else _OTHERS
                axes.plot((x0, x1), (-y0, -y1), color=colour, linewidth=width, linestyle=dashed, zorder=1 + own)
        for thing in picture.things:
            x, y = places[thing["id"]]
            group = thing["community"]
            colour = COLOURS[(group - 1) % len(COLOURS)] if group else _NONE
            face = "white" if thing.get("named_only") else colour
            mark = _MARKERS.get(thing["kind"], "o")
            reform = BASE + thing["id"] == REFORM
            if reform:
                axes.scatter(x, -y, s=420, facecolor="none", edgecolor=INK, linewidth=1.2, zorder=3)
            axes.scatter(x, -y, s=150 if reform else 46, marker=mark, facecolor=face, edgecolor=colour, zorder=3)
        axes.set_axis_off()
        axes.margins(0.08, 0.05)
        framed(figure, _grouped(picture, language), WORDS[language]["communities_reading"], day, language)
        for look, drawn in (("stated", "-"), ("computed", (0, (4, 3)))):
            axes.plot([], [], color=_LINE, linestyle=drawn, label=WORDS[language][look])
        kinds = {
            mark: _said(picture.concepts[f"initiative-kind/{kind}"]["names"], language)
            for kind, mark in _drawn(picture)
        }
        for mark, name in {**kinds, "o": WORDS[language]["other"]}.items():
            axes.scatter([], [], s=36, marker=mark, facecolor=_NONE, edgecolor=_NONE, label=name)
        axes.legend(loc="lower left", framealpha=1, edgecolor="white", fontsize=7.5)
        sheet = Sheet(axes, [(x, -y, 12.0 if BASE + name == REFORM else 4.0) for name, (x, y) in places.items()])
        first, *others = _names(picture, places, language)
        sheet.write([first, *_headings(picture, places, language), *others])
        return saved(figure, kind)


_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "known": {"color": COLOURS[0]},
    "confirmed": {"color": "#7fa9c9"},
    "over": {"color": "#c4c8cc"},
    "open": {"facecolor": "#dbe6ee", "edgecolor": COLOURS[0], "linewidth": 0.5},
    "unknown": {"facecolor": "#ffffff", "edgecolor": "#6b7480", "hatch": "////", "linewidth": 0.5},
}


def _dot(axes: Axes, x: int, y: int, colour: str) -> None:
    """Set a dot in the corner of a cell, and of the one across the diagonal."""
    for column, row in ((x, y), (y, x)):
        axes.plot(column + 0.33, row - 0.33, marker="o", markersize=1.8, color=colour)


def _on(score: float, top: float) -> str:
    """Give the colour that can be read on the shade of a likeness."""
    return "white" if score > 0.6 * top else INK


def _stress(ticks: Sequence[Text], names: Sequence[str]) -> None:
    """Set the reform's name in bold."""
    for tick, name in zip(ticks, names, strict=True):
        if name == REFORM:
            tick.set_fontweight("bold")


def _drawn(picture: Picture) -> list[tuple[str, str]]:
    """Give the kinds that have a mark of their own, of those that are there."""
    return [each for each in _MARKERS.items() if any(thing["kind"] == each[0] for thing in picture.things)]


def _grouped(picture: Picture, language: str) -> str:
    """Say whom the reform is grouped with, the two it is most like; else into how many groups initiatives fall."""
    words, reform = WORDS[language], REFORM.removeprefix(BASE)
    group: Sequence[str] = next((each["members"] for each in picture.communities if reform in each["members"]), [])
    names = {thing["id"]: _said(thing["short"], language) for thing in picture.things}
    like = {
        (set(ends) - {reform}).pop(): line["score"]
        for line in picture.lines
        if reform in (ends := (line["a"], line["b"]))
    }
    near = sorted(set(group) & set(like), key=lambda name: (-like[name], name))[:2]
    if not near:
        return words["grouped"].format(count=len(picture.things), groups=len(picture.communities))
    others = listed([names[each] for each in near], language)
    return words["reform_grouped"].format(reform=names[reform], count=len(group) - 1, others=others)


def _names(picture: Picture, places: Mapping[str, tuple[int, int]], language: str) -> list[Name]:
    """Give what each mark is called: the reform first, then those with most lines."""
    size = sizes(picture.things, picture.lines)
    order = sorted(picture.things, key=lambda it: (BASE + it["id"] != REFORM, -size[it["id"]], it["id"]))
    found = []
    for thing in order:
        (x, y), reform = places[thing["id"]], BASE + thing["id"] == REFORM
        look = (13.0, 8.0, "bold") if reform else (5.0, 6.5, "normal")
        found.append(Name(_said(thing["short"], language), x, -y, *look, INK))
    return found


def _headings(picture: Picture, places: Mapping[str, tuple[int, int]], language: str) -> list[Name]:
    """Give what each group is about, at its upper rim."""
    found = []
    for group in picture.communities:
        spots = [places[name] for name in group["members"]]
        names = [_said(picture.concepts[theme]["names"], language) for theme in group["themes"][:2]]
        colour = COLOURS[(group["number"] - 1) % len(COLOURS)]
        middle = (min(x for x, _ in spots) + max(x for x, _ in spots)) / 2
        found.append(Name(in_a_row(names), middle, 34 - min(y for _, y in spots), 2.0, 7.5, "bold", colour))
    return found


def _said(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("nb") or next(iter(texts.values()), "")
