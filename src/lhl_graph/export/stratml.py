"""StratML Part 1 (ISO 17469-1:2015, Strategy Markup Language): one initiative as a strategic plan.

What the graph has and Part 1 has a place for: owner and partners, goals with their target groups, period, address. A
main goal is a Goal, a sub-goal an Objective. The graph does not say which main goal a sub-goal serves, for the sources
seldom do: sub-goals stand under their focus area, which is a Goal then, else under the only main goal, else under a
Goal that says that they are sub-goals. Nothing is made up for Vision, Mission and Value; measures have no place in
Part 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from lhl_graph import alphabet
from lhl_graph.errors import InputError
from lhl_graph.export.choice import READ, STATED
from lhl_graph.graph.formats import check_xml
from lhl_graph.graph.judged import TAG_BASIS
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES, local_name
from lhl_graph.picture.naming import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.export.choice import Choice
    from lhl_graph.graph.store import Store

NAMESPACE: Final = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"

_NAME: Final = 90
"""How long the name of a goal may be; its whole text is the description."""
_SOURCE: Final = PREFIXES["dct"] + "source"
_TITLE: Final = PREFIXES["dct"] + "title"
_MAIN: Final = BASE + "goal-level/main"
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "sub": "Delmål",
        "sub_about": "Delmål som kilden ikke knytter til et av hovedmålene.",
        "area": "Innsatsområde i satsingen.",
        "responsible": "Ansvarlig for gjennomføringen",
        "partner": "Deltar",
        "themes": "Temaer, vurdert av redaktørene av grafen",
        "group": "Målgruppe, vurdert av redaktørene av grafen",
        "themes read": "Temaer, lest av maskin",
        "group read": "Målgruppe, lest av maskin",
        "source": "Kilde",
    },
    "nn": {
        "sub": "Delmål",
        "sub_about": "Delmål som kjelda ikkje knyter til eit av hovudmåla.",
        "area": "Innsatsområde i satsinga.",
        "responsible": "Ansvarleg for gjennomføringa",
        "partner": "Deltek",
        "themes": "Tema, vurderte av redaktørane av grafen",
        "group": "Målgruppe, vurdert av redaktørane av grafen",
        "themes read": "Tema, lesne av maskin",
        "group read": "Målgruppe, lesen av maskin",
        "source": "Kjelde",
    },
    "en": {
        "sub": "Sub-goals",
        "sub_about": "Sub-goals that the source does not tie to one of the main goals.",
        "area": "Focus area of the initiative.",
        "responsible": "Responsible for carrying it out",
        "partner": "Takes part",
        "themes": "Themes, in the judgement of the editors of the graph",
        "group": "Target group, in the judgement of the editors of the graph",
        "themes read": "Themes, read by machine",
        "group read": "Target group, read by machine",
        "source": "Source",
    },
}


def content(store: Store, initiative: str, choice: Choice) -> bytes:
    """Give one initiative as XML.

    Raises:
        InputError: it has no goals, which a strategic plan must have, or nothing of what is chosen.
        OutputError: XML has no way to write a text.
    """
    return _Plan(store, choice).content(initiative)


def files(store: Store, initiatives: Iterable[str], choice: Choice) -> dict[str, bytes]:
    """Give one file for each of the initiatives that have goals.

    Raises:
        InputError: none of them has, or nothing of what is chosen.
    """
    plan = _Plan(store, choice)
    with_goals = (each for each in sorted(initiatives) if store.objects(each, NS + "goal"))
    found = {f"{local_name(each)}.stratml.xml": plan.content(each) for each in with_goals}
    if not found:
        raise InputError("no initiative that fits has goals in the graph; StratML is for goals")
    return found


class _Plan:
    def __init__(self, store: Store, choice: Choice) -> None:
        if choice.what not in (STATED, "all"):
            raise InputError(f"StratML holds what sources state; nothing in it is {choice.what} alone")
        self._store = store
        self._labels = Labels(store, choice.language)
        self._words = _WORDS[choice.language]
        self._judged = choice.what == "all"

    def content(self, initiative: str) -> bytes:
        goals = sorted(self._all(initiative, "goal"), key=alphabet.natural)
        if not goals:
            raise InputError(f"{local_name(initiative)} has no goals in the graph; StratML is for goals")
        root = ElementTree.Element("StrategicPlan", {"xmlns": NAMESPACE})
        _add(root, "Name", self._name(initiative))
        core = _add(root, "StrategicPlanCore")
        for owner in self._all(initiative, "owner"):
            self._organization(core, owner, initiative)
        self._goals(core, goals)
        self._administration(root, initiative)
        ElementTree.indent(root, " ")
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        check_xml(written)
        return written + b"\n"

    def _organization(self, core: ElementTree.Element, owner: str, initiative: str) -> None:
        organization = _add(core, "Organization")
        _add(organization, "Name", self._name(owner))
        for abbreviation in self._all(owner, "abbreviation")[:1]:
            _add(organization, "Acronym", abbreviation)
        _add(organization, "Identifier", _identifier(owner))
        for role in ("responsible", "partner"):
            for actor in self._all(initiative, role):
                self._stakeholder(organization, actor, self._words[role], "Organization")

    def _goals(self, core: ElementTree.Element, goals: list[str]) -> None:
        """Write main goals, focus areas with sub-goals, and the sub-goals of neither, in the order of the source."""
        main = [goal for goal in goals if _MAIN in self._all(goal, "level")]
        areas: dict[str, list[str]] = {}
        loose = []
        for goal in (each for each in goals if each not in main):
            area = next(iter(self._all(goal, "inFocusArea")), None)
            if area is None:
                loose.append(goal)
            else:
                areas.setdefault(area, []).append(goal)
        for number, goal in enumerate(main, 1):
            self._goal(core, goal, number, loose if len(main) == 1 else [])
        for number, area in enumerate(sorted(areas, key=alphabet.natural), len(main) + 1):
            self._group(core, self._labels[area], self._words["area"], _identifier(area), number, areas[area])
        if loose and len(main) != 1:
            name, last = f"{_identifier(loose[0].rsplit('/', 1)[0])}_sub", len(main) + len(areas) + 1
            self._group(core, self._words["sub"], self._words["sub_about"], name, last, loose)

    def _goal(self, core: ElementTree.Element, goal: str, number: int, below: list[str]) -> None:
        element = _add(core, "Goal")
        self._statement(element, goal, str(number))
        for place, each in enumerate(below, 1):
            self._statement(_add(element, "Objective"), each, f"{number}.{place}")

    def _group(
        self, core: ElementTree.Element, name: str, about: str, identifier: str, number: int, below: list[str]
    ) -> None:
        element = _add(core, "Goal")
        _add(element, "Name", name)
        _add(element, "Description", about)
        _add(element, "Identifier", identifier)
        _add(element, "SequenceIndicator", str(number))
        for place, each in enumerate(below, 1):
            self._statement(_add(element, "Objective"), each, f"{number}.{place}")

    def _statement(self, element: ElementTree.Element, goal: str, number: str) -> None:
        text = self._labels[goal]
        _add(element, "Name", short(text, _NAME))
        _add(element, "Description", text)
        _add(element, "Identifier", _identifier(goal))
        _add(element, "SequenceIndicator", number)
        read = " read" if f"{BASE}basis/{READ}" in self._store.objects(goal, TAG_BASIS) else ""
        for group in self._all(goal, "targetGroup") if self._judged else ():
            self._stakeholder(element, group, self._words[f"group{read}"], "Generic_Group")
        themes = [self._labels[theme] for theme in self._all(goal, "theme") if self._judged]
        said = [f"{self._words[f'themes{read}']}: {', '.join(themes)}."] if themes else []
        said += [f"{self._words['source']}: {each}" for each in self._sources(goal)]
        if said:
            _add(element, "OtherInformation", "\n".join(said))

    def _stakeholder(self, parent: ElementTree.Element, iri: str, about: str, kind: str) -> None:
        stakeholder = _add(parent, "Stakeholder", StakeholderTypeType=kind)
        _add(stakeholder, "Name", self._name(iri))
        _add(stakeholder, "Description", about)

    def _administration(self, root: ElementTree.Element, initiative: str) -> None:
        element = _add(root, "AdministrativeInformation")
        for period in self._all(initiative, "period"):
            for name, day in (("StartDate", "firstDay"), ("EndDate", "lastDay")):
                for value in self._all(period, day):
                    _add(element, name, value)
        entries = sorted(self._all(initiative, "sourceEntry"), key=alphabet.natural)
        for url in [url for part in (*self._all(initiative, "document"), *entries) for url in self._all(part, "url")][
            :1
        ]:
            _add(element, "Source", url)

    def _name(self, iri: str) -> str:
        return self._labels[iri]

    def _sources(self, iri: str) -> list[str]:
        found = []
        for source in self._store.objects(iri, _SOURCE):
            title = next(iter(self._store.objects(source, _TITLE)), "")
            found += [f"{title}, {url}" for url in self._all(source, "url")]
        return found

    def _all(self, iri: str, name: str) -> list[str]:
        return self._store.objects(iri, NS + name)


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: Any) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text
    return element


def _identifier(iri: str) -> str:
    """Give an XML name of its own to a thing (the type of Identifier is xsd:ID)."""
    return "lhl_" + re.sub(r"[^\w.-]", "_", iri.removeprefix(BASE))
