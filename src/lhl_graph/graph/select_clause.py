"""What a SELECT clause may not do, named by variable and place (SPARQL 1.1, sections 11.4 and 18.2.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECT = re.compile(r"(?<![?$\w:])SELECT\b(?!\s*:)", re.IGNORECASE)
_GROUP = re.compile(
    r"\s*GROUP\s+BY\b(.*?)(?=\bHAVING\b|\bORDER\b|\bLIMIT\b|\bOFFSET\b|\bVALUES\b|[{}]|\Z)", re.I | re.S
)
_AGGREGATE = re.compile(r"\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*(?=\()", re.IGNORECASE)
_NAMED = re.compile(r"\bAS\s*[?$](\w+)\s*\)\Z", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")


class _Item(NamedTuple):
    """One thing that a SELECT selects."""

    start: int
    text: str

    @property
    def name(self) -> str | None:
        """The variable that it gives a value."""
        found = _NAMED.search(self.text) or _VARIABLE.fullmatch(self.text)
        return found and found[1]

    def needs(self) -> Iterator[tuple[str, int]]:
        """Give each variable that it reads outside of an aggregate, and where it stands."""
        said = self.text
        if named := _NAMED.search(said):
            said = said[: named.start()]
        for found in _VARIABLE.finditer(_without_aggregates(said)):
            yield found[1], self.start + found.start()


def fault(code: str, complaint: str) -> tuple[str, int] | None:
    """Name the variable at fault in one of the SELECT clauses, and its offset; None when none is at fault.

    `code` is a query whose comments, strings and IRIs are blanked out; `complaint` what the parser says of it.
    """
    for select in _SELECT.finditer(code):
        start = code.find("{", select.end())
        if start < 0:
            return None
        end = _closing(code, start)
        items = list(_items(code, select.end(), start))
        group = _GROUP.match(code, end + 1)
        keys = {item.name for item in _items(code, group.start(1), group.end(1))} if group else set()
        if group and re.match(r"\s*(?:DISTINCT|REDUCED)?\s*\*", code[select.end() : start], re.IGNORECASE):
            return "SELECT * cannot go with GROUP BY; name the variables of GROUP BY, and aggregates", select.start()
        grouped = group or any(_AGGREGATE.search(item.text) for item in items)
        if grouped and (found := _ungrouped(items, keys)):
            return found
        if "overrides" in complaint or "Duplicated" in complaint:
            bound = {*keys, *_VARIABLE.findall(code[start:end])}
            if found := _given_twice(items, bound) or _named_twice(items):
                return found
    return None


def _ungrouped(items: list[_Item], keys: set[str | None]) -> tuple[str, int] | None:
    for item in items:
        for name, where in item.needs():
            if name not in keys:
                told = f"?{name} is selected, but is neither in GROUP BY nor in an aggregate; write GROUP BY … ?{name}"
                return f"{told} or (SAMPLE(?{name}) AS ?…)", where
    return None


def _given_twice(items: list[_Item], bound: set[str | None]) -> tuple[str, int] | None:
    for item in items:
        if item.text.startswith("("):
            if item.name in bound:
                where = item.start + item.text.rindex(item.name or "") - 1
                return f"?{item.name} has a value already; give what stands before AS another name", where
            bound.add(item.name)
    return None


def _named_twice(items: list[_Item]) -> tuple[str, int] | None:
    seen = set()
    for item in items:
        if item.name in seen:
            return f"?{item.name} is selected twice; name it once", item.start
        seen.add(item.name)
    return None


def _items(code: str, start: int, end: int) -> Iterator[_Item]:
    """Cut what stands between two places into variables and what is in brackets."""
    place = start
    while found := re.compile(r"[?$]\w+|\(|\b(?:FROM|WHERE)\b", re.IGNORECASE).search(code, place, end):
        if found[0].upper() in ("FROM", "WHERE"):
            return
        place = _closing(code, found.start()) + 1 if found[0] == "(" else found.end()
        yield _Item(found.start(), code[found.start() : place])


def _closing(code: str, start: int) -> int:
    """Give where the bracket at `start` closes; the end of the text when it does not."""
    depth = 0
    opening, closing = code[start], {"(": ")", "{": "}"}[code[start]]
    for place in range(start, len(code)):
        depth += (code[place] == opening) - (code[place] == closing)
        if depth == 0:
            return place
    return len(code) - 1


def _without_aggregates(text: str) -> str:
    """Blank out aggregates, and what stands within them; every position stays."""
    end = 0
    for found in _AGGREGATE.finditer(text):
        if found.start() >= end:
            end = _closing(text, found.end()) + 1
            text = text[: found.start()] + " " * (end - found.start()) + text[end:]
    return text
