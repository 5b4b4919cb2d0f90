"""What the pages are made of, read from the graph once for all languages."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lhl_graph import alphabet
from lhl_graph.analysis.gaps import telling
from lhl_graph.analysis.information_content import close_upward, concept_counts, information_content
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers.thing.lead import successors
from lhl_graph.errors import InputError
from lhl_graph.findings import compute, facts, inventory, status
from lhl_graph.findings.read import findings, objectives
from lhl_graph.findings.speakers import NOBODY, speakers
from lhl_graph.findings.standing import span_of, standings
from lhl_graph.iris import BASE, PREFIXES, REFORM, expand, is_web_page, local_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lhl_graph.analysis.coverage import Carried
    from lhl_graph.analysis.objectives import Objective
    from lhl_graph.analysis.overlap import Model, Overlap
    from lhl_graph.analysis.period import Period
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.inventory import Initiative, Inventory, Part, Source, Stated, Texts
    from lhl_graph.findings.read import Findings
    from lhl_graph.findings.standing import Standings
    from lhl_graph.graph.store import Store, Value

MUNICIPALITIES = BASE + "target-group/municipalities"
POPULATION = BASE + "target-group/population"
"""Whom services are for; the other groups are those that give them."""
USABLE = ("grant", "guidance", "training", "network", "tool", "pilot")
"""Kinds of measures that a municipality can apply for, read, attend, join or try."""
KINDS = ("initiative", "theme", "target-group", "actor", "letter", "objective")
"""Kinds of things that have a page each, by the segment of their address."""
SCHEMES = ("theme", "target-group")

TELLING = 5
"""So many themes and target groups are named that two initiatives share; all of them, `lhl why` tells."""


class Reader:
    """Reads triples about one thing after another, each thing once."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self.store = store
        self._known: dict[str, dict[str, list[Value]]] = {}
        self._texts: dict[tuple[str, str], Texts] = {}
        self._sources: dict[str, Source] = {}
        self._speakers = speakers(store)

    def values(self, iri: str, name: str) -> list[Value]:
        """Give the values of a property, named by its CURIE, in natural order."""
        if iri not in self._known:
            found: dict[str, list[Value]] = defaultdict(list)
            for predicate, value in self.store.facts(iri):
                found[predicate].append(value)
            for listed in found.values():
                if len(listed) > 1:
                    listed.sort(key=lambda each: alphabet.natural(each.text))
            self._known[iri] = found
        return self._known[iri].get(_predicate(name), [])

    def all(self, iri: str, name: str) -> list[str]:
        """Give the same as text."""
        return [each.text for each in self.values(iri, name)]

    def one(self, iri: str, name: str) -> str:
        """Give the first of them; empty where there is none."""
        return next(iter(self.all(iri, name)), "")

    def texts(self, iri: str, name: str) -> Texts:
        """Give a text by language; one without a language is of none."""
        if (iri, name) not in self._texts:
            self._texts[iri, name] = {each.language or "": each.text for each in self.values(iri, name)}
        return self._texts[iri, name]

    def source(self, iri: str) -> Source:
        """Give what a source is, and how official; the publisher by its short name."""
        if iri not in self._sources:
            publisher = self.one(iri, "dct:publisher")
            named = self.texts(publisher, "lhl:shortName") or self.texts(publisher, "rdfs:label") if publisher else {}
            shown = named.get("nb") or next(iter(named.values()), self.one(iri, "lhl:publisherName"))
            url, title, date = (self.one(iri, name) for name in ("lhl:url", "dct:title", "dct:date"))
            spoken = self._speakers.get(iri, NOBODY)
            address = url if is_web_page(url) else ""
            self._sources[iri] = inventory.Source(iri, address, title or url, date, shown, spoken.brief, spoken.rank)
        return self._sources[iri]

    def ranked(self, sources: Iterable[str]) -> list[Source]:
        """Give sources, the most official first, those alike in that in the order given."""
        return sorted(map(self.source, sources), key=lambda each: each.rank)

    def pointing(self, iri: str, name: str) -> list[str]:
        """Give the things that point to one by a property."""
        return sorted({subject for subject, _ in self.store.pointing(iri, expand(name))}, key=alphabet.natural)


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
    weight: dict[str, float]
    """Concept → information content in nats: how much it tells (Resnik 1995)."""
    overlaps: dict[str, list[Overlap]]
    """Initiative → its overlaps, the largest first."""
    carried: list[Carried]
    """What the reform is made of, each with who carries it on."""
    telling: Callable[[Pair], list[str]]
    """Gives the themes and target groups that say most of why two initiatives overlap."""
    related: dict[str, list[Stated]]
    """Initiative → what sources say of it and others, from either end."""
    linked: frozenset[Pair]
    """Pairs of initiatives that a source links."""
    said: dict[str, Objective]
    """Common objectives by their IRIs."""
    sayings: dict[str, list[str]]
    """Initiative → the common objectives that it says."""

    def period(self, initiative: str) -> Period | None:
        """Give when an initiative runs, where that is known."""
        return self.initiatives[initiative].period if initiative in self.initiatives else None

    def groups(self, initiative: str) -> list[str]:
        """Give whom an initiative as a whole is for, besides municipalities, which nearly all address."""
        stated = {each.concept for each in self.initiatives[initiative].facets} - {MUNICIPALITIES}
        return sorted(each for each in stated if each.startswith(BASE + "target-group/"))

    def unseen(self, initiative: str) -> list[Overlap]:
        """Give the overlaps of an initiative with what it is much alike and nobody sees together with it."""
        return [row for row in self.overlaps.get(initiative, ()) if (row.a, row.b) in self.findings.unseen]

    def in_scheme(self, scheme: str) -> list[str]:
        """Give the concepts of a scheme, such as `theme`."""
        return sorted(iri for iri in self.inventory.names if iri.startswith(f"{BASE}{scheme}/"))

    def basis(self, thing: str) -> str:
        """Give the basis on which something is said, such as `stated`; empty where that is not recorded."""
        return local_name(self.reader.one(thing, "lhl:basis"))

    def is_draft(self, initiative: str) -> bool:
        """Tell whether a machine read an initiative in a plan."""
        return self.basis(initiative) == "read-by-machine"

    def things(self, kind: str) -> list[str]:
        """Give all things of one of `KINDS`."""
        if kind == "initiative":
            return sorted(self.initiatives)
        if kind == "letter":
            return self.reader.pointing(PREFIXES["lhl"] + "AssignmentLetter", "rdf:type")
        if kind == "objective":
            return list(self.said)
        return sorted(self.in_scheme(kind))

    def succeeded_by(self, initiative: str) -> list[str]:
        """Give what took over from an initiative, as sources say."""
        return successors(self.reader.store, initiative)


T = TypeVar("T")


@cache
def _predicate(name: str) -> str:
    return expand(name) or name


def read(store: Store, on: str | None = None) -> Content:
    """Read all of it, as of `on` (YYYY-MM-DD), else the newest day that any source speaks of.

    Raises:
        InputError: no source knows a day, the date cannot be read, or it lies before any initiative.
    """
    date = on or compute.newest_day(store)
    if date is None:
        raise InputError("no source says how an initiative stands on any day; name a date with --on")
    span = span_of(store, date)
    whole, found = inventory.inventory(store), findings(store)
    standing = standings(store, date, WITHIN)
    initiatives = {each.initiative: each for each in whole.initiatives}
    annotations = facts.annotations(store)
    counts = concept_counts(annotations, whole.broader)
    model = compute.model(store)
    parts = {part.part: (each, part) for each in whole.initiatives for part in each.parts}
    said = {f"{BASE}objective/{each.number}": each for each in objectives(store).found}
    return Content(
        span.last,
        Reader(store),
        whole,
        found,
        standing,
        {each.initiative: status.state(each.period, standing) for each in whole.initiatives if each.period},
        initiatives,
        parts,
        _grouped((concept, each) for each, concepts in sorted(counts.items()) for concept in concepts),
        {each: sorted(concepts) for each, concepts in counts.items()},
        _grouped(
            (each, iri) for iri, (_, part) in parts.items() for each in close_upward(part.concepts, whole.broader)
        ),
        information_content(counts, len(facts.initiatives(store))),
        _grouped((end, row) for row in found.overlaps for end in (row.a, row.b)),
        compute.carried(store, model, REFORM, standing.either),
        _telling(found, model, whole.broader),
        _grouped((end, row) for row in whole.relations for end in {row.initiative, row.to}),
        linked_pairs(facts.relations(store)),
        said,
        _grouped((each, iri) for iri, objective in said.items() for each in objective.initiatives),
    )


def _telling(found: Findings, model: Model, broader: Mapping[str, list[str]]) -> Callable[[Pair], list[str]]:
    """Look up what two initiatives share, else work it out; once for all pages and languages."""

    @cache
    def common(pair: Pair) -> list[str]:
        shared = found.shared.get(pair) or [each for each in model.shared_concepts(*pair) if each.share > 0]
        return [each.concept for each in telling(shared, broader, TELLING)]

    return common


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
