"""From rows to a picture's data: things, lines between them, and the evidence for each line.

One line a pair: between two initiatives it carries the computed overlap, or what sources state, or both. Knows no
RDF; everything is in sorted order, so the same rows give the same picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import read_span
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.findings import status
from lhl_graph.findings.grouped import called
from lhl_graph.iris import BASE, REFORM
from lhl_graph.picture.lines import Json, drawable, line_id, name_of
from lhl_graph.picture.naming import told_apart
from lhl_graph.picture.scope import Scope, around, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.period import Period
    from lhl_graph.findings.inventory import Initiative, Inventory
    from lhl_graph.findings.read import Findings


_FEW: Final = 40
"""Up to so many things a page opens on all of them."""
_NAMES: Final = ("focus", "theme", "group")


class Picture(NamedTuple):
    """Everything the page needs, as JSON's own types."""

    things: list[Json]
    lines: list[Json]
    communities: list[Json]
    concepts: dict[str, Json]
    actors: dict[str, Json]
    sources: list[list[str | int]]
    scope: Json


def compose(inventory: Inventory, findings: Findings, scope: Scope, day: str = "1970-01-01") -> Picture:
    """Put a picture together: how each stands is told of the time asked for, else of the `day` of the data.

    Raises ValueError for a date that is none.
    """
    return _Composer(inventory, findings, scope, day).picture()


class _Composer:
    def __init__(self, inventory: Inventory, findings: Findings, scope: Scope, day: str) -> None:
        self._of = inventory
        self._found = findings
        self._scope = scope
        self._span = read_span(scope.on or day)
        self._rows = {row.initiative: row for row in inventory.initiatives}
        self._sources: dict[tuple[str | int, ...], int] = {}
        self._drawn = self._drawn_names()

    def _drawn_names(self) -> dict[str, dict[str, str]]:
        """Language → thing → its name on the picture: the short name before the whole one in the same language."""
        texts = {iri: whole | self._of.short.get(iri, {}) for iri, whole in self._of.names.items()}
        tags = {tag for each in texts.values() for tag in each}
        return {tag: told_apart({iri: each[tag] for iri, each in texts.items() if tag in each}) for tag in sorted(tags)}

    def picture(self) -> Picture:
        lines = drawable(self._of, self._found, self._scope, self._cite)
        fits = within(self._scope, self._of.initiatives, self._of.broader)
        centre = self._scope.focus or (REFORM if fits and REFORM in self._rows else None)
        shown = fits | {centre} if centre else fits
        lines = [line for line in lines if self._shown(line["a"], shown) and self._shown(line["b"], shown)]
        if self._scope.focus is not None:
            drawn = [(line["a"], line["b"]) for line in lines if line["strong"] or line["stated"] or line["tag"]]
            shown &= {BASE + name for name in around(name_of(self._scope.focus), self._scope.depth, drawn)}
            lines = [line for line in lines if self._shown(line["a"], shown) and self._shown(line["b"], shown)]
        groups = self._communities(shown)
        number = {name: group["number"] for group in groups for name in group["members"]}
        things = [self._initiative(self._rows[iri], number.get(name_of(iri), 0)) for iri in sorted(shown)]
        ends = {end for line in lines for end in (line["a"], line["b"])}
        extra = sorted(ends - {thing["id"] for thing in things})
        things += [self._concept_thing(name) for name in extra]
        for line in lines:
            line["id"] = line_id(line)
        near = self._near(centre, lines) if len(things) > _FEW else []
        told = {concept for thing in things for concept in _told(thing)} | {
            concept for line in lines for _, concept, _ in line["shared"] if not concept.startswith("actor/")
        }
        return Picture(
            things,
            lines,
            groups,
            self._concepts(told | self._asked() | {theme for group in groups for theme in group["themes"]}),
            self._actors(things, lines),
            [[*map(str, source[:-1]), source[-1]] for source in self._sources],
            self._told_scope(centre, fits, shown, near),
        )

    def _near(self, centre: str | None, lines: Iterable[Json]) -> list[str]:
        """What the page opens on where nothing else is asked for: the centre and what it is tied to."""
        scope = self._scope
        if centre is None or scope.focus:
            return []
        if scope.on or scope.theme or scope.group or scope.min_score is not None:
            return []
        drawn = [(line["a"], line["b"]) for line in lines if line["strong"] or line["stated"] or line["tag"]]
        found = around(name_of(centre), 1, drawn)
        return sorted(found) if len(found) > 1 else []

    def _told_scope(self, centre: str | None, fits: frozenset[str], shown: frozenset[str], near: list[str]) -> Json:
        brief = {key: value and name_of(value) for key, value in self._scope._asdict().items() if key in _NAMES}
        beside = centre is not None and centre not in fits
        others = sorted(self._rows.keys() - shown)
        elsewhere = {name_of(iri).partition("/")[2]: self._thing(iri)["short"] for iri in others}
        told: Json = {"most_q": VALIDATED, "centre": centre and name_of(centre), "beside": beside, "near": near}
        told |= {"elsewhere": elsewhere}
        return {**self._scope._asdict(), **brief, **told, "initiatives": len(self._rows)}

    def _asked(self) -> set[str]:
        return {name_of(each) for each in (self._scope.theme, self._scope.group) if each}

    def _shown(self, name: str, shown: frozenset[str]) -> bool:
        return not name.startswith("initiative/") or BASE + name in shown

    def _communities(self, shown: frozenset[str]) -> list[Json]:
        """The groups of the whole graph that have a member here, each with what it is called by."""
        found = []
        for group, told in zip(self._found.groups, called(self._of, self._found.groups), strict=True):
            members = sorted(set(group.members) & shown)
            if members:
                listed = {"number": group.number, "themes": [name_of(theme) for theme in told[:3]]}
                found.append({**listed, "members": [name_of(member) for member in members]})
        return found

    def _initiative(self, row: Initiative, community: int) -> Json:
        period = row.period
        thing = self._thing(row.initiative) | {"kind": row.kind, "community": community}
        if row.named_only:
            return thing | {"named_only": True}
        return thing | {
            "owner": row.owner and name_of(row.owner),
            "responsible": [name_of(actor) for actor in row.responsible],
            "partners": [name_of(actor) for actor in row.partners],
            "period": period and [period.first_day, period.last_day, period.end_is],
            "status": period and [self._form(period), period.as_of],
            "facets": [[name_of(f.concept), f.basis, self._cite(f.sources)] for f in row.facets],
            "parts": [[p.kind, p.texts, [name_of(c) for c in p.concepts], self._cite(p.sources)] for p in row.parts],
        }

    def _form(self, period: Period) -> str:
        return status.form(period, status.state(period, self._span, self._scope.confirmed_within), self._span.last)

    def _thing(self, iri: str) -> Json:
        names = self._of.names.get(iri) or {"": name_of(iri)}
        drawn = {tag: texts[iri] for tag, texts in self._drawn.items() if iri in texts} or names
        glosses = self._of.glosses.get(iri, {})
        return {
            "id": name_of(iri),
            "type": name_of(iri).split("/")[0],
            "names": names,
            "gloss": {tag: text for tag, text in glosses.items() if tag not in names},
            "short": drawn,
            "others": self._of.others.get(iri, {}),
        }

    def _concept_thing(self, name: str) -> Json:
        return self._thing(BASE + name) | {"kind": name.split("/")[0], "community": 0}

    def _concepts(self, names: Iterable[str]) -> dict[str, Json]:
        """The concepts told of, with all above them, so that the page can tell what lies under what."""
        found: dict[str, Json] = {}
        waiting = sorted(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                above = [name_of(each) for each in self._of.broader.get(BASE + name, ())]
                found[name] = {
                    "names": self._of.names.get(BASE + name, {"": name}),
                    "broader": above,
                    "others": self._of.others.get(BASE + name, {}),
                }
                waiting += above
        for kind in ("initiative-kind", "relation"):
            found |= {name_of(iri): {"names": texts} for iri, texts in self._of.names.items() if f"/{kind}/" in iri}
        return dict(sorted(found.items()))

    def _actors(self, things: Iterable[Json], lines: Iterable[Json]) -> dict[str, Json]:
        named = {concept for line in lines for _, concept, _ in line["shared"] if concept.startswith("actor/")}
        for thing in things:
            named |= {thing.get("owner") or "", *thing.get("responsible", ()), *thing.get("partners", ())} - {""}
        return {name: self._of.names.get(BASE + name, {"": name}) for name in sorted(named)}

    def _cite(self, sources: Iterable[str]) -> list[int]:
        """Numbers of sources in the page's one list, in their order; a page cited from two files is one source."""
        known = (self._of.sources[each] for each in sources if each in self._of.sources)
        return list(dict.fromkeys(self._sources.setdefault(tuple(row[1:]), len(self._sources)) for row in known))


def _told(thing: Json) -> set[str]:
    return {facet[0] for facet in thing.get("facets", ())} | {c for part in thing.get("parts", ()) for c in part[2]}
