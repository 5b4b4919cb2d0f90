"""Plots for reports and slides: who overlaps with whom, when each initiative runs, and which belong together.

Rows in, bytes of SVG or PNG out, the same for the same rows. Needs matplotlib (extra ``plot``), imported when called.
"""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.palette import colours, groups
from lhl_graph.design.sender import dated, sender
from lhl_graph.iris import BASE, REFORM
from lhl_graph.picture.stretch import stretches, year
from lhl_graph.prose import in_a_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar
    from lhl_graph.picture.compose import Picture

FORMATS: Final = ("svg", "png")

COLOURS: Final = groups()
_NONE: Final = colours()["none"]
_INK: Final = colours()["ink"]
_REFORM: Final = groups()[1]
_GROUND: Final[Any] = {"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.4}
_MARKERS: Final[Mapping[str, str]] = {
    "reform": "*", "white-paper": "s", "strategy": "D", "action-plan": "^", "scheme": "H", "agreement": "v",
}  # fmt: skip
_STYLE: Final[Any] = {
    "svg.hashsalt": "lhl-graph", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9,
    "text.color": _INK, "axes.edgecolor": "#c9c7c0", "axes.labelcolor": _INK, "xtick.color": _INK,
    "ytick.color": _INK, "text.parse_math": False,
}  # fmt: skip

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "running": "{count} satsinger har en oppgitt periode som omfatter {day}",
        "nearest": "{other} likner mest på {reform}",
        "grouped": "{count} satsinger, {groups} grupper som likner",
        "heatmap": "Hvor mye satsinger har til felles",
        "score": "Likhet (0 ingen, 1 helt lik)",
        "timeline": "Når satsingene er i gang",
        "known": "oppgitt periode, eller så langt kildene rekker",
        "open": "ingen sluttdato er satt, eller planlagt",
        "unknown": "starten eller slutten er ukjent",
        "communities": "Satsinger som likner, i grupper",
        "stated": "en kilde sier at de henger sammen",
        "computed": "likheten er regnet ut",
    },
    "nn": {
        "running": "{count} satsingar har ein oppgjeven periode som omfattar {day}",
        "nearest": "{other} liknar mest på {reform}",
        "grouped": "{count} satsingar, {groups} grupper som liknar",
        "heatmap": "Kor mykje satsingar har til felles",
        "score": "Likskap (0 ingen, 1 heilt lik)",
        "timeline": "Når satsingane er i gang",
        "known": "oppgjeven periode, eller så langt kjeldene rekk",
        "open": "ingen sluttdato er sett, eller planlagd",
        "unknown": "starten eller slutten er ukjend",
        "communities": "Satsingar som liknar, i grupper",
        "stated": "ei kjelde seier at dei heng saman",
        "computed": "likskapen er rekna ut",
    },
    "en": {
        "running": "{count} initiatives have a stated period that takes in {day}",
        "nearest": "{other} is most like {reform}",
        "grouped": "{count} initiatives, {groups} groups that are alike",
        "heatmap": "How much initiatives share",
        "score": "Likeness (0 none, 1 the same)",
        "timeline": "When the initiatives run",
        "known": "stated period, or as far as the sources reach",
        "open": "no end is set, or planned",
        "unknown": "start or end unknown",
        "communities": "Initiatives that are alike, in groups",
        "stated": "a source says that they are connected",
        "computed": "the likeness is computed",
    },
}


def heatmap(
    overlaps: Sequence[Overlap],
    order: Sequence[str],
    labels: Mapping[str, str],
    kind: str,
    day: str,
    language: str = "nb",
) -> bytes:
    """The overlap of every two of the initiatives in ``order``, which is that of rows and columns.

    Raises ValueError for an unknown format or an empty order.
    """
    import numpy as np

    if not order:
        raise ValueError("a heat map of nothing cannot be drawn; give at least one initiative")
    place = {name: n for n, name in enumerate(order)}
    table = np.full((len(order), len(order)), np.nan)
    for row in overlaps:
        if row.a in place and row.b in place:
            table[place[row.a], place[row.b]] = table[place[row.b], place[row.a]] = row.score
    with _style():
        figure, axes = _figure(max(9.5, 3.2 + 0.17 * len(order)), max(6.6, 2.8 + 0.17 * len(order)))
        top = float(np.nanmax(table)) if np.isfinite(table).any() else 1.0
        image = axes.imshow(table, cmap="Blues", vmin=0, vmax=top)
        names = [labels[name] for name in order]
        axes.set_xticks(range(len(order)), names, rotation=90)
        axes.set_yticks(range(len(order)), names)
        axes.tick_params(length=0, labelsize=7)
        _stress([*axes.get_xticklabels(), *axes.get_yticklabels()], [*order, *order])
        axes.set_facecolor("#dcdad3")
        figure.suptitle(_nearest(overlaps, place, labels, language), x=0.01, ha="left", fontweight="bold", fontsize=11)
        axes.set_title(WORDS[language]["heatmap"], loc="left", fontsize=8)
        _foot(figure, day, language)
        figure.colorbar(image, ax=axes, label=WORDS[language]["score"], shrink=0.5, format=_decimal(language))
        return _saved(figure, kind)


def timeline(bars: Sequence[Bar], labels: Mapping[str, str], kind: str, day: str, language: str = "nb") -> bytes:
    """One bar an initiative, in the given order from the top; hatched where no source says how it goes on.

    `day`, the newest of the data, is a line across all of them.

    Raises ValueError for an unknown format.
    """
    from matplotlib.ticker import MaxNLocator

    days = [day for bar in bars for day in (bar.first_day, bar.last_day, bar.as_of) if day]
    starts = sorted(year(bar.first_day) for bar in bars if bar.first_day) or [2000.0]
    first = float(int(starts[len(starts) // 20]))  # the few that began long before would squeeze all others
    last = year(max(days)) + 1 if days else first + 1
    with _style():
        figure, axes = _figure(10, 1.4 + 0.19 * max(len(bars), 3))
        for row, bar in enumerate(bars):
            marked = {"color": _REFORM} if bar.initiative == REFORM else {}
            for start, stop, look in stretches(bar, first, last, year(day)):
                axes.barh(row, stop - start, left=start, height=0.62, **{**_LOOKS[look], **marked})
            if bar.first_day and year(bar.first_day) < first:
                axes.text(first + 0.1, row, f"← {bar.first_day[:4]}", color="white", va="center", fontsize=6)
        axes.set_yticks(range(len(bars)), [labels[bar.initiative] for bar in bars])
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_xlim(first, last + 1)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
        axes.tick_params(length=0, labelsize=7)
        axes.grid(axis="x", color="#e4e2db")
        axes.set_axisbelow(True)
        running = sum(bool(bar.first_day and bar.last_day and bar.first_day <= day <= bar.last_day) for bar in bars)
        _head(axes, WORDS[language]["running"].format(count=running, day=dated(day, language)), language, "timeline")
        axes.axvline(year(day), color=_INK, linewidth=1, linestyle=(0, (2, 2)))
        _stress(axes.get_yticklabels(), [bar.initiative for bar in bars])
        _foot(figure, day, language)
        for look, given in _LOOKS.items():
            axes.barh(0, 0, **given, label=WORDS[language][look])
        figure.legend(loc="outside upper center", ncols=3, frameon=False, fontsize=8)
        return _saved(figure, kind)


def communities(
    picture: Picture, places: Mapping[str, tuple[int, int]], kind: str, day: str, language: str = "nb"
) -> bytes:
    """The map of the explorer as one still picture; ``places`` come from ``layout.place``.

    Raises ValueError for an unknown format.
    """
    with _style():
        figure, axes = _figure(13, 10.5)
        for line in picture.lines:
            if line["strong"] or line["stated"]:
                (x0, y0), (x1, y1) = places[line["a"]], places[line["b"]]
                dashed = "-" if line["stated"] else (0, (4, 3))
                width = 0.6 + 6 * max(0.0, line["score"] - 0.12)
                axes.plot((x0, x1), (-y0, -y1), color="#7b8794", linewidth=width, linestyle=dashed, zorder=1)
        for thing in picture.things:
            x, y = places[thing["id"]]
            group = thing["community"]
            colour = COLOURS[(group - 1) % len(COLOURS)] if group else _NONE
            face = "white" if thing.get("named_only") else colour
            mark = _MARKERS.get(thing["kind"], "o")
            reform = BASE + thing["id"] == REFORM
            if reform:
                axes.scatter(x, -y, s=420, facecolor="none", edgecolor=_INK, linewidth=1.2, zorder=2)
            axes.scatter(x, -y, s=150 if reform else 46, marker=mark, facecolor=face, edgecolor=colour, zorder=2)
            name = "\n".join(textwrap.wrap(_said(thing["short"], language), 22, break_long_words=False))
            axes.annotate(name, (x, -y), (0, -12 if reform else -5), textcoords="offset points", ha="center", va="top",
                          bbox=_GROUND, fontsize=8 if reform else 5.5, fontweight="bold" if reform else "normal",
                          zorder=4 if reform else 3)  # fmt: skip
        _headings(axes, picture, places, language)
        axes.set_axis_off()
        finding = WORDS[language]["grouped"].format(count=len(picture.things), groups=len(picture.communities))
        _head(axes, finding, language, "communities")
        _foot(figure, day, language)
        for look, style in (("stated", "-"), ("computed", (0, (4, 3)))):
            axes.plot([], [], color="#7b8794", linestyle=style, label=WORDS[language][look])
        axes.legend(loc="lower left", frameon=False, fontsize=7)
        return _saved(figure, kind)


_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "known": {"color": COLOURS[0]},
    "open": {"facecolor": "#dbe6ee", "edgecolor": COLOURS[0], "linewidth": 0.5},
    "unknown": {"facecolor": "#ffffff", "edgecolor": "#6b7480", "hatch": "////", "linewidth": 0.5},
}


def _decimal(language: str) -> Callable[[float, int], str]:
    return lambda value, _: f"{value:.1f}".replace(".", "." if language == "en" else ",")


def _head(axes: Axes, finding: str, language: str, name: str) -> None:
    """The finding as heading, and under it what is drawn."""
    axes.set_title(f"{finding}\n", loc="left", fontweight="bold", fontsize=11)
    axes.text(0, 1, f"{WORDS[language][name]}\n", transform=axes.transAxes, fontsize=8, va="bottom", linespacing=0.4)


def _foot(figure: Figure, day: str, language: str) -> None:
    figure.supxlabel(sender(day, language).line, x=0.01, ha="left", fontsize=7, color="#5b6470")


def _stress(ticks: Sequence[Text], names: Sequence[str]) -> None:
    """Set the reform's name in bold."""
    for tick, name in zip(ticks, names, strict=True):
        if name == REFORM:
            tick.set_fontweight("bold")


def _nearest(overlaps: Sequence[Overlap], place: Mapping[str, int], labels: Mapping[str, str], language: str) -> str:
    """Which initiative is most like the reform; what is drawn, when the reform is not."""
    own = [row for row in overlaps if REFORM in (row.a, row.b) and row.a in place and row.b in place]
    if not own:
        return WORDS[language]["heatmap"]
    best = max(own, key=lambda row: (row.score, row.a, row.b))
    return WORDS[language]["nearest"].format(
        reform=labels[REFORM], other=labels[best.b if best.a == REFORM else best.a]
    )


def _headings(axes: Axes, picture: Picture, places: Mapping[str, tuple[int, int]], language: str) -> None:
    for group in picture.communities:
        spots = [places[name] for name in group["members"]]
        names = [_said(picture.concepts[theme]["names"], language) for theme in group["themes"][:2]]
        colour = COLOURS[(group["number"] - 1) % len(COLOURS)]
        axes.text(
            (min(x for x, _ in spots) + max(x for x, _ in spots)) / 2, 34 - min(y for _, y in spots), in_a_row(names),
            ha="center", fontsize=7, fontweight="bold", color=colour, bbox=_GROUND,
        )  # fmt: skip


def _said(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("nb") or next(iter(texts.values()), "")


def _style() -> Any:
    from matplotlib import rc_context

    return rc_context(_STYLE)


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure as Made

    figure = Made(figsize=(width, height), layout="constrained", facecolor="white")
    return figure, figure.add_subplot()


def _saved(figure: Figure, kind: str) -> bytes:
    if kind not in FORMATS:
        raise ValueError(f'no plot can be written as "{kind}"; the formats are {", ".join(FORMATS)}')
    out = io.BytesIO()
    figure.savefig(out, format=kind, dpi=160, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return out.getvalue()
