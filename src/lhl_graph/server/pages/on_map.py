"""Where a thing is on the map: an initiative by itself, anything else by those about it or owned by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from lhl_graph.iris import BASE, NS
from lhl_graph.prose import chosen
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.graph.store import Store

_KEYS: Final = {"initiative": "select", "theme": "theme", "target-group": "group", "actor": "owner"}
"""Kind of a thing → what the map selects, or the filter that leaves the initiatives about it or owned by it."""


def on_map(store: Store, sheet: Sheet) -> list[tuple[str, str]]:
    """Give address and words of the link to the map; none for a part of a thing, or an actor that owns nothing.

    A group that was computed is there by its colour.
    """
    name, words = sheet.iri.removeprefix(BASE), frame.words(sheet.language)
    kind, _, rest = name.partition("/")
    if kind == "community":
        return [(f"/map?lang={sheet.language}", words["groups_on_map"])]
    text = _owned(store, sheet.iri, words["owned_on_map"]) if kind == "actor" else words["on_map"]
    if kind not in _KEYS or "/" in rest or not text:
        return []
    return [(f"/map?lang={sheet.language}#{urlencode({_KEYS[kind]: name})}", text)]


def _owned(store: Store, actor: str, forms: str) -> str:
    """Say that the map has what an actor owns, however it stands; nothing where that is nothing."""
    return chosen(forms.split("|"), len({each for each, _ in store.pointing(actor, NS + "owner")}))
