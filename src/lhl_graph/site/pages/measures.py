"""The measures of a kind that municipalities can use: those that are there for them, and apart from them the rest."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from lhl_graph import alphabet
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.iris import BASE, local_name
from lhl_graph.prose import listed, small
from lhl_graph.site.content import SCHEMES, fold
from lhl_graph.site.offer import (
    APART,
    RULE,
    USABLE,
    apart,
    instrument,
    is_lasting,
    is_proposed_rule,
    is_rule,
    is_usable,
    near,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

_BEHIND: Final = ("lasting", "over")
"""A measure of an initiative that is over is left out where one that is not over has it too."""
_LISTED: Final = (is_usable, is_lasting, is_rule, is_proposed_rule)
FEW: Final = 3
"""A title of so few words may say little."""
COMMON: Final = 3
"""So many initiatives use a word that tells little of what something is."""


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page: the measures by kind, those apart by why, and what they can be filtered by."""
    usable = sorted(
        (part for part in content.parts if any(is_listed(content, part) for is_listed in _LISTED)),
        key=lambda part: (voice.called(_initiative(content, part)).lower(), alphabet.natural(part)),
    )
    why = {part: apart(content, part) for part in usable}
    elsewhere = {_title(content, part) for part in usable if why[part] not in _BEHIND}
    found = [part for part in usable if why[part] not in _BEHIND or _title(content, part) not in elsewhere]
    about = {part: content.about(part) for part in found}
    users = _users(content)
    used = {concept for concepts in about.values() for concept in concepts}
    return {
        "sure": [
            (kind, [part for part in found if not why[part] and instrument(content, part) == kind]) for kind in USABLE
        ],
        "apart": [(name, [part for part in found if why[part] == name]) for name in APART],
        "left": listed(_left(content, voice), voice.language),
        "foreign": voice.is_foreign(found),
        "about": {part: _by_scheme(said) for part, said in about.items()},
        "said": {part: _by_scheme(content.parts[part][1].concepts) for part in found},
        "whole_only": {part: _by_scheme(said - _itself(content, part)) for part, said in about.items()},
        "implied": {part: _narrowest(content, content.implied.get(part, frozenset())) for part in found},
        "vague": {part for part in found if _is_vague(content, part, users)},
        "near": {concept: near(content, concept) for concept in used},
        "choices": {
            scheme: sorted(concepts, key=lambda each: voice.called(each).lower())
            for scheme, concepts in _by_scheme(used).items()
        },
    }


def _left(content: Content, voice: Voice) -> list[str]:
    """Give what the kinds of measures are called of which none is listed."""
    kinds = {
        content.reader.one(iri, "lhl:instrument") for iri, (_, part) in content.parts.items() if part.kind == "measure"
    }
    return sorted(small(voice.called(each)) for each in kinds if local_name(each) not in (*USABLE, RULE))


def _itself(content: Content, part: str) -> frozenset[str]:
    """Give what a part says itself that it is about, and what is wider."""
    return close_upward(content.parts[part][1].concepts, content.inventory.broader)


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


def _is_vague(content: Content, measure: str, users: Mapping[str, set[str]]) -> bool:
    """Tell whether the title of a measure says little alone: few words, each of which many initiatives use."""
    title = fold(content.reader.texts(measure, "rdfs:label").get("nb", ""))
    words, whole = title.split(), _initiative(content, measure)
    is_known = any(name in title for name in content.folded(whole))
    return 0 < len(words) <= FEW and not is_known and all(len(users[each]) >= COMMON for each in words)


def _users(content: Content) -> dict[str, set[str]]:
    """Give which initiatives use a word in their goals and measures."""
    found: dict[str, set[str]] = defaultdict(set)
    for initiative, part in content.parts.values():
        for word in fold(" ".join(part.texts.values())).split():
            found[word].add(initiative.initiative)
    return found


def _initiative(content: Content, part: str) -> str:
    return content.parts[part][0].initiative
