"""File formats: RDF in five notations, query results in those of the W3C; the same bytes on every run."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.errors import OutputError
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
"""File name extension → notation."""

RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
"""Name of a result format → the W3C format (SPARQL 1.1 Query Results CSV and TSV, JSON, XML)."""


def rdf_format(path: Path) -> ox.RdfFormat:
    """Give the notation that a file name's extension stands for.

    Raises:
        OutputError: the extension is none of those of `RDF`.
    """
    extension = path.suffix.removeprefix(".").lower()
    if extension not in RDF:
        known = ", ".join("." + name for name in RDF)
        raise OutputError(f'{path}: "{path.suffix}" is not a format this tool writes; use one of {known}')
    return RDF[extension]


def dataset(quads: Iterable[ox.Quad], notation: ox.RdfFormat) -> bytes:
    """Write quads in the order given; a notation without named graphs gets the triples of all graphs together."""
    if notation.supports_datasets:
        return ox.serialize(quads, format=notation, prefixes=_prefixes()) or b""
    return triples((quad.triple for quad in quads), notation)


def in_order(graph: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Give triples, each once, sorted by subject, predicate and object."""
    rows = {str(triple): triple for triple in graph}  # subject and predicate end in a sign that sorts as their end does
    return [rows[each] for each in sorted(rows)]


def triples(graph: Iterable[ox.Triple], notation: ox.RdfFormat) -> bytes:
    """Write triples, each once, sorted by subject, predicate and object.

    Raises:
        OutputError: RDF/XML has no way to write them.
    """
    return ordered(in_order(graph), notation)


def ordered(rows: Sequence[ox.Triple], notation: ox.RdfFormat) -> bytes:
    """Write triples that `in_order` gave.

    Raises:
        OutputError: RDF/XML has no way to write them.
    """
    written = ox.serialize(rows, format=notation, prefixes=_prefixes()) or b""
    if notation == ox.RdfFormat.RDF_XML:
        for name in dict.fromkeys(triple.predicate.value for triple in rows):
            if not re.search(r"[^\W\d][\w.-]*\Z", name):
                raise OutputError(f"XML has no name for the property <{name}>; choose another format")
        check_xml(written)
    return written


def compact_turtle(rows: Sequence[ox.Triple]) -> bytes:
    """Write triples that `in_order` gave as Turtle with no prefix declared that it does not use."""
    written = ordered(rows, ox.RdfFormat.TURTLE)
    said = _DECLARED.sub(b"", written)
    return _DECLARED.sub(lambda found: found[0] if found[1] in said else b"", written)


def compact_json_ld(rows: Sequence[ox.Triple]) -> bytes:
    """Write triples that `in_order` gave as JSON-LD 1.1, short: its context says what all values of a property are."""
    import json

    used = set()

    def short(found: re.Match[bytes]) -> bytes:
        used.add(name := _NAMES[found[1]])
        return b'"' + name + b":"

    nodes = json.loads(_LONG_IRI.sub(short, ordered(rows, ox.RdfFormat.JSON_LD)))
    context: dict[str, Any] = {name.decode(): iri.decode() for iri, name in _NAMES.items() if name in used}
    shapes: dict[str, set[frozenset[str]]] = defaultdict(set)
    for node in nodes:
        for name in node.keys() - {"@id"}:
            shapes[name].update(map(frozenset, node[name]))
    alike = {name: found.pop() for name, found in sorted(shapes.items()) if len(found) == 1}
    context |= {name: _SAID_ONCE[shape] for name, shape in alike.items() if shape in _SAID_ONCE}
    graph = [
        {name: it if name == "@id" else _compact(it, alike.get(name)) for name, it in node.items()} for node in nodes
    ]
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, separators=(",", ":")).encode()


def _compact(values: list[dict[str, str]], shape: frozenset[str] | None) -> Any:
    """Give the values of a property without what the context says of them all, and a single one without brackets."""
    if shape == _TEXT:
        texts: dict[str, list[str]] = defaultdict(list)
        for value in values:
            texts[value["@language"]].append(value["@value"])
        return {tag: _one(said) for tag, said in texts.items()}
    return _one([value["@id"] for value in values] if shape == _LINK else values)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def results(answer: ox.QuerySolutions | ox.QueryBoolean, name: str) -> bytes:
    """Write a SELECT's or ASK's answer in the W3C format called `name`.

    Raises:
        OutputError: XML has no way to write it.
    """
    buffer = io.BytesIO()
    answer.serialize(buffer, format=RESULTS[name])
    if name == "xml":
        check_xml(buffer.getvalue())
    return buffer.getvalue()


def has_rows(written: bytes, name: str) -> bool:
    """Tell whether a SELECT's answer in the W3C format called `name` holds more than its heading."""
    if name in ("csv", "tsv"):
        return written.count(b"\n") > 1
    return b'"bindings":[]' not in written and b"<results></results>" not in written


def check_xml(written: bytes) -> None:
    """See that UTF-8 text holds no character that XML has no way to write (XML 1.0, section 2.2).

    Raises:
        OutputError: it does.
    """
    if found := re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#6553[45];", written):
        text = found.group().decode()
        code = int(text[2:-1]) if text.startswith("&") else ord(text)
        raise OutputError(f"XML cannot hold the control character 0x{code:02x}; choose another format")


def _prefixes() -> dict[str, str]:
    """Give the prefixes under which local names stay free of slashes, so that they need no escapes."""
    return {name: iri for name, iri in PREFIXES.items() if name != "graph"}


_LINK, _TEXT = frozenset(["@id"]), frozenset(["@language", "@value"])
_SAID_ONCE = {_LINK: {"@type": "@id"}, _TEXT: {"@container": "@language"}}
"""What the context of JSON-LD says of a property, by the keys that each of its values has."""
_DECLARED = re.compile(rb"^@prefix ([a-z]+:) <[^>]*> \.\n", re.MULTILINE)
_NAMES = {iri.encode(): name.encode() for name, iri in _prefixes().items()}
_LONG_IRI = re.compile(
    rb'"(?<!\\")(?<!"@value":")(%s)(?=[^"/])'
    % b"|".join(re.escape(iri) for iri in sorted(_NAMES, key=len, reverse=True))
)
"""An IRI in JSON-LD, up to where its prefix ends, and no text, which may begin as one."""
