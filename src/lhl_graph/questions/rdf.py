"""The questions as RDF, so that SPARQL editors pick them up as examples (SHACL's SPARQL executables)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.graph.sparql import term
from lhl_graph.iris import BASE, GRAPHS, NS, PREFIXES
from lhl_graph.questions.parameters import defaults, lasting, standalone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter

GRAPH: Final = GRAPHS + "questions"
PREFIX_LIST: Final = BASE + "prefixes"

_SCHEMA: Final = "https://schema.org/"
_DATATYPES: Final = {"date": "date", "integer": "integer", "text": "string", "language": "string"}


def quads(questions: Iterable[Question]) -> Iterator[ox.Quad]:
    """Give each question as a `sh:SPARQLSelectExecutable` with its default values filled in; no blank nodes.

    Its IRI is `…/question/<name>`. The query runs as it stands; a reader changes a data block to ask about another
    thing. The same questions, the same quads in the same order.
    """
    graph = ox.NamedNode(GRAPH)
    for subject, predicate, value in [*_prefixes(), *(fact for each in questions for fact in _question(each))]:
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value, graph)


def iri(question: Question) -> str:
    """Give the IRI of a question."""
    return f"{BASE}question/{question.name}"


_Fact = tuple[str, str, ox.NamedNode | ox.Literal]


def _question(question: Question) -> Iterator[_Fact]:
    subject, sh, rdfs = iri(question), PREFIXES["sh"], PREFIXES["rdfs"]
    for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield subject, PREFIXES["rdf"] + "type", ox.NamedNode(sh + kind)
    for language in LANGUAGES:
        yield subject, rdfs + "label", ox.Literal(question.title[language], language=language)
        yield subject, rdfs + "comment", ox.Literal(question.description[language], language=language)
        for word in question.keywords[language]:
            yield subject, _SCHEMA + "keywords", ox.Literal(word, language=language)
    yield subject, PREFIXES["dct"] + "subject", ox.Literal(question.group)
    yield subject, sh + "prefixes", ox.NamedNode(PREFIX_LIST)
    yield subject, sh + "select", ox.Literal(standalone(question.text, defaults(lasting(question.parameters))))
    for parameter in question.parameters:
        yield from _parameter(subject, parameter)


def _parameter(question: str, parameter: Parameter) -> Iterator[_Fact]:
    """Declare a parameter as SHACL does: the local name of its path is the variable."""
    subject, sh = f"{question}/{parameter.name}", PREFIXES["sh"]
    yield question, sh + "parameter", ox.NamedNode(subject)
    yield subject, PREFIXES["rdf"] + "type", ox.NamedNode(sh + "Parameter")
    yield subject, sh + "path", ox.NamedNode(f"{BASE}question-parameter/{parameter.name}")
    for language in LANGUAGES:
        yield subject, sh + "name", ox.Literal(parameter.label[language], language=language)
    yield subject, sh + "defaultValue", (value := term(defaults(lasting([parameter]))[parameter.name]))
    if parameter.is_only:
        yield subject, sh + "hasValue", value
    if parameter.type == "concept":
        yield subject, sh + "class", ox.NamedNode(PREFIXES["skos"] + "Concept")
        yield subject, NS + "valueScheme", ox.NamedNode(BASE + parameter.scheme)
    elif kind := parameter.kind():
        yield subject, sh + "class", ox.NamedNode(kind)
    else:
        yield subject, sh + "datatype", ox.NamedNode(PREFIXES["xsd"] + _DATATYPES[parameter.type])


def _prefixes() -> Iterator[_Fact]:
    """Declare the prefixes that every query of this tool has bound."""
    sh = PREFIXES["sh"]
    for prefix, name in sorted(PREFIXES.items()):
        subject = f"{PREFIX_LIST}/{prefix}"
        yield PREFIX_LIST, sh + "declare", ox.NamedNode(subject)
        yield subject, sh + "prefix", ox.Literal(prefix)
        yield subject, sh + "namespace", ox.Literal(name, datatype=ox.NamedNode(PREFIXES["xsd"] + "anyURI"))
