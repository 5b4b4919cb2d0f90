"""What a plan says about the national initiatives, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.significance import VALIDATED

if TYPE_CHECKING:
    from lhl_graph.analysis.finding.mentions import Mention
    from lhl_graph.analysis.finding.plan_goals import PlanGoal
    from lhl_graph.documents.document import Document

FINDINGS: Final = ("named", "ended", "unnamed", "touched", "goal")
"""Names and in force, or not known whether; names though ended; should know of; touches; has a goal like one of it."""


class Evidence(NamedTuple):
    """A document of the graph that says what an initiative is."""

    title: str
    url: str


class SharedConcept(NamedTuple):
    """A theme or target group that the plan and an initiative share, with its part of the score."""

    concept: str
    name: str
    share: float


class Finding(NamedTuple):
    """What is found about one initiative: how much it is touched, where it is named, what took over when it ended.

    ``state`` is active, perhaps, not yet, ended or unknown; ``confirmed`` says when a source last told that it is in
    force, or may be.
    """

    initiative: str
    name: str
    finding: str
    state: str
    confirmed: str
    score: float
    q: float
    shared: list[SharedConcept]
    mentions: list[Mention]
    successors: list[str]
    sources: list[Evidence]


class GoalPair(NamedTuple):
    """A goal of the plan and the national goal most like it, in [0, 1]."""

    goal: PlanGoal
    national: str
    text: str
    initiative: str
    name: str
    score: float


class Annotated(NamedTuple):
    """A document with everything found in it, as of a day (YYYY-MM-DD)."""

    document: Document
    day: str
    mentions: list[Mention]
    names: dict[str, str]
    findings: list[Finding]
    goals: list[GoalPair]
    language: str

    def of(self, finding: str) -> list[Finding]:
        """Give the findings of one kind."""
        return [each for each in self.findings if each.finding == finding]


def kind_of(state: str, q: float, *, named: bool) -> str | None:
    """Tell what the finding is; None where the plan neither names an initiative nor touches it beyond chance."""
    if named:
        return "ended" if state == "ended" else "named"
    if q > VALIDATED:
        return None
    return "unnamed" if state == "active" else "touched"
