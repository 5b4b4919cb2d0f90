"""What the pages are made of, read from the graph once for all languages."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lhl_graph.analysis import goal_text
from lhl_graph.analysis.gaps import telling
from lhl_graph.analysis.information_content import close_upward, concept_counts, information_content
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import CARRIES_ON, linked_pairs, linked_through
from lhl_graph.answers.thing.lead import predecessors, successors
from lhl_graph.errors import InputError
from lhl_graph.findings import compute, doubt, facts, inventory, status
from lhl_graph.findings.agreed import Agreed
from lhl_graph.findings.read import findings, objectives
from lhl_graph.findings.reader import Reader
from lhl_graph.findings.speakers import SECOND_HAND
from lhl_graph.findings.standing import span_of, standings
from lhl_graph.iris import BASE, PREFIXES, REFORM, expand, local_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lhl_graph.analysis.coverage import Carried
    from lhl_graph.analysis.objectives import Objective
    from lhl_graph.analysis.overlap import Model, Overlap
    from lhl_graph.analysis.period import Period
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.inventory import Initiative, Inventory, Part, Stated
    from lhl_graph.findings.read import Findings
    from lhl_graph.findings.standing import Standings
    from lhl_graph.graph.store import Store

POPULATION = BASE + "target-group/population"
"""Whom services are for; the other groups are those that give them."""
KINDS = ("initiative", "theme", "target-group", "actor", "letter", "objective")
"""Kinds of things that have a page each, by the segment of their address."""
SCHEMES = ("theme", "target-group")
SAID = ("goal", "measure")
"""Kinds of parts that say what an initiative wants and does."""
fold = cache(goal_text.fold)
"""The same texts are folded for each language, and for each page that compares names."""
LABELS = ("rdfs:label", "lhl:shortName", "skos:prefLabel", "skos:altLabel", "lhl:abbreviation")
TELLING = 5
"""So many themes and target groups are named that two initiatives share; all of them, `lhl why` tells."""

BODIES = frozenset(
    f"{BASE}actor/{name}" for name in ("fylkeskommunene", "helseforetakene", "kommunene", "partene-i-arbeidslivet")
)
"""Actors that stand for all bodies of a kind; nobody can be asked there."""


class Content(NamedTuple):
    """All that the pages tell, without words of any language."""

    day: str
    """The day for which it is said what is in force, YYYY-MM-DD."""
    reader: Reader
    inventory: Inventory
    findings: Findings
    standings: Standings
    states: dict[str, str]
    """Initiative → active, perhaps, ended, not yet; one only named has none."""
    initiatives: dict[str, Initiative]
    parts: dict[str, tuple[Initiative, Part]]
    covered: dict[str, list[str]]
    """Concept → initiatives that say it or something narrower."""
    having: dict[str, list[str]]
    """Initiative → the concepts that it says, and those above them."""
    tagged: dict[str, list[str]]
    """Concept → goals, measures, solutions and focus areas that say it or something narrower."""
    implied: dict[str, frozenset[str]]
    """Measure that names no part of the population itself → those that its whole initiative is for, and wider ones."""
    lent: dict[str, list[str]]
    """The same the other way: part of the population → the measures that have it from their whole initiative."""
    weight: dict[str, float]
    """Concept → information content in nats: how much it tells (Resnik 1995)."""
    overlaps: dict[str, list[Overlap]]
    """Initiative → its overlaps, the largest first."""
    carried: list[Carried]
    """What the reform is made of, each with who carries it on."""
    folded: Callable[[str], list[str]]
    """Gives all names of a thing, in all languages, as the search compares them."""
    telling: Callable[[Pair], list[str]]
    """Gives the themes and target groups that say most of why two initiatives overlap."""
    related: dict[str, list[Stated]]
    """Initiative → what sources say of it and others, from either end."""
    within: frozenset[Pair]
    """What is surely a part of another initiative: the part and the whole."""
    linked: frozenset[Pair]
    """Pairs of initiatives that sources link, by themselves or by way of another."""
    through: dict[Pair, list[str]]
    """Pair that no source links by itself → by way of what."""
    said: dict[str, Objective]
    """Common objectives by their IRIs."""
    sayings: dict[str, list[str]]
    """Initiative → the common objectives that it says."""

    def period(self, initiative: str) -> Period | None:
        """Give when an initiative runs, where that is known."""
        return self.initiatives[initiative].period if initiative in self.initiatives else None

    def about(self, part: str) -> frozenset[str]:
        """Give what a part is about: what it says, what is wider, and what it has from its whole initiative."""
        return close_upward(self.parts[part][1].concepts, self.inventory.broader) | self.implied.get(part, frozenset())

    def unseen(self, initiative: str) -> list[Overlap]:
        """Give the overlaps of an initiative with what it is much alike and nobody sees together with it."""
        pairs = self.findings.unseen - self.through.keys()
        return [row for row in self.overlaps.get(initiative, ()) if (row.a, row.b) in pairs]

    def in_scheme(self, scheme: str) -> list[str]:
        """Give the concepts of a scheme, such as `theme`."""
        return sorted(iri for iri in self.inventory.names if iri.startswith(f"{BASE}{scheme}/"))

    def basis(self, thing: str) -> str:
        """Give the basis on which something is said, such as `stated`; empty where that is not recorded."""
        return local_name(self.reader.one(thing, "lhl:basis"))

    def judged(self) -> float:
        """Give of how large a part of the goals and measures the editors judged what they are about."""
        bases = [self.reader.one(each, "lhl:tagBasis") for each, (_, part) in self.parts.items() if part.kind in SAID]
        return sum(local_name(basis) == "classified" for basis in bases) / max(len(bases), 1)

    def things(self, kind: str) -> list[str]:
        """Give all things of one of `KINDS`."""
        if kind == "initiative":
            return sorted(self.initiatives)
        if kind == "letter":
            return self.reader.pointing(PREFIXES["lhl"] + "AssignmentLetter", "rdf:type")
        return list(self.said) if kind == "objective" else self.in_scheme(kind)

    def asked(self, initiative: str) -> list[str]:
        """Give who is responsible for an initiative, else owns it, and can be asked: no kind of body, and still there.

        What replaced them is asked where nobody of those responsible is still there.
        """
        known = self.initiatives[initiative]
        able = [each for each in known.responsible if each not in BODIES]
        later = {each: self.reader.all(each, "lhl:replacedBy") for each in [*able, *filter(None, (known.owner,))]}
        there = [each for each in able if not self.is_gone(each)] or [now for each in able for now in later[each]]
        return there or [now for each in later for now in later[each] or ([] if self.is_gone(each) else [each])]

    def ends(self, actor: str) -> list[str]:
        """Give the events, no later than the day of the site, by which an actor ended without being replaced."""
        events = self.reader.all(actor, "lhl:event")
        ended = [each for each in events if local_name(self.reader.one(each, "lhl:eventKind")) == "ended"]
        return [each for each in ended if self.reader.one(each, "lhl:firstDay") <= self.day]

    def is_gone(self, actor: str) -> bool:
        """Tell whether sources say that an actor is no longer there, or only under another name."""
        return bool(self.reader.all(actor, "lhl:replacedBy") or self.ends(actor))

    def last_seen(self, part: str) -> str:
        """Give the date of a part's newest source; empty where none has one."""
        return max((self.reader.source(each).date for each in self.parts[part][1].sources), default="")

    def mark(self, initiative: str) -> str:
        """Give how an initiative stands as a word without blanks; `named` for one only named in sources."""
        return self.marked(self.states.get(initiative, ""))

    @staticmethod
    def marked(state: str) -> str:
        """Give a state as a word without blanks."""
        return (state or "named").replace(" ", "-")

    def succeeded_by(self, initiative: str) -> list[str]:
        """Give what took over from an initiative, as sources say."""
        return successors(self.reader.store, initiative)

    def preceded_by(self, initiative: str) -> list[str]:
        """Give what an initiative took over from, as sources say."""
        return predecessors(self.reader.store, initiative)

    def is_second_hand(self, source: str) -> bool:
        """Tell whether the publisher of a source is known to be one of the media or a party."""
        return self.is_published_by(source, SECOND_HAND)

    def is_published_by(self, source: str, kinds: frozenset[str]) -> bool:
        """Tell whether the publisher of a source is known to be an actor of one of some kinds."""
        known = (self.reader.all(each, "lhl:actorType") for each in self.reader.all(source, "dct:publisher"))
        return any(local_name(kind) in kinds for of_publisher in known for kind in of_publisher)

    def is_unsure(self, part: str) -> bool:
        """Tell whether the editors mark a part with low confidence."""
        return self.reader.one(part, "lhl:confidence") == doubt.LOW

    def is_sub_goal(self, part: str) -> bool:
        """Tell whether a part is a goal under others."""
        return local_name(self.reader.one(part, "lhl:level")) == "sub"

    def is_part(self, part: str, whole: str) -> bool:
        """Tell whether sources surely say that one initiative is a part of another."""
        return (part, whole) in self.within

    def basis_of(self, initiative: str) -> list[str]:
        """Give what sources say builds on an initiative that is over and of which none says what took over."""
        if self.states.get(initiative) != "ended" or self.succeeded_by(initiative):
            return []
        return self.reader.pointing(initiative, "lhl:buildsOn")

    def after(self, initiative: str) -> tuple[str, list[str]]:
        """Give what came after an initiative: what took over, else what builds on it, and the word for which it is."""
        later = self.succeeded_by(initiative)
        return ("replaced_by", later) if later else ("basis_of", self.basis_of(initiative))

    def stated(self, later: str, earlier: str) -> list[str]:
        """Give the sources that one initiative takes over from another; where none says it, that it builds on it."""
        rows = [row for row in self.related.get(earlier, ()) if (row.initiative, row.to) == (later, earlier)]
        said = ({expand(f"lhl:{name}") for name in names} for names in (CARRIES_ON, ("buildsOn",)))
        found = (sorted({source for row in rows if row.term in terms for source in row.sources}) for terms in said)
        return next(filter(None, found), [])


T = TypeVar("T")


def read(store: Store, on: str | None = None) -> Content:
    """Read all of it, as of `on` (YYYY-MM-DD), else the newest day that any source speaks of.

    Raises:
        InputError: no source knows a day, the date cannot be read, or it lies before any initiative.
    """
    reader, date = Reader(store), on or compute.newest_day(store)
    if date is None:
        raise InputError("no source says how an initiative stands on any day; name a date with --on")
    span = span_of(store, date)
    whole, found = inventory.inventory(store), findings(store)
    standing = standings(store, date, WITHIN)
    initiatives = {each.initiative: each for each in whole.initiatives}
    annotations = facts.annotations(store)
    counts = concept_counts(annotations, whole.broader)
    model, relations = compute.model(store), facts.relations(store)
    parts = {part.part: (each, part) for each in whole.initiatives for part in each.parts}
    implied, through = dict(_implied(whole)), linked_through(relations)
    said = {f"{BASE}objective/{each.number}": each for each in objectives(store).found}
    return Content(
        span.last,
        reader,
        whole,
        found,
        standing,
        {each.initiative: status.state(each.period, span) for each in whole.initiatives if each.period},
        initiatives,
        parts,
        _grouped((concept, each) for each, concepts in sorted(counts.items()) for concept in concepts),
        {each: sorted(concepts) for each, concepts in counts.items()},
        _grouped(
            (each, iri) for iri, (_, part) in parts.items() for each in close_upward(part.concepts, whole.broader)
        ),
        implied,
        _grouped((concept, each) for each, concepts in implied.items() for concept in concepts),
        information_content(counts, len(facts.initiatives(store))),
        _grouped((end, row) for row in found.overlaps for end in (row.a, row.b)),
        compute.carried(store, model, REFORM, standing.either),
        cache(lambda thing: sorted({fold(each) for name in LABELS for each in reader.all(thing, name)} - {""})),
        _telling(found, model, Agreed(store, whole=True), whole.broader),
        _grouped((end, row) for row in whole.relations for end in {row.initiative, row.to}),
        doubt.parts(store),
        linked_pairs(relations),
        through,
        said,
        _grouped((each, iri) for iri, objective in said.items() for each in objective.initiatives),
    )


def _implied(whole: Inventory) -> Iterator[tuple[str, frozenset[str]]]:
    for initiative in whole.initiatives:
        of_all = close_upward(people((each.concept for each in initiative.facets), whole.broader), whole.broader)
        for part in initiative.parts:
            if of_all and part.kind == "measure" and not people(part.concepts, whole.broader):
                yield part.part, of_all


def people(concepts: Iterable[str], broader: Mapping[str, list[str]]) -> set[str]:
    """Give those of some concepts that are parts of the population, not bodies or their staff."""
    return {each for each in concepts if POPULATION in close_upward([each], broader)}


def _telling(
    found: Findings, model: Model, agreed: Agreed, broader: Mapping[str, list[str]]
) -> Callable[[Pair], list[str]]:
    """Look up what two initiatives share, else work it out; once for all pages and languages."""

    @cache
    def common(pair: Pair) -> list[str]:
        shared = found.shared.get(pair) or (each for each in model.shared_concepts(*pair) if each.share > 0)
        return [each.concept for each in telling(agreed.ordered(*pair, shared), broader, TELLING)]

    return common


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
