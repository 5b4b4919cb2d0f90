"""Two initiatives side by side: the themes, target groups and actors that one, the other or both have."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.analysis.information_content import close_upward, upward
from lhl_graph.findings import facts
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.listing import item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.information_content import Broader
    from lhl_graph.graph.store import Store


class CompareRow(NamedTuple):
    """A theme, target group or actor (`kind`), and whether `a`, `b` or `both` have it (`side`)."""

    side: str
    who: str
    """The same in words: both, or only the one that has it."""
    kind: str
    kind_label: str
    concept: str
    label: str


_KINDS: Final = {
    "theme": {"nb": "Temaer", "nn": "Tema", "en": "Themes"},
    "target-group": {"nb": "Målgrupper", "nn": "Målgrupper", "en": "Target groups"},
    "actor": {"nb": "Aktører", "nn": "Aktørar", "en": "Actors"},
}
_WHO: Final = {
    "nb": {"both": "Begge", "a": "Bare {name}", "b": "Bare {name}"},
    "nn": {"both": "Begge", "a": "Berre {name}", "b": "Berre {name}"},
    "en": {"both": "Both", "a": "Only {name}", "b": "Only {name}"},
}
_HEADINGS: Final = {
    "nb": {"who": "Hvem", "kind_label": "Slag", "label": "Hva"},
    "nn": {"who": "Kven", "kind_label": "Slag", "label": "Kva"},
    "en": {"who": "Who", "kind_label": "Kind", "label": "What"},
}
_NARROWEST: Final = {
    "nb": "En satsing har også alt som er videre enn det den er merket med; her står det smaleste.",
    "nn": "Ei satsing har òg alt som er vidare enn det ho er merkt med; her står det smalaste.",
    "en": "An initiative also has whatever is broader than what it is tagged with; the narrowest is listed.",
}


def table(store: Store, a: str, b: str, language: str) -> Table[CompareRow]:
    """List what both have, what only `a` has and what only `b` has."""
    labels, broader = Labels(store, language), facts.broader(store)
    tags: dict[tuple[str, str], set[str]] = {}
    for row in facts.annotations(store):
        tags.setdefault((row.initiative, row.scheme), set()).add(row.concept)
    having = {(end, kind): close_upward(tags.get((end, kind), set()), broader) for end in (a, b) for kind in _KINDS}
    rows = []
    for side in ("both", "a", "b"):
        who = _WHO[language][side].format(name=labels[b if side == "b" else a])
        for kind, names in _KINDS.items():
            of_a, of_b = having[a, kind], having[b, kind]
            concepts = {"both": of_a & of_b, "a": of_a - of_b, "b": of_b - of_a}[side]
            found = _narrowest(concepts, broader)
            named = sorted((alphabet.key(labels[concept]), concept) for concept in found)
            rows += [CompareRow(side, who, kind, names[language], each, labels[each]) for _, each in named]
    notes = [] if rows else [beside.why_empty(language, [])]
    return Table(
        CompareRow._fields,
        rows,
        _HEADINGS[language],
        _text,
        language=language,
        notes=notes,
        legend=[_NARROWEST[language]],
    )


def _narrowest(concepts: Iterable[str], broader: Broader) -> set[str]:
    """Leave out concepts that a narrower one implies."""
    kept = set(concepts)
    return kept - {wider for each in kept for wider in upward(each, broader) - {each}}


def _text(rows: list[CompareRow], width: int | None) -> str:
    lines = []
    for who, of_side in groupby(rows, lambda row: row.who):
        lines += ["", who]
        for kind, of_kind in groupby(of_side, lambda row: row.kind_label):
            lines.append(item(f"{kind}: {'; '.join(row.label for row in of_kind)}", width, "  • "))
    return "\n".join(lines[1:])
