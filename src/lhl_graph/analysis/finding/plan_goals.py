"""The goals of a plan, told by their wording and by the heading they stand under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAID: Final = re.compile(
    r"^\W*(?:hoved|hovud|del|overordna|overordnet|effekt|resultat|lang\w*|visjon og )?\s*"
    r"(?:mål|målsetting\w*|målsetjing\w*)(?:et|a|ene)?\s*(?:nr\.?)?\s*\d*(?:\.\d+)*\s*(?:[:–-]|er\b)",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(
    r"(?:\b|hoved|hovud|del)mål(?:et|ene|a|setting\w*|setjing\w*)?\b(?!gruppe|estokk|ing)", re.IGNORECASE
)
_SHALL: Final = re.compile(r"\b(?:skal|vil|bør)\b", re.IGNORECASE)
_WE_SHALL: Final = re.compile(
    r"^(?:kommunen|vi|\w+ kommune|innbygg\w+|alle|eldre|flere|fleire)\b.{0,60}?\b(?:skal|vil)\b", re.IGNORECASE
)
_LEVEL: Final = re.compile(r"\b(?:(del|resultat|innsats)|hoved|hovud|overordn\w+\s)mål", re.IGNORECASE)
_STATE: Final = re.compile(
    r"\b(?:nasjonal[et]?|regjering(?:en|a)s?|regjeringa si(?:ne|tt)?|statens|statlig[et]?|statleg[et]?)\s+"
    r"(?:\w+\s+)?(?:hoved|hovud|del)?mål(?!gruppe)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]?")
_SHORTEST, _LONGEST = 4, 60


class Passage(NamedTuple):
    """A piece of a plan: its kind, where it begins, its text, and the headings above it."""

    kind: str
    start: int
    text: str
    path: tuple[str, ...]


class PlanGoal(NamedTuple):
    """A goal's span and text, and how sure it is that it is one: 0.9 said so, 0.7 stands under goals, 0.4 worded so.

    ``level`` is main or sub, as its own words, the line that leads to it or the heading above it say; ``of_state``
    is whether one of these says that the goal is the state's.
    """

    start: int
    end: int
    text: str
    confidence: float
    level: str
    of_state: bool


def plan_goals(passages: Iterable[Passage]) -> Iterator[PlanGoal]:
    """Give the goals of a plan, in order.

    >>> [goal.confidence for goal in plan_goals([Passage("item", 0, "Mål 1: Flere eldre skal bo hjemme.", ())])]
    [0.9]
    """
    lead = ""
    for passage in passages:
        if passage.kind != "item":
            lead = passage.text.strip() if passage.text.rstrip().endswith(":") else ""
        if passage.kind in ("heading", "contents", "note"):
            continue
        headed = any(_HEADED.search(heading) for heading in passage.path[-2:])
        above = (lead, *reversed(passage.path[-2:]))
        for found in _SENTENCE.finditer(passage.text):
            said = found[0].strip()
            confidence = _confidence(passage, said, headed=headed)
            if confidence and _SHORTEST <= len(said.split()) <= _LONGEST:
                start = passage.start + found.start() + len(found[0]) - len(found[0].lstrip())
                label = said_so[0] if (said_so := _SAID.match(said)) else ""
                level, of_state = _level((label, *above)), any(map(_STATE.search, (_beginning(said), *above)))
                yield PlanGoal(start, start + len(said), said, confidence, level, of_state)


def _beginning(said: str) -> str:
    """Give the first words of a sentence, which tell whose goal it is of."""
    return " ".join(said.split()[:4])


def _level(places: Iterable[str]) -> str:
    """Give the level that the first of some places tells; main if none does."""
    told = next(filter(None, map(_LEVEL.search, places)), None)
    return "sub" if told and told[1] else "main"


def _confidence(passage: Passage, said: str, *, headed: bool) -> float:
    if _SAID.match(said):
        return 0.9
    if headed and (passage.kind == "item" or _SHALL.search(said)):
        return 0.7
    return 0.4 if _WE_SHALL.match(said) else 0.0
