"""A reading, an annotation, and several annotations side by side, as tables."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.finding.written_form import written_form
from lhl_graph.documents.wording import said
from lhl_graph.iris import compact
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.documents.annotation import Annotated, Finding, GoalPair
    from lhl_graph.documents.document import Block, Document, Unread

MOST_SHARED: Final = 3
_AROUND: Final = 30
_MUNICIPALITY: Final = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+ kommune\b")


class ReadRow(NamedTuple):
    """A block of a document: its span in code points, its page or headings, its written form and its text."""

    document: str
    kind: str
    level: int
    start: int
    end: int
    page: int | None
    path: list[str]
    form: str
    text: str


class AnnotationRow(NamedTuple):
    """What is found about one initiative in one document, with the first passage and the first source."""

    document: str
    finding: str
    initiative: str
    name: str
    state: str
    score: float
    q: float | None
    shared: list[str]
    passage: str
    start: int | None
    end: int | None
    where: str
    note: str
    source: str


def read_table(documents: Sequence[Document], language: str) -> Table[ReadRow]:
    """List the blocks of documents in order."""
    rows = []
    for document in documents:
        form = written_form(document.text)
        for block in document.blocks:
            text = document.said(block)
            rows.append(
                ReadRow(
                    document.name,
                    *block[:1],
                    block.level,
                    block.start,
                    block.end,
                    block.page,
                    list(block.path),
                    written_form(text, form),
                    text,
                )
            )
    headings = {column: said(column, language) for column in ("kind", "start", "end", "page", "path", "form", "text")}
    return Table(ReadRow._fields, rows, headings, language=language)


def annotation_table(annotated: Annotated) -> Table[AnnotationRow]:
    """List the findings of a document: what it names, what it should know of, what it touches, goals alike."""
    language = annotated.language
    order = ("named", "ended", "unnamed", "touched")
    rows = [_row(annotated, each) for kind in order for each in annotated.of(kind)]
    rows += [_goal_row(annotated, pair) for pair in annotated.goals]
    columns = ("finding", "name", "state", "score", "q", "shared", "passage", "where", "note")
    headings = {each: said(each, language) for each in columns}
    notes = [f"{said('method', language)} {said('not of a pair', language)}"]
    return Table(AnnotationRow._fields, rows, headings, language=language, notes=notes)


def _row(annotated: Annotated, finding: Finding) -> AnnotationRow:
    language = annotated.language
    start, end = (
        (finding.mentions[0].start, finding.mentions[0].end) if finding.mentions else _first(annotated, finding)
    )
    note = f"{said('followed by', language)} {', '.join(finding.successors)}" if finding.successors else ""
    return AnnotationRow(
        annotated.document.name,
        said(finding.finding, language),
        compact(finding.initiative),
        finding.name,
        state(finding, language),
        round(finding.score, 2),
        round(finding.q, 3),
        [each.name for each in finding.shared[:MOST_SHARED]],
        quoted(annotated.document, start, end),
        start,
        end,
        where(annotated.document, start, language),
        note,
        finding.sources[0].url if finding.sources else "",
    )


def _first(annotated: Annotated, finding: Finding) -> tuple[int | None, int | None]:
    """Give the first passage about the concept that plan and initiative share most."""
    for shared in finding.shared:
        for mention in annotated.mentions:
            if mention.thing == shared.concept:
                return mention.start, mention.end
    return None, None


def _goal_row(annotated: Annotated, pair: GoalPair) -> AnnotationRow:
    language = annotated.language
    return AnnotationRow(
        annotated.document.name,
        said("goal", language),
        compact(pair.initiative),
        pair.name,
        "",
        round(pair.score, 2),
        None,
        [],
        " ".join(pair.goal.text.split()),
        pair.goal.start,
        pair.goal.end,
        where(annotated.document, pair.goal.start, language),
        pair.text,
        "",
    )


def state(finding: Finding, language: str) -> str:
    """Say whether an initiative is in force, and how sure that is: "in force, confirmed 2022"."""
    if finding.state == "perhaps":
        return finding.confirmed
    known = said("is ended" if finding.state == "ended" else finding.state, language)
    return f"{known}, {finding.confirmed}" if finding.confirmed else known


def quoted(document: Document, start: int | None, end: int | None) -> str:
    """Give a passage with a few whole words around it, within its block."""
    if start is None or end is None:
        return ""
    block = block_at(document, start)
    low, high = (block.start, block.end) if block else (start, end)
    left, right = max(low, start - _AROUND), min(high, end + _AROUND)
    while left > low and not document.text[left - 1].isspace():
        left -= 1
    while right < high and not document.text[right].isspace():
        right += 1
    text = " ".join(document.text[left:right].split())
    return f"{'… ' if left > low else ''}{text}{' …' if right < high else ''}"


def block_at(document: Document, position: int) -> Block | None:
    """Give the block in which a position stands."""
    from bisect import bisect_right

    place = bisect_right(document.blocks, position, key=lambda block: block.start) - 1
    return document.blocks[place] if place >= 0 else None


def where(document: Document, position: int | None, language: str) -> str:
    """Give the page of a passage, else the heading it stands under."""
    block = block_at(document, position) if position is not None else None
    if block is None:
        return ""
    return f"{said('page', language)} {block.page}" if block.page else " › ".join(block.path[-1:])


def unread(document: Document, language: str) -> list[str]:
    """Say what of a document was not read."""
    return [_left_out(each, language) for each in document.unread]


def _left_out(each: Unread, language: str) -> str:
    return said(each.kind, language).format(n=each.number, pages=", ".join(map(str, each.pages)))


def municipality(document: Document) -> str:
    """Give the municipality that a plan is of, as far as its text or its file's name tells."""
    counts = Counter(_MUNICIPALITY.findall(document.text))
    return counts.most_common(1)[0][0] if counts else PurePath(document.name).stem


def side_by_side(annotated: Sequence[Annotated]) -> Table[tuple[Any, ...]]:
    """Set plans beside one another: a row an initiative, a column a municipality, in each cell what is found."""
    language = annotated[0].language
    names = []
    for each in annotated:
        name = municipality(each.document)
        names.append(name if name not in names else each.document.name)
    found = [{row.initiative: row for row in each.findings} for each in annotated]
    called = {row.initiative: row.name for each in found for row in each.values()}
    order = sorted(called, key=lambda thing: (-sum(thing in each for each in found), called[thing]))
    rows = [
        (
            compact(thing),
            called[thing],
            *(said(each[thing].finding, language) if thing in each else "" for each in found),
        )
        for thing in order
    ]
    headings = {"name": said("name", language), **{name: name for name in names}}
    return Table(["initiative", "name", *names], rows, headings, language=language)
