"""What the graph says about one thing as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.answers.thing.sheet import WORDS

if TYPE_CHECKING:
    from lhl_graph.answers.thing.sheet import Entry, Sheet


def text(sheet: Sheet) -> str:
    """Lay a sheet out for reading in a terminal."""
    language = sheet.language
    lines = [f"{sheet.label}  ({sheet.kind})", sheet.iri, ""]
    for heading, entries in sheet.facts.items():
        lines += _section(heading, entries, WORDS["source"][language])
    if sheet.incoming:
        lines += ["", WORDS["incoming"][language]]
        lines += [f"  {heading}: {'; '.join(names)}" for heading, names in sheet.incoming.items()]
    if sheet.sources:
        lines += ["", WORDS["sources"][language]]
    for source in sheet.sources:
        lines += [f"  {source.id}  {source.title}" + (f" ({source.about})" if source.about else "")]
        lines += [f"      {source.url}"]
    return "\n".join(lines)


def _section(heading: str, entries: list[Entry], source_word: str) -> list[str]:
    if all(not entry.details and not entry.sources for entry in entries):
        return [f"{heading}: {'; '.join(entry.text for entry in entries)}"]
    lines = ["", heading]
    for entry in entries:
        cited = f"  [{source_word} {', '.join(entry.sources)}]" if entry.sources else ""
        basis = f" ({entry.basis.lower()})" if entry.basis else ""
        lines.append(f"  • {entry.text}{basis}{cited}")
        if entry.details:
            lines.append("      " + " · ".join(f"{key}: {value}" for key, value in entry.details.items()))
    return lines
