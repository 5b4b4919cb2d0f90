"""The lines of a picture: one a pair of initiatives with all that is known of the two, and tags and roles beside."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from lhl_graph.analysis.coverage import is_evidence
from lhl_graph.analysis.overlap import FACETS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.iris import BASE
from lhl_graph.picture.naming import edition
from lhl_graph.table.cell import unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.inventory import Inventory
    from lhl_graph.findings.read import Findings
    from lhl_graph.picture.scope import Scope

    Cite = Callable[[Iterable[str]], list[int]]

Json = dict[str, Any]


def drawable(inventory: Inventory, findings: Findings, scope: Scope, cite: Cite) -> list[Json]:
    """Every line of a view, whatever else the scope asks for; ``cite`` numbers sources."""
    return _Lines(inventory, findings, scope, cite).of_view()


def sizes(things: Iterable[Mapping[str, Any]], lines: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How large to draw each thing: by how many lines it has at first sight."""
    ends = Counter(end for line in lines if line["strong"] or line["stated"] or line["tag"] for end in line_ends(line))
    return {thing["id"]: round(8 + 3 * min(ends[thing["id"]], 40) ** 0.5) for thing in things}


def line_ends(line: Mapping[str, Any]) -> tuple[str, str]:
    """Both ends of a line."""
    return (line["a"], line["b"])


def line_id(line: Mapping[str, Any]) -> str:
    """Name a line by its ends, so that its address means the same in every view: "barekraft--bo-trygt-hjemme"."""
    return "--".join(end.removeprefix("initiative/") for end in line_ends(line))


def name_of(iri: str) -> str:
    """The short id of a thing: its IRI without the base."""
    return iri.removeprefix(BASE)


class _Lines:
    def __init__(self, inventory: Inventory, findings: Findings, scope: Scope, cite: Cite) -> None:
        self._of = inventory
        self._found = findings
        self._scope = scope
        self._cite = cite
        self._part_place = {part.part: place for row in inventory.initiatives for place, part in enumerate(row.parts)}

    def of_view(self) -> list[Json]:
        view = self._scope.view
        lines = []
        if view != "bipartite":
            lines += self._pairs(with_overlap=view != "stated")
        if view in ("bipartite", "all"):
            lines += self._tags()
        if view == "all":
            lines += self._roles()
        return lines

    def _pairs(self, *, with_overlap: bool) -> list[Json]:
        stated: dict[Pair, list[Json]] = defaultdict(list)
        for row in self._of.relations:
            pair = (min(row.initiative, row.to), max(row.initiative, row.to))
            said = {
                "kind": row.kind,
                "from": name_of(row.initiative),
                "to": name_of(row.to),
                "note": unnumbered(row.note),
            }
            unsure = {} if row.sure else {"unsure": True}
            stated[pair].append({**said, **unsure, "sources": self._cite(row.sources)})
        rows = {(row.a, row.b): row for row in self._found.overlaps if with_overlap and self._kept(row)}
        return [self._pair(pair, rows.get(pair), stated.get(pair, [])) for pair in sorted(stated.keys() | rows.keys())]

    def _kept(self, row: Overlap) -> bool:
        least = self._scope.min_score
        wanted = (row.a, row.b) in self._found.shared if least is None else row.score >= least
        return row.score > 0 and wanted

    def _pair(self, pair: Pair, row: Overlap | None, stated: list[Json]) -> Json:
        line = _line(name_of(pair[0]), name_of(pair[1]), "pair")
        line["stated"] = stated
        line["editions"] = len({edition(self._of.norwegian(each)) for each in pair}) == 1
        if row is not None:
            q = self._found.q.get(pair)
            strong = (q is not None and q <= VALIDATED) if self._scope.min_score is None else True
            line |= {"score": _round(row.score, 6), "q": None if q is None else _round(q, 4), "strong": strong}
            line["unseen"] = pair in self._found.unseen
            line["facets"] = [_round(getattr(row, facet)) for facet in FACETS]
            line["shared"] = [
                [each.facet, name_of(each.concept), _round(each.share)] for each in self._found.shared.get(pair, ())
            ]
            line["matches"] = list(self._matches(self._found.matches.get(pair, ())))
        return line

    def _matches(self, matches: Iterable[GoalMatch]) -> Iterator[list[float]]:
        for match in filter(is_evidence, matches):
            if match.mutual and match.statement_a in self._part_place and match.statement_b in self._part_place:
                a, b = self._part_place[match.statement_a], self._part_place[match.statement_b]
                yield [a, b, _round(match.score)]

    def _name(self, iri: str) -> str:
        names = self._of.names.get(iri) or {"": iri}
        return names.get("nb") or next(iter(names.values()))

    def _tags(self) -> list[Json]:
        """A line from each initiative to each theme and target group that a source or an editor gives it as a whole."""
        lines = []
        for row in self._of.initiatives:
            for facet in row.facets:
                line = _line(name_of(row.initiative), name_of(facet.concept), "tag")
                line["tag"] = facet.basis
                line["sources"] = self._cite(facet.sources)
                lines.append(line)
        return lines

    def _roles(self) -> list[Json]:
        lines = []
        for row in self._of.initiatives:
            roles: dict[str, list[str]] = defaultdict(list)
            for role, actors in (("owner", (row.owner,)), ("responsible", row.responsible), ("partner", row.partners)):
                for actor in actors:
                    if actor is not None:
                        roles[actor].append(role)
            for actor, found in sorted(roles.items()):
                line = _line(name_of(row.initiative), name_of(actor), "role")
                lines.append({**line, "tag": "stated", "roles": found})
        return lines


def _line(a: str, b: str, kind: str) -> Json:
    return {
        "id": "",
        "a": a,
        "b": b,
        "kind": kind,
        "score": 0.0,
        "q": None,
        "strong": False,
        "unseen": False,
        "facets": [],
        "shared": [],
        "matches": [],
        "stated": [],
        "editions": False,
        "tag": "",
        "sources": [],
    }


def _round(value: float, decimals: int = 4) -> float:
    return round(value, decimals)
