"""The first sentences about a thing: of an initiative, what and whose it is; of an actor, what it is behind."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from lhl_graph import alphabet
from lhl_graph.analysis.period import OVER
from lhl_graph.analysis.relation import CARRIES_ON
from lhl_graph.answers.thing.period import period
from lhl_graph.iris import BASE, NS, REFORM, local_name
from lhl_graph.prose import counted, dates, listed, quoted, small, upper
from lhl_graph.questions.lead import few_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_OVER: Final = tuple(f"{BASE}status/{name}" for name in (*OVER, "period-over"))
_SOURCED: Final = """
SELECT DISTINCT ?initiative ?actor {
  ?initiative lhl:responsible ?actor ; lhl:fieldSource ?said . ?said lhl:sourceOf ?field .
  ?field lhl:asProperty lhl:responsible
  OPTIONAL { ?said lhl:ofActor ?named } FILTER (!BOUND(?named) || ?named = ?actor)
}
"""
"""Initiatives with a source for that an actor is responsible."""
_COMMON: Final = re.compile(r"^(?:The )?(?=(?:County Governor|Directorate|Government|Ministry|Norwegian)\b)")
"""How English names of actors begin that take an article in a sentence."""

_TITLED: Final = re.compile(
    r"^(?=(?:Action [Pp]lan|Coordination Reform|Escalation Plan|National|Ombudsman|Programme|"
    r"Public Health Report|UN|WHO)\b)"
)
"""How English names of initiatives begin that take an article in a sentence."""


@cache
def words(language: str) -> dict[str, str]:
    """Give the words of the sentences in a language; the tense of what is over comes after a bar."""
    text = files("lhl_graph.answers").joinpath("thing", "words.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)[language]
    return found


def of_initiative(store: Store, labels: Labels, iri: str, nearest: Sequence[tuple[str, str]]) -> list[str]:
    """Say what an initiative is, when, what it took over from and what took over; who is behind it, and what is in it.

    `nearest` is what it is most like, by name, and whether that is its own (`Likeness.own`).
    Of what is over it is told who was behind it and what was in it.
    """
    tense = -1 if is_over(store, iri) else 0
    said = {name: text.split("|")[tense] for name, text in words(labels.language).items()}
    begun = [*_what(store, labels, iri), _who(store, labels, iri, said)]
    if BASE + "knowledge/named-only" in store.objects(iri, NS + "knowledge"):
        return [*begun, said["named"]]
    held = [counted(len(store.objects(iri, NS + name)), name, labels.language) for name in ("goal", "measure")]
    return [*begun, said["holds"].format(*held), *_nearest(nearest, said, labels.language)]


def _nearest(nearest: Sequence[tuple[str, str]], said: Mapping[str, str], language: str) -> list[str]:
    """Say what an initiative is most like, its own parts and what it is a part of left out."""
    place = next((place for place, (_, own) in enumerate(nearest) if not own), None)
    if place is None:
        return []
    aside = [said[f"like {own}"] for own in sorted({own for _, own in nearest[:place]})]
    form = said["like aside"].format(listed(aside, language)) if aside else said["like"]
    name = nearest[place][0]
    return [form.format(_TITLED.sub("the ", name, count=1) if language == "en" else name)]


def successors(store: Store, iri: str) -> list[str]:
    """Give what took over from an initiative, as sources say."""
    return sorted({later for name in CARRIES_ON for later, _ in store.pointing(iri, NS + name)})


def predecessors(store: Store, iri: str) -> list[str]:
    """Give what an initiative took over from, as sources say."""
    return sorted({earlier for name in CARRIES_ON for earlier in store.objects(iri, NS + name)})


def _who(store: Store, labels: Labels, iri: str, said: Mapping[str, str]) -> str:
    """Say who owns an initiative and who is responsible; one who is both is named once."""
    owner, responsible = (
        listed([called(labels, each) for each in store.objects(iri, NS + name)], labels.language)
        for name in ("owner", "responsible")
    )
    if owner and owner == responsible:
        return upper(said["owned_and_responsible_alone"].format(owner))
    form = "owned_and_responsible" if owner and responsible else "owned" if owner else "responsible"
    return upper(said[form if owner or responsible else "nobody"].format(*filter(None, (owner, responsible))))


def _what(store: Store, labels: Labels, iri: str) -> list[str]:
    said = words(labels.language)
    kinds = [said.get(f"a {each.rsplit('/', 1)[1]}") or labels[each] for each in store.objects(iri, NS + "kind")]
    when = [_when(store, labels, each) for each in store.objects(iri, NS + "period")]
    around = (("preceded", predecessors(store, iri)), ("succeeded", successors(store, iri)))
    others = [said[key].format(listed([labels[each] for each in of], labels.language)) for key, of in around if of]
    told = [*kinds[:1], *filter(None, when[:1]), *others]
    return [f"{', '.join(told)}."] if kinds else []


def _when(store: Store, labels: Labels, iri: str) -> str:
    """Say a period as far as its ends are known: both, from when, or nothing."""
    start, end = ("".join(store.objects(iri, NS + each)) for each in ("start", "end"))
    said = period(store, labels.language, iri) if end else words(labels.language)["from"].format(start)
    return dates(said, labels.language) if start else ""


def of_actor(store: Store, labels: Labels, statuses: Statuses, actor: str) -> list[str]:
    """Say what an actor owns or is responsible for that is in force or may be; nothing where that is nothing.

    Those named first are what it owns, and then what a source says it is responsible for.
    Of one that another took over from, that is said first, and of what it was behind in the past.
    """
    later, language = store.objects(actor, NS + "replacedBy"), labels.language
    said = {name: text.split("|")[-1 if later else 0] for name, text in words(language).items()}
    gone = [upper(said["gone"].format(by_name(labels, actor), called(labels, each))) for each in later]
    roles = {name: [each for each, _ in store.pointing(actor, NS + name)] for name in ("owner", "responsible")}
    if not any(roles.values()):
        return gone
    one = "behind owner" if roles["owner"] else "behind responsible"
    role = "behind owner responsible" if all(roles.values()) else one
    sourced = {each for each, _ in store.rows(_SOURCED, {"actor": f"<{actor}>"})}
    all_of = sorted(
        {each for of in roles.values() for each in of},
        key=lambda each: (each not in roles["owner"], each not in sourced, alphabet.key(labels[each])),
    )
    behind = f"{by_name(labels, actor)} {said[role]}"

    def counting(form: str, state: str) -> list[str]:
        found = [labels[each] for each in all_of if statuses.state(each) == state]
        count = counted(len(found), "initiative", language)
        told = said[form].format(behind=behind, count=count, names=few_named(found, language))
        return [upper(told)] if found else []

    sure = counting("behind active", "active")
    doubted = counting("behind also" if sure else "behind perhaps", "perhaps")
    return [*gone, *([*sure, *doubted] or [said["behind none"].format(behind=behind)])]


def of_objective(store: Store, labels: Labels, iri: str) -> list[str]:
    """Say how many initiatives share a common objective, by how many goals, and that it is no source that says so."""
    held = (("saidBy", "initiative"), ("objectiveGoal", "goal"))
    counts = [counted(len(store.objects(iri, NS + name)), noun, labels.language) for name, noun in held]
    said = words(labels.language)
    return [upper(said["objective"].format(*counts)), said["objective why"]]


def of_community(store: Store, labels: Labels, iri: str) -> list[str]:
    """Say how many initiatives a group has, whether the reform is one, by what it is known, and that it is computed."""
    said, members = words(labels.language), store.objects(iri, NS + "communityMember")
    told = said["community"].format(local_name(iri), counted(len(members), "initiative", labels.language))
    held = said["community with"].format(told, labels[REFORM]) if REFORM in members else told
    themes = [quoted(small(labels[each]), labels.language) for each in store.objects(iri, NS + "tellingTheme")]
    return [f"{held}.", said["community why"].format(listed(themes, labels.language))]


def called(labels: Labels, actor: str) -> str:
    """Give the name of an actor as within a sentence, and what it means: in English, "the Ministry of …"."""
    return f"{by_name(labels, actor)} {labels.gloss(actor)}".rstrip()


def by_name(labels: Labels, actor: str) -> str:
    """Give the same, without what it means: for where that is said already."""
    return with_article(labels[actor], labels.language)


def with_article(name: str, language: str) -> str:
    """Write the name of an actor as within a sentence.

    >>> with_article("Ministry of Transport", "en")
    'the Ministry of Transport'
    """
    return _COMMON.sub("the ", name, count=1) if language == "en" else name


def is_over(store: Store, iri: str) -> bool:
    """Tell whether sources say that an initiative has ended or been carried on, or its period ran out."""
    return not set(_OVER).isdisjoint(store.objects(iri, NS + "status"))
