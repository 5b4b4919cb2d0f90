"""What the graph says about one thing, as plain values."""

from __future__ import annotations

from typing import Any, NamedTuple

WORDS = {
    "sources": {"nb": "Kilder", "nn": "Kjelder", "en": "Sources"},
    "incoming": {"nb": "Viser hit", "nn": "Viser hit", "en": "Referred to by"},
    "computed": {"nb": "regnet ut", "nn": "rekna ut", "en": "computed"},
    "source": {"nb": "kilde", "nn": "kjelde", "en": "source"},
    "open": {"nb": "fra {}, uten sluttdato", "nn": "frå {}, utan sluttdato", "en": "from {}, no end date"},
    "endless": {
        "nb": "fra {}, slutt ukjent",
        "nn": "frå {}, slutt ukjend",
        "en": "from {}, end unknown",
    },
    "beginless": {
        "nb": "til {}, start ukjent",
        "nn": "til {}, start ukjend",
        "en": "until {}, start unknown",
    },
    "unknown open": {
        "nb": "start og slutt er ikke oppgitt",
        "nn": "start og slutt er ikkje oppgjevne",
        "en": "start and end are not given",
    },
    "unknown": {"nb": "ikke kjent", "nn": "ikkje kjend", "en": "not known"},
    "note": {"nb": "Merknad", "nn": "Merknad", "en": "Note"},
    "nb": {"nb": "bokmål", "nn": "bokmål", "en": "Bokmål"},
    "nn": {"nb": "nynorsk", "nn": "nynorsk", "en": "Nynorsk"},
    "en": {"nb": "engelsk", "nn": "engelsk", "en": "English"},
    "text basis": {"nb": "Grunnlag for teksten", "nn": "Grunnlag for teksten", "en": "Basis of the text"},
}


class Entry(NamedTuple):
    """One value of a property: its text, what is said about it, and the ids of its sources."""

    text: str
    details: dict[str, str]
    sources: list[str]
    iri: str = ""
    """What the text names; empty when it is text and no more."""
    basis: str = ""
    """Label of the basis on which it is said, where that is recorded."""


class Source(NamedTuple):
    """Where a statement can be checked."""

    id: str
    title: str
    publisher: str
    date: str
    url: str

    @property
    def about(self) -> str:
        """Who published it, and when."""
        return ", ".join(part for part in (self.publisher, self.date) if part)


class Sheet(NamedTuple):
    """Everything the graph says about one thing.

    >>> sheet = kg.show("leve-hele-livet")
    >>> sheet.kind, [entry.text for entry in sheet.facts["Eier"]]
    ('satsing', ['Regjeringen'])
    """

    iri: str
    label: str
    kind: str
    facts: dict[str, list[Entry]]
    """Property label → values."""
    incoming: dict[str, list[str]]
    """Property label → names of the things that point here."""
    sources: list[Source]

    language: str
    referring: dict[str, dict[str, str]]
    """The same things by IRI: property label → IRI → name; all of them."""
    properties: dict[str, str]
    """Property label → IRI of the property, of those in `facts`."""

    def to_dict(self) -> dict[str, Any]:
        """Give the sheet as plain dictionaries and lists, ready for JSON.

        >>> kg.show("hdir").to_dict()["label"]
        'Helsedirektoratet'
        """
        facts = {heading: [entry._asdict() for entry in entries] for heading, entries in self.facts.items()}
        return {**self._asdict(), "facts": facts, "sources": [source._asdict() for source in self.sources]}
