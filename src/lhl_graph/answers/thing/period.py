"""When an initiative was or is in force, as a sheet words it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.iris import BASE, NS

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

_OPEN: Final = BASE + "period-bound/open"


def period(store: Store, language: str, iri: str) -> str:
    """Give a period from end to end, as its source writes the days: whole years as years alone, what lacks in words."""
    start, end = ("".join(store.objects(iri, NS + each)) for each in ("start", "end"))
    if start and end:
        whole = end[4:] == "-12-31" and start[4:] in ("", "-01-01")
        return f"{start[:4]}–{end[:4]}" if whole else f"{start}–{end}"
    if end:
        return WORDS["beginless"][language].format(end)
    is_open = _OPEN in store.objects(iri, NS + "endIs")
    if start:
        return WORDS["open" if is_open else "endless"][language].format(start)
    return WORDS["unknown open" if is_open else "unknown"][language]
