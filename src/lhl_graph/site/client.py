"""What the scripts of the pages read: the choices of a municipality and the index of the search, as scripts.

Scripts, not JSON, because a page on a memory stick may load the one and not the other. What is the same in all
languages is written once; what a language says of it stands beside it in the same order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.period import is_recent
from lhl_graph.iris import BASE, local_name
from lhl_graph.site.address import local
from lhl_graph.site.content import KINDS, SAID, SCHEMES, fold
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
    from collections.abc import Iterable, Iterator, Sequence

    from lhl_graph.findings.inventory import Initiative, Part, Texts
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

T = TypeVar("T")
LONGEST: Final = 160
"""So many letters of a goal or measure are shown among what a search found."""


def plan(content: Content) -> bytes:
    """Give what the page for a municipality answers from, as far as it is the same in all languages.

    What is named more than once is named by its place among concepts, initiatives, actors or sources.
    """
    parts = _offered(content)
    concept, initiative, actor = _places(_chosen(content)), _places(_timed(content)), _places(_actors(content))
    source = _places(dict.fromkeys(each for part in parts for each in _cited(content, part)))

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
                content.folded(iri),
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
    return _script("lhlPlan", told)


def plan_said(content: Content, voice: Voice) -> bytes:
    """Give the words of the same in one language, in the same order."""
    names = ("expects", "use", "ask", "together", "ended", "replaced_by", "basis_of", "shared", "website")
    words = {name: voice.words[name] for name in (*names, "whole_initiative", "only_named", "press", "ruled")}
    words |= {name: voice.words["apart"][name][0] for name in ("rules", "lasting")}
    words |= {"computed": voice.shared["computed"], "rules lead": voice.words["apart"]["rules"][1]}
    words |= {"judged": voice.judged, "about": voice.words["pages"]["om"][0], "look up": voice.look_up}
    parts = _offered(content)
    kinds = {content.reader.one(each.part, "lhl:instrument") for each in parts if each.kind == "measure"}
    things = {"actors": _actors(content), "initiatives": _timed(content), "named": list(_named(content))}
    told = {
        "words": {**words, **voice.words["client"]},
        "concepts": [voice.called(iri) for iri in _chosen(content)],
        "kinds": {local_name(each): voice.called(each) for each in sorted(kinds)},
        **{kind: list(map(voice.called, of)) for kind, of in things.items()},
        "standings": list(map(voice.standing, things["initiatives"])),
        "parts": [_text(content, voice, each) for each in parts],
        "seen": [_seen(content, voice, each) for each in parts],
        "foreign": {
            **{kind: _foreign(map(voice.names, of), voice) for kind, of in things.items()},
            "parts": _foreign((each.texts for each in parts), voice),
        },
    }
    return _script("lhlPlanSaid", told)


def search(content: Content, voices: Sequence[Voice]) -> bytes:
    """Give the index of the search, in all languages at once.

    Of each hit its kind and address, the folded words of its names and of its text (of a goal or measure, of its text
    in Norwegian and in English, where the same word may be another), the places of the concepts whose
    names are words of it too, and whether it is over.
    """
    rows, place = list[list[Any]](), _tags(content)
    for kind, iri in _found(content):
        names = {
            each for voice in voices for each in (voice.called(iri), voice.plain(content.inventory.names.get(iri, {})))
        }
        folded = " | ".join(sorted({*content.folded(iri), *(fold(each) for each in names if each)}))
        documents = content.reader.all(iri, "lhl:document")
        numbers = [each for one in documents for each in content.reader.all(one, "dct:identifier")]
        about = " ".join([*content.reader.texts(iri, "skos:definition").values(), *numbers])
        rows.append([kind, f"{local(iri)}.html", folded, fold(about), [], int(content.states.get(iri) == "ended")])
    for initiative, part in _said(content):
        tags = [place[each] for each in _tagged(content, part)]
        address = f"{local(initiative.initiative)}.html#{local_name(part.part)}"
        norwegian, english = (
            fold(" ".join(text for tag, text in part.texts.items() if (tag == "en") == is_english))
            for is_english in (False, True)
        )
        rows.append([part.kind, address, norwegian, english, tags, int(_is_over(content, part))])
    concepts = [" ".join(content.folded(each)) for each in place]
    return _script("lhlSearch", {"alike": _alike(content), "concepts": concepts, "rows": rows})


def search_said(content: Content, voice: Voice) -> bytes:
    """Give what a hit is called in one language, in the same order, and how it stands.

    A part stands as its whole initiative does, unless it says otherwise.
    """

    def stands(iri: str) -> list[str]:
        term, later = content.after(iri)
        said = f". {voice.words[term]}: {', '.join(map(voice.called, later))}" if later else ""
        return [voice.standing(iri) + said]

    def stands_itself(part: Part) -> list[str]:
        return [voice.words["measure_status"][local_name(each)] for each in content.reader.all(part.part, "lhl:status")]

    def named(kind: str, iri: str) -> str:
        return voice.objective(iri) if kind == "objective" else voice.called(iri)

    rows = [[named(kind, iri), *(stands(iri) if kind == "initiative" else ())] for kind, iri in _found(content)]
    rows += [[voice.called(part.part)[:LONGEST], *stands_itself(part)] for _, part in _said(content)]
    things = [*(iri for _, iri in _found(content)), *(part.part for _, part in _said(content))]
    foreign = _foreign(map(voice.names, things), voice)
    kinds = {kind: said[0] for kind, said in voice.words["kinds"].items()}
    small = sorted({fold(each) for each in voice.words["small_words"].split()})
    told = {"kinds": kinds, "words": voice.words["client"], "small": small, "rows": rows, "foreign": foreign}
    return _script("lhlSearchSaid", {"concepts": [_said_of(voice, each) for each in _tags(content)], **told})


def _tagged(content: Content, part: Part) -> list[str]:
    """Give what a goal or measure can be found by that is not its text: what it is about, and its kind."""
    instruments = content.reader.all(part.part, "lhl:instrument")
    return sorted({*part.concepts, *content.implied.get(part.part, ()), *instruments})


def _tags(content: Content) -> dict[str, int]:
    """Give all that goals and measures can be found by so, each with its place."""
    return _places(dict.fromkeys(each for _, part in _said(content) for each in _tagged(content, part)))


def _said_of(voice: Voice, concept: str) -> str:
    """Name a concept with its kind: "target group Relatives"."""
    scheme = concept.removeprefix(BASE).split("/")[0]
    kind = voice.words["kinds"][scheme][0] if scheme in SCHEMES else voice.words["filter_kind"]
    return f"{kind.lower()} {voice.called(concept)}"


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


def _places(things: Iterable[T]) -> dict[T, int]:
    return {each: place for place, each in enumerate(things)}


def _cited(content: Content, part: Part) -> list[tuple[str, str, str, int]]:
    """Give who published each source of a part, when, where, and whether that is one of the media or a party."""
    sources = map(content.reader.source, part.sources)
    return [
        (each.publisher or each.title, each.date, each.url, int(content.is_second_hand(each.source)))
        for each in sources
        if each.url
    ]


def _text(content: Content, voice: Voice, part: Part) -> str:
    texts = (voice.plain(content.reader.texts(part.part, name)) for name in ("rdfs:label", "dct:description"))
    return ": ".join(filter(None, texts))


def _foreign(texts: Iterable[Texts], voice: Voice) -> dict[str, list[int]]:
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


def _found(content: Content) -> Iterator[tuple[str, str]]:
    """Give what has a page, with its kind."""
    return ((kind, iri) for kind in KINDS for iri in content.things(kind))


def _said(content: Content) -> Iterator[tuple[Initiative, Part]]:
    """Give what initiatives want and do."""
    return ((initiative, part) for initiative, part in content.parts.values() if part.kind in SAID)


def _is_over(content: Content, part: Part) -> bool:
    """Tell whether a goal or measure has ended, or its whole initiative has."""
    ended = [local_name(each) == "ended" for each in content.reader.all(part.part, "lhl:status")]
    return any(ended) or content.states.get(content.parts[part.part][0].initiative) == "ended"


def _alike(content: Content) -> list[tuple[str, ...]]:
    """Give the folded words that Bokmål and Nynorsk have for the same: they stand in one place of a text in both."""
    whole = content.inventory
    parts = (part.texts for _, part in content.parts.values())
    found = set[tuple[str, ...]]()
    for texts in (*whole.names.values(), *whole.short.values(), *parts):
        nb, nn = (fold(texts.get(tag, "")).split() for tag in ("nb", "nn"))
        if len(nb) == len(nn):
            found.update(
                pair for pair in zip(nb, nn, strict=True) if len(set(pair)) == 2 and len(min(pair, key=len)) > 3
            )
    return sorted(found)


def _script(name: str, told: dict[str, Any]) -> bytes:
    return f"window.{name} = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n".encode()
