"""Rows of a SELECT, written one by one in the formats of the W3C, so that an answer can be cut where it should be.

SPARQL 1.1 Query Results JSON Format; XML Format (Second Edition); CSV and TSV Formats. Oxigraph writes all of them, but
only from beginning to end; what is written here is byte for byte the same.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Term = Any

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_BARE: Final = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_RESULTS: Final = "http://www.w3.org/2005/sparql-results#"
_XML_ENTITIES: Final = {'"': "&quot;", "'": "&apos;"}
_TSV_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_CSV_SPECIAL: Final = re.compile(r'[",\r\n]')


def head(form: str, variables: list[str], link: str | None = None) -> str:
    """Give what stands before the rows; `link` is an address that says more, where the format has room for one."""
    if form == "json":
        more = f',"link":[{quoted(link)}]' if link else ""
        return f'{{"head":{{"vars":[{",".join(map(quoted, variables))}]{more}}},"results":{{"bindings":['
    if form == "xml":
        more = f'<link href="{_xml(link)}"/>' if link else ""
        names = "".join(f'<variable name="{name}"/>' for name in variables)
        return f'<?xml version="1.0"?><sparql xmlns="{_RESULTS}"><head>{names}{more}</head><results>'
    if form == "csv":
        return ",".join(variables) + "\r\n"
    return "\t".join("?" + name for name in variables) + "\n"


def tail(form: str) -> str:
    """Give what stands behind the rows."""
    return {"json": "]}}", "xml": "</results></sparql>"}.get(form, "")


def between(form: str) -> str:
    """Give what stands between two rows."""
    return "," if form == "json" else ""


def writer(form: str, variables: list[str]) -> Callable[[Sequence[Term | None]], str]:
    """Give the function that writes one row."""
    if form == "json":
        names = [quoted(name) for name in variables]
        return lambda row: (
            "{" + ",".join(f"{n}:{_json(t)}" for n, t in zip(names, row, strict=True) if t is not None) + "}"
        )
    if form == "xml":
        return lambda row: (
            "<result>"
            + "".join(
                f'<binding name="{name}">{_xml_term(term)}</binding>'
                for name, term in zip(variables, row, strict=True)
                if term is not None
            )
            + "</result>"
        )
    if form == "csv":
        return lambda row: ",".join("" if term is None else _csv(term) for term in row) + "\r\n"
    return lambda row: "\t".join("" if term is None else _tsv(term) for term in row) + "\n"


def _json(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{quoted(term.value)}}}'
    if isinstance(term, ox.Literal):
        said = f'{{"type":"literal","value":{quoted(term.value)}'
        if term.language:
            turned = f',"its:dir":"{_direction(term)}"' if term.direction else ""
            return f'{said},"xml:lang":{quoted(term.language)}{turned}}}'
        kind = term.datatype.value
        return said + "}" if kind == _STRING else f'{said},"datatype":{quoted(kind)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{quoted(term.value)}}}'
    parts = ("subject", "predicate", "object")
    inside = ",".join(f'"{part}":{_json(getattr(term, part))}' for part in parts)
    return f'{{"type":"triple","value":{{{inside}}}}}'


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.Literal):
        return f"<literal{_xml_kind(term)}>{_xml_text(term.value)}</literal>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{term.value}</bnode>"
    parts = ("subject", "predicate", "object")
    inside = "".join(f"<{part}>{_xml_term(getattr(term, part))}</{part}>" for part in parts)
    return f"<triple>{inside}</triple>"


def _xml_kind(term: ox.Literal) -> str:
    if not term.language:
        kind = term.datatype.value
        return "" if kind == _STRING else f' datatype="{_xml(kind)}"'
    said = f' xml:lang="{term.language}"'
    if not term.direction:
        return said
    return f'{said} its:dir="{_direction(term)}" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'


def _direction(term: ox.Literal) -> str:
    return str(term.direction)


def _xml(text: str) -> str:
    return escape(text, _XML_ENTITIES)


def _xml_text(text: str) -> str:
    """Escape a text; blanks at its ends become references, so that no reader trims them."""
    kept = text.strip(" \t\n\r")
    if kept == text:
        return _xml(text)
    start = text.find(kept) if kept else len(text)
    ends = (text[:start], text[start + len(kept) :])
    before, after = ("".join(f"&#{ord(character)};" for character in end) for end in ends)
    return before + _xml(kept) + after


def _csv(term: Term) -> str:
    if isinstance(term, ox.BlankNode):
        return str(term)
    if not isinstance(term, ox.NamedNode | ox.Literal):
        return " ".join(_csv(getattr(term, part)) for part in ("subject", "predicate", "object"))
    text: str = term.value
    return '"' + text.replace('"', '""') + '"' if _CSV_SPECIAL.search(text) else text


def _tsv(term: Term) -> str:
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.NamedNode | ox.BlankNode) else _tsv_triple(term)
    kind = term.datatype.value
    if not term.language:
        bare = _BARE.get(kind)
        if bare is not None and bare.fullmatch(term.value):
            return str(term.value)
    text = '"' + term.value.translate(_TSV_ESCAPES) + '"'
    if term.language:
        return f"{text}@{term.language}" + (f"--{_direction(term)}" if term.direction else "")
    return text if kind == _STRING else f"{text}^^<{kind}>"


def _tsv_triple(term: Term) -> str:
    return f"<<( {' '.join(_tsv(getattr(term, part)) for part in ('subject', 'predicate', 'object'))} )>>"
