"""Initiatives by how they stand: in force, perhaps in force, over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lhl_graph import alphabet
from lhl_graph.findings.status import STATES
from lhl_graph.prose import NOUNS, listed, small, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice


def in_order(content: Content, voice: Voice, initiatives: Iterable[str]) -> list[str]:
    """Give initiatives by the names that are shown, those in force first."""
    named = sorted(initiatives, key=lambda each: alphabet.key(voice.called(each)))
    return sorted(named, key=lambda each: STATES.index(content.states.get(each, "")))


def by_state(content: Content, initiatives: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Group initiatives by how they stand, those in force first."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in initiatives:
        found[content.states.get(each, "")].append(each)
    return [(content.mark(found[state][0]), found[state]) for state in STATES if state in found]


def told(content: Content, voice: Voice, initiatives: Sequence[str]) -> str:
    """Say how many initiatives stand how."""
    language = voice.language
    gender = NOUNS["initiative"][language][0]
    found = by_state(content, initiatives)
    told = [f"{spelled(len(rows), language, gender)} {small(voice.state(mark))}" for mark, rows in found]
    return listed(told, language)
