"""What the page for a municipality reads, as scripts.

Scripts, not JSON, because a page on a memory stick may load the one and not the other. What is the same in all
languages is written once; what a language says of it stands beside it in the same order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.period import is_recent
from lhl_graph.findings.cited import named, told_apart
from lhl_graph.iris import BASE, local_name
from lhl_graph.site.address import local
from lhl_graph.site.content import SCHEMES
from lhl_graph.site.offer import (
    MUNICIPALITIES,
    instrument,
    is_lasting,
    is_ministry,
    is_offered,
    is_rule,
    names_itself,
    near,
    only_named,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.findings.inventory import Part, Texts
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

T = TypeVar("T")


def plan(content: Content) -> bytes:
    """Give what the page for a municipality answers from, as far as it is the same in all languages.

    What is named more than once is named by its place among concepts, initiatives, actors or sources. Of the words of
    a plan none is for municipalities as a target group: in a plan, that is the municipality naming itself.
    """
    parts = _offered(content)
    concept, initiative, actor = places(_chosen(content)), places(_timed(content)), places(_actors(content))
    source = places(dict.fromkeys(each for part in parts for each in _cited(content, part)))

    def of_part(part: Part) -> list[Any]:
        kind = "goal" if part.kind == "goal" else instrument(content, part.part)
        about = sorted(concept[each] for each in close_upward(part.concepts, content.inventory.broader))
        implied = sorted(concept[each] for each in content.implied.get(part.part, ()) if each in concept)
        whole = initiative[content.parts[part.part][0].initiative]
        return [whole, local_name(part.part), kind, about, implied, [source[each] for each in _cited(content, part)]]

    def of_initiative(iri: str) -> list[Any]:
        having = sorted(concept[each] for each in content.having.get(iri, ()) if each in concept)
        later = list(map(local_name, content.succeeded_by(iri)))
        ask, partners = (
            [actor[each] for each in of if each in actor]
            for of in (content.asked(iri), content.initiatives[iri].partners)
        )
        basis = list(map(local_name, content.basis_of(iri)))
        return [local_name(iri), content.states[iri], later, having, ask, partners, basis]

    def of_actor(iri: str) -> list[Any]:
        named = [place for each, place in concept.items() if names_itself(content, iri, each)]
        return [f"{local(iri)}.html", content.reader.one(iri, "lhl:website"), int(is_ministry(content, iri)), named]

    told = {
        "concepts": [
            [
                iri.removeprefix(BASE),
                round(content.weight.get(iri, 0.0), 3),
                [] if iri == MUNICIPALITIES else content.folded(iri),
                [concept[each] for each in near(content, iri)],
            ]
            for iri in concept
        ],
        "sources": list(source),
        "actors": list(map(of_actor, actor)),
        "initiatives": list(map(of_initiative, initiative)),
        "parts": list(map(of_part, parts)),
        "named": [[local_name(iri), [concept[each] for each in of]] for iri, of in _named(content).items()],
        "pairs": [
            [initiative[row.a], initiative[row.b], round(row.score, 2)]
            for row in content.findings.overlaps
            if content.findings.is_rare(row) and row.a in initiative and row.b in initiative
        ],
    }
    return script("lhlPlan", told)


def plan_said(content: Content, voice: Voice) -> bytes:
    """Give the words of the same in one language, in the same order."""
    names = ("expects", "use", "ask", "together", "ended", "replaced_by", "basis_of", "shared", "website")
    words = {name: voice.words[name] for name in (*names, "whole_initiative", "only_named", "press", "ruled")}
    words |= {name: voice.words["apart"][name][0] for name in ("rules", "lasting")}
    words |= dict(zip(("silent", "silent lead"), voice.words["silent"], strict=True)) | {
        "phrases": voice.words["set_phrases"]
    }
    words |= {"perhaps": voice.words["apart_links"]["perhaps"], "computed": voice.shared["computed"]}
    words |= {f"{name} lead": voice.words["apart"][name][1] for name in ("rules", "lasting", "perhaps")}
    words |= {"judged": voice.judged, "about": voice.words["pages"]["om"][0], "look up": voice.look_up}
    parts = _offered(content)
    kinds = {content.reader.one(each.part, "lhl:instrument") for each in parts if each.kind == "measure"}
    things = {"actors": _actors(content), "initiatives": _timed(content), "named": list(_named(content))}
    told = {
        "words": {**words, **voice.words["client"], "starred": voice.words["starred"]},
        "glosses": {
            voice.called(iri): said for of in things.values() for iri in of if (said := voice.gloss(iri, starred=True))
        },
        "concepts": [voice.called(iri) for iri in _chosen(content)],
        "kinds": {local_name(each): voice.called(each) for each in sorted(kinds)},
        **{kind: list(map(voice.called, of)) for kind, of in things.items()},
        "standings": list(map(voice.standing, things["initiatives"])),
        "parts": [_text(content, voice, each) for each in parts],
        "seen": [_seen(content, voice, each) for each in parts],
        "foreign": {
            **{kind: foreign(map(voice.names, of), voice) for kind, of in things.items()},
            "parts": foreign((each.texts for each in parts), voice),
        },
    }
    return script("lhlPlanSaid", told)


def _chosen(content: Content) -> list[str]:
    """Give what can be chosen: the themes and target groups that something is about."""
    return [iri for scheme in SCHEMES for iri in content.in_scheme(scheme) if content.tagged.get(iri)]


def _offered(content: Content) -> list[Part]:
    """Give what is set for municipalities, or can be used by them, by initiatives whose time is known."""
    addressed = set(content.covered.get(MUNICIPALITIES, ()))
    return [
        part
        for initiative, part in content.parts.values()
        if initiative.initiative in addressed
        and initiative.period
        and (part.kind == "goal" or any(of(content, part.part) for of in (is_offered, is_lasting, is_rule)))
    ]


def _named(content: Content) -> dict[str, list[str]]:
    """Give the initiatives that sources only name, with what can be chosen that their names say."""
    found: dict[str, list[str]] = defaultdict(list)
    for concept in _chosen(content):
        for each in only_named(content, concept):
            found[each].append(concept)
    return found


def _timed(content: Content) -> list[str]:
    return [iri for iri in content.initiatives if content.period(iri)]


def _actors(content: Content) -> list[str]:
    """Give whom to ask of initiatives whose time is known, and partners named after what can be chosen."""
    chosen, timed = _chosen(content), _timed(content)
    partners = dict.fromkeys(each for iri in timed for each in content.initiatives[iri].partners)
    named = [each for each in partners if any(names_itself(content, each, concept) for concept in chosen)]
    return list(dict.fromkeys([*(each for iri in timed for each in content.asked(iri)), *named]))


def places(things: Iterable[T]) -> dict[T, int]:
    """Give each thing its place."""
    return {each: place for place, each in enumerate(things)}


def _cited(content: Content, part: Part) -> list[tuple[str, int, str, int]]:
    """Give what each source of a part goes by, whether undated, where it is, and whether of the media or a party."""
    known = [each for each in map(content.reader.source, part.sources) if each.url]
    called = [named(each.brief, each.rank, each.title, each.date) for each in known]
    apart = told_apart([said for said, _ in called], [each.title for each in known])
    return [
        (said, int(undated), each.url, int(content.is_second_hand(each.source)))
        for said, (_, undated), each in zip(apart, called, known, strict=True)
    ]


def _text(content: Content, voice: Voice, part: Part) -> str:
    texts = (voice.plain(content.reader.texts(part.part, name)) for name in ("rdfs:label", "dct:description"))
    return ": ".join(filter(None, texts))


def foreign(texts: Iterable[Texts], voice: Voice) -> dict[str, list[int]]:
    """Give the places of texts that are in another language than the page, by that language."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(texts):
        if tongue := voice.tongue(each):
            found[tongue].append(place)
    return found


def _seen(content: Content, voice: Voice, part: Part) -> str:
    """Say when a measure was last seen, where that is long ago; of a goal nothing is said."""
    day = content.last_seen(part.part) if part.kind == "measure" else ""
    return voice.seen(part.part) if day and not is_recent(day, content.day) else ""


def script(name: str, told: dict[str, Any]) -> bytes:
    """Write a script that gives a page what it reads."""
    return f"window.{name} = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n".encode()
