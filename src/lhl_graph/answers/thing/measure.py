"""How a measure stands by itself, in the same words everywhere: proposed, or over before its initiative is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.lead import is_over, words
from lhl_graph.iris import BASE, NS, root

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_PROPOSED: Final = BASE + "status/planned"


def state(store: Store, labels: Labels, part: str) -> str:
    """Give in a word how a part stands, where a source says so of the part itself; else nothing."""
    values = store.objects(part, NS + "status")
    return words(labels.language)["proposed"] if _PROPOSED in values else "".join(labels[each] for each in values)


def status(store: Store, labels: Labels, part: str) -> str:
    """Say the same, and of what was proposed in an initiative that is over, that no more of it is known."""
    said = state(store, labels, part)
    is_past = _PROPOSED in store.objects(part, NS + "status") and is_over(store, root(part))
    return words(labels.language)["proposed in what is over"].format(said) if is_past else said
