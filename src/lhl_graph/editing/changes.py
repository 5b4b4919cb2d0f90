"""Changes in words, and as text, JSON, CSV or HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.iris import compact
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS: Final = {
    "nb": {
        "new": "lagt til {label}: {after}",
        "gone": "fjernet {label}: {before}",
        "changed": "{label}: {before} → {after}",
        "replaced": "{label} byttet ut: {before} → {after}",
        "overlap": "overlapp med {label} {before} → {after}",
        "none": "ingenting er endret",
    },
    "nn": {
        "new": "lagt til {label}: {after}",
        "gone": "fjerna {label}: {before}",
        "changed": "{label}: {before} → {after}",
        "replaced": "{label} bytt ut: {before} → {after}",
        "overlap": "overlapp med {label} {before} → {after}",
        "none": "ingenting er endra",
    },
    "en": {
        "new": "new {label}: {after}",
        "gone": "removed {label}: {before}",
        "changed": "{label}: {before} → {after}",
        "replaced": "{label} replaced: {before} → {after}",
        "overlap": "overlap with {label} {before} → {after}",
        "none": "nothing has changed",
    },
}

_HEADINGS: Final = {
    "nb": {"name": "Hva", "part": "Del", "words": "Endring"},
    "nn": {"name": "Kva", "part": "Del", "words": "Endring"},
    "en": {"name": "What", "part": "Part", "words": "Change"},
}

_TITLES: Final = {"nb": "Hva som er endret", "nn": "Kva som er endra", "en": "What has changed"}

_STYLE: Final = "main{max-width:60rem;margin:auto;padding:1rem} li{overflow-wrap:anywhere}"


class Change(NamedTuple):
    """One thing that changed: `kind` is new, gone, changed, replaced or overlap; `words` say all of it."""

    subject: str
    name: str
    part: str
    kind: str
    key: str
    before: str
    after: str
    words: str


class Changes(Table[Change]):
    """What changed, by what it is of; its text and its page put the changes of one thing together."""

    def __init__(self, rows: Sequence[Change], language: str) -> None:
        """Keep changes whose words are in `language`."""
        super().__init__(Change._fields, rows, _HEADINGS[language], lambda kept, _: _lines(kept), language=language)

    def text(self, width: int | None = None) -> str:
        """Give one line a change, under the name of what it is of; without any, that nothing has changed."""
        return super().text(width) if self.rows else WORDS[self.language]["none"]

    def html(self) -> str:
        """Give the same as one page that loads nothing."""
        from lhl_graph.design.palette import css

        title = _TITLES[self.language]
        sections = "".join(
            f"<section><h2>{escape(own[0].name)} <small>{escape(compact(own[0].subject))}</small></h2><ul>"
            + "".join(f'<li class="{row.kind}">{escape(_line(row))}</li>' for row in own)
            + "</ul></section>"
            for own in _by_subject(self.rows)
        )
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
            f"<style>{css()}{_STYLE}</style></head>"
            f"<body><main><h1>{title}</h1>{sections or escape(self.text())}</main></body></html>\n"
        )

    def write(self, form: str) -> str:
        """Give the changes in a format by name: text, html, and those of every table."""
        return self.html() if form == "html" else super().write(form)


def _by_subject(rows: Sequence[Change]) -> Iterator[list[Change]]:
    for subject in dict.fromkeys(row.subject for row in rows):
        yield [row for row in rows if row.subject == subject]


def _line(row: Change) -> str:
    return f"{row.part}: {row.words}" if row.part else row.words


def _lines(rows: Sequence[Change]) -> str:
    lines = []
    for own in _by_subject(rows):
        lines.append(f"{own[0].name} ({compact(own[0].subject)})")
        lines += [f"  {_line(row)}" for row in own]
    return "\n".join(lines)
