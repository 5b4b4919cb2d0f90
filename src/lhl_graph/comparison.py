"""What an analyst compares initiatives by: overlap and its evidence, gaps, coverage, networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lhl_graph.analysis.period import WITHIN
from lhl_graph.errors import InputError
from lhl_graph.opened_graph import OpenedGraph

if TYPE_CHECKING:
    from networkx import Graph

    from lhl_graph.answers.coverage import BarRow
    from lhl_graph.answers.evaluation import EvaluationRow
    from lhl_graph.answers.objectives import ObjectiveRow
    from lhl_graph.answers.overlaps import OverlapRow
    from lhl_graph.answers.pair.compare import CompareRow
    from lhl_graph.answers.pair.why import Why
    from lhl_graph.table.table import Table


class Comparison(OpenedGraph):
    """A graph whose initiatives are compared."""

    def overlaps(
        self,
        initiative: str | None = "leve-hele-livet",
        *,
        facet: str = "score",
        top: int | None = None,
        min_score: float = 0.0,
        significant: bool = False,
        on: str | None = None,
        confirmed_within: int = WITHIN,
        theme: str | None = None,
        group: str | None = None,
        unlinked: bool = False,
        engine: str | None = None,
        scheduler: str | None = None,
    ) -> Table[OverlapRow]:
        """List the overlaps of one initiative with all others, or of all pairs (`initiative=None`), the largest first.

        `facet` orders by `goals`, `target_groups`, `themes`, `measures` or `actors` instead of the overall `score`, and
        is what `min_score` speaks of. `significant` keeps those with q ≤ 0.05 over the pairs asked for (`q` of all,
        `q_own` of one initiative's). `on` (a date or range A..B) keeps those with initiatives in force then, as sources
        at most `confirmed_within` years older say, and last, marked in `in_force`, those that perhaps are; `theme` and
        `group` those whose both sides have that concept or a narrower one; `unlinked` those that no source links.
        `engine` (`local`, or `dask` with the address of its `scheduler`) computes anew what is else read back.

        >>> kg.overlaps("demensplan-2025", top=1)[0].other_name
        'Demensplan 2020'
        >>> all(row.q <= 0.05 for row in kg.overlaps(None, significant=True))
        True

        Raises:
            InputError: a name, facet or date that is not known.
        """
        from lhl_graph.answers import overlaps
        from lhl_graph.answers.choice import FACETS, Choice
        from lhl_graph.findings import lookup

        if top is not None and top < 1:
            raise InputError(f"top is how many to list, 1 or more, not {top}")
        if facet not in FACETS:
            raise InputError(f'"{facet}" is not a facet; use one of {", ".join(FACETS)}')
        with lookup.themes_and_groups_by_option():
            choice = Choice(
                self._described(initiative) if initiative is not None else None,
                facet,
                top,
                min_score,
                significant,
                on,
                self._concept(theme, "theme"),
                self._concept(group, "group"),
                unlinked,
                engine,
                scheduler,
                years(confirmed_within),
            )
        return overlaps.table(self.store, self._witness().shared, choice, self.language)

    def why(self, a: str, b: str) -> Why:
        """Give all that speaks for the overlap of two initiatives, down to the sources.

        >>> found = kg.why("leve-hele-livet", "demensplan-2025")
        >>> found.concepts[0].label, found.sources[0].url[:8]
        ('Pårørende', 'https://')

        Raises:
            InputError: a name that is not known, or the same initiative twice.
        """
        from lhl_graph.answers.pair.why import explain

        pair = sorted((self._described(a), self._described(b)))
        if pair[0] == pair[1]:
            raise InputError(f"{a} and {b} are the same initiative; name two")
        return explain(self.store, *self._witness().evidence(*pair), self.language)

    def gaps(
        self, kind: str = "links", *, of: str | None = None, on: str | None = None, confirmed_within: int = WITHIN
    ) -> Table[Any]:
        """List gaps: unseen `links`, likely `successions`, lone `themes`, `groups` and `goals` without measures.

        `of` keeps those of one initiative; `on` (a date or range A..B) looks at initiatives alone that sources
        at most `confirmed_within` years older say are in force then.

        >>> kg.gaps().columns[2:4]
        ['name_a', 'name_b']
        >>> {row.measures for row in kg.gaps("goals")}
        {False, True}

        Raises:
            InputError: another kind, or a name or date that is not known.
        """
        from lhl_graph.answers import gaps

        if kind not in gaps.KINDS:
            raise InputError(f'"{kind}" is no kind of gap; use one of {", ".join(gaps.KINDS)}')
        within = gaps.Within(None if of is None else self._described(of), on, years(confirmed_within))
        return gaps.table(self.store, kind, within, self._witness().shared, self.language)

    def compare(self, a: str, b: str) -> Table[CompareRow]:
        """List the themes, target groups and actors that only `a` has, only `b` has, or both have.

        >>> sorted({row.side for row in kg.compare("leve-hele-livet", "demensplan-2025")})
        ['a', 'b', 'both']

        Raises:
            InputError: a name that is not known, or the same initiative twice.
        """
        from lhl_graph.answers.pair import compare

        one, other = self._described(a), self._described(b)
        if one == other:
            raise InputError(f"{a} and {b} are the same initiative; name two")
        return compare.table(self.store, one, other, self.language)

    def coverage(self, on: str | None = None, *, of: str | None = None, confirmed_within: int = WITHIN) -> Table[Any]:
        """List the theme × target-group cells that initiatives in force cover, or who carries the parts `of` one on.

        `on` is a date or a range A..B; without one, today. What no source of at most `confirmed_within` years before
        confirms is listed as perhaps in force.

        >>> {row.kind for row in kg.coverage("2025", of="leve-hele-livet")} == {"løsning", "mål"}
        True

        Raises:
            InputError: a name or date that is not known, or a date before any initiative.
        """
        from lhl_graph.answers import carried, coverage

        if of is None:
            return coverage.covered(self.store, on, self.language, years(confirmed_within))
        return carried.carried_on(self.store, self._described(of), on, self.language, years(confirmed_within))

    def timeline(self, on: str | None = None) -> Table[BarRow]:
        """List when each initiative runs; as text a picture, in which `on` (a date) is marked.

        >>> [(bar.first_day, bar.last_day) for bar in kg.timeline() if bar.name == "Demensplan 2025"]
        [('2021-01-01', '2025-12-31')]

        Raises:
            InputError: a date that cannot be read, or is before any initiative.
        """
        from lhl_graph.answers import coverage

        return coverage.bars(self.store, on, self.language)

    def network(self, kind: str = "overlap", view: str = "communities", *, backend: str | None = None) -> Table[Any]:
        """Show a network (`overlap`, `stated`, `themes`, `target-groups`, `all`) as one of four tables.

        `view` is `communities`, `centrality`, `bridges` or `ties`; `backend` names an installed networkx backend.

        >>> kg.network(view="bridges").columns
        ['node', 'name', 'community', 'reaches', 'participation', 'betweenness']

        Raises:
            InputError: a network, view or backend that is not known.
        """
        from lhl_graph.answers import network

        return network.tables(self.store, kind, [view], self.language, backend)[0]

    def to_networkx(self, kind: str = "overlap") -> Graph:
        """Give one of the networks as a networkx graph, with labels, kinds, weights and bases.

        >>> graph = kg.to_networkx("stated")
        >>> graph.nodes["https://w3id.org/lhl-graph/initiative/leve-hele-livet"]["label"]
        'Leve hele livet'

        Raises:
            InputError: a network that is not known.
        """
        from lhl_graph.answers import network

        return network.graph(self.store, kind, self.language)

    def objectives(self, initiative: str | None = None, *, top: int | None = None) -> Table[ObjectiveRow]:
        """List common objectives: goals that three or more initiatives say, with who says each, and how.

        With `initiative`, those that it says; with `top`, the first so many objectives.

        >>> found = kg.objectives(top=1)
        >>> {row.number for row in found}, len({row.initiative for row in found}) == found[0].size
        ({1}, True)

        Raises:
            InputError: a name that is not known, or `top` is less than 1.
        """
        from lhl_graph.answers import objectives

        if top is not None and top < 1:
            raise InputError(f"top is how many to list, 1 or more, not {top}")
        found = objectives.table(self.store, self.language, self._described(initiative) if initiative else None)
        first = sorted({row.number for row in found})[:top]
        found.rows = [row for row in found.rows if row.number in first]
        return found

    def evaluate(self, *, samples: int = 1000) -> Table[EvaluationRow]:
        """Test the scores against the relations that sources state; intervals come from so many `samples`.

        >>> [row.score for row in kg.evaluate(samples=2)][:2]
        ['overall', 'goals']

        Raises:
            InputError: no pair is linked, or all are.
        """
        from lhl_graph.answers import evaluation
        from lhl_graph.findings.compute import model

        return evaluation.table(self.store, model(self.store), samples, self.language)


def years(confirmed_within: int) -> int:
    """Give a number of years; raises InputError when it is below 0."""
    if confirmed_within < 0:
        raise InputError(f"confirmed_within is a number of years, 0 or more, not {confirmed_within}")
    return confirmed_within
