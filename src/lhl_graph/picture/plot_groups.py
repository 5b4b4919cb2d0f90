"""Which initiatives belong together, as lists: groups under their themes, members by what they share with the rest."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise
from statistics import mean
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.design.palette import groups as group_colours
from lhl_graph.findings.grouped import NAMED_BY
from lhl_graph.graph.labels import pick
from lhl_graph.iris import BASE, REFORM
from lhl_graph.picture.plot_frame import INK, begun, framed, saved, style
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.prose import decimal, in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.picture.compose import Picture

_COLUMNS: Final = 3
_ROW: Final = 0.205
"""Height of a row, in inches."""
_BARS: Final = (0.77, 0.16)
"""Where the bars of a column begin, and how long the longest is, of the column's width."""


_ASIDE: Final = -0.02
"""Where the plot begins, so that lists stand under its heading."""


class Group(NamedTuple):
    """A group as it is drawn: its number, what it is called, and its members with what they share with the others."""

    number: int
    name: str
    members: list[tuple[str, float]]


def communities(
    picture: Picture,
    overlaps: Iterable[Overlap],
    labels: Mapping[str, str],
    kind: str,
    day: str,
    language: str = "nb",
) -> bytes:
    """Groups of initiatives as lists, that of the reform first; a bar is the mean likeness to the others of the group.

    Raises ValueError for an unknown format, or where there is no group.
    """
    score = {}
    for row in overlaps:
        score[row.a, row.b] = score[row.b, row.a] = row.score
    found, words = _groups(picture, score, language), WORDS[language]
    columns = _columns(found)
    rows = max(sum(map(_height, column)) for column in columns)
    longest = max(score for group in found for _, score in group.members) or 1.0
    colours = group_colours()
    with style():
        figure, axes = begun(14, 1.3 + _ROW * rows)
        for place, column in enumerate(columns):
            top = 0
            for group in column:
                colour = colours[(group.number - 1) % len(colours)]
                axes.text(place, -top - 0.5, group.name, fontsize=8.5, fontweight="bold", color=colour, va="center")
                for number, (iri, mean_score) in enumerate(group.members, top + 1):
                    weight = "bold" if iri == REFORM else "normal"
                    called = labels[iri] + (" ★" if iri == REFORM else "")
                    axes.text(place, -number - 0.5, called, color=INK, fontsize=7.5, va="center", fontweight=weight)
                    length = _BARS[1] * mean_score / longest
                    axes.barh(-number - 0.5, length, left=place + _BARS[0], height=0.5, color=colour)
                    end = place + _BARS[0] + length + 0.008
                    axes.text(
                        end, -number - 0.5, decimal(mean_score, 2, language), color=INK, fontsize=6.5, va="center"
                    )
                top += _height(group)
        axes.set_xlim(_ASIDE, _COLUMNS)
        axes.set_ylim(-rows, 0)
        axes.set_axis_off()
        alone = len(picture.things) - sum(len(group.members) for group in found)
        framed(
            figure,
            _grouped(found, labels, language),
            words["communities_reading"].format(alone=alone) + _first(found, labels, words),
            day,
            language,
        )
        return saved(figure, kind)


def _groups(picture: Picture, score: Mapping[Pair, float], language: str) -> list[Group]:
    """Give the groups with their members, the best tied first; the reform and its group before all others."""
    found = []
    for each in picture.communities:
        members = [BASE + name for name in each["members"]]
        shared = {iri: mean(score.get((iri, other), 0.0) for other in members if other != iri) for iri in members}
        ordered = sorted(shared.items(), key=lambda row: (row[0] != REFORM, -row[1], row[0]))
        themes = [pick(picture.concepts[theme]["names"], language) or theme for theme in each["themes"][:NAMED_BY]]
        found.append(Group(each["number"], in_a_row(themes), ordered))
    return sorted(found, key=lambda group: (group.members[0][0] != REFORM, group.number))


def _height(group: Group) -> int:
    """Rows that a group takes, with its heading and the room under it."""
    return len(group.members) + 2


def _columns(groups: Sequence[Group]) -> list[Sequence[Group]]:
    """Divide groups among columns, in their order, so that the longest is as short as can be."""
    cuts = combinations_with_replacement(range(len(groups) + 1), _COLUMNS - 1)
    ways = ([groups[a:b] for a, b in pairwise((0, *cut, len(groups)))] for cut in cuts)
    return min(ways, key=lambda columns: max(sum(map(_height, column)) for column in columns))


def _first(found: Sequence[Group], labels: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Say that the reform stands first, where it is in a group."""
    is_first = found[0].members[0][0] == REFORM
    return words["communities_first"].format(reform=labels[REFORM]) if is_first else ""


def _grouped(found: Sequence[Group], labels: Mapping[str, str], language: str) -> str:
    """Say how many the group of the reform has; else how many initiatives fall into groups."""
    words, first = WORDS[language], found[0].members
    if first[0][0] == REFORM:
        return words["reform_grouped"].format(reform=labels[REFORM], count=len(first), groups=len(found))
    return words["grouped"].format(count=sum(len(group.members) for group in found), groups=len(found))
