"""What a check found in the graph: SHACL results and rows of violation queries, in one form."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.errors import RepositoryError
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.iris import INFERRED, NS, PREFIXES
from lhl_graph.reading.header import header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from rdflib import Graph

    from lhl_graph.graph.store import Store

SH = PREFIXES["sh"]
TYPE = PREFIXES["rdf"] + "type"
SUBCLASS = PREFIXES["rdfs"] + "subClassOf"

_END: Final = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", re.DOTALL)
"""What cannot be a `$` in a regular expression, or one that stands for an end."""


class Result(NamedTuple):
    """One fault in the graph."""

    focus: str
    path: str
    """IRI of the property; empty when the fault is not about one."""
    value: str
    """The offending term's IRI or text; empty when something is missing."""
    code: str
    severity: str
    messages: dict[str, str]
    """Language → template with `{value}` and `{key}`."""


def conform(store: Store, shapes: Iterable[Path], focus: Collection[str] | None = None) -> list[Result]:
    """Hold the graph against SHACL shapes with pySHACL; each result carries the code and messages of its shape.

    `focus` limits the check to these subjects.

    Raises:
        RepositoryError: a shapes file does not parse.
    """
    import pyshacl
    from rdflib import URIRef

    if focus is not None and not focus:
        return []
    wanted = _graph(shape_triples(shapes))
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # bad dates are reported as results, not as tracebacks
    nodes = None if focus is None else sorted(focus)
    _, report, _ = pyshacl.validate(_graph(needed(store, focus)), shacl_graph=wanted, focus_nodes=nodes)
    results = []
    for node in report.objects(None, URIRef(SH + "result")):
        shape = report.value(node, URIRef(SH + "sourceShape"))
        results.append(
            Result(
                focus=str(report.value(node, URIRef(SH + "focusNode"))),
                path=str(report.value(node, URIRef(SH + "resultPath")) or ""),
                value=str(report.value(node, URIRef(SH + "value")) or ""),
                code=str(wanted.value(shape, URIRef(NS + "code")) or "shape"),
                severity=severity(str(report.value(node, URIRef(SH + "resultSeverity")))),
                messages=_messages(wanted, shape),
            )
        )
    return results


def violations(store: Store, rule: Path, today: str) -> Iterator[Result]:
    """Ask one violation query; its comment header says code, severity and messages, its rows what breaks the rule.

    A query that selects `?today` is told the day of the check, YYYY-MM-DD.
    """
    text = rule.read_text(encoding="utf-8")
    said = header(text)
    messages = {language: said[language] for language in LANGUAGES if language in said}
    for focus, path, value, *_ in store.rows(text, {"today": today} if "?today" in text else None):
        yield Result(focus, path or "", "" if value is None else str(value), said["code"], said["severity"], messages)


def _messages(wanted: Graph, shape: Any) -> dict[str, str]:
    from rdflib import Literal, URIRef

    texts = (text for text in wanted.objects(shape, URIRef(SH + "message")) if isinstance(text, Literal))
    return {text.language or "en": str(text) for text in texts}


def severity(iri: str) -> str:
    """Give what a severity of SHACL is called here."""
    return "WARNING" if iri == SH + "Warning" else "ERROR"


def shape_triples(shapes: Iterable[Path]) -> Iterator[ox.Quad]:
    """Parse Turtle files; the patterns in them mean to Python what they mean to SHACL.

    Raises:
        RepositoryError: one of them does not parse.
    """
    for path in shapes:
        try:
            said = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            raise RepositoryError(f"{path}: {error}") from error
        by_line = {quad.subject for quad in said if quad.predicate.value == SH + "flags" and "m" in quad.object.value}
        for quad in said:
            if quad.predicate.value == SH + "pattern" and quad.subject not in by_line:
                yield ox.Quad(quad.subject, quad.predicate, ox.Literal(_pattern(quad.object.value)))
            else:
                yield quad


def _pattern(text: str) -> str:
    r"""Write a pattern for Python, where `$` stands before a last line end too, and `\Z` at the end alone.

    In SHACL `$` is the end of the text unless the flag m is set: sh:pattern is the REGEX of SPARQL 1.1 (section
    17.4.3.14), and so fn:matches of XPath and XQuery Functions and Operators (section 5.6.2).
    """
    return _END.sub(lambda found: found[1] or r"\Z", text)


def needed(store: Store, focus: Collection[str] | None) -> list[ox.Quad]:
    """Pick what shapes look at: what files say (of the focus), and the classes of it and of what it points to.

    Of the derived facts they need the classes only, which makes the graph a third smaller.
    """
    if focus is None:
        return [q for q in store.inner if _looked_at(q)]
    matching = store.inner.quads_for_pattern
    told = [q for node in focus for q in matching(ox.NamedNode(node), None, None, None) if _looked_at(q)]
    named = {q.object for q in told if not isinstance(q.object, ox.Literal)}
    classes = (q for node in named for q in matching(node, ox.NamedNode(TYPE), None, None))
    return [*told, *matching(None, ox.NamedNode(SUBCLASS), None, None), *classes]


def _looked_at(quad: ox.Quad) -> bool:
    return quad.predicate.value == TYPE or quad.graph_name != ox.NamedNode(INFERRED)


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    """Copy triples into rdflib's own memory graph, which pySHACL walks 2.5 times faster than an Oxigraph store."""
    from rdflib import BNode, Graph, Literal, URIRef

    known: dict[Any, Any] = {}

    def convert(term: Any) -> Any:
        made = known.get(term)
        if made is None:
            if isinstance(term, ox.Literal):
                datatype = None if term.language or term.datatype.value == PREFIXES["xsd"] + "string" else term.datatype
                made = Literal(term.value, lang=term.language, datatype=URIRef(datatype.value) if datatype else None)
            else:
                made = BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)
            known[term] = made
        return made

    graph = Graph()
    add = graph.store.add
    for quad in quads:
        add((convert(quad.subject), convert(quad.predicate), convert(quad.object)), graph)
    return graph
