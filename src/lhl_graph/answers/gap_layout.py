"""How the gaps are laid out for a reader: sentences, and goals under their initiative."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lhl_graph.answers import successions
from lhl_graph.answers.gap import GroupRow
from lhl_graph.iris import local_name
from lhl_graph.table.headings import heading
from lhl_graph.table.listing import few, item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lhl_graph.answers.gap import GoalRow, LinkRow

_FEW = 3
"""How many names a cell shows on a terminal; CSV and JSON hold them all."""


def layout(kind: str, headings: Mapping[str, str], language: str) -> Callable[[list[Any], int | None], str] | None:
    """Give how the gaps of a kind are laid out for a reader; None where aligned columns read best."""
    layouts: dict[str, Callable[[list[Any], int | None], str]] = {
        "links": partial(_links_text, language),
        "groups": partial(_groups_text, headings, language),
        "goals": _goals_text,
        "successions": successions.text,
    }
    return layouts.get(kind)


def _links_text(language: str, rows: list[LinkRow], width: int | None) -> str:
    """One sentence a link, and the command that tells the rest."""
    lines = []
    for number, row in enumerate(rows, 1):
        a, b = (local_name(iri) for iri in (row.a, row.b))
        sure = f" {heading('in_force', language)}: {row.in_force}." if row.in_force else ""
        lines += [item(row.reason + sure, width, f"{number:3}. "), f"     lhl why {a} {b}", ""]
    return "\n".join(lines[:-1])


def _groups_text(headings: Mapping[str, str], language: str, rows: list[GroupRow], width: int | None) -> str:
    """The table, with the first of those that name a group."""
    short = [row._replace(named_by=[few(row.named_by, _FEW, language)]) for row in rows]
    return Table(GroupRow._fields, short, headings).text(width)


def _goals_text(rows: list[GoalRow], width: int | None) -> str:
    """The goals under their initiative and the reason, which is the same for all that an initiative has."""
    lines = []
    for (name, why, sure), goals in groupby(rows, lambda row: (row.name, row.reason, row.in_force)):
        named = f"{name} ({sure})" if sure else name
        lines += ["", item(f"{named}: {why}", width), *(item(row.text, width, "  • ") for row in goals)]
    return "\n".join(lines[1:])
