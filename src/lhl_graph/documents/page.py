"""An annotated document as one HTML page that needs nothing but itself: the text marked, the findings beside it."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.lexicon import CLASSES
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.design import palette
from lhl_graph.documents import plain, tables
from lhl_graph.documents.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lhl_graph.analysis.finding.mentions import Mention
    from lhl_graph.documents.annotation import Annotated, Finding, GoalPair
    from lhl_graph.documents.document import Block

_SHOWN: Final = 6
"""How many passages a finding lists."""


def html(annotated: Annotated) -> str:
    """Give the page; it loads nothing, and its script only filters and moves the focus."""
    language = annotated.language
    title = f"{said('title', language)}: {PurePath(annotated.document.name).name}"
    unread = "".join(f"<li>{escape(each)}</li>" for each in tables.unread(annotated.document, language))
    left = f"<p>{said('not read', language)}:</p><ul>{unread}</ul>" if unread else ""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{palette.css()}\n{_file('page.css')}</style></head><body>"
        f'<a class="skip" href="#plan">{said("skip", language)}</a>'
        f'<header class="top"><h1>{escape(title)}</h1>'
        f'<p class="quiet">{escape(said("as of", language).format(day=annotated.day))}. {said("method", language)}</p>'
        f'<p class="note"><strong>{said("no proof", language)}</strong></p>{left}</header>'
        f'<main><article class="plan" id="plan" aria-label="{said("the text", language)}">{"".join(_plan(annotated))}'
        f'</article><aside aria-label="{said("findings", language)}">{_aside(annotated)}</aside></main>'
        f"{_goals(annotated)}<script>{_file('page.js')}</script></body></html>\n"
    )


def _file(name: str) -> str:
    return files("lhl_graph.documents").joinpath(name).read_text(encoding="utf-8")


def _plan(annotated: Annotated) -> Iterator[str]:
    """Give the plan's text with its marks: tables by rows, items in lists, pages told where they begin."""
    numbered = list(enumerate(annotated.mentions))
    page = None
    position = 0
    for (table, item), group in groupby(annotated.document.blocks, key=_together):
        blocks = list(group)
        if blocks[0].page != page:
            page = blocks[0].page
            yield f'<p class="page">{said("page", annotated.language)} {page}</p>'
        parts = []
        for block in blocks:
            inside: list[tuple[int, Mention]] = []
            while position < len(numbered) and numbered[position][1].start < block.end:
                inside.append(numbered[position])
                position += 1
            parts.append(_marked(annotated, block, inside))
        if table is not None:
            yield _table(blocks, parts)
        elif item:
            yield "<ul>" + "".join(f"<li{_class(part)}>{part}</li>" for part in parts) + "</ul>"
        else:
            yield from (_block(block, part) for block, part in zip(blocks, parts, strict=True))


def _together(block: Block) -> tuple[int | None, bool]:
    return (block.cell.table if block.cell else None), block.kind == "item"


def _class(item: str) -> str:
    """Take away the page's own bullet where the plan has one, or a number."""
    return ' class="marked"' if plain.ITEM.match(item) else ""


def _block(block: Block, text: str) -> str:
    if block.kind == "heading":
        level = min(block.level, 4) + 1
        return f"<h{level}>{text}</h{level}>"
    return f"<p{' class=quiet' if block.kind in ('note', 'contents') else ''}>{text}</p>"


def _table(blocks: Sequence[Block], parts: Sequence[str]) -> str:
    """Write a table whose cells stand below one another as in the plan; columns without text are left out."""
    rows: dict[int, dict[int, list[str]]] = {}
    for block, part in zip(blocks, parts, strict=True):
        assert block.cell is not None
        rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(part)
    columns = sorted({column for row in rows.values() for column in row})
    place = {column: number for number, column in enumerate(columns)}
    lines = (
        "".join(_cells({place[column]: cell for column, cell in row.items()}, len(columns))) for row in rows.values()
    )
    return '<div class="wide"><table>' + "".join(f"<tr>{line}</tr>" for line in lines) + "</table></div>"


def _cells(row: Mapping[int, Sequence[str]], width: int) -> Iterator[str]:
    """Write a row, with one empty cell for all that are missing in a place."""
    ahead = 0
    for column in (*sorted(row), width):
        if missing := column - ahead:
            yield f"<td colspan={missing}></td>"
        if column < width:
            yield f"<td>{'<br>'.join(row[column])}</td>"
        ahead = column + 1


def _marked(annotated: Annotated, block: Block, inside: Sequence[tuple[int, Mention]]) -> str:
    text, last, out = annotated.document.text, block.start, []
    for number, mention in inside:
        label = f"{annotated.names[mention.thing]} ({said(mention.kind, annotated.language)})"
        out.append(escape(text[last : mention.start]))
        out.append(
            f'<mark class="{mention.kind}" id="m{number}" tabindex="0" title="{escape(label)}">'
            f"{escape(text[mention.start : mention.end])}</mark>"
        )
        last = mention.end
    return "".join([*out, escape(text[last : block.end])])


def _aside(annotated: Annotated) -> str:
    language = annotated.language
    boxes = "".join(
        f'<label><input type="checkbox" checked value="{kind}"> <mark class="{kind}">{said(kind, language)}</mark>'
        f" {sum(each.kind == kind for each in annotated.mentions)}</label> "
        for kind in CLASSES
    )
    numbers: dict[int, int] = {id(mention): number for number, mention in enumerate(annotated.mentions)}
    sections = []
    for kind in ("unnamed", "ended", "named", "touched"):
        found = annotated.of(kind)
        if found:
            entries = "".join(_entry(annotated, each, numbers) for each in found)
            heading = said(kind, language)
            sections.append(f"<h3>{heading[0].upper()}{heading[1:]} ({len(found)})</h3>{entries}")
    nothing = "" if sections else f"<p>{said('nothing', language)}</p>"
    return (
        f"<h2>{said('findings', language)}</h2>"
        f"<fieldset><legend>{said('show', language)}</legend>{boxes}</fieldset>"
        f'<input type="search" aria-label="{said("search", language)}" placeholder="{said("search", language)}">'
        f'<p class="quiet keys">{said("keys", language)}</p>{nothing}{"".join(sections)}'
    )


def _entry(annotated: Annotated, finding: Finding, numbers: dict[int, int]) -> str:
    language, document = annotated.language, annotated.document
    places = finding.mentions or [
        mention
        for shared in finding.shared[: tables.MOST_SHARED]
        for mention in annotated.mentions
        if mention.thing == shared.concept
    ]
    passages = "".join(
        f'<li><a href="#m{numbers[id(each)]}">{escape(tables.quoted(document, each.start, each.end))}</a> '
        f'<span class="quiet">{escape(tables.where(document, each.start, language))}</span></li>'
        for each in places[:_SHOWN]
    )
    shared = ", ".join(f"{each.name} {_figure(each.share, 2, language)}" for each in finding.shared[:_SHOWN])
    sources = "".join(
        f'<li><a href="{escape(each.url)}">{escape(each.title)}</a></li>' for each in finding.sources[:_SHOWN]
    )
    followed = (
        f", {said('followed by', language)} {escape(', '.join(finding.successors))}" if finding.successors else ""
    )
    chance = f", {said('chance', language)}" if finding.q > VALIDATED else ""
    q = _figure(finding.q, 3, language)
    return (
        f"<details><summary><b>{escape(finding.name)}</b> <span class=quiet>{tables.state(finding, language)}"
        f"{escape(followed)}, {said('score', language)} {_figure(finding.score, 2, language)}{chance}</span></summary>"
        + (f"<p>{said('shared', language)}: {escape(shared)} (q {q})</p>" if shared else "")
        + f"<ul>{passages}</ul>"
        + (f"<p>{said('source', language)}:</p><ul>{sources}</ul>" if sources else "")
        + "</details>"
    )


def _goals(annotated: Annotated) -> str:
    if not annotated.goals:
        return ""
    language = annotated.language
    columns = [said(each, language) for each in ("goal of plan", "national goal", "name", "alike")]
    head = "".join(f"<th>{column}</th>" for column in columns)
    rows = "".join(
        "<tr>" + "".join(f'<td data-column="{a}">{b}</td>' for a, b in zip(columns, cells, strict=True)) + "</tr>"
        for cells in (_goal_cells(annotated, pair) for pair in annotated.goals)
    )
    return (
        f'<section class="goals"><h2>{said("goals", language)}</h2>'
        f'<table class="pairs"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _goal_cells(annotated: Annotated, pair: GoalPair) -> tuple[str, str, str, str]:
    where = tables.where(annotated.document, pair.goal.start, annotated.language)
    own = f'{escape(" ".join(pair.goal.text.split()))} <span class="quiet">{escape(where)}</span>'
    return own, escape(pair.text), escape(pair.name), _figure(pair.score, 2, annotated.language)


def _figure(value: float, decimals: int, language: str) -> str:
    """Give a figure with the decimal mark of the language."""
    said = f"{value:.{decimals}f}"
    return said if language == "en" else said.replace(".", ",")
