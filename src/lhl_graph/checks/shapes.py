"""SHACL as far as our own shapes use it, for the few subjects of a file that is being edited.

pySHACL judges the whole; to load it takes longer than all that one file needs. So the constraints that our shapes are
made of are read here as the recommendation defines them (SHACL, section 4). As soon as a shape uses another one, or a
path that is more than a property, `read` declines, and pySHACL is asked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from lhl_graph.checks.results import SH, SUBCLASS, TYPE, Result, needed, severity, shape_triples
from lhl_graph.iris import NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lhl_graph.graph.store import Store

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Facts = Mapping[Term, Mapping[str, Collection[Term]]]
    """Subject → property → values."""

RDF, XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_FIRST, _REST = RDF + "first", RDF + "rest"
_DATATYPES = {RDF + "langString": str, XSD + "string": str, XSD + "integer": int}
"""Datatypes that shapes ask for, and what reads their text."""

_COUNTED = {"minCount", "maxCount", "uniqueLang"}
"""Constraints that all values break together."""
_CONSTRAINTS = _COUNTED | {"class", "datatype", "nodeKind", "pattern", "languageIn", "disjoint"}
_ABOUT = {"targetClass", "targetSubjectsOf", "path", "message", "severity", "closed", "ignoredProperties"}


class Shape(NamedTuple):
    """One shape: whom it is about, and what it asks of the values of its path."""

    classes: set[str]
    subjects_of: set[str]
    path: str
    """IRI of the property; empty for a closed shape."""
    allowed: set[str]
    """The properties that a closed shape allows."""
    constraints: list[tuple[str, list[str]]]
    """Each with its parameter: one text, or the members of a list."""
    code: str
    severity: str
    messages: dict[str, str]


class _Node(NamedTuple):
    """A subject, what is said of it, and what each value is an instance of."""

    term: ox.NamedNode
    facts: Mapping[str, Collection[Term]]
    classes: Mapping[Term, set[str]]


def read(paths: Iterable[Path]) -> list[Shape] | None:
    """Read the shapes of Turtle files; nothing when one of them asks for something that is not known here.

    Raises:
        RepositoryError: a file does not parse.
    """
    said: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in shape_triples(paths):
        said[triple.subject][triple.predicate.value].append(triple.object)
    shapes = []
    for facts in said.values():
        if any(_text(kind) in {SH + "NodeShape", SH + "PropertyShape"} for kind in facts.get(TYPE, ())):
            if not _is_known(facts):
                return None
            shapes.append(_shape(said, facts))
    return shapes


def results(shapes: Sequence[Shape], store: Store, focus: Collection[str]) -> Iterator[Result]:
    """Hold what files say about the subjects `focus` against shapes; gives what `results.conform` gives."""
    told: dict[Term, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for quad in needed(store, focus):
        told[quad.subject][quad.predicate.value].add(quad.object)
    classes = {term: set(_upward(told, facts[TYPE])) for term, facts in told.items() if TYPE in facts}
    by_class: dict[str, set[int]] = defaultdict(set)
    by_property: dict[str, set[int]] = defaultdict(set)
    for number, shape in enumerate(shapes):
        for name in shape.classes:
            by_class[name].add(number)
        for name in shape.subjects_of:
            by_property[name].add(number)
    for term in (term for term in map(ox.NamedNode, focus) if term in told):
        node = _Node(term, told[term], classes)
        aimed = [by_class[name] for name in classes.get(term, ())] + [by_property[name] for name in told[term]]
        for shape in (shapes[number] for number in set().union(*aimed)):
            for path, value in _broken(shape, node):
                text = "" if value is None else _text(value)
                yield Result(term.value, path, text, shape.code, shape.severity, shape.messages)


def _is_known(facts: Mapping[str, list[Term]]) -> bool:
    asked = {key.removeprefix(SH) for key in facts if key.startswith(SH)}
    datatypes = {_text(term) for term in facts.get(SH + "datatype", ())}
    kinds = {_text(term) for term in facts.get(SH + "nodeKind", ())}
    paths = facts.get(SH + "path", [])
    fits = not asked & _CONSTRAINTS if "closed" in asked else len(paths) == 1 and isinstance(paths[0], ox.NamedNode)
    return fits and asked <= _CONSTRAINTS | _ABOUT and datatypes <= _DATATYPES.keys() and kinds <= {SH + "IRI"}


def _shape(said: Facts, facts: Mapping[str, list[Term]]) -> Shape:
    def texts(name: str) -> list[str]:
        return [_text(each) for term in facts.get(SH + name, ()) for each in _members(said, term)]

    asked = [key.removeprefix(SH) for key in facts if key.removeprefix(SH) in _CONSTRAINTS]
    return Shape(
        classes=set(texts("targetClass")),
        subjects_of=set(texts("targetSubjectsOf")),
        path="".join(texts("path")),
        allowed=set(texts("ignoredProperties")),
        constraints=[
            (name, [_text(each) for each in _members(said, term)]) for name in asked for term in facts[SH + name]
        ],
        code=next((_text(term) for term in facts.get(NS + "code", ())), "shape"),
        severity=severity("".join(texts("severity"))),
        messages={text.language or "en": text.value for text in facts[SH + "message"] if isinstance(text, ox.Literal)},
    )


def _broken(shape: Shape, node: _Node) -> Iterator[tuple[str, Term | None]]:
    if not shape.path:
        yield from ((path, value) for path in node.facts.keys() - shape.allowed for value in node.facts[path])
        return
    values = node.facts.get(shape.path, ())
    for name, asked in shape.constraints:
        if name not in _COUNTED:
            yield from ((shape.path, value) for value in values if not _fits(name, asked, value, node))
        elif not _counts(name, asked[0], values):
            yield shape.path, None


def _counts(name: str, asked: str, values: Collection[Term]) -> bool:
    if name == "minCount":
        return len(values) >= int(asked)
    if name == "maxCount":
        return len(values) <= int(asked)
    languages = Counter(value.language.lower() for value in values if isinstance(value, ox.Literal) and value.language)
    return asked not in {"true", "1"} or max(languages.values(), default=1) == 1


def _fits(name: str, asked: list[str], value: Term, node: _Node) -> bool:
    if name == "class":
        return asked[0] in node.classes.get(value, ())
    if name == "nodeKind":
        return isinstance(value, ox.NamedNode)
    if name == "pattern":
        return bool(re.search(asked[0], _text(value)))
    if name == "disjoint":
        return value not in node.facts.get(asked[0], ())
    if name == "languageIn":
        language = (isinstance(value, ox.Literal) and value.language) or ""
        return bool({language.lower(), language.lower().split("-")[0]} & {each.lower() for each in asked})
    return isinstance(value, ox.Literal) and value.datatype.value == asked[0] and _is_written(value.value, asked[0])


def _is_written(text: str, datatype: str) -> bool:
    try:
        _DATATYPES[datatype](text)
    except ValueError:
        return False
    return True


def _members(said: Facts, term: Term) -> Iterator[Term]:
    """Give the members of a list; what is no list gives itself."""
    if _FIRST not in said.get(term, ()):
        yield term
    while _FIRST in said.get(term, ()):
        yield from said[term][_FIRST]
        (term,) = said[term][_REST]


def _upward(told: Facts, classes: Iterable[Term]) -> Iterator[str]:
    """Give classes and all that they are subclasses of."""
    seen: set[Term] = set()
    ahead = list(classes)
    while ahead:
        each = ahead.pop()
        if each not in seen:
            seen.add(each)
            yield _text(each)
            ahead.extend(told.get(each, {}).get(SUBCLASS, ()))


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
