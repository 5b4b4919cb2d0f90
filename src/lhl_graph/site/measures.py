"""The measures of a kind that municipalities can use: those that are there for them, and apart from them the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph import alphabet
from lhl_graph.iris import BASE
from lhl_graph.site.content import SCHEMES, USABLE
from lhl_graph.site.offer import APART, apart, instrument, is_lasting, is_rule, is_usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

_BEHIND: Final = ("lasting", "over")
"""A measure of an initiative that is over is left out where one that is not over has it too."""


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page: the measures by kind, those apart by why, and what they can be filtered by."""
    usable = sorted(
        (part for part in content.parts if any(of(content, part) for of in (is_usable, is_lasting, is_rule))),
        key=lambda part: (voice.called(_initiative(content, part)).lower(), alphabet.natural(part)),
    )
    why = {part: apart(content, part) for part in usable}
    elsewhere = {_title(content, part) for part in usable if why[part] not in _BEHIND}
    found = [part for part in usable if why[part] not in _BEHIND or _title(content, part) not in elsewhere]
    about = {part: content.about(part) for part in found}
    used = {concept for concepts in about.values() for concept in concepts}
    return {
        "sure": [
            (kind, [part for part in found if not why[part] and instrument(content, part) == kind]) for kind in USABLE
        ],
        "apart": [(name, [part for part in found if why[part] == name]) for name in APART],
        "about": {part: _by_scheme(said) for part, said in about.items()},
        "said": {part: _by_scheme(content.parts[part][1].concepts) for part in found},
        "implied": {part: _narrowest(content, content.implied.get(part, frozenset())) for part in found},
        "choices": {
            scheme: sorted(concepts, key=lambda each: voice.called(each).lower())
            for scheme, concepts in _by_scheme(used).items()
        },
    }


def _by_scheme(concepts: Iterable[str]) -> dict[str, list[str]]:
    """Give concepts by their scheme, in the order of their IRIs."""
    return {scheme: sorted(each for each in concepts if each.startswith(f"{BASE}{scheme}/")) for scheme in SCHEMES}


def _narrowest(content: Content, concepts: frozenset[str]) -> list[str]:
    """Leave out what is wider than another of them."""
    wider = {up for each in concepts for up in content.inventory.broader.get(each, ())}
    return sorted(concepts - wider)


def _title(content: Content, measure: str) -> tuple[str, str]:
    """Give what a measure is called, and its kind; one without a name goes by itself."""
    return instrument(content, measure), content.reader.texts(measure, "rdfs:label").get("nb", measure).casefold()


def _initiative(content: Content, part: str) -> str:
    return content.parts[part][0].initiative
