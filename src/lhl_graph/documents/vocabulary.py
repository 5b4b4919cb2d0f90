"""The graph's names and words as labels to look for."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.lexicon import Label, Lexicon, Role
from lhl_graph.analysis.finding.references import references
from lhl_graph.analysis.finding.words import words
from lhl_graph.findings import facts
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.analysis.period import Period
    from lhl_graph.graph.store import Store

_NAMES: Final = """
SELECT ?thing ?text ?property {
  ?thing a lhl:%s ; ?property ?text .
  VALUES ?property { rdfs:label lhl:shortName skos:altLabel lhl:abbreviation lhl:negativeLabel }
  FILTER (LANG(?text) != "en")
}"""

_CONCEPTS: Final = """
SELECT ?thing ?text ?property {
  ?thing skos:inScheme <%s> ; ?property ?text .
  VALUES ?property { skos:prefLabel skos:altLabel lhl:companyLabel lhl:negativeLabel }
  FILTER (LANG(?text) != "en")
}"""

_DOCUMENTS: Final = """
SELECT ?initiative ?reference ?title {
  ?initiative lhl:document ?document .
  ?document dct:title ?title ; dct:identifier ?reference .
}"""

_YEARS: Final = re.compile(r",?\s*\(?\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\)?")
_CUT: Final = re.compile(r"\s+[–—]\s+|\.\s+|:\s+")
_PARENTHESIS: Final = re.compile(r"\s*\([^)]*\)")
_LEADING: Final = re.compile(r"^(?:Nasjonal[te]?|Regjeringens|Norges)\s+", re.IGNORECASE)
_TELLING: Final = re.compile(r"(?:plan|strategi|program|reform)\b", re.IGNORECASE)
_FEW: Final = 3
_LONG: Final = 13
"""How many letters the longest word has in one that says what it is: transportplan."""
_NOWHERE: Final = 10_000
"""Stands, as the remainder of -1, behind every place in a title."""


def lexicon(store: Store, only: str | None = None) -> Lexicon:
    """Give all labels of initiatives, actors, target groups and themes, in both written forms.

    With `only` (initiative, actor, group or theme) those of one kind, so that no longer name hides one of them.
    """
    common = [*_concepts(store, "theme", "theme"), *_concepts(store, "target-group", "group")]
    first_words = {tuple(word.key for word in words(label.text)) for label in common if label.role == "label"}
    initiatives = list(_named(store, "Initiative", "initiative", first_words))
    actors = list(_named(store, "Actor", "actor", set()))
    labels = [*common, *initiatives, *_found_once(actors, {label.text.lower() for label in common})]
    labels = [label for label in labels if only in (None, label.kind)]
    above = facts.broader(store)
    kin: dict[str, set[str]] = defaultdict(set)
    for concept, parents in above.items():
        for parent in parents:
            kin[concept].add(parent)
            kin[parent].add(concept)
    return Lexicon(
        labels,
        _references(store, labels),
        {concept: frozenset(others) for concept, others in kin.items()},
        (f"{BASE}target-group/older-people", f"{BASE}target-group/older-people-80"),
        {row.initiative: _years(row) for row in facts.periods(store)},
    )


def _years(row: Period) -> tuple[int, int]:
    return int((row.first_day or "0")[:4]), int((row.last_day or "9999")[:4])


def _found_once(actors: list[Label], common: set[str]) -> Iterator[Label]:
    """Leave out actors that are target groups too, unless a name that is written small says that they are bodies."""
    small = {label.thing for label in actors if label.role == "label"}
    groups = {label.thing for label in actors if label.text.lower() in common} - small
    yield from (label for label in actors if label.thing not in groups)


def _concepts(store: Store, scheme: str, kind: str) -> Iterator[Label]:
    roles: dict[tuple[str, str], Role] = {}
    for thing, text, property_ in store.rows(_CONCEPTS % (BASE + scheme)):
        role: Role = "label"
        if property_.endswith(("companyLabel", "negativeLabel")):
            role = "company" if property_.endswith("companyLabel") else "negative"
        if role != "label" or (thing, text.lower()) not in roles:
            roles[thing, text.lower()] = role
    for (thing, text), role in sorted(roles.items()):
        yield Label(thing, kind, _PARENTHESIS.sub("", text), role)


def _named(store: Store, class_: str, kind: str, common: set[tuple[str, ...]]) -> Iterator[Label]:
    found: dict[tuple[str, str], Label] = {}
    short_forms: list[Label] = []
    for thing, text, property_ in sorted(store.rows(_NAMES % class_)):
        if property_.endswith("negativeLabel"):
            yield Label(thing, kind, text, "negative")
        elif property_.endswith("abbreviation") and " " not in text and "-" not in text:
            short_forms.append(Label(thing, kind, text, "abbreviation"))
        else:
            role: Role = "label" if text[0].islower() else "name"
            found[thing, text] = Label(thing, kind, text, role)
    yield from (label for label in short_forms if (label.thing, label.text) not in found)
    if kind == "initiative":
        for label in list(found.values()):
            for short in _shortened(label.text):
                keys = tuple(word.key for word in words(short))
                if len(keys) == 1 and keys in common:
                    continue
                weak = any(keys[:length] in common for length in (1, 2, 3, 4))
                found.setdefault((label.thing, short), label._replace(text=short, weak=weak))
    yield from found.values()


def _shortened(name: str) -> Iterator[str]:
    """Give the shorter forms of a name: without its subtitle, its years, what stands in brackets, its "national"."""
    forms = {name}
    forms |= {_YEARS.sub("", form).strip(" –—") for form in forms}
    forms |= {_PARENTHESIS.sub("", form).strip() for form in forms}
    forms |= {form.split(". ")[0] for form in forms}
    forms |= {_CUT.split(form)[0].strip(" .!") for form in forms} | {
        part for part in _CUT.split(name)[1:] if _TELLING.search(part) and len(part.split()) > _FEW
    }
    cut = {_LEADING.sub("", form) for form in forms}
    forms |= {form[0].upper() + form[1:] for form in cut if form and _stands_alone(form)}
    yield from sorted(form for form in forms - {name} if len(form.split()) >= _FEW or _stands_alone(form))


def _stands_alone(form: str) -> bool:
    """Whether one word or two say what it is: velferdsteknologiprogram, Nasjonal transportplan."""
    parts = form.split()
    tells = re.search(r"(melding|strategi|program|reform|avtale|kommisjon)(en|a|et|met)?$", form.lower())
    longest = len(max(parts, key=len, default=""))
    return bool(parts) and (bool(tells) or (len(parts) > 1 and form.startswith("Nasjonal"))) and longest >= _LONG


def _references(store: Store, labels: list[Label]) -> dict[tuple[str, str, str], str]:
    """Give for each document by its number the initiative that it is about: of several, the one its title names."""
    owners: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for initiative, number, title in sorted(store.rows(_DOCUMENTS)):
        for each in references(number):
            owners[each.series, each.number, each.year].append((initiative, title.lower()))
    names = defaultdict(set)
    for label in labels:
        if label.kind == "initiative" and label.role == "name":
            names[label.thing].add(label.text.lower())
            for each in references(label.text):
                owners[each.series, each.number, each.year].append((label.thing, label.text.lower()))
    found = {}
    for key, candidates in owners.items():
        found[key] = min(
            candidates,
            key=lambda each: (min((each[1].find(name) % _NOWHERE for name in names[each[0]]), default=_NOWHERE), each),
        )[0]
    return found
