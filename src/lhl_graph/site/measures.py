"""The measures of a kind that municipalities can use: those that are there for them, and apart from them the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph import alphabet
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.iris import BASE, local_name
from lhl_graph.site.content import SCHEMES, USABLE
from lhl_graph.site.things import instrument

if TYPE_CHECKING:
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

APART: Final = ("perhaps", "proposed", "others", "over", "ended")
"""Why a measure stands apart: its initiative is only perhaps in force, it is only proposed, it is not for the
municipality, its initiative is over (and the measure may still hold), or it has itself ended."""
ELSEWHERE: Final = frozenset(
    BASE + f"target-group/{name}"
    for name in (
        "hospital-trusts", "state-agencies", "county-governors", "counties", "businesses", "researchers", "students",
        "voluntary-organisations",
    )
)  # fmt: skip
"""Bodies and people at them that are not the municipality; what is for these alone, a municipality cannot use."""


def values(content: Content, voice: Voice) -> dict[str, Any]:
    """Give what stands on the page: the measures by kind, those apart by why, and what they can be filtered by."""
    usable = sorted(
        (part.part for each in content.initiatives.values() for part in each.parts if _is_usable(content, part.part)),
        key=lambda part: (voice.called(_initiative(content, part)).lower(), alphabet.natural(part)),
    )
    why = {part: apart(content, part) for part in usable}
    elsewhere = {_title(content, part) for part in usable if why[part] != "over"}
    found = [part for part in usable if why[part] != "over" or _title(content, part) not in elsewhere]
    about = {part: close_upward(content.parts[part][1].concepts, content.inventory.broader) for part in found}
    used = {concept for concepts in about.values() for concept in concepts}
    return {
        "sure": [
            (kind, [part for part in found if not why[part] and instrument(content, part) == kind]) for kind in USABLE
        ],
        "apart": [(name, [part for part in found if why[part] == name]) for name in APART],
        "about": {
            part: {scheme: [each for each in sorted(said) if each in content.in_scheme(scheme)] for scheme in SCHEMES}
            for part, said in about.items()
        },
        "choices": {
            scheme: sorted(used & set(content.in_scheme(scheme)), key=lambda each: voice.called(each).lower())
            for scheme in SCHEMES
        },
    }


def apart(content: Content, measure: str) -> str:
    """Say why a measure stands apart, as one of `APART`; empty for one that is there for the municipality."""
    state = content.states.get(_initiative(content, measure), "")
    status = local_name(content.reader.one(measure, "lhl:status"))
    groups = {each for each in content.parts[measure][1].concepts if each.startswith(BASE + "target-group/")}
    if "ended" in (state, status):
        return "ended" if status == "ended" else "over"
    if status == "planned" or state == "not yet":
        return "proposed"
    if groups and groups <= ELSEWHERE:
        return "others"
    return "" if state == "active" else "perhaps"


def _is_usable(content: Content, part: str) -> bool:
    return content.parts[part][1].kind == "measure" and instrument(content, part) in USABLE


def _title(content: Content, measure: str) -> tuple[str, str]:
    """Give what a measure is called, and its kind; one without a name goes by itself."""
    return instrument(content, measure), content.reader.texts(measure, "rdfs:label").get("nb", measure).casefold()


def _initiative(content: Content, part: str) -> str:
    return content.parts[part][0].initiative
