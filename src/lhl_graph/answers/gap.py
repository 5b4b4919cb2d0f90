"""The rows that gaps come in, and what their columns are called."""

from __future__ import annotations

from typing import Final, NamedTuple

from lhl_graph.answers.successions import HEADINGS as _SUCCESSIONS


class LinkRow(NamedTuple):
    """An unseen link between `a` and `b`, and one sentence of why it is listed."""

    a: str
    b: str
    name_a: str
    name_b: str
    score: float
    q: float
    shared: list[str]
    reason: str
    in_force: str = ""
    """How sure it is that they are in force on the date asked about: of the less sure; empty without a date."""


class ThemeRow(NamedTuple):
    """A theme that one initiative alone touches."""

    theme: str
    label: str
    initiative: str
    name: str
    parts: list[str]
    in_force: str = ""


class GroupRow(NamedTuple):
    """A target group that initiatives name and no measure is made for."""

    target_group: str
    label: str
    named_by: list[str]
    reached_as: list[str]
    initiatives: list[str]
    """IRIs of the initiatives that name it."""
    in_force: str = ""


class GoalRow(NamedTuple):
    """A goal that no measure of its own initiative supports; `measures` is false when none is recorded at all."""

    initiative: str
    name: str
    goal: str
    text: str
    measures: bool
    reason: str
    in_force: str = ""


HEADINGS: Final = {
    "links": {
        "nb": {"name_a": "Satsing", "name_b": "Med", "score": "Samlet", "q": "q", "shared": "Felles"},
        "nn": {"name_a": "Satsing", "name_b": "Med", "score": "Samla", "q": "q", "shared": "Felles"},
        "en": {"name_a": "Initiative", "name_b": "With", "score": "Overall", "q": "q", "shared": "Shared"},
    },
    "themes": {
        "nb": {"label": "Tema", "name": "Bare i"},
        "nn": {"label": "Tema", "name": "Berre i"},
        "en": {"label": "Theme", "name": "Only in"},
    },
    "groups": {
        "nb": {"label": "Målgruppe uten eget tiltak", "named_by": "Nevnt av", "reached_as": "Nås som del av"},
        "nn": {"label": "Målgruppe utan eige tiltak", "named_by": "Nemnd av", "reached_as": "Blir nådd som del av"},
        "en": {"label": "Group without a measure", "named_by": "Named by", "reached_as": "Reached as part of"},
    },
    "goals": {
        "nb": {"name": "Satsing", "text": "Mål uten tiltak", "reason": "Hvorfor"},
        "nn": {"name": "Satsing", "text": "Mål utan tiltak", "reason": "Kvifor"},
        "en": {"name": "Initiative", "text": "Goal without a measure", "reason": "Why"},
    },
    "successions": _SUCCESSIONS,
}
WITHOUT: Final = {
    "nb": ("ingen tiltak er registrert", "ingen av tiltakene gjelder målets temaer"),
    "nn": ("ingen tiltak er registrerte", "ingen av tiltaka gjeld temaa i målet"),
    "en": ("no measure is recorded", "no measure is about the themes of the goal"),
}
"""Why a goal is without a measure: when its initiative has none, and when it has."""
