"""The report's three figures, with what each shows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.picture.layout import Spot, place
from lhl_graph.report import figures
from lhl_graph.report.blocks import Figure

if TYPE_CHECKING:
    from lhl_graph.report.extent import Extent
    from lhl_graph.report.voice import Voice


def likeness(found: Extent, voice: Voice) -> Figure:
    """The heat map of the focus and its nearest."""
    order = [found.focus, *(row.other for row in found.nearest)]
    names = [found.name, *(row.other_name for row in found.nearest)]
    scores = {
        (a, b): found.scores.get((min(order[a], order[b]), max(order[a], order[b])), 0.0)
        for a in range(len(order))
        for b in range(a + 1, len(order))
    }
    written = {score: voice.decimal(score) for score in scores.values()}
    (a, b), most = max(scores.items(), key=lambda each: (each[1], each[0]), default=((0, 0), 0.0))
    said = voice.say("heatmap-alt", names=voice.listed(names), a=names[a], b=names[b], score=voice.decimal(most))
    return Figure(figures.heatmap(names, scores, written), said, voice.say("heatmap"))


def periods(found: Extent, voice: Voice) -> Figure:
    """When the focus and its nearest run."""
    wanted = {found.focus, *(row.other for row in found.nearest)}
    bars = [figures.Bar(row.name, row.first_day, row.last_day) for row in found.bars if row.initiative in wanted]
    unknown = voice.word("unknown")
    said = [f"{bar.name} {bar.first_day or unknown} – {bar.last_day or unknown}" for bar in bars]
    drawing = figures.timeline(bars, found.day, voice.dated(found.day), voice.word("open"))
    alternative = voice.say("timeline-alt", periods="; ".join(said))
    return Figure(drawing, alternative, voice.say("timeline", day=voice.dated(found.day)))


def mapped(found: Extent, voice: Voice) -> Figure:
    """The map of the communities."""
    group = {member: each.number for each in found.groups for member in each.members}
    names = {member: found.labels[member] for member in group}
    ties = [(a, b, (a, b) in found.linked) for a, b in sorted(found.tied) if a in group and b in group]
    spots = [Spot(name, number, min(len(names[name]), 26) * 15 + 30, 110) for name, number in sorted(group.items())]
    places = place(spots, [(a, b, found.scores[a, b]) for a, b, _ in ties])
    alternative = voice.say(
        "map-alt",
        initiatives=voice.counted(len(group), "initiative"),
        groups=voice.counted(len(found.groups), "group"),
    )
    return Figure(figures.network(places, ties, names, group), alternative, voice.say("map"))
