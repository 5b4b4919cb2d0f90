"""What terms of other vocabularies are called: they are used as they are, and their own labels are in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.graph.labels import pick
from lhl_graph.iris import NS, PREFIXES, compact

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

NOTE = PREFIXES["skos"] + "note"
PLAIN = {
    PREFIXES["rdfs"] + "label": {"nb": "navn", "nn": "namn", "en": "name"},
    PREFIXES["skos"] + "prefLabel": {"nb": "navn", "nn": "namn", "en": "name"},
    PREFIXES["skos"] + "altLabel": {"nb": "også kalt", "nn": "også kalla", "en": "also called"},
    NOTE: {"nb": "merknad (på engelsk)", "nn": "merknad (på engelsk)", "en": "note"},
    PREFIXES["rdfs"] + "isDefinedBy": {"nb": "definert i", "nn": "definert i", "en": "defined in"},
    PREFIXES["rdfs"] + "seeAlso": {"nb": "se også", "nn": "sjå også", "en": "see also"},
    PREFIXES["skos"] + "definition": {"nb": "definisjon", "nn": "definisjon", "en": "definition"},
    PREFIXES["skos"] + "broader": {"nb": "bredere begrep", "nn": "breiare omgrep", "en": "broader"},
    PREFIXES["skos"] + "narrower": {"nb": "smalere begrep", "nn": "smalare omgrep", "en": "narrower"},
    PREFIXES["sh"] + "defaultValue": {"nb": "forhåndsvalgt i", "nn": "førehandsvald i", "en": "default of"},
    PREFIXES["skos"] + "inScheme": {"nb": "begrepsliste", "nn": "omgrepsliste", "en": "concept scheme"},
    PREFIXES["skos"] + "topConceptOf": {"nb": "toppbegrep i", "nn": "toppomgrep i", "en": "top concept of"},
    PREFIXES["skos"] + "hasTopConcept": {"nb": "toppbegrep", "nn": "toppomgrep", "en": "top concepts"},
    PREFIXES["skos"] + "broadMatch": {
        "nb": "bredere område i Los",
        "nn": "breiare område i Los",
        "en": "broader subject in Los",
    },
    PREFIXES["skos"] + "closeMatch": {
        "nb": "samme område i Los",
        "nn": "same område i Los",
        "en": "same subject in Los",
    },
    PREFIXES["skos"] + "notation": {"nb": "kode", "nn": "kode", "en": "code"},
    PREFIXES["dct"] + "title": {"nb": "tittel", "nn": "tittel", "en": "title"},
    PREFIXES["dct"] + "description": {"nb": "tekst", "nn": "tekst", "en": "text"},
    PREFIXES["dct"] + "date": {"nb": "dato", "nn": "dato", "en": "date"},
    PREFIXES["dct"] + "publisher": {"nb": "utgiver", "nn": "utgjevar", "en": "publisher"},
    PREFIXES["dct"] + "identifier": {"nb": "referanse", "nn": "referanse", "en": "reference"},
    PREFIXES["dct"] + "source": {"nb": "kilde", "nn": "kjelde", "en": "source"},
    PREFIXES["dct"] + "replaces": {"nb": "erstatter", "nn": "erstattar", "en": "replaces"},
}
"""What properties of other vocabularies are called. Los is that of public services, which themes are matched to."""
SHORT = {NS + "website": {"nb": "nettsted", "nn": "nettstad", "en": "website"}}
"""What is called shorter above what it says than in a table, whose columns tell how each came to be."""
MADE = frozenset({NS + "carriedOnBy"})
"""What is said because it was computed, not because a source states it: its label has no verb a source would use."""
INVERSE = {
    PREFIXES["dct"] + "publisher": {
        "nb": "utgiver av kilder til",
        "nn": "utgjevar av kjelder til",
        "en": "publisher of sources of",
    },
    PREFIXES["skos"] + "broader": PLAIN[PREFIXES["skos"] + "narrower"],
    PREFIXES["skos"] + "narrower": PLAIN[PREFIXES["skos"] + "broader"],
    PREFIXES["dct"] + "source": {"nb": "kilde til", "nn": "kjelde til", "en": "source of"},
}
"""What properties of other vocabularies are called when read from what they point to."""


def heading(labels: Labels, name: str) -> str:
    """Give what a property is called above what it says, in the language of `labels`."""
    label = SHORT.get(name, {}).get(labels.language) or labels[name]
    if label == compact(name):
        label = PLAIN.get(name, {}).get(labels.language, label)
    return _begun(label, labels, name)


def inverse(store: Store, labels: Labels, name: str) -> str:
    """Give what a property is called when read from what it points to."""
    texts: dict[str, str] = {}
    for _, value in store.facts(name, NS + "inverseLabel"):
        texts.setdefault(value.language or "", value.text)
    label = INVERSE.get(name, {}).get(labels.language) or pick(texts, labels.language)
    return _begun(label, labels, name) if label else heading(labels, name)


def _begun(label: str, labels: Labels, name: str) -> str:
    computed = f" ({WORDS['computed'][labels.language]})" if name in MADE else ""
    return label[:1].upper() + label[1:] + computed
