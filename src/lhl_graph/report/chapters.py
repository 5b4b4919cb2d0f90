"""The chapters, each a function from what is known to blocks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.coverage import FAINT, LEAST
from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.iris import PREFIXES
from lhl_graph.report import cells, common
from lhl_graph.report.blocks import Block, Grid, Heading, Items, Paragraph
from lhl_graph.report.drawn import likeness, mapped, periods

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.report.extent import Extent
    from lhl_graph.report.notes import Notes
    from lhl_graph.report.voice import Voice

    Chapter = Callable[[Extent, Voice, Notes], list[Block]]

_NAMED: Final = 3
"""How many are named in a sentence."""
_MATCHES: Final = 4
"""How many matched goals are told of each of the nearest."""
_CARRIERS: Final = 2


def summary(found: Extent, voice: Voice, notes: Notes) -> list[Block]:
    """The answer on one page."""
    focus = voice.quoted(found.name)
    names = [voice.quoted(row.other_name) for row in found.nearest]
    stated = [row for row in found.nearest if row.stated]
    pairs = len(found.initiatives) * (len(found.initiatives) - 1) // 2
    said = [
        Paragraph(
            voice.say(
                "scope",
                initiatives=voice.counted(len(found.initiatives), "initiative"),
                goals=voice.counted(found.goals, "goal"),
                pairs=voice.counted(pairs, "pair"),
                linked=voice.number(len(found.linked)),
            ),
            computed=True,
        ),
        Paragraph(
            f"{voice.say('nearest', len(names), focus=focus, names=voice.listed(names[:_NAMED]))} "
            f"{voice.say('stated', len(stated), focus=focus, nearest=_few(len(names), voice))}",
            notes.cite(*(_between(found, row.other)[0] for row in stated), most=1),
            computed=True,
        ),
        Paragraph(common.said(found, voice), computed=True),
        Paragraph(voice.say("unseen", len(found.links)), computed=True),
        Paragraph(_carried_said(found, voice), computed=True),
    ]
    if found.drafts:
        names = [voice.quoted(name) for name in found.drafts]
        said.insert(1, Paragraph(voice.say("drafts", len(names), names=voice.listed(names)), computed=True))
    if found.tasks:
        said.append(_tasks_said(found, voice, notes))
    said.append(Paragraph(voice.say("method-age", day=voice.dated(found.newest)), computed=True))
    return [Heading(1, voice.say("summary")), *said]


def _few(number: int, voice: Voice) -> str:
    """Give how many there are before a noun in the plural; of one nothing is said."""
    return f"{voice.spelled(number)} " if number > 1 else ""


def _between(found: Extent, other: str) -> list[str]:
    """Give the relations that sources state between the focus and another."""
    return found.relations.get((min(found.focus, other), max(found.focus, other)), [])


def _carried_said(found: Extent, voice: Voice) -> str:
    focus, (parts, left) = voice.quoted(found.name), _parts(found)
    if not parts:
        return voice.say("no-parts", focus=focus)
    return voice.say("carried", left, parts=voice.counted(parts, "part"), focus=focus, day=voice.dated(found.day))


def _tasks_said(found: Extent, voice: Voice, notes: Notes) -> Paragraph:
    tasks = voice.counted(len(found.tasks), "task")
    cited = notes.cite(*(row["oppdrag"] for row in found.tasks[:1]))
    return Paragraph(voice.say("tasks", len(found.contradictions), tasks=tasks), cited, computed=True)


def shares(found: Extent, voice: Voice, notes: Notes) -> list[Block]:
    """What the focus shares with the nearest."""
    focus = voice.quoted(found.name)
    rows = tuple(
        (
            Paragraph(row.other_name),
            Paragraph(voice.decimal(row.score)),
            Paragraph(cells.q(row.q, voice)),
            Paragraph(voice.word("yes" if row.stated else "no"), notes.cite(*_between(found, row.other)[:1])),
            Paragraph(", ".join(row.shared)),
        )
        for row in found.nearest
    )
    grid = Grid(voice.say("shares-table"), voice.head("shares-head"), rows, (30, 10, 10, 9, 41), frozenset({1, 2}))
    blocks: list[Block] = [Heading(1, voice.say("shares", focus=focus)), grid, likeness(found, voice)]
    for row in found.nearest:
        points = tuple(
            Paragraph(
                voice.say(
                    "match",
                    a=voice.quoted(found.labels[match.statement_a].rstrip(".")),
                    b=voice.quoted(found.labels[match.statement_b].rstrip(".")),
                    score=voice.decimal(match.score),
                ),
                notes.cite(match.statement_a, match.statement_b),
                computed=True,
            )
            for match in _own_first(found.matches[row.other][:_MATCHES], found.focus)
        )
        blocks += [Heading(2, row.other_name), Items(points) if points else Paragraph(voice.say("no-match"))]
    return blocks


def communities(found: Extent, voice: Voice, _: Notes) -> list[Block]:
    """Which initiatives belong together, and who ties them."""
    reach = max((len(row.reaches) for row in found.bridges), default=0)
    ties = [voice.quoted(row.name) for row in found.bridges if len(row.reaches) == reach][:_NAMED]
    rows = tuple(
        (
            Paragraph(str(row.number)),
            Paragraph(", ".join(row.themes) or "–"),
            Paragraph(voice.number(row.size)),
            Paragraph(", ".join(row.members)),
        )
        for row in found.communities
    )
    said = f"{voice.say('communities-how', len(rows))} {voice.say('bridge', len(ties), names=voice.listed(ties))}"
    return [
        Heading(1, voice.say("communities")),
        Paragraph(said, computed=True),
        Grid(voice.say("communities-table"), voice.head("communities-head"), rows, (6, 28, 9, 57), frozenset({0, 2})),
        mapped(found, voice),
    ]


def links(found: Extent, voice: Voice, _: Notes) -> list[Block]:
    """Pairs that no source links, and the owners who would have to talk."""
    rows = tuple(
        (
            Paragraph(voice.listed([row.name_a, row.name_b])),
            Paragraph(voice.decimal(row.score)),
            Paragraph(cells.q(row.q, voice)),
            Paragraph(", ".join(row.shared)),
            Paragraph(voice.listed(_once([*found.owners.get(row.a, ()), *found.owners.get(row.b, ())]))),
        )
        for row in found.links
    )
    blocks: list[Block] = [
        Heading(1, voice.say("links")),
        Paragraph(voice.say("unseen", len(rows)), computed=True),
    ]
    if rows:
        grid = Grid(voice.say("links-table"), voice.head("links-head"), rows, (31, 11, 8, 26, 24), frozenset({1, 2}))
        blocks.append(grid)
    return blocks


def carried(found: Extent, voice: Voice, notes: Notes) -> list[Block]:
    """What each part of the focus resembles, and which parts resemble nothing."""
    focus, day = voice.quoted(found.name), voice.dated(found.day)
    rows = []
    for part, carriers in groupby(found.carried, lambda row: row.part):
        each = list(carriers)
        named = [row for row in sorted(each, key=lambda row: not row.counts)[:_CARRIERS] if row.carrier]
        rows.append(
            (
                Paragraph(each[0].kind),
                Paragraph(each[0].text, notes.cite(part)),
                Paragraph("; ".join(cells.in_force(row, voice) for row in named) or voice.word("nobody")),
                Paragraph("; ".join(cells.ground(row, voice) for row in named)),
            )
        )
    limits = {"least": voice.decimal(LEAST, 1), "faint": voice.decimal(FAINT, 1)}
    grid = Grid(
        voice.say("on-table", focus=focus, day=day, **limits), voice.head("on-head"), tuple(rows), (13, 40, 25, 22)
    )
    chapter: list[Block] = [
        Heading(1, voice.say("on", focus=focus)),
        Paragraph(_carried_said(found, voice), computed=True),
    ]
    return [*chapter, periods(found, voice), *([grid] if rows else [])]


def assignments(found: Extent, voice: Voice, notes: Notes) -> list[Block]:
    """The assignments with risk, status and contradictions; they are those of the reform."""
    if not found.tasks:
        return []
    rows = tuple(
        (
            Paragraph(str(row["rad"])),
            Paragraph(row["oppdrag_navn"], notes.cite(row["oppdrag"])),
            Paragraph(row["brev_navn"]),
            Paragraph(row["risiko_navn"] or ""),
            Paragraph(row["tilstand_navn"] or ""),
            Paragraph(found.contradictions.get(row["oppdrag"], "")),
        )
        for row in found.tasks
    )
    grid = Grid(
        voice.say("assignments-table"), voice.head("assignments-head"), rows, (6, 34, 14, 13, 13, 20), frozenset({0})
    )
    return [Heading(1, voice.say("assignments")), _tasks_said(found, voice, notes), grid]


def method(found: Extent, voice: Voice, _: Notes) -> list[Block]:
    """How the figures came about, how well they do, and what is not known."""
    basis = {name: found.counts.get(("basis", PREFIXES["basis"] + name), 0) for name in _BASES}
    named = found.counts.get(("knowledge", PREFIXES["basis"].replace("basis", "knowledge") + "named-only"), 0)
    least = min(WEIGHTS.values())
    weights = {name: voice.number(round(weight / least)) for name, weight in WEIGHTS.items()}
    said = [
        voice.say("method-score", goals=weights["goals"], groups=weights["target_groups"], themes=weights["themes"]),
        voice.say("method-q", limit=voice.decimal(VALIDATED), pairs=voice.counted(len(found.tied), "pair")),
        _tested(found, voice),
        voice.say("method-basis", **{name: voice.number(count) for name, count in basis.items()}),
        voice.say("method-unknown", named),
        voice.say("method-age", day=voice.dated(found.newest)),
    ]
    return [Heading(1, voice.say("method")), *(Paragraph(text, computed=True) for text in said)]


def _tested(found: Extent, voice: Voice) -> str:
    if found.test is None:
        return voice.say("method-untested")
    return voice.say("method-test", **dict(zip(("auc", "ap"), map(voice.decimal, found.test), strict=True)))


_BASES: Final = ("stated", "classified", "computed")

CHAPTERS: Final[Sequence[Chapter]] = (
    summary, shares, common.objectives, communities, links, carried, assignments, method,
)  # fmt: skip
"""In the order in which they are read."""


def _parts(found: Extent) -> tuple[int, int]:
    """How many parts the focus has, and how many of them have no match known to be in force."""
    parts = {row.part for row in found.carried}
    return len(parts), len(parts - {row.part for row in found.carried if row.counts and not row.perhaps})


def _own_first(matches: Sequence[GoalMatch], focus: str) -> list[GoalMatch]:
    """Turn each match so that the statement of the focus comes first."""
    return [
        each
        if each.statement_a.startswith(f"{focus}/")
        else each._replace(statement_a=each.statement_b, statement_b=each.statement_a)
        for each in matches
    ]


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
