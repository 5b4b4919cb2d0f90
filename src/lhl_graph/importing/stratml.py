"""StratML, Part 1 and 2, as drafts of initiatives: what the export writes comes back, what has no place is listed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from lhl_graph.analysis.finding.written_form import written_form
from lhl_graph.documents.package import bounded
from lhl_graph.errors import InputError
from lhl_graph.importing.drafts import Draft
from lhl_graph.iris import BASE, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from lhl_graph.graph.store import Store

MOST_BYTES: Final = 20_000_000
"""How large a plan may be; the largest that were found are a hundredth of that."""

_ROOTS: Final = ("StrategicPlan", "PerformancePlanOrReport")
_LABELS: Final = """
SELECT ?thing ?label {
  { ?thing skos:inScheme ?scheme ; skos:prefLabel ?label } UNION { ?thing a lhl:Actor ; rdfs:label ?label }
}"""
_THEMES: Final = re.compile(r"^(?:Tema\w*|Themes)\b[^:]*: (.*)\.$", re.MULTILINE)
_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_ROLES: Final = {"responsible": re.compile("ansvarl", re.I), "partners": re.compile("delta|deltek|takes part", re.I)}
_OWN: Final = re.compile(r"lhl_initiative_([a-z0-9-]+)_(\w+)")
"""An identifier of our own export: an initiative's id and a part's."""

_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to)\b", re.IGNORECASE)


def draft(name: str, content: bytes, store: Store) -> tuple[Draft, list[tuple[str, str]]]:
    """Give a plan as YAML of an initiative, and each element with words that the model has no place for.

    Actors, themes and target groups are known by their labels; others are among what has no place.

    Raises:
        InputError: it is too large, no XML, or no StratML.
    """
    if len(content) > MOST_BYTES:
        raise InputError(f"{name}: is larger than {MOST_BYTES // 10**6} MB, so it is not read")
    try:
        root = bounded(content.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except (ElementTree.ParseError, ValueError) as error:
        raise InputError(f"{name}: is no XML that can be read ({error})") from None
    if _tag(root) not in _ROOTS:
        raise InputError(f"{name}: is no StratML; its outermost element is {_tag(root)}, not {' or '.join(_ROOTS)}")
    for element in root.iter():
        element.tag = _tag(element)
    return _Plan(root, store).draft(name)


class _Plan:
    def __init__(self, root: Element, store: Store) -> None:
        self._root = root
        self._placed: set[Element] = set()
        self._known = {label.lower(): iri for iri, label in sorted(store.rows(_LABELS), reverse=True)}

    def draft(self, name: str) -> tuple[Draft, list[tuple[str, str]]]:
        called = self._take(self._root.find("Name"))
        if not called:
            raise InputError(f"{name}: the plan has no Name")
        goals = self._root.findall("StrategicPlanCore/Goal")
        if not goals:
            raise InputError(f"{name}: the plan has no Goal, so there is nothing to compare")
        own = next(filter(None, (_OWN.match(each.text or "") for each in goals[0].iter("Identifier"))), None)
        made = own[1] if own else slug(called)
        about = self._root.find("AdministrativeInformation")
        lines = [
            "# Read by machine from StratML and checked by nobody; fill in what is missing.",
            f"id: {made}",
            "type: Initiative",
            "basis: read-by-machine",
            "knowledge: full",
            "kind: strategy",
            f"name: {_text(called)}",
            *self._actors(),
            f"period: {self._period(about)}",
            "",
            "goals:",
            *(line for number, goal in enumerate(goals, 1) for line in self._goal(goal, number)),
            "",
            "sources:",
            "  - id: S1",
            *self._address(about),
            f"    title: {_quoted(called)}",
            "    form: report",
        ]
        left = [(_path(element, self._root), text) for element, text in self._left()]
        return Draft(f"initiatives/{made}.yaml", "\n".join(lines) + "\n", called, 0.0, ()), left

    def _actors(self) -> Iterator[str]:
        owners, others = [], {role: list[str]() for role in _ROLES}
        for organization in self._root.findall("StrategicPlanCore/Organization"):
            if owner := self._thing(organization.find("Name"), "actor"):
                owners.append(owner)
                self._take(organization.find("Acronym"))
            for each in organization.findall("Stakeholder"):
                said = each.findtext("Description") or ""
                role = next((role for role, words in _ROLES.items() if words.match(said)), None)
                if role and (actor := self._thing(each.find("Name"), "actor")):
                    self._take(each.find("Description"))
                    others[role].append(actor)
        if owners:
            yield f"owner: {owners[0]}" if len(owners) == 1 else f"owner: [{', '.join(owners)}]"
        yield from (f"{role}: [{', '.join(actors)}]" for role, actors in others.items() if actors)

    def _period(self, about: Element | None) -> str:
        ends = []
        for key, tag in (("start", "StartDate"), ("end", "EndDate")):
            element = about.find(tag) if about is not None else None
            said = _DAY.match(element.text.strip()) if element is not None and element.text else None
            if said:
                self._take(element)
            ends.append(f"{key}: {said[0]}" if said else f"{key}_is: unknown")
        return f"{{{', '.join(ends)}}}"

    def _address(self, about: Element | None) -> Iterator[str]:
        element = about.find("Source") if about is not None else None
        if element is not None and (element.text or "").startswith("http"):
            yield f"    url: {self._take(element)}"

    def _goal(self, goal: Element, number: int) -> Iterator[str]:
        """Give a goal and its objectives; a focus area of our own export is told by its objectives alone."""
        name = goal.findtext("Identifier") or ""
        below = goal.findall("Objective")
        if re.search(r"_(?:fa\d+|sub)$", name) and name.startswith("lhl_"):
            for each in (goal.find("Name"), goal.find("Description")):
                self._take(each)
        else:
            yield from self._statement(goal, f"g{number}", "main")
        for place, objective in enumerate(below, 1):
            yield from self._statement(objective, f"g{number}-{place}", "sub")

    def _statement(self, element: Element, otherwise: str, level: str) -> Iterator[str]:
        own = _OWN.fullmatch(element.findtext("Identifier") or "")
        name, about = self._take(element.find("Name")), self._take(element.find("Description"))
        for each in (element.find("Identifier"), element.find("SequenceIndicator")):
            self._take(each)
        text = about if not name or about.startswith(name.rstrip("…. ")) else f"{name}: {about}" if about else name
        themes = self._themes(element.find("OtherInformation"))
        groups = [group for each in element.findall("Stakeholder") if (group := self._group(each))]
        yield f"  - id: {own[2] if own else otherwise}"
        yield f"    level: {level}"
        if text:
            yield f"    text: {_text(text)}"
        if themes:
            yield f"    theme: [{', '.join(themes)}]"
        if groups:
            yield f"    group: [{', '.join(groups)}]"
        yield "    source: S1"

    def _group(self, stakeholder: Element) -> str:
        group = self._thing(stakeholder.find("Name"), "target-group")
        if group:
            self._take(stakeholder.find("Description"))
        return group

    def _themes(self, other: Element | None) -> list[str]:
        found = _THEMES.search(other.text or "") if other is not None else None
        if other is None or found is None:
            return []
        self._take(other)
        labels = [self._known.get(label.lower(), "") for label in found[1].split(", ")]
        return [iri.removeprefix(f"{BASE}theme/") for iri in labels if iri.startswith(f"{BASE}theme/")]

    def _thing(self, element: Element | None, kind: str) -> str:
        """Give the slug of what a name is the label of, and count the name as placed; nothing for an unknown one."""
        iri = self._known.get(" ".join((element.text or "").lower().split()), "") if element is not None else ""
        if not iri.startswith(f"{BASE}{kind}/"):
            return ""
        self._take(element)
        return iri.removeprefix(f"{BASE}{kind}/")

    def _take(self, element: Element | None) -> str:
        if element is None:
            return ""
        self._placed.add(element)
        return " ".join((element.text or "").split())

    def _left(self) -> Iterator[tuple[Element, str]]:
        for element in self._root.iter():
            text = " ".join((element.text or "").split())
            if text and element not in self._placed and element.tag != "Identifier":
                yield element, text


def _path(element: Element, root: Element) -> str:
    """Give the tags down to an element."""
    above = {child: parent for parent in root.iter() for child in parent}
    tags = [element.tag]
    while element in above:
        element = above[element]
        tags.append(element.tag)
    return "/".join(reversed(tags[:-1]))


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(text: str) -> str:
    return f"{{{'en' if len(_ENGLISH.findall(text)) > 1 else written_form(text)}: {_quoted(text)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
