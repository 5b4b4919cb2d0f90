"""SPARQL queries, asked safely: prefixes bound, nothing written, nothing fetched, errors with line and column."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from lhl_graph.errors import InputError, QueryError, RefusedError
from lhl_graph.graph import select_clause
from lhl_graph.iris import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Raw = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

MAX_LENGTH = 1_000_000
MAX_DEPTH = 100
MAX_REPEATS = 1000
"""Oxigraph reads a query recursively: what nests or chains deeper than any person writes would end the process."""

_CHAINED = ("UNION", "MINUS", "OPTIONAL", "BIND", "FILTER", "EXISTS", "&&", "||", "+", "!")
_UPDATES = "INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH"

_SERVICE = r"(?<![?$:\w])SERVICE(?=:[^\s{]*\s*\{|[^\w:])"

LABELS = "names are in rdfs:label: ?thing rdfs:label ?name FILTER(LANG(?name) = 'nb')"

_FROM = r"(?<![?$:\w])FROM(?=\s|$)"

# Oxigraph tries a keyword by taking as many characters as it has; with this behind the query it never runs out of them.
_PADDING = " " * 20

# What SPARQL's grammar (SPARQL 1.1, section 19.8) lets a word hide in: comments, IRIs, strings (closed or not).
NOT_CODE = r"""
      \#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*+(?:\"\"\")?
    | '''(?:'{0,2}(?:[^'\\]|\\.))*+(?:''')?
    | "(?:[^"\\\n\r]|\\.)*+"?
    | '(?:[^'\\\n\r]|\\.)*+'?
    """


class Dataset(NamedTuple):
    """The graphs that a query sees, named beside it (SPARQL 1.1 Protocol, section 2.1.4); they go before its FROM."""

    default: Sequence[str]
    """IRIs of the graphs that make up the default graph."""
    named: Sequence[str]


def ask(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, str | float] | None = None,
    *,
    dataset: Dataset | None = None,
    relayed: bool = False,
) -> Raw:
    """Answer a query over the union of all named graphs, or those of its FROM, with the project's prefixes bound.

    `bindings` gives variables that the query selects a value before it runs; see `term`. A value is bound as a term
    and never pasted into the query. With `dataset`, the query sees those graphs only. `relayed` says that each of its
    services has been seen to, and may be asked.

    Raises:
        RefusedError: the query is an update, asks another server (`SERVICE`), or is too large to be read.
        QueryError: the query is not valid SPARQL 1.1, or could not be answered.
        InputError: a binding is not a variable's name and an IRI or text.
    """
    text = visible(text)
    refuse(text, relayed=relayed)
    try:
        bound: dict[ox.Variable, Any] = {ox.Variable(name): term(value) for name, value in (bindings or {}).items()}
    except ValueError as error:
        raise InputError(f"a value cannot be bound: {error}") from error
    try:
        return store.query(
            text + _PADDING,
            prefixes=PREFIXES,
            use_default_graph_as_union=dataset is None and not names_graphs(text),
            default_graph=None if dataset is None else [ox.NamedNode(iri) for iri in dataset.default],
            named_graphs=None if dataset is None else [ox.NamedNode(iri) for iri in dataset.named],
            substitutions=bound,
        )
    except SyntaxError as error:
        raise _readable(text, str(error)) from error
    except UnicodeEncodeError as error:
        raise QueryError("the query holds bytes that are not UTF-8") from error
    except (OSError, RuntimeError, ValueError) as error:
        if found := re.search(r"variable (\?\w+) in its SELECT projection", str(error)):
            raise QueryError(
                f"{found.group(1)} is given a value but not selected; write SELECT {found.group(1)} …"
            ) from None
        raise QueryError(str(error)) from error


def refuse(text: str, *, relayed: bool = False) -> None:
    """Refuse what must not be handed to Oxigraph: it would ask other servers, and crash on absurdly deep queries.

    With `relayed`, services are let through.

    Raises:
        RefusedError: the text holds `SERVICE`, or is longer or deeper than a person writes.
        QueryError: the text mentions services and is not valid SPARQL.
    """
    if len(text) > MAX_LENGTH:
        raise RefusedError(f"the query is longer than {MAX_LENGTH:,} characters")
    if _depth(text) > MAX_DEPTH:
        raise RefusedError(f"the query is nested more than {MAX_DEPTH} levels deep")
    capitals = text.upper() if len(text) > MAX_REPEATS else ""
    for word in _CHAINED:
        if capitals.count(word) > MAX_REPEATS:
            raise RefusedError(f"the query has more than {MAX_REPEATS:,} times {word}; split it")
    if not relayed:
        if "\\" in text:
            _refuse_service(_unescape(text), text)
        _refuse_service(text, text)


def visible(text: str) -> str:
    """Give a query as its writer sees it: no byte order mark in front, plain spaces between its words.

    Raises:
        QueryError: a sign that nobody sees stands between words, where SPARQL has no place for it.
    """
    text = text.removeprefix("\ufeff")
    if text.isascii():
        return text
    code = blanked(text)
    for found in re.finditer(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]", code):
        sign = f"U+{ord(found.group()):04X} {unicodedata.name(found.group(), '')}".strip()
        raise QueryError(f"a sign that cannot be seen stands here ({sign}); delete it", *position(text, found.start()))
    spaces = [found.start() for found in re.finditer(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", code)]
    signs = list(text)
    for place in spaces:
        signs[place] = " "
    return "".join(signs)


def services(text: str) -> list[int]:
    """List where in a query `SERVICE` may be a keyword; an escape can still hide one, which `refuse` finds."""
    return [found.start() for found in re.finditer(_SERVICE, blanked(text), re.IGNORECASE)]


def named_graphs(text: str) -> list[str]:
    """List the IRIs in angle brackets that the query names in FROM."""
    return [
        found[1]
        for start in re.finditer(_FROM, blanked(text), re.IGNORECASE)
        if (found := re.compile(r"FROM\s+(?:NAMED\s*)?<([^<>]*)>", re.IGNORECASE).match(text, start.start()))
    ]


def term(value: str | float) -> ox.NamedNode | ox.Literal:
    """Read a binding: `<iri>` and `prefix:name` as an IRI, a number as a number, else as text, in `"…"` or without."""
    if not isinstance(value, str):
        return ox.Literal(value)
    if value.startswith("<") and value.endswith(">"):
        return ox.NamedNode(value[1:-1])
    if re.fullmatch(r"\w+:[\w.%/-]+", value) and (iri := expand(value)):
        return ox.NamedNode(iri)
    return ox.Literal(value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value)


def _depth(text: str) -> int:
    """Give how deep brackets nest at most; a shallow guess where there are too few to matter."""
    if sum(map(text.count, "{([")) <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for character in text:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    return deepest


def _refuse_service(reading: str, text: str) -> None:
    """Let Oxigraph's own parser say whether the word is a keyword: with another first letter, only a keyword fails.

    In a string, an IRI, a comment, a variable or a prefixed name the other letter changes nothing for the parser. No
    table of where the word may stand could be as exact, and the query that is tried asks nobody.
    """
    lowered = reading.lower()
    if "service" not in lowered:
        return
    letter = next((letter for letter in "xqzkjw" if letter + "ervice" not in lowered), "x")
    harmless = re.sub(
        "s(?=ervice)",
        lambda found: letter if found.group() == "s" else letter.upper(),
        reading,
        flags=re.IGNORECASE,
    )
    try:
        ox.Store().query(harmless + _PADDING, prefixes=PREFIXES)
    except SyntaxError as error:
        if found := re.search(_SERVICE, blanked(reading), re.IGNORECASE):
            message = "SERVICE would ask another server; this tool never uses the network"
            hint = f"; {LABELS}" if asks_for_labels(reading, found.start()) else ""
            raise RefusedError(message + hint, *position(reading, found.start())) from None
        if reading == text:
            raise _readable(text, str(error)) from None


def asks_for_labels(text: str, place: int) -> bool:
    """Tell whether the SERVICE at a place is the label service that Wikidata's endpoint has."""
    written = r"SERVICE\s+(?:SILENT\s+)?(?:wikibase:label\b|<http://wikiba\.se/ontology#label>)"
    return re.compile(written, re.IGNORECASE).match(text, place) is not None


def names_graphs(text: str) -> bool:
    """Tell whether a query says in FROM which graphs it sees."""
    return "from" in text.lower() and bool(re.search(_FROM, blanked(text), re.IGNORECASE))


def blanked(text: str) -> str:
    """Blank out comments, IRIs and strings; every position and line stays where it is."""
    return re.sub(NOT_CODE, lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.VERBOSE | re.DOTALL)


def _unescape(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        number = int(found.group(1) or found.group(2), 16)
        return chr(number) if number < 0x110000 else found.group()

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", character, text)


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column of a place in a text, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _readable(text: str, message: str) -> QueryError:
    """Turn Oxigraph's message into one a person can act on: what stands there, and what to write instead."""
    code = blanked(text)
    if update := re.match(rf"(?:\s|BASE|PREFIX\s+[^\s:]*:)*({_UPDATES})\b", code, re.IGNORECASE):
        word, where = update.group(1).upper(), position(text, update.start(1))
        return RefusedError(f"{word} would change the graph, which is read-only; edit data/ instead", *where)
    declared = {*PREFIXES, *re.findall(r"PREFIX\s+([^\s:]*):", code, re.IGNORECASE)}
    for used in re.finditer(r"(?<![?$@\w:.-])([^\W\d_][\w.-]*|):(?=[\w:%\\-])", code):
        if used.group(1) not in declared:
            name, where = used.group(1), position(text, used.start())
            return QueryError(f'the prefix "{name}:" is not known; those that are: {", ".join(PREFIXES)}', *where)
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return QueryError(message)
    if at_fault := select_clause.fault(code, found.group(3)):
        return QueryError(at_fault[0], *position(text, at_fault[1]))
    offset = _offset(text, int(found.group(1)), int(found.group(2)), found.group(3))
    if said := re.search(r"(?:The )?SELECT [^,\[]+\w", found.group(3)):
        select = re.search("SELECT", code, re.IGNORECASE)
        return QueryError(said.group().replace("The", "the"), *position(text, select.start() if select else offset))
    there = " ".join(text[offset:].split())[:30]
    what = f"the query cannot be read at «{there}»" if there else "the query ends too early"
    return QueryError(what, *position(text, offset if there else len(text.rstrip())))


def _offset(text: str, line: int, column: int, expected: str) -> int:
    """Give where the fault begins: Oxigraph reports where the last keyword it tried there would have ended."""
    start = sum(len(row) + 1 for row in text.split("\n")[: line - 1]) + column - 1
    words = re.findall(r"(?:\A|, )([A-Z_]+)(?=,|\Z)", expected)
    exact = re.search(r"[\[\"]", expected)
    if not exact and words:
        start -= min(map(len, words))
    elif expected.startswith("IRI parsing failed"):
        start = text.rfind("<", 0, start)
    return start
