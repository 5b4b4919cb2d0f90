"""The index of the search, as scripts: what has a page, goals and measures, and the ready questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.site.address import local
from lhl_graph.site.client import foreign, places, script
from lhl_graph.site.content import KINDS, SAID, SCHEMES, fold
from lhl_graph.site.offer import CURRENT, OVER, is_proposed
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from lhl_graph.findings.inventory import Initiative, Part
    from lhl_graph.questions.library import Question
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

NORWEGIAN: Final = ("nb", "nn")
SOLUTION: Final = "solution"
COVERAGE: Final = "dekning.html"
"""The page that tells of each solution of the reform what carries it on."""
LONGEST: Final = 160
"""So many letters of a goal or measure are shown among what a search found."""


def index(content: Content, voices: Sequence[Voice], questions: Sequence[Question]) -> bytes:
    """Give the index of the search, in all languages at once.

    Of each hit its kind and address, the folded words of its names and of its text (of a goal or measure, of its text
    in Norwegian and in English, where the same word may be another), the places of the concepts whose names are words
    of it too, whether it is not in force (1) or only named by sources (2), of an initiative the places of those to
    ask, and of a measure those of the concepts that it has from its whole initiative alone. Of each page that tells
    of all initiatives, and of each ready question, its address, and its folded titles and keywords in all languages.
    """
    rows, place = list[list[Any]](), _tags(content)
    hand = {iri: number for number, (kind, iri) in enumerate(_found(content)) if kind == "actor"}
    for kind, iri in _found(content):
        names = {
            each
            for voice in voices
            for each in (
                voice.topic(iri) if kind == "objective" else voice.called(iri),
                voice.plain(content.inventory.names.get(iri, {})),
            )
        }
        folded = " | ".join(sorted({*content.folded(iri), *(fold(each) for each in names if each)}))
        documents = content.reader.all(iri, "lhl:document")
        numbers = [each for one in documents for each in content.reader.all(one, "dct:identifier")]
        about = " ".join([*content.reader.texts(iri, "skos:definition").values(), *numbers])
        asked = [hand[each] for each in content.asked(iri) if each in hand] if kind == "initiative" else []
        rows.append([kind, f"{local(iri)}.html", folded, fold(about), [], _late(content, kind, iri), asked])
    for initiative, part in _said(content):
        own = _tagged(content, part)
        tags, lent = ([place[each] for each in of] for of in (own, _lent(content, part, own)))
        page = COVERAGE if part.kind == SOLUTION else f"{local(initiative.initiative)}.html"
        address = f"{page}#{local_name(part.part)}"
        norwegian, english = (
            fold(" ".join(text for tag, text in part.texts.items() if (tag == "en") == is_english))
            for is_english in (False, True)
        )
        rows.append([part.kind, address, norwegian, english, tags, int(not _is_in_force(content, part)), [], lent])
    concepts = [" ".join(content.folded(each)) for each in place]
    pages = [
        [
            f"{name}.html",
            fold(" ".join(v.words["pages"][name][0] for v in voices)),
            fold(" ".join(v.words["page_words"][name] for v in voices)),
        ]
        for name in voices[0].words["page_words"]
    ]
    asks = [*pages, *([f"sporsmal/{each.name}.html", *_asked_by(each)] for each in questions)]
    homes = {COVERAGE: f"{local(REFORM)}.html"}
    told = {"alike": _alike(content), "concepts": concepts, "rows": rows, "asks": asks, "homes": homes}
    return script("lhlSearch", told)


def said(content: Content, voice: Voice, questions: Sequence[Question]) -> bytes:
    """Give what a hit is called in one language, in the same order, and how it stands.

    A part stands as its whole initiative does, unless it says otherwise.
    """

    def stands(iri: str) -> list[str]:
        term, later = content.after(iri)
        if later:
            return [f"{voice.standing(iri)}. {voice.words[term]}: {', '.join(map(voice.called, later))}"]
        nobody = f". {voice.words['client']['nobody']}" if content.mark(iri) == "ended" else ""
        return [voice.standing(iri) + nobody]

    def stands_itself(part: Part) -> list[str]:
        status = _apart(content, part)
        return [voice.words["measure_status"][status]] if status else []

    def named(kind: str, iri: str) -> str:
        return voice.objective(iri) if kind == "objective" else voice.called(iri)

    rows = [[named(kind, iri), *(stands(iri) if kind == "initiative" else ())] for kind, iri in _found(content)]
    rows += [[voice.called(part.part)[:LONGEST], *stands_itself(part)] for _, part in _said(content)]
    things = [*(iri for _, iri in _found(content)), *(part.part for _, part in _said(content))]
    kinds = {kind: forms[0] for kind, forms in voice.words["kinds"].items()}
    told = {
        "kinds": {
            **kinds,
            SOLUTION: voice.words["part_kinds"][SOLUTION],
            "question": voice.words["pages"]["sporsmal"][0],
        },
        "words": voice.words["client"],
        "concepts": [_said_of(voice, each) for each in _tags(content)],
        "small": _asked_with(voice, "small_words"),
        "asking": _asked_with(voice, "asking_words"),
        "rows": rows,
        "page": voice.words["page"],
        "asks": [
            *(voice.words["pages"][name][0] for name in voice.words["page_words"]),
            *(each.said(each.title, voice.language) for each in questions),
        ],
        "foreign": foreign(map(voice.names, things), voice),
    }
    return script("lhlSearchSaid", told)


def _asked_with(voice: Voice, name: str) -> list[str]:
    """Give the folded words of a list; who reads one written form of Norwegian may ask in the other."""
    tongues = NORWEGIAN if voice.language in NORWEGIAN else (voice.language,)
    return sorted({fold(each) for tongue in tongues for each in words(tongue)[name].split()})


def _late(content: Content, kind: str, iri: str) -> int:
    if kind == "initiative" and iri not in content.states:
        return 2
    return int(kind == "initiative" and content.states[iri] not in CURRENT)


def _asked_by(question: Question) -> tuple[str, str]:
    keywords = (word for of in question.keywords.values() for word in of)
    return fold(" ".join(question.title.values())), fold(" ".join(keywords))


def _tagged(content: Content, part: Part) -> list[str]:
    """Give what a goal or measure can be found by that is not its text: what it is about, and its kind."""
    return sorted({*part.concepts, *content.reader.all(part.part, "lhl:instrument")})


def _lent(content: Content, part: Part, own: Container[str]) -> list[str]:
    """Give the target groups that a measure has from its whole initiative alone."""
    return sorted(each for each in content.implied.get(part.part, ()) if each not in own)


def _tags(content: Content) -> dict[str, int]:
    """Give all that goals and measures can be found by so, each with its place."""
    parts = [part for _, part in _said(content)]
    own = dict.fromkeys(each for part in parts for each in _tagged(content, part))
    return places(own | dict.fromkeys(each for part in parts for each in content.implied.get(part.part, ())))


def _said_of(voice: Voice, concept: str) -> str:
    """Name a concept with its kind: "target group Relatives"."""
    scheme = concept.removeprefix(BASE).split("/")[0]
    kind = voice.words["kinds"][scheme][0] if scheme in SCHEMES else voice.words["filter_kind"]
    return f"{kind.lower()} {voice.called(concept)}"


def _found(content: Content) -> Iterator[tuple[str, str]]:
    """Give what has a page, with its kind."""
    return ((kind, iri) for kind in KINDS for iri in content.things(kind))


def _said(content: Content) -> Iterator[tuple[Initiative, Part]]:
    """Give what initiatives want and do, and the solutions of the reform, which the page of coverage tells of."""

    def is_said(initiative: Initiative, part: Part) -> bool:
        return part.kind in SAID or (part.kind == SOLUTION and initiative.initiative == REFORM)

    return (each for each in content.parts.values() if is_said(*each))


def _is_in_force(content: Content, part: Part) -> bool:
    """Tell whether a goal or measure is in force or may be: neither over, nor only proposed, nor yet to begin."""
    state = content.states.get(content.parts[part.part][0].initiative)
    return state in (None, *CURRENT) and not _apart(content, part)


def _apart(content: Content, part: Part) -> str:
    """Tell whether a measure has ended or is only proposed, as its status; of a part of what is over, no proposal."""
    if local_name(content.reader.one(part.part, "lhl:status")) == "ended":
        return "ended"
    is_over = content.states.get(content.parts[part.part][0].initiative) in OVER
    return "planned" if part.kind == "measure" and not is_over and is_proposed(content, part.part) else ""


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
