"""The page about the overlap of two initiatives: why the two are said to be alike, with the sources of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.overlap import FACETS, WEIGHTS
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.pair.account import account
from lhl_graph.answers.pair.why import explain
from lhl_graph.iris import is_web_page
from lhl_graph.server import media
from lhl_graph.server.pages import frame
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.graph.store import Store

_OPEN: Final = 8
"""How many entries of a list stand open; the rest is folded."""


def overlap(store: Store, ends: Sequence[str], sheet: Sheet, day: str) -> str:
    """Give the page about the overlap of two initiatives, `ends`; `sheet` is what the graph says of the overlap."""
    a, b = sorted(ends)
    why = explain(store, *Witness(store).evidence(a, b), sheet.language)
    told, words = account(why), frame.words(sheet.language)
    known = {each.name: each.type for each in media.GRAPHS}

    def bars(names: Iterable[str]) -> list[tuple[str, float, str]]:
        values = [(words[name], getattr(why.overlap, name)) for name in names]
        return [(name, value, decimal(value, 2, sheet.language)) for name, value in values]

    return frame.render(
        "overlap",
        sheet.language,
        words["why_of"].format(why.name_a, why.name_b),
        day,
        told=told,
        ends=[(why.name_a, frame.address_of(a)), (why.name_b, frame.address_of(b))],
        counted=bars(name for name in FACETS if name in WEIGHTS),
        uncounted=bars(name for name in FACETS if name not in WEIGHTS),
        matched=[(each, decimal(each.score, 2, sheet.language)) for each in told.matched],
        addresses={each.number: each.url if is_web_page(each.url) else f"#s{each.number}" for each in told.listed},
        open=_OPEN,
        path=frame.address_of(sheet.iri),
        notations=[(name, known[name]) for name in frame.NOTATIONS],
    )
