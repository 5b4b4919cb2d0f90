"""One thing at a time: what it is, what it says, what points to it, and the sources behind it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lhl_graph import alphabet
from lhl_graph.answers.thing import measure, sheet_html, sheet_text
from lhl_graph.answers.thing.heading import NOTE, PLAIN, inverse
from lhl_graph.answers.thing.heading import heading as headed
from lhl_graph.answers.thing.model import about
from lhl_graph.answers.thing.period import period
from lhl_graph.answers.thing.sheet import WORDS, Entry, Sheet, Source
from lhl_graph.findings.doubt import marked, unsure_links
from lhl_graph.findings.status import Statuses
from lhl_graph.graph.judged import JUDGED, TAG_BASIS, TAGS
from lhl_graph.graph.labels import Labels, order, pick
from lhl_graph.iris import BASE, NS, PREFIXES, compact, expand, is_vocabulary, local_name, root

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Context

_SOURCE = PREFIXES["dct"] + "source"
_FIELD = NS + "fieldSource"
_LANGUAGE = PREFIXES["dct"] + "language"
_DATE = PREFIXES["dct"] + "date"
_HIDDEN = {
    *(PREFIXES["rdf"] + "type", PREFIXES["dct"] + "isPartOf", NS + "covers", NS + "sourceEntry", TAG_BASIS, _FIELD),
    PREFIXES["prov"] + "wasGeneratedBy",
}
_MAX_INCOMING = 40


class Shown(Sheet):
    """A sheet that prints itself, and shows itself in a notebook."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return sheet_html.html(self)

    def text(self) -> str:
        """Lay the sheet out for reading in a terminal.

        >>> print(kg.show("theme:dementia").text().splitlines()[0])
        Demens  (Temaer)
        """
        return sheet_text.text(self)


def sheet(store: Store, context: Context, iri: str, language: str = "nb") -> Shown:
    """Gather what the graph says about `iri`; labels in `language`, falling back nb → nn → en."""
    return _Gatherer(store, context, language).sheet(iri)


class _Gatherer:
    def __init__(self, store: Store, context: Context, language: str) -> None:
        self._store = store
        self._labels = Labels(store, language)
        self._language = language
        ranked = [_expand(term["@id"]) for term in context.terms.values() if isinstance(term, dict)]
        self._rank = {iri: number for number, iri in enumerate(dict.fromkeys([*ranked, *PLAIN]))}
        contained = store.pointing(PREFIXES["dct"] + "hasPart", PREFIXES["rdfs"] + "subPropertyOf")
        self._contained = {subject for subject, _ in contained}

    @cached_property
    def _statuses(self) -> Statuses:
        return Statuses(self._store, self._language)

    @cached_property
    def _unsure(self) -> frozenset[tuple[str, str, str]]:
        return unsure_links(self._store)

    def sheet(self, iri: str) -> Shown:
        values = self._values(iri)
        facts = {
            self._said(iri, name, values): self._entries(iri, name, values[name])
            for name in sorted(values, key=self._order)
            if name not in _HIDDEN and name != _SOURCE
        }
        properties = {self._said(iri, name, values): name for name in values}
        self._cite_fields(iri, values, facts)
        label, kind, referring = self._labels[iri], self._kind(iri), self._referring(iri)
        if is_vocabulary(iri):
            kind, told = about(self._store, iri, self._language)
            label, facts = PLAIN.get(iri, {}).get(self._language, label), facts | told
        incoming = {
            heading: _cut(sorted(set(names.values()), key=alphabet.key)) for heading, names in referring.items()
        }
        sources = self._sources(iri)
        return Shown(iri, label, kind, facts, incoming, sources, self._language, referring, properties)

    def _values(self, iri: str) -> dict[str, list[str]]:
        """Give each property's values; texts in several languages come down to the reader's."""
        values: dict[str, list[str]] = {}
        texts: dict[str, dict[str, list[str]]] = {}
        for name, value in self._store.facts(iri):
            if value.language:
                texts.setdefault(name, {}).setdefault(value.language, []).append(value.text)
            else:
                values.setdefault(name, []).append(value.text)
        for name, by_language in texts.items():
            if name not in _MANY:
                values.setdefault(name, []).extend(pick(by_language, self._language) or [])
        found = {name: sorted(each, key=_natural) if len(each) > 1 else each for name, each in values.items()}
        return found | {name: self._in_all(texts[name]) for name in _MANY & texts.keys()}

    def _in_all(self, texts: dict[str, list[str]]) -> list[str]:
        """Give names in all languages, the reader's own first, each once, those of another with which it is."""
        told: dict[str, str] = {}
        for tag in order(self._language):
            for text in sorted(texts.get(tag, []), key=_natural):
                told.setdefault(text, text if tag == self._language else f"{text} ({WORDS[tag][self._language]})")
        return list(told.values())

    def _entries(self, iri: str, name: str, values: list[str]) -> list[Entry]:
        """Give the values of a property; things that are no parts of this one by name, marked where that is unsure."""
        entries = [
            entry._replace(text=marked(entry.text, self._language)) if (iri, name, entry.iri) in self._unsure else entry
            for entry in (self._entry(name, value) for value in values)
        ]
        named = name not in self._contained and all(entry.iri for entry in entries)
        return sorted(entries, key=lambda entry: alphabet.key(entry.text)) if named else entries

    def _entry(self, name: str, value: str) -> Entry:
        if not value.startswith(BASE):
            return Entry(value, {}, [])
        if name not in self._contained:
            return Entry(self._labels[value], {}, [], value)
        values = self._values(value)
        if name == NS + "period":
            return Entry(
                period(self._store, self._labels.language, value),
                {},
                [local_name(each) for each in values.get(_SOURCE, [])],
            )
        sources = [local_name(each) for each in values.pop(_SOURCE, [])]
        basis = ", ".join(self._labels[each] for each in values.get(NS + "basis", []))
        shown = {
            each: [self._standing(value)]
            if each == NS + "status"
            else [self._entry(each, v).text for v in values[each]]
            for each in sorted(values, key=self._order)
            if each not in _HIDDEN | _DAYS and (each not in _NAMING or each == PREFIXES["dct"] + "description")
        }
        text = self._labels[value]
        if NS + "eventKind" in shown:
            text = self._happened(value, shown)
        elif NS + "dateKind" in shown and _DATE in shown:
            text = f"{shown.pop(_DATE)[0]}: {text}"
        elif text == compact(value):
            first = next((each for each in shown if each != NS + "confidence"), "")
            text = ", ".join(shown.pop(first, [compact(value)]))
        details = {
            self._said(value, each, values): ", ".join(found) for each, found in shown.items() if found != [text]
        }
        return Entry(text, details, sources, value, basis)

    def _happened(self, event: str, shown: dict[str, list[str]]) -> str:
        """Say what happened and when, and take it out of what is shown beside."""
        kind = ", ".join(shown.pop(NS + "eventKind"))
        start, end = NS + "start", NS + "end"
        if start in shown and end in shown:
            del shown[start], shown[end]
            return f"{kind}, {period(self._store, self._language, event)}"
        name = next((each for each in (_DATE, start, end) if each in shown), "")
        ends = f"{self._labels[end]} " if name == end else ""
        return f"{kind}, {ends}{shown.pop(name)[0]}" if name else kind

    def _said(self, iri: str, name: str, values: dict[str, list[str]]) -> str:
        """Head a property of a thing: with who judged it, where that is not whoever says what the thing itself says."""
        if name in JUDGED or (name in TAGS and TAG_BASIS in values):
            basis = [*values.get(TAG_BASIS, ()), BASE + "basis/classified"][0]
            return f"{headed(self._labels, name)} ({self._labels[basis].lower()})"
        if name == NS + "basis" and TAG_BASIS in values:
            return WORDS["text basis"][self._language]
        if name == NOTE and "en" not in {said.language for each, said in self._store.facts(iri) if each == NOTE}:
            return WORDS["note"][self._language]
        return headed(self._labels, name)

    def _cite_fields(self, iri: str, values: dict[str, list[str]], facts: dict[str, list[Entry]]) -> None:
        """Put the source of a field that is written as one value beside it, and say a status as of its day.

        The source of a name in one language stands beside it in that language only. A measure that is proposed does not
        lead to the status of initiatives that are planned.
        """
        given: dict[tuple[str, str], list[str]] = {}
        for each in values.get(_FIELD, []):
            said = self._values(each)
            for field in said.get(NS + "sourceOf", []):
                if self._language not in (self._store.objects(field, _LANGUAGE) or [self._language]):
                    continue
                for name in self._store.objects(field, NS + "asProperty"):
                    for actor in said.get(NS + "ofActor", [""]):
                        given.setdefault((name, actor), []).extend(map(local_name, said.get(_SOURCE, [])))
        for name in {name for name, _ in given} | {NS + "status"} & values.keys():
            told = self._standing(iri) if name == NS + "status" else ""
            heading = self._said(iri, name, values)
            facts[heading] = [
                entry._replace(
                    text=told or entry.text,
                    iri=entry.iri if not told or iri == root(iri) or told == entry.text else "",
                    sources=sorted(
                        {*entry.sources, *given.get((name, ""), []), *given.get((name, entry.iri), [])}, key=_natural
                    ),
                )
                for entry in facts.get(heading, [])
            ]

    def _standing(self, iri: str) -> str:
        """Say how an initiative stands and as of when; of a part of one, how it stands by itself."""
        return self._statuses[iri] if iri == root(iri) else measure.status(self._store, self._labels, iri)

    def _referring(self, iri: str) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for subject, name in sorted(self._store.pointing(iri)):
            owner = root(subject)
            if name in _HIDDEN | _PLUMBING or owner in (iri, _ONTOLOGY):
                continue
            if not subject.startswith(BASE) or subject.startswith(_COMPUTED):
                continue
            label = self._labels[owner]
            told = marked(label, self._language) if (subject, name, iri) in self._unsure else label
            found.setdefault(inverse(self._store, self._labels, name), {})[owner] = told
        return dict(sorted(found.items()))

    def _sources(self, iri: str) -> list[Source]:
        name = NS + "sourceEntry" if iri == root(iri) else _SOURCE
        return [self._source(entry) for entry in sorted(self._store.objects(iri, name), key=_natural)]

    def _source(self, iri: str) -> Source:
        values = self._values(iri)
        named = values.get(PREFIXES["dct"] + "publisher")
        publisher = self._labels[named[0]] if named else "".join(values.get(NS + "publisherName", []))
        names = (PREFIXES["dct"] + "title", _DATE, NS + "url")
        title, date, url = ("".join(values.get(name, [])) for name in names)
        return Source(local_name(iri), title, publisher, date, url)

    def _kind(self, iri: str) -> str:
        classes = self._store.objects(iri, PREFIXES["rdf"] + "type")
        schemes = self._store.objects(iri, PREFIXES["skos"] + "inScheme")
        kinds = schemes or [each for each in classes if each.startswith(NS) and each != NS + "DescribedInitiative"]
        return ", ".join(self._labels[each] for each in kinds)

    def _order(self, name: str) -> tuple[int, str]:
        return (self._rank.get(name, len(self._rank)), name)


_ONTOLOGY = NS.removesuffix("#")
_COMPUTED = tuple(f"{BASE}{segment}/" for segment in ("activity", "cell", "community", "objective", "overlap"))
"""What `lhl overlaps`, `network` and `coverage` show; it points to nearly everything."""
_PLUMBING = {
    NS + "to",
    NS + "linkedTo",
    NS + "ofActor",
    NS + "carriedOnBy",
    PREFIXES["skos"] + "topConceptOf",
    PREFIXES["skos"] + "hasTopConcept",
    PREFIXES["skos"] + "inScheme",
    PREFIXES["rdfs"] + "isDefinedBy",
}
"""What is said once more by another property that a reader is shown, or of the reform's parts alone."""
_NAMING = {
    PREFIXES["rdfs"] + "label",
    NS + "shortName",
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["dct"] + "title",
    PREFIXES["dct"] + "description",
    NS + "basis",
}
_DAYS = {NS + "firstDay", NS + "lastDay"}
"""What a date written as in its source comes to; the date itself is shown."""
_MANY = {PREFIXES["skos"] + "altLabel"}


def _expand(curie: str) -> str:
    return expand(curie) or curie


def _natural(text: str) -> list[tuple[int, tuple[str, str, str]]]:
    return [(int(part) if part.isdigit() else -1, alphabet.key(part)) for part in re.split(r"(\d+)", text)]


def _cut(names: list[str]) -> list[str]:
    return names if len(names) <= _MAX_INCOMING else [*names[:_MAX_INCOMING], f"… (+{len(names) - _MAX_INCOMING})"]
