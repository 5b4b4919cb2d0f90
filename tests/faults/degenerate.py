"""Data folders that are valid and say next to nothing, or the same thing over and over."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from lhl_graph.reading.repository import Repository

ONTOLOGY: Final = Path(__file__).parents[2] / "ontology"
SOURCE: Final = {"id": "S1", "url": "https://example.org/a", "title": "A", "publisher_name": "A", "form": "page"}

CONCEPTS: Final = (("dementia", "relatives"), ("housing", "businesses"), ("culture", "children-and-young-people"))
"""Pairs of a theme and a target group that have nothing in common."""


def goal(number: int, theme: str, group: str) -> dict[str, Any]:
    """Give a goal with one theme and one target group."""
    text = {"nb": f"Mål nummer {number}", "en": f"Goal number {number}"}
    return {"id": f"g{number}", "level": "main", "text": text, "theme": [theme], "group": [group], "source": "S1"}


def measure(number: int, theme: str, group: str) -> dict[str, Any]:
    """Give a measure with one theme and one target group."""
    text = {"nb": f"Tiltak nummer {number}", "en": f"Measure number {number}"}
    tags = {"theme": [theme], "group": [group]}
    return {"id": f"m{number}", "instrument": "guidance", "text": text, **tags, "source": "S1"}


def named(slug: str) -> dict[str, Any]:
    """Give an initiative that is known by its name alone."""
    head = {"id": slug, "type": "Initiative", "knowledge": "named-only", "kind": "strategy"}
    return {**head, "name": {"nb": slug}, "source": "S1", "sources": [SOURCE]}


def full(slug: str, concepts: tuple[str, str] = CONCEPTS[0], owner: str = "hod", parts: int = 1) -> dict[str, Any]:
    """Give an initiative that is described in full, with as many goals and measures."""
    theme, group = concepts
    return {
        "id": slug,
        "type": "Initiative",
        "knowledge": "full",
        "kind": "strategy",
        "name": {"nb": f"Plan {slug}"},
        "owner": owner,
        "period": {"start": 2020, "end_is": "open"},
        "status": "active",
        "as_of": 2025,
        "confidence_note": "Invented.",
        "goals": [goal(number, theme, group) for number in range(1, parts + 1)],
        "measures": [measure(number, theme, group) for number in range(1, parts + 1)],
        "themes": [{"theme": theme, "source": "S1"}],
        "target_groups": [{"group": group, "source": "S1"}],
        "sources": [SOURCE],
    }


def related(initiative: dict[str, Any], *others: str) -> dict[str, Any]:
    """Let an initiative support others."""
    relations = [{"relation": "supports", "to": other, "source": "S1"} for other in others]
    return {**initiative, "relations": relations}


def only_in(language: str, initiative: dict[str, Any]) -> dict[str, Any]:
    """Let all that an initiative says be in one language."""

    def spoken(value: Any) -> Any:
        if isinstance(value, list):
            return [spoken(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() <= {"nb", "nn", "en", "se"}:
            return {language: next(iter(value.values()))}
        return {key: spoken(each) for key, each in value.items()}

    told: dict[str, Any] = spoken(initiative)
    return told


LHL: Final = "leve-hele-livet"

FOLDERS: Final[dict[str, list[dict[str, Any]]]] = {
    "nothing": [],
    "one name": [named(LHL)],
    "only names": [named(slug) for slug in (LHL, "b", "c")],
    "one": [full(LHL)],
    "one without measures": [{key: value for key, value in full(LHL).items() if key != "measures"}],
    "two, nothing shared": [full(LHL), full("b", CONCEPTS[1], "kd")],
    "two alike": [full(LHL), full("b")],
    "three, nothing shared": [full(LHL), full("b", CONCEPTS[1], "kd"), full("c", CONCEPTS[2], "kud")],
    "all alike": [full(slug) for slug in (LHL, *"bcdefg")],
    "a ring": [
        related(full(LHL), "b"),
        related(full("b", CONCEPTS[1]), "c"),
        related(full("c", CONCEPTS[2]), LHL),
        related(named("d"), LHL, "b"),
    ],
    "only English": [only_in("en", full(LHL)), only_in("en", full("b")), only_in("en", named("c"))],
    "only Northern Sami": [only_in("se", full(LHL)), only_in("se", full("b"))],
    "hundreds of parts": [full(LHL, parts=300), full("b"), named("c")],
}


def make(root: Path, initiatives: list[dict[str, Any]]) -> Repository:
    """Write a data folder beside the real ontology."""
    (root / "data").mkdir(parents=True)
    shutil.copytree(ONTOLOGY, root / "ontology")
    for initiative in initiatives:
        _write(root / "data" / "initiatives" / f"{initiative['id']}.yaml", initiative)
        if owner := initiative.get("owner"):
            actor = {"id": owner, "type": "Actor", "actor_type": "ministry", "name": {"nb": owner, "en": owner}}
            _write(root / "data" / "actors" / f"{owner}.yaml", {**actor, "source": "S1", "sources": [SOURCE]})
    return Repository(root)


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
