"""The release as a dataset in a catalogue: DCAT-AP-NO 3 (https://data.norge.no/specification/dcat-ap-no), in Turtle.

Every node has an IRI under the release, so that the description is the same on every run and no blank node is in it.
The file stands alone: what its values are, and from which lists they come, is said in it. Where published shapes
contradict one another (dcat:byteSize, spdx:algorithm), it follows the newest release, DCAT-AP 3.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.errors import InputError
from lhl_graph.export.about import DESCRIPTION, EDITORS, TITLE
from lhl_graph.iris import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lhl_graph.export.about import About

Node = ox.NamedNode | ox.Literal
Pairs = list[tuple[str, Node]]

AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
MEDIA: Final = "https://www.w3.org/ns/iana/media-types/"
SPACES: Final[Mapping[str, str]] = {
    **{name: PREFIXES[name] for name in ("dcat", "dct", "foaf", "rdf", "rdfs", "skos", "xsd")},
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MAIL: Final = re.compile(r"[^\s<>\"{}|\\^`@:/]+@[^\s<>\"{}|\\^`@:/]+")
_LANGUAGES: Final = ("NOB", "NNO", "ENG")
_THEMES: Final = ("HEAL", "SOCI", "GOVE")
_LISTS: Final[Mapping[str, str]] = {
    "language": "dct:LinguisticSystem",
    "data-theme": "skos:Concept",
    "access-right": "dct:RightsStatement",
    "country": "dct:Location",
    "file-type": "dct:MediaTypeOrExtent",
    "licence": "dct:LicenseDocument",
}
"""List of the EU's Publications Office → what its codes are."""
_LIST_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "language": {"nb": "Språk", "nn": "Språk", "en": "Languages"},
    "data-theme": {"nb": "Datatemaer", "nn": "Datatema", "en": "Data themes"},
    "access-right": {"nb": "Tilgangsrettigheter", "nn": "Tilgangsrettar", "en": "Access rights"},
    "country": {"nb": "Land", "nn": "Land", "en": "Countries"},
    "file-type": {"nb": "Filtyper", "nn": "Filtypar", "en": "File types"},
    "licence": {"nb": "Lisenser", "nn": "Lisensar", "en": "Licences"},
}
_CLASSES: Final[Mapping[str, str]] = {
    "dcat:accessURL": "rdfs:Resource",
    "dcat:downloadURL": "rdfs:Resource",
    "dcat:landingPage": "foaf:Document",
    "dcat:mediaType": "dct:MediaType",
    "dcat:packageFormat": "dct:MediaType",
    "dcat:contactPoint": "vcard:Kind",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
"""Property → what its values are, where no list tells."""
_THEME_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "HEAL": {"nb": "Helse", "nn": "Helse", "en": "Health"},
    "SOCI": {"nb": "Befolkning og samfunn", "nn": "Befolkning og samfunn", "en": "Population and society"},
    "GOVE": {
        "nb": "Forvaltning og offentlig sektor",
        "nn": "Forvaltning og offentleg sektor",
        "en": "Government and public sector",
    },
}

_KEYWORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "nb": ("Leve hele livet", "eldre", "kvalitetsreform", "kommuner", "kunnskapsgraf"),
    "en": ("older people", "quality reform", "municipalities", "knowledge graph"),
}


class Publisher(NamedTuple):
    """Who publishes a release, how to reach them, and the address at which its files will lie."""

    name: str = ""
    iri: str = ""
    contact: str = ""
    url: str = ""


def publisher(name: str = "", iri: str = "", contact: str = "", url: str = "") -> Publisher:
    """Put together who publishes.

    Raises:
        InputError: an IRI or address that is none, or a contact that is neither an address nor an e-mail address.
    """
    for given in (iri, url):
        if given and not (_ADDRESS.fullmatch(given) and _is_iri(given)):
            raise InputError(f'"{given}" is no address; write it as https://…')
    if contact and not ((_ADDRESS.fullmatch(contact) or _MAIL.fullmatch(contact)) and _is_iri(_reach(contact))):
        raise InputError(f'"{contact}" is neither an e-mail address nor a web address')
    return Publisher(name, iri, contact, url)


class File(NamedTuple):
    """A file of a release: its media type, its type in the EU's list if it is there, and what it is in nb and en.

    Of an archive, the media type is that of what is inside.
    """

    name: str
    content: bytes
    media: str
    kind: str
    title: Mapping[str, str]


def triples(files: list[File], about: About, who: Publisher) -> Iterator[ox.Triple]:
    """Give the catalogue, the dataset, its distributions with checksums, publisher, contact point and period.

    Behind them comes what is needed to judge the file alone: the class and the list of each value.
    """
    said = list(_described(files, about, who))
    yield from said
    yield from _alone(said)


def _alone(said: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Say of values what they are, and from which list they come."""
    for triple in said:
        name, value = triple.predicate.value, triple.object
        if not isinstance(value, ox.NamedNode):
            continue
        scheme, _, code = value.value.removeprefix(AUTHORITY).partition("/")
        if value.value.startswith(AUTHORITY):
            yield ox.Triple(value, _name("rdf:type"), _name(_LISTS[scheme]))
            yield ox.Triple(value, _name("skos:inScheme"), ox.NamedNode(AUTHORITY + scheme))
            titles = [pair for name in ("skos:prefLabel", "dct:title") for pair in _texts(name, _LIST_NAMES[scheme])]
            yield from _node(AUTHORITY + scheme, "skos:ConceptScheme", titles)
            if _LISTS[scheme] == "skos:Concept":
                yield ox.Triple(value, _name("skos:topConceptOf"), ox.NamedNode(AUTHORITY + scheme))
            for language, text in _THEME_NAMES.get(code, {}).items():
                yield ox.Triple(value, _name("skos:prefLabel"), ox.Literal(text, language=language))
        for curie, kind in _CLASSES.items():
            if name == _name(curie).value:
                yield ox.Triple(value, _name("rdf:type"), _name(kind))


def _described(files: list[File], about: About, who: Publisher) -> Iterator[ox.Triple]:
    release = about.release
    agent = who.iri or f"{BASE}publisher"
    day = _literal(about.date, "date")
    yield from _node(
        f"{BASE}catalog",
        "dcat:Catalog",
        [
            *_texts("dct:title", TITLE),
            *_texts("dct:description", DESCRIPTION),
            ("dct:identifier", ox.Literal(f"{BASE}catalog")),
            ("dct:publisher", ox.NamedNode(agent)),
            ("dcat:contactPoint", ox.NamedNode(f"{release}/contact")),
            ("dcat:dataset", ox.NamedNode(release)),
            ("dct:modified", day),
            *_listed("dct:language", "language", _LANGUAGES),
        ],
    )
    yield from _node(release, "dcat:Dataset", _dataset(files, about, agent))
    for file in files:
        yield from _distribution(file, about, who)
    yield from _node(agent, "foaf:Agent", _agent(who))
    yield from _node(f"{release}/contact", "vcard:Organization", _contact(who))
    bounds = (("dcat:startDate", about.first_day), ("dcat:endDate", about.last_day))
    yield from _node(
        f"{release}/period", "dct:PeriodOfTime", [(name, _literal(bound, "date")) for name, bound in bounds if bound]
    )


def _dataset(files: list[File], about: About, agent: str) -> Pairs:
    keywords = [("dcat:keyword", ox.Literal(word, language=tag)) for tag, words in _KEYWORDS.items() for word in words]
    return [
        *_texts("dct:title", TITLE),
        *_texts("dct:description", DESCRIPTION),
        *keywords,
        *_listed("dcat:theme", "data-theme", _THEMES),
        *_listed("dct:language", "language", _LANGUAGES),
        *_listed("dct:accessRights", "access-right", ("PUBLIC",)),
        *_listed("dct:spatial", "country", ("NOR",)),
        ("dct:publisher", ox.NamedNode(agent)),
        ("dcat:contactPoint", ox.NamedNode(f"{about.release}/contact")),
        ("dct:identifier", ox.Literal(about.release)),
        ("dct:modified", _literal(about.date, "date")),
        ("dct:temporal", ox.NamedNode(f"{about.release}/period")),
        ("dcat:version", ox.Literal(about.version)),
        ("adms:versionNotes", ox.Literal(f"made from {about.made_from}", language="en")),
        ("dcat:landingPage", ox.NamedNode(BASE)),
        *(("dcat:distribution", ox.NamedNode(_place(file, about))) for file in files),
    ]


def _distribution(file: File, about: About, who: Publisher) -> Iterator[ox.Triple]:
    place = _place(file, about)
    address = ox.NamedNode(f"{(who.url or about.release).rstrip('/')}/{file.name}")
    archive: Pairs = [("dcat:packageFormat", ox.NamedNode(MEDIA + "application/zip"))]
    yield from _node(
        place,
        "dcat:Distribution",
        [
            *_texts("dct:title", file.title),
            *_texts("dct:description", file.title),
            ("dcat:accessURL", address),
            ("dcat:downloadURL", address),
            ("dcat:mediaType", ox.NamedNode(MEDIA + file.media)),
            *(archive if file.name.endswith(".zip") else []),
            ("dcat:byteSize", _literal(str(len(file.content)), "nonNegativeInteger")),
            ("dct:modified", _literal(about.date, "date")),
            *_listed("dct:format", "file-type", (file.kind,) if file.kind else ()),
            *_listed("dct:license", "licence", ("CC_BY_4_0",)),
            *_listed("dct:language", "language", _LANGUAGES),
            ("spdx:checksum", ox.NamedNode(f"{place}/checksum")),
        ],
    )
    yield from _node(
        f"{place}/checksum",
        "spdx:Checksum",
        [
            ("spdx:algorithm", ox.NamedNode(SPACES["spdx"] + "checksumAlgorithm_sha256")),
            ("spdx:checksumValue", _literal(hashlib.sha256(file.content).hexdigest(), "hexBinary")),
        ],
    )


def _agent(who: Publisher) -> Pairs:
    if who.name:
        return [("foaf:name", ox.Literal(who.name, language="nb"))]
    return _texts("foaf:name", EDITORS)


def _contact(who: Publisher) -> Pairs:
    name = who.name or EDITORS["nb"]
    at = who.contact or BASE
    kind = "vcard:hasURL" if _reach(at) == at else "vcard:hasEmail"
    return [("vcard:fn", ox.Literal(name, language="nb")), (kind, ox.NamedNode(_reach(at)))]


def _reach(contact: str) -> str:
    """Give the IRI of an e-mail address or a web address."""
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else contact


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _place(file: File, about: About) -> str:
    return f"{about.release}/{file.name}"


def _node(iri: str, kind: str, pairs: Pairs) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(iri)
    yield ox.Triple(subject, _name("rdf:type"), _name(kind))
    for name, value in pairs:
        yield ox.Triple(subject, _name(name), value)


def _name(curie: str) -> ox.NamedNode:
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(SPACES[prefix] + local)


def _texts(name: str, texts: Mapping[str, str]) -> Pairs:
    return [(name, ox.Literal(text, language=language)) for language, text in texts.items()]


def _listed(name: str, scheme: str, codes: tuple[str, ...]) -> Pairs:
    """Point to codes of a list of the EU's Publications Office."""
    return [(name, ox.NamedNode(f"{AUTHORITY}{scheme}/{code}")) for code in codes]


def _literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
