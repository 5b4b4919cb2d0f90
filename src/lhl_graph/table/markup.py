"""HTML as a notebook shows it: plain, escaped, with live links, and legible in a light and in a dark theme."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lhl_graph.iris import is_web_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLE: Final = """<style>
.lhl { max-width: 75rem; line-height: 1.4 }
.lhl h4 { font-size: 1.2em; font-weight: 600; margin: 0 0 .2em }
.lhl h5 { font-size: 1em; font-weight: 600; margin: .9em 0 .2em }
.lhl p { margin: .2em 0 } .lhl ol, .lhl ul { margin: .2em 0; padding-left: 1.6em }
.lhl table { border-collapse: collapse; border: 0; margin: 0; font-size: .95em; font-variant-numeric: tabular-nums }
.lhl tr, .lhl tbody tr:nth-child(n) { background: none; border: 0 }
.lhl th, .lhl td { text-align: left !important; vertical-align: top; white-space: normal; max-width: 34rem;
  padding: .25em .9em .25em 0; border: 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent) }
.lhl thead th { border-bottom: 1px solid currentColor; vertical-align: bottom; font-weight: 600 }
.lhl .n { text-align: right !important; white-space: nowrap } .lhl .d { white-space: nowrap }
.lhl code { font-size: .9em; background: none; padding: 0; white-space: nowrap }
.lhl .m { opacity: .75 } .lhl summary { cursor: pointer }
</style>"""

_DATE: Final = re.compile(r"(\d{4}|-)(-\d\d){1,2}")

_LONGEST: Final = 48
"""How much of an address is shown; the link has all of it."""


def frame(*parts: str) -> str:
    """Put pieces of HTML together as one output."""
    return f'<div class="lhl">{_STYLE}{"".join(parts)}</div>'


def table(headings: Iterable[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool]) -> str:
    """Give a table whose cells are HTML; columns that are `numeric` stand to the right."""
    kinds = [' class="n"' if right else "" for right in numeric]
    head = "".join(f"<th{kind}>{escape(each)}</th>" for kind, each in zip(kinds, headings, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def items(entries: Iterable[str], tag: str = "ul") -> str:
    """Give a list whose entries are HTML."""
    return f"<{tag}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{tag}>"


def folded(summary: str, rest: str) -> str:
    """Give `rest`, which is HTML, folded away behind a line of text that opens it without a script."""
    return f"<details><summary>{escape(summary)}</summary>{rest}</details>"


def link(address: str, text: str | None = None) -> str:
    """Give a link to a page; to anything that is no address of one, only the text."""
    said = escape(text if text is not None else short_address(address))
    if not is_web_page(address):
        return said
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{said}</a>'


def short_address(address: str) -> str:
    """Give an address as a reader knows it: its host, and its path as far as there is room."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    shown = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" or address
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def unbroken(text: str) -> str:
    """Give a text; on one line if it is a date, which would else be broken at its hyphens."""
    said = escape(text)
    return f'<span class="d">{said}</span>' if text[:1] in "-0123456789" and _DATE.fullmatch(text) else said


def muted(text: str) -> str:
    """Give a text that stands back a little."""
    return f'<span class="m">{escape(text)}</span>'
