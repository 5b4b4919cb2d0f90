"""What a heat map or a timeline finds, as its heading, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.period import Period, Span, active, perhaps
from lhl_graph.iris import REFORM
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.prose import dated, decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.timeline import Bar


class Caption(NamedTuple):
    """The words above a drawing."""

    finding: str
    reading: str


def of_heatmap(overlaps: Sequence[Overlap], order: Sequence[str], labels: Mapping[str, str], language: str) -> Caption:
    """Say which of `order` the reform is most like; what is drawn, when the reform is not."""
    words, drawn = WORDS[language], set(order)
    within = [row for row in overlaps if row.a in drawn and row.b in drawn]
    is_cut = len(within) < len(overlaps)
    own = [row for row in within if REFORM in (row.a, row.b)]
    reading = words["heatmap_reading"]
    if is_cut and order[0] == REFORM:
        reading += words["first"].format(reform=labels[REFORM], count=len(order) - 1)
    if not own:
        return Caption(words["heatmap"], reading)
    best = max(own, key=lambda row: (row.score, row.a, row.b))
    other, score = labels[best.b if best.a == REFORM else best.a], decimal(best.score, 2, language)
    return Caption(words["nearest"].format(reform=labels[REFORM], other=other, score=score), reading)


def in_force(bars: Sequence[Bar], day: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give which are in force on `day`, and which perhaps."""
    periods = [Period(b.initiative, b.first_day, b.last_day, None, b.end_is, b.status, b.as_of) for b in bars]
    return active(periods, Span(day, day)), perhaps(periods, Span(day, day))


def of_timeline(bars: Sequence[Bar], labels: Mapping[str, str], day: str, language: str) -> Caption:
    """Say how many are in force on `day`, and how many perhaps."""
    words = WORDS[language]
    sure, maybe = in_force(bars, day)
    counts = {"sure": len(sure), "perhaps": len(maybe)}
    said: dict[str, int | str] = counts | {"day": dated(day, language), "reform": labels.get(REFORM, "")}
    reading = words["timeline_reading"] + (words["marked"] if REFORM in labels else "")
    return Caption(words["running"].format(**said), reading.format(**said))
