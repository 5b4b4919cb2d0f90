"""What an initiative is most like, for its page: by name, and where it is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from lhl_graph.analysis.relation import linked_pairs, linked_through
from lhl_graph.answers import likeness
from lhl_graph.answers.overlaps import stored
from lhl_graph.findings import doubt, facts
from lhl_graph.findings.write import overlap_iri
from lhl_graph.prose import listed
from lhl_graph.server.pages import frame
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store


class Alike(NamedTuple):
    """Another initiative that one is like."""

    name: str
    gloss: str
    address: str
    score: float
    said: str
    linked: bool
    through: Markup
    """Links to what the two are linked by way of."""
    own: str
    chance: bool | None
    proof: str


def most_like(store: Store, labels: Labels, iri: str) -> list[Alike]:
    """Give what an initiative is most like, the most alike first."""
    known = stored(store, iri)
    q = {pair: judged.q for pair, (_, judged) in known.items() if judged}
    relations = facts.relations(store)
    linked, through = linked_pairs(relations), linked_through(relations)
    rows = likeness.most_like(iri, (row for row, _ in known.values()), q, linked, through, doubt.parts(store))
    return [
        Alike(
            labels[each.other],
            labels.gloss(each.other, starred=True),
            frame.address_of(each.other),
            each.score,
            decimal(each.score, 2, labels.language),
            each.linked,
            Markup(listed([_link(labels, third) for third in each.through], labels.language)),
            each.own,
            each.chance,
            frame.address_of(overlap_iri(each.pair)),
        )
        for each in rows
    ]


def _link(labels: Labels, iri: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(frame.address_of(iri), labels[iri])
