"""SPARQL results as other people's servers write them, read whole or refused in one line that names what is odd."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.errors import EndpointError
from lhl_graph.remote.connection import is_whole, said

if TYPE_CHECKING:
    from lhl_graph.remote.connection import Reply

ACCEPT: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
JSON: Final = ox.QueryResultsFormat.JSON

_BLANK_IN_XML: Final = re.compile(r"(?<=<bnode>)[^<]*(?=</bnode>)")
_IRI_IN_XML: Final = re.compile(r"<uri>([^<]*)</uri>")
_COUNT: Final = re.compile(r"[0-9]{1,18}")
_LABEL: Final = re.compile(r"[A-Za-z0-9_]+")


class Page(NamedTuple):
    """Rows as a server sent them."""

    variables: list[str]
    rows: list[ox.QuerySolution]
    cut: bool
    """Whether the server says that there are more."""
    json: bytes

    def cells(self) -> list[list[str]]:
        """Give the rows as text."""
        return [[str(term) for term in row] for row in self.rows]


def page(reply: Reply) -> Page:
    """Read the answer to a SELECT.

    Raises:
        EndpointError: it is none, is cut off, or holds a value that is no RDF term; without the server's name.
    """
    answer = _parsed(reply)
    if isinstance(answer, ox.QueryBoolean):
        raise EndpointError("answers a SELECT with a truth value")
    try:
        rows = list(answer)
    except (SyntaxError, ValueError, OSError) as error:
        return page(_mended(reply, error))
    variables = [variable.value for variable in answer.variables]
    written = reply.body if _form(reply) == JSON else _parsed(reply).serialize(format=JSON)
    limit = reply.headers.get("X-SPARQL-MaxRows", "")  # Virtuoso
    cut = (_COUNT.fullmatch(limit) is not None and len(rows) >= int(limit)) or "X-LHL-Cut" in reply.headers
    return Page(variables, rows, cut, written or b"")


def truth(reply: Reply) -> bool:
    """Read the answer to an ASK.

    Raises:
        EndpointError: it is none; without the server's name.
    """
    answer = _parsed(reply)
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if [variable.value for variable in answer.variables] != ["__ASK_RETVAL"]:  # Virtuoso: a row for true, else none
        raise EndpointError("answers an ASK with rows")
    return bool(list(answer))


def boolean(value: bool) -> ox.QueryBoolean:
    """Give a truth value as the answer to an ASK."""
    written = json.dumps({"head": {}, "boolean": value}).encode()
    made = ox.parse_query_results(written, JSON)
    assert isinstance(made, ox.QueryBoolean)
    return made


def merged(pages: list[Page], variables: list[str]) -> bytes:
    """Write the rows of several pages as one answer (SPARQL 1.1 Query Results JSON Format).

    Raises:
        EndpointError: one of them is no JSON.
    """
    try:
        found = [binding for each in pages for binding in json.loads(each.json)["results"]["bindings"]]
    except ValueError as error:  # what Oxigraph reads and Python does not: a number of thousands of digits
        raise unreadable(error) from error
    return json.dumps({"head": {"vars": variables}, "results": {"bindings": found}}).encode()


def unreadable(why: object) -> EndpointError:
    """Say that an answer is not what its type says."""
    return EndpointError(f"the answer cannot be read ({' '.join(str(why).split())[:200]})")


def other(reply: Reply, wanted: str) -> EndpointError:
    """Say that an answer has a type that was not asked for."""
    kind = reply.media_type() or "no media type"
    return EndpointError(f"answers with {kind} instead of {wanted}: {said(reply)}")


def _form(reply: Reply) -> ox.QueryResultsFormat | None:
    return ox.QueryResultsFormat.from_media_type(reply.media_type())


def _parsed(reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    form = _form(reply)
    if form not in (JSON, ox.QueryResultsFormat.XML):
        raise other(reply, "SPARQL results")
    if not is_whole(reply.media_type(), reply.body):
        raise unreadable("its XML breaks off")
    try:
        return ox.parse_query_results(reply.body, form)
    except (SyntaxError, ValueError, OSError) as error:
        raise unreadable(error) from error


def _mended(reply: Reply, error: BaseException) -> Reply:
    """Give an answer with other labels for its blank nodes, which mean nothing outside it, where those are at fault.

    Raises:
        EndpointError: something else is; names it where it is found.
    """
    try:
        text = reply.body.decode()
        mended, iris = _relabelled_json(text) if _form(reply) == JSON else _relabelled_xml(text)
    except (UnicodeDecodeError, ValueError, TypeError, KeyError, AttributeError):
        raise unreadable(error) from error
    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError as odd:
            raise unreadable(f'it names "{iri}", which is no IRI: {odd}') from error
    if mended == text:
        raise unreadable(error) from error
    return reply._replace(body=mended.encode())


def _relabelled_json(text: str) -> tuple[str, list[str]]:
    answer = json.loads(text)
    terms: list[dict[str, Any]] = [term for row in answer["results"]["bindings"] for term in row.values()]
    changed = False
    for term in terms:
        if term["type"] == "bnode" and term["value"] != (label := _label(term["value"])):
            term["value"], changed = label, True
    iris = [term["value"] for term in terms if term["type"] == "uri"]
    return json.dumps(answer) if changed else text, iris


def _relabelled_xml(text: str) -> tuple[str, list[str]]:
    from html import unescape

    iris = [unescape(iri) for iri in _IRI_IN_XML.findall(text)]
    return _BLANK_IN_XML.sub(lambda found: _label(found.group()), text), iris


def _label(name: str) -> str:
    """Give a label that every reader takes: the same for the same name."""
    return name if _LABEL.fullmatch(name) else f"x{hashlib.sha256(name.encode()).hexdigest()[:16]}"
