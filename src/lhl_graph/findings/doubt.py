"""What sources are said to relate on low confidence alone, and the word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.iris import BASE, NS

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

LOW: Final = BASE + "confidence/low"
UNSURE: Final = {"nb": "usikkert", "nn": "usikkert", "en": "uncertain"}
LINKED: Final = NS + "linkedTo"
"""Property that says of all that sources relate that they are, and not how."""

_SAID: Final = """
SELECT ?from ?property ?to ?confidence {
  ?from lhl:relation ?said . ?said lhl:to ?to ; lhl:relationKind ?kind . ?kind lhl:asProperty ?property
  OPTIONAL { ?said lhl:confidence ?confidence }
}"""


def unsure_links(store: Store) -> frozenset[tuple[str, str, str]]:
    """Give what is unsure as from, property and to; also that two are linked where all said of them is unsure."""
    sure: set[tuple[str, str, str]] = set()
    doubted: set[tuple[str, str, str]] = set()
    for start, name, end, confidence in store.rows(_SAID):
        said = doubted if confidence == LOW else sure
        said |= {(start, name, end), (start, LINKED, end), (end, LINKED, start)}
    return frozenset(doubted - sure)


def parts(store: Store) -> frozenset[tuple[str, str]]:
    """Give what is surely a part of another initiative, as the part and the whole."""
    name, unsure = NS + "partOf", unsure_links(store)
    found = store.rows("SELECT ?part ?whole { ?part lhl:partOf ?whole }")
    return frozenset((part, whole) for part, whole in found if (part, name, whole) not in unsure)


def marked(text: str, language: str) -> str:
    """Give a text that is marked as unsure."""
    return f"{text} ({UNSURE[language]})"
