"""The page of a theme or target group: what there is for municipalities, whom to ask, and what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.prose import chosen, counted, small, upper
from lhl_graph.site.offer import (
    CURRENT,
    OVER,
    expected,
    hands,
    lasting,
    left_over,
    near,
    only_named,
    rules,
    together,
    usable,
)
from lhl_graph.site.offer import apart as why
from lhl_graph.site.pages import stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.site.content import Content
    from lhl_graph.site.offer import Told
    from lhl_graph.site.voice import Voice

MOST: Final = 5
"""So many parts of a section, and so many whom to ask, are seen before more are."""


class Section(NamedTuple):
    """What initiatives have about a concept, under a heading."""

    heading: str
    told: list[Told]
    note: str = ""
    is_folded: bool = False
    is_law: bool = False
    """Whether its parts are rules, which hold without the plan that they came with."""

    @property
    def size(self) -> int:
        """How many parts they are."""
        return sum(len(each.parts) for each in self.told)

    @property
    def halves(self) -> tuple[list[Told], list[Told]]:
        """The first `MOST` of its parts by their initiatives, and the rest."""
        first, rest, seen = [], [], 0
        for each in self.told:
            head, tail = each.parts[: MOST - seen], each.parts[MOST - seen :]
            seen += len(head)
            first += [each._replace(parts=head)] if head else []
            rest += [each._replace(parts=tail)] if tail else []
        return first, rest


def values(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    """Give what the page of a theme or target group is made of."""
    words, covered = voice.words, stands.in_order(content, voice, content.covered.get(iri, ()))
    (now, before), apart = words["concept_goals"], words["apart"]
    goals, offers = expected(content, iri), usable(content, iri)
    duties, held, past = rules(content, iri), lasting(content, iri), expected(content, iri, OVER)
    sure, unsure = ([each for each in offers if why(content, each) == reason] for reason in ("", "perhaps"))
    use = (
        Section(apart["rules"][0], together(content, duties), apart["rules"][1], is_law=True),
        Section(words["concept_sections"][0], together(content, sure)),
        Section(words["apart_links"]["perhaps"], together(content, unsure), apart["perhaps"][1]),
        Section(apart["lasting"][0], together(content, held), apart["lasting"][1]),
    )
    wanted = (Section(now, together(content, goals)), Section(before, together(content, past), is_folded=True))
    current = [each for each in covered if content.states.get(each) in CURRENT]
    return {
        "use": [each for each in use if each.told],
        "wanted": [each for each in wanted if each.told],
        "named": only_named(content, iri),
        "near": near(content, iri),
        "left": left_over(content, iri),
        "offers": goals or offers,
        "ask": hands(content, current, iri),
        "most": MOST,
        "states": stands.by_state(content, covered),
        "summary": _summary(content, voice, iri, covered),
        "foreign": voice.is_foreign([*duties, *offers, *held, *goals, *past]),
    }


def _summary(content: Content, voice: Voice, concept: str, covered: Sequence[str]) -> str:
    """Say how many initiatives are about a concept, and how many of them stand how."""
    told = {
        "initiatives": counted(len(covered), "initiative", voice.language),
        "concept": small(voice.called(concept)),
        "states": stands.told(content, voice, covered),
    }
    return upper(chosen(voice.words["concept_sum"], len(covered)).format(**told))
