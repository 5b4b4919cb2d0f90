"""The chapter on common objectives, and what is said of them elsewhere."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from lhl_graph.report import cells
from lhl_graph.report.blocks import Block, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from lhl_graph.report.extent import Extent
    from lhl_graph.report.notes import Notes
    from lhl_graph.report.voice import Voice

_FIRST: Final = 5
"""How many common objectives are named as those that most initiatives share; of more, none is."""


def objectives(found: Extent, voice: Voice, notes: Notes) -> list[Block]:
    """Common objectives, each with who says it, how and until when."""
    how = voice.say(
        "objectives-how",
        cut=voice.decimal(found.objectives.cut),
        stability=voice.number(round(100 * found.objectives.stability)),
    )
    blocks: list[Block] = [
        Heading(1, voice.say("objectives")),
        Paragraph(f"{voice.say('common', len(found.objectives.found))} {how}", computed=True),
    ]
    names = _named(found)
    for number, goals in groupby(found.objective_rows, lambda row: row.number):
        rows = list(goals)
        name = names[number] or voice.say("nameless")
        caption = voice.say("objective-table", place=str(number), initiatives=voice.counted(rows[0].size, "initiative"))
        filled = tuple(
            (
                Paragraph(row.name),
                Paragraph(row.text, notes.cite(row.goal)),
                Paragraph(cells.period(row.first_day, row.last_day, voice)),
                Paragraph(", ".join(row.owners)),
            )
            for row in rows
        )
        blocks += [
            Heading(2, f"{number}. {name}"),
            Grid(caption, voice.head("objectives-head"), filled, (25, 36, 12, 27)),
        ]
    return blocks


def said(found: Extent, voice: Voice) -> str:
    """Say how many common objectives there are, and which of them most initiatives share."""
    told = [voice.say("common", len(found.objectives.found))]
    names = _named(found)
    size = {row.number: row.size for row in found.objective_rows}
    first = [names[number] for number in names if size[number] == max(size.values())]
    if all(first) and 0 < len(first) <= _FIRST:
        most = voice.counted(max(size.values()), "initiative")
        told.append(
            voice.say("common-first", len(first), names=voice.listed(list(map(voice.quoted, first))), initiatives=most)
        )
    return " ".join(told)


def _named(found: Extent) -> dict[int, str]:
    """Give the name of each common objective: its themes, its target groups too where another has the same."""
    first = {row.number: row for row in found.objective_rows}
    themes = {number: ", ".join(row.themes) for number, row in first.items()}
    groups = {number: ", ".join(row.groups) for number, row in first.items()}
    alike = Counter(themes.values())
    return {
        number: f"{name} ({groups[number]})" if name and groups[number] and alike[name] > 1 else name or groups[number]
        for number, name in themes.items()
    }
