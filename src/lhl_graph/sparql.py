"""SPARQL queries, asked safely: prefixes bound, nothing written, nothing fetched, errors with line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.errors import QueryError, RefusedError
from lhl_graph.repository import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

Raw = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

MAX_LENGTH = 1_000_000

# What SPARQL's grammar (SPARQL 1.1, section 19.8) lets a word hide in: comments, IRIs, strings.
_NOT_CODE = re.compile(
    r"""
      \#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"\"\"(?:\\.|\"{0,2}(?:[^"\\]|\\.))*\"\"\"
    | '''(?:\\.|'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$:@.-])SERVICE(?![\w-])", re.IGNORECASE)
_UPDATE = re.compile(
    r"\A\s*(?:(?:BASE|PREFIX\s+[^\s:]*:)\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIX_USED = re.compile(r"([A-Za-z][\w.-]*):")


def ask(store: ox.Store, text: str, bindings: Mapping[str, str] | None = None) -> Raw:
    """Answer a query over the union of all named graphs, with the project's prefixes bound.

    `bindings` gives variables a value before the query runs: an IRI in angle brackets, else text. A value is bound as a
    term and never pasted into the query.

    Raises:
        RefusedError: the query is an update or asks another server (`SERVICE`).
        QueryError: the query is not valid SPARQL 1.1, or could not be answered.
    """
    refuse(text)
    substitutions: dict[ox.Variable, Any] = {ox.Variable(name): term(value) for name, value in (bindings or {}).items()}
    try:
        return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions)
    except SyntaxError as error:
        raise _readable(text, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error


def refuse(text: str) -> None:
    """Refuse what a read-only, offline tool must not do.

    Raises:
        RefusedError: the text is an update, holds `SERVICE`, or is longer than a person writes.
    """
    if len(text) > MAX_LENGTH:
        raise RefusedError(f"the query is longer than {MAX_LENGTH:,} characters")
    code = _NOT_CODE.sub(_blank, _ESCAPE.sub(_unescape, text))
    if found := _SERVICE.search(code):
        line, column = _position(code, found.start())
        raise RefusedError("SERVICE would ask another server; this tool never uses the network", line, column)
    if found := _UPDATE.match(code):
        line, column = _position(code, found.start(1))
        word = found.group(1).upper()
        raise RefusedError(f"{word} would change the graph, which is read-only; edit data/ instead", line, column)


def term(value: str) -> ox.NamedNode | ox.Literal:
    """Read a binding: `<iri>` as an IRI, anything else as text."""
    return ox.NamedNode(value[1:-1]) if value.startswith("<") and value.endswith(">") else ox.Literal(value)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _unescape(found: re.Match[str]) -> str:
    try:
        return chr(int(found.group(1) or found.group(2), 16))
    except (ValueError, OverflowError):
        return found.group()


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _readable(text: str, message: str) -> QueryError:
    """Turn Oxigraph's message into one a person can act on: what stands there, and the prefix that may be missing."""
    found = _WHERE.match(message)
    if not found:
        return QueryError(message)
    line, column = int(found.group(1)), int(found.group(2))
    expected = found.group(3)
    rows = text.splitlines() or [""]
    row = rows[line - 1] if line <= len(rows) else ""
    if "Prefix not found" in expected:
        used = _PREFIX_USED.findall(row[: column - 1] + ":") or _PREFIX_USED.findall(row)
        unknown = [prefix for prefix in _PREFIX_USED.findall(_NOT_CODE.sub(_blank, text)) if prefix not in PREFIXES]
        name = unknown[0] if unknown else (used[-1] if used else "?")
        return QueryError(f'the prefix "{name}:" is not known; `lhl prefixes` lists those that are', line, column)
    there = row[column - 1 :].strip()[:30]
    return QueryError(f"the query cannot be read at «{there}»" if there else "the query ends too early", line, column)
