"""The text of a query taken apart and put together in other ways, for servers that answer in parts or bind no values.

Only for queries that Oxigraph's parser has accepted, by the grammar of SPARQL 1.1 (section 19.8): a keyword, a bracket
or a variable is what stands outside comments, IRIs and strings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.errors import QueryError
from lhl_graph.graph.sparql import blanked
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FORM: Final = re.compile(r"(?:\s|BASE\b|PREFIX\s+[^\s:]*:)*(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", re.IGNORECASE)
_WORD: Final = r"(?<![?$:\w-]){}(?![\w:-])"
_SELECT: Final = re.compile(_WORD.format("SELECT"), re.IGNORECASE)
_FROM: Final = re.compile(_WORD.format("FROM"), re.IGNORECASE)
_WHERE: Final = re.compile(_WORD.format("WHERE") + r"\s*\Z", re.IGNORECASE)
_EXPLICIT: Final = re.compile(r"\s*(?:(?:DISTINCT|REDUCED)(?!\w)\s*)?[?$(]", re.IGNORECASE)
_NEEDS_VARIABLE: Final = re.compile(r"(?:BOUND|VALUES)\s*\Z", re.IGNORECASE)
_NAMED_AS: Final = re.compile(r"\bAS\s*\Z", re.IGNORECASE)
_NEAR: Final = 40
_VALUES: Final = re.compile(_WORD.format("VALUES"), re.IGNORECASE)
_ORDER: Final = re.compile(_WORD.format(r"ORDER\s+BY"), re.IGNORECASE)
_DIGITS: Final = 18
_SLICE: Final = re.compile(_WORD.format(r"(LIMIT|OFFSET)\s+(\d+)"), re.IGNORECASE)


class Query(NamedTuple):
    """A query in parts; `str()` puts them together again."""

    prologue: str
    form: str
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    head: str
    """What is selected, constructed (with its brackets; empty in the short form) or described."""
    dataset: str
    where: str
    """The pattern with its brackets; empty where a DESCRIBE has none."""
    grouping: str
    order: str
    """The keys after ORDER BY."""
    limit: int | None
    offset: int
    values: str
    """The data block at the end, if there is one."""

    def __str__(self) -> str:
        parts = [
            self.prologue,
            f"{self.form} {self.head}",
            self.dataset,
            f"WHERE {self.where}" if self.where else "",
            self.grouping,
            f"ORDER BY {self.order}" if self.order.strip() else "",
            "" if self.limit is None else f"LIMIT {self.limit}",
            f"OFFSET {self.offset}" if self.offset else "",
            self.values,
        ]
        return "\n".join(part for part in parts if part.strip())


def read(text: str) -> Query:
    """Take a query apart.

    Raises:
        QueryError: it holds its brackets or keywords as escapes.
    """
    bare = blanked(text)
    start = _FORM.match(bare)
    if start is None or "\\u" in bare.lower():
        raise QueryError("the query writes characters as \\u escapes; write them as they are")
    form, end = start.group(1).upper(), start.end(1)
    groups = list(_groups(bare, end))
    if not groups:  # DESCRIBE <iri>, perhaps with a slice behind it
        return Query(text[: start.start(1)], form, text[end:], "", "", "", "", None, 0, "")
    head = ""
    if form == "CONSTRUCT" and not _WHERE.search(bare[end : groups[0][0]]):
        end, head = groups[0][1], text[slice(*groups.pop(0))]
    opened, closed = groups[0]
    keyword = _WHERE.search(bare, end, opened)
    stop = keyword.start() if keyword else opened
    if form in ("SELECT", "DESCRIBE"):
        graphs = _FROM.search(bare, end, stop)
        begin = graphs.start() if graphs else stop
        end, head = begin, text[end:begin]
    tail = _modifiers(text[closed:], bare[closed:])
    return Query(text[: start.start(1)], form, head, text[end:stop], text[opened:closed], *tail)


def _modifiers(text: str, bare: str) -> tuple[str, str, int | None, int, str]:
    """Take what follows the pattern apart: grouping, order, limit, offset, values."""
    found = _VALUES.search(bare)
    end = found.start() if found else len(text)
    slices = {each.group(1).upper(): _number(each.group(2)) for each in _SLICE.finditer(bare, 0, end)}
    sliced = _SLICE.search(bare, 0, end)
    last = sliced.start() if sliced else end
    order = _ORDER.search(bare, 0, last)
    grouping = text[: order.start() if order else last]
    keys = text[order.end() : last] if order else ""
    return grouping, keys, slices.get("LIMIT"), slices.get("OFFSET", 0), text[end:]


def _number(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise QueryError(f"LIMIT and OFFSET have at most {_DIGITS} digits, not {len(digits)}")
    return int(digits)


def _groups(bare: str, start: int) -> Iterator[tuple[int, int]]:
    """Give where each group in curly brackets begins and ends that is in no other bracket."""
    depth = round_depth = 0
    opened = start
    for place in range(start, len(bare)):
        character = bare[place]
        if character in "([":
            round_depth += 1
        elif character in ")]":
            round_depth -= 1
        elif character == "{":
            if depth == 0 and round_depth == 0:
                opened = place
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0 and round_depth == 0:
                yield opened, place + 1


def prologue(text: str) -> str:
    """Give our own prefixes that a query uses, on one line, so that its lines keep their numbers."""
    used = {name for name in PREFIXES if f"{name}:" in text}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used))


def with_values(text: str, bound: Mapping[str, str]) -> str:
    """Give variables their values, terms as SPARQL writes them, in every SELECT that names them, and in other forms.

    A data block at the head of its pattern gives the value; a sub-SELECT thus starts from it. In expressions the term
    itself stands for the variable: some engines (Virtuoso) do not see a value from outside within FILTER NOT EXISTS.
    """
    if not bound:
        return text
    text = _with_pattern(text)
    bare = blanked(text)
    form = _FORM.match(bare)
    scopes = [_Scope(bare, found.end()) for found in _SELECT.finditer(bare)]
    if form and form.group(1).upper() != "SELECT":
        scopes.append(_Scope(bare, form.end(), skipped=form.group(1).upper() == "CONSTRUCT"))
    changes = [(scope.opened + 1, scope.opened + 1, scope.blocks(bound)) for scope in scopes]
    for start, end, name in _in_expressions(bare):
        around = [scope for scope in scopes if scope.start < start < scope.closed]
        if name in bound and around and max(around, key=lambda scope: scope.start).names(name):
            changes.append((start, end, bound[name]))
    for start, end, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _with_pattern(text: str) -> str:
    """Give a DESCRIBE without a pattern an empty one, and a CONSTRUCT without a template its pattern as that."""
    bare = blanked(text)
    form = _FORM.match(bare)
    kind = form.group(1).upper() if form else ""
    if form is None or kind not in ("CONSTRUCT", "DESCRIBE"):
        return text
    groups = list(_groups(bare, form.end()))
    if kind == "DESCRIBE" and not groups:
        return f"{text}\nWHERE {{ }}"
    opened, closed = groups[0]
    if kind == "CONSTRUCT" and _WHERE.search(bare[form.end() : opened]):
        return f"{text[: form.end()]} {text[opened:closed]} {text[form.end() :]}"
    return text


class _Scope:
    """A query or sub-query: where it and its pattern lie, and what text tells which variables it gives."""

    def __init__(self, bare: str, place: int, *, skipped: bool = False) -> None:
        """Look from `place` on; `skipped` says that a template comes before the pattern."""
        self.start = place
        groups = _groups(bare, place)
        template = bare[slice(*next(groups))] if skipped else ""
        self.opened, self.closed = next(groups)
        head = bare[place : self.opened]
        explicit = _EXPLICIT.match(head) is not None
        self._named = _outside_brackets(head) if explicit else template + bare[self.opened : self.closed]

    def names(self, variable: str) -> bool:
        return re.search(rf"[?$]{re.escape(variable)}(?!\w)", self._named) is not None

    def blocks(self, bound: Mapping[str, str]) -> str:
        return "".join(f" VALUES ?{name} {{ {term} }}" for name, term in bound.items() if self.names(name))


def _outside_brackets(bare: str) -> str:
    inner = ""
    while inner != bare:
        inner, bare = bare, re.sub(r"\([^()]*\)", " ", bare)
    return bare


def _in_expressions(bare: str) -> Iterator[tuple[int, int, str]]:
    """Give where variables stand in expressions: in round brackets, but for those that need a variable there."""
    brackets: list[int] = []
    for found in re.finditer(r"[(){}\[\]]|[?$](\w+)", bare):
        token = found.group()
        if token in ("(", "{", "["):
            brackets.append(found.start())
        elif token in (")", "}", "]"):
            brackets.pop()
        elif (
            brackets
            and bare[brackets[-1]] == "("
            and not _NEEDS_VARIABLE.search(bare, max(0, brackets[-1] - _NEAR), brackets[-1])
            and not _NAMED_AS.search(bare, max(0, found.start() - _NEAR), found.start())
        ):
            yield found.start(), found.end(), found.group(1)


def page(query: Query, variables: Iterable[str], skip: int, most: int) -> Query:
    """Give the query for `most` of its rows after the first `skip`, in an order that leaves nothing open.

    The query's own order comes first; rows that are alike in it are told apart by all that is selected.
    """
    keys = " ".join([query.order.rstrip(), *(f"?{name}" for name in variables)])
    return query._replace(order=keys + "\n", limit=_rest(query, skip, most), offset=query.offset + skip)


def after(query: Query, skip: int) -> Query:
    """Give the query for one more row than `skip`, in any order: whether there is one is all that it tells."""
    return query._replace(order="", limit=_rest(query, skip, 1), offset=query.offset + skip)


def _rest(query: Query, skip: int, most: int) -> int:
    return most if query.limit is None else max(0, min(most, query.limit - skip))


def inside(query: Query, variables: Iterable[str]) -> Query:
    """Put an ordered page's query inside another that takes the page.

    Virtuoso sorts at most 10,000 rows to find a page, but any number of them inside a sub-SELECT, whose order it keeps.
    """
    inner = query._replace(prologue="", dataset="", limit=None, offset=0)
    names = " ".join(f"?{name}" for name in variables)
    return Query(
        query.prologue, "SELECT", names, query.dataset, f"{{ {{ {inner}\n}} }}", "", "", query.limit, query.offset, ""
    )


def selecting(query: Query) -> tuple[Query, str]:
    """Give the SELECT that finds what a CONSTRUCT fills its template with, and the template."""
    template = query.head if query.head.strip() else query.where
    names = dict.fromkeys(re.findall(r"[?$](\w+)", blanked(template)))
    return query._replace(form="SELECT", head=" ".join(f"?{name}" for name in names) or "*"), template
