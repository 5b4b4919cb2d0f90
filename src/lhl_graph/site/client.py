"""What the scripts of the pages read: the choices of a municipality and the index of the search, as scripts.

Scripts, not JSON, because a page on a memory stick may load the one and not the other.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.analysis import goal_text
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.iris import BASE, local_name
from lhl_graph.site.address import local
from lhl_graph.site.content import KINDS, MUNICIPALITIES, USABLE
from lhl_graph.site.things import SCHEMES, hands, instrument

if TYPE_CHECKING:
    from lhl_graph.findings.inventory import Part
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

fold: Final = cache(goal_text.fold)
"""The same texts are folded for the index of each language."""
LONGEST: Final = 160
"""So many letters of a goal or measure are shown among what a search found."""
LABELS: Final = ("rdfs:label", "lhl:shortName", "skos:prefLabel", "skos:altLabel", "lhl:abbreviation")


def plan(content: Content, voice: Voice) -> bytes:
    """Give what the page for a municipality answers from."""
    addressed = set(content.covered.get(MUNICIPALITIES, ()))
    rows = [
        _row(content, voice, part)
        for initiative, part in content.parts.values()
        if initiative.initiative in addressed and (part.kind == "goal" or _usable(content, part))
    ]
    words = {name: voice.words[name] for name in ("expects", "use", "ask", "together", "ended", "replaced_by")}
    concepts = {
        _concept(iri): {
            "name": voice.called(iri),
            "weight": round(content.weight.get(iri, 0.0), 3),
            "words": _folded(content, iri),
        }
        for scheme in SCHEMES
        for iri in content.in_scheme(scheme)
        if content.tagged.get(iri)
    }
    pairs = [
        [local_name(row.a), local_name(row.b), round(row.score, 2)]
        for row in content.findings.overlaps
        if content.findings.is_rare(row)
    ]
    told = {
        "words": {**words, **voice.words["client"], "columns": voice.words["measure_columns"]},
        "concepts": concepts,
        "initiatives": {
            local_name(iri): _initiative(content, voice, iri) for iri in content.initiatives if content.period(iri)
        },
        "parts": rows,
        "pairs": pairs,
    }
    return _script("lhlPlan", told)


def search(content: Content, voice: Voice) -> bytes:
    """Give the index of the search: name, kind, address, folded words of names and of text, and what it is part of."""
    rows = []
    for kind in KINDS:
        for iri in content.things(kind):
            names = {voice.called(iri), voice.plain(content.inventory.names.get(iri, {}))}
            folded = " | ".join(sorted({*_folded(content, iri), *(fold(each) for each in names if each)}))
            documents = content.reader.all(iri, "lhl:document")
            numbers = [each for one in documents for each in content.reader.all(one, "dct:identifier")]
            about = " ".join([*content.reader.texts(iri, "skos:definition").values(), *numbers])
            told = voice.standing(iri) if kind == "initiative" else ""
            rows.append([voice.called(iri), kind, f"{local(iri)}.html", folded, fold(about), told])
    for iri, (initiative, part) in content.parts.items():
        if part.kind in ("goal", "measure"):
            address = f"{local(initiative.initiative)}.html#{local_name(iri)}"
            tags = [fold(voice.called(each)) for each in part.concepts]
            if part.kind == "measure":
                tags += _folded(content, content.reader.one(iri, "lhl:instrument"))
            told = voice.called(initiative.initiative)
            texts = fold(" ".join(part.texts.values()))
            rows.append([voice.called(iri)[:LONGEST], part.kind, address, texts, " ".join(tags), told])
    kinds = {kind: said[0] for kind, said in voice.words["kinds"].items()}
    return _script(
        "lhlSearch", {"kinds": kinds, "words": voice.words["client"], "alike": _alike(content), "rows": rows}
    )


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


def _folded(content: Content, iri: str) -> list[str]:
    """Give all names of a thing, in all languages, as the search compares them."""
    return sorted({fold(each) for name in LABELS for each in content.reader.all(iri, name)} - {""})


def _row(content: Content, voice: Voice, part: Part) -> dict[str, Any]:
    initiative = content.parts[part.part][0].initiative
    sources = [content.reader.source(each) for each in part.sources]
    label = voice.plain(content.reader.texts(part.part, "rdfs:label"))
    text = voice.plain(content.reader.texts(part.part, "dct:description"))
    return {
        "of": local_name(initiative),
        "id": local_name(part.part),
        "kind": "goal" if part.kind == "goal" else instrument(content, part.part),
        "said": "" if part.kind == "goal" else voice.called(content.reader.one(part.part, "lhl:instrument")),
        "text": ": ".join(each for each in (label, text) if each),
        "concepts": sorted(map(_concept, close_upward(part.concepts, content.inventory.broader))),
        "sources": [[each.publisher or each.title, each.date, each.url] for each in sources if each.url],
    }


def _initiative(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    return {
        "name": voice.called(iri),
        "state": content.states.get(iri, ""),
        "standing": voice.standing(iri),
        "ask": [[voice.called(actor), f"{local(actor)}.html"] for actor, _ in hands(content, [iri])],
        "next": [local_name(each) for each in content.succeeded_by(iri)],
        "concepts": sorted(_concept(each) for each, having in content.covered.items() if iri in having),
        "groups": [_concept(each) for each in content.groups(iri)],
    }


def _usable(content: Content, part: Part) -> bool:
    return part.kind == "measure" and instrument(content, part.part) in USABLE


def _concept(iri: str) -> str:
    return iri.removeprefix(BASE)  # with its scheme: a theme and a target group may share a name


def _script(name: str, told: dict[str, Any]) -> bytes:
    return f"window.{name} = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n".encode()
