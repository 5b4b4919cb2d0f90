"""A document laid against the graph: what it names, touches, should know of, and whose goals its own are like."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from heapq import nlargest
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.analysis.finding.plan_goals import Passage, plan_goals
from lhl_graph.analysis.finding.plan_overlap import touches
from lhl_graph.analysis.goal_match import Statement, Statements
from lhl_graph.analysis.information_content import close_upward, concept_counts, information_content
from lhl_graph.analysis.period import WITHIN, state_on
from lhl_graph.analysis.relation import CARRIES_ON
from lhl_graph.documents.annotation import Annotated, Evidence, Finding, GoalPair, SharedConcept, kind_of
from lhl_graph.documents.vocabulary import lexicon
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.standing import standings
from lhl_graph.graph.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.analysis.finding.mentions import Mention
    from lhl_graph.analysis.finding.plan_goals import PlanGoal
    from lhl_graph.analysis.finding.plan_overlap import Touch
    from lhl_graph.documents.document import Document
    from lhl_graph.findings.standing import Standings
    from lhl_graph.graph.store import Store

ALIKE: Final = 0.35
"""From which likeness on a national goal is set beside one of the plan."""

_CANDIDATES: Final = 12
"""How many national goals that share concepts with one of the plan are compared in words."""

_SOURCES: Final = """
SELECT ?initiative ?title ?url { ?initiative lhl:document ?document . ?document dct:title ?title ; lhl:url ?url }"""


class Matcher:
    """Everything of the graph that an annotation needs, fetched once for any number of documents."""

    def __init__(self, store: Store, language: str) -> None:
        """Fetch from the store; names come in `language`."""
        self.language = language
        self.store = store
        self.labels = Labels(store, language)
        self.lexicon: Lexicon = lexicon(store)
        self.initiatives = facts.initiatives(store)
        self.annotations = [row for row in facts.annotations(store) if row.scheme != "actor"]
        self.broader = facts.broader(store)
        self.periods = {row.initiative: row for row in facts.periods(store)}
        self.successors: dict[str, list[str]] = defaultdict(list)
        for row in facts.relations(store):
            if row.kind in CARRIES_ON and row.initiative not in self.successors[row.to]:
                self.successors[row.to].append(row.initiative)
        self.sources: dict[str, list[Evidence]] = defaultdict(list)
        for initiative, title, url in sorted(store.rows(_SOURCES)):
            self.sources[initiative].append(Evidence(title, url))
        self.goals = sorted(row for row in facts.statements(store) if row.kind == "goal" and row.text)

    def annotate(self, documents: Sequence[Document], on: str | None = None) -> list[Annotated]:
        """Lay documents against the graph as of a day, or the last of a range; without one, as of today.

        Raises:
            InputError: there is no document, or `on` is no date.
        """
        if not documents:
            raise InputError("give at least one document")
        standing = standings(self.store, on, WITHIN)
        return [self._annotated(document, standing) for document in documents]

    def _annotated(self, document: Document, standing: Standings) -> Annotated:
        spans = [(block.start, block.end) for block in document.blocks if block.kind != "contents"]
        mentions = find(document.text, spans, self.lexicon)
        counts = Counter(each.thing for each in mentions if each.kind in ("theme", "group"))
        named: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.kind == "initiative":
                named[mention.thing].append(mention)
        touched = {each.initiative: each for each in touches(counts, self.initiatives, self.annotations, self.broader)}
        findings = list(self._findings(touched, named, standing))
        names = {mention.thing: self.labels[mention.thing] for mention in mentions}
        goals = self._goals(document, mentions)
        return Annotated(document, standing.span.last, mentions, names, findings, goals, self.language)

    def _findings(
        self, touched: Mapping[str, Touch], named: Mapping[str, list[Mention]], standing: Standings
    ) -> Iterator[Finding]:
        order = sorted({*touched, *named}, key=lambda name: (-touched[name].score if name in touched else 0.0, name))
        for name in order:
            touch = touched.get(name)
            state = self._state(name, standing)
            q = touch.q if touch else 1.0
            kind = kind_of(state, q, named=name in named)
            if kind is None:
                continue
            shared = (
                [SharedConcept(each.concept, self.labels[each.concept], each.share) for each in touch.shared]
                if touch
                else []
            )
            yield Finding(
                name,
                self.labels[name],
                kind,
                state,
                standing.word(name, self.language) if state in ("active", "perhaps") else "",
                touch.score if touch else 0.0,
                q,
                shared,
                list(named.get(name, ())),
                [self.labels[each] for each in self.successors.get(name, ())] if state == "ended" else [],
                self.sources.get(name, []),
            )

    def _state(self, initiative: str, standing: Standings) -> str:
        if initiative in standing.sure:
            return "active"
        if initiative in standing.perhaps:
            return "perhaps" if standing.status[initiative][1] else "unknown"
        period = self.periods.get(initiative)
        return state_on(period, standing.span.last) if period else "unknown"

    def _goals(self, document: Document, mentions: list[Mention]) -> list[GoalPair]:
        """Set beside each goal of the plan the national goal most like it, if any is alike enough."""
        passages = (Passage(block.kind, block.start, document.said(block), block.path) for block in document.blocks)
        own = list(plan_goals(passages))
        rows = [
            Statement("", str(place), "goal", goal.text, self._within(goal, mentions)) for place, goal in enumerate(own)
        ]
        counts = concept_counts(self.annotations, self.broader)
        ic = information_content(counts, len(self.initiatives))
        statements = Statements([*self.goals, *rows], ic, self.broader, len(self.initiatives))
        having: dict[str, list[int]] = defaultdict(list)
        for place, national in enumerate(self.goals):
            for concept in close_upward(national.concepts, self.broader):
                having[concept].append(place)
        pairs = []
        for goal, row in zip(own, rows, strict=True):
            likely: dict[int, float] = defaultdict(float)
            for concept in close_upward(row.concepts, self.broader):
                for place in having.get(concept, ()):
                    likely[place] += ic.get(concept, 0.0)
            nearest = nlargest(_CANDIDATES, ((weight, place) for place, weight in likely.items()))
            scored = [
                (statements.likeness(row.statement, national.statement).score, national.statement, national)
                for national in (self.goals[place] for _, place in nearest)
            ]
            if scored and max(scored)[0] >= ALIKE:
                score, _, best = max(scored)
                pairs.append(
                    GoalPair(
                        goal, best.statement, best.text, best.initiative, self.labels[best.initiative], round(score, 3)
                    )
                )
        return pairs

    @staticmethod
    def _within(goal: PlanGoal, mentions: list[Mention]) -> frozenset[str]:
        """Give the themes and groups that a goal mentions; mentions are in order."""
        first = bisect_left(mentions, goal.start, key=lambda each: each.start)
        inside = takewhile(lambda each: each.start < goal.end, mentions[first:])
        return frozenset(each.thing for each in inside if each.kind in ("theme", "group"))
