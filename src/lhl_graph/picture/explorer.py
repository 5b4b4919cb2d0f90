"""The explorer: one HTML page that shows a graph, proves every line in it, and opens with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.agreed import Agreed
from lhl_graph.findings.inventory import inventory
from lhl_graph.findings.read import findings
from lhl_graph.graph.labels import pick
from lhl_graph.iris import BASE
from lhl_graph.picture.compose import Picture, compose
from lhl_graph.picture.page import render
from lhl_graph.picture.row_order import READABLE, by_likeness
from lhl_graph.picture.scope import VIEWS, Scope

if TYPE_CHECKING:
    from lhl_graph.findings.read import Findings
    from lhl_graph.graph.store import Store

PLOTS: Final = ("heatmap", "timeline", "communities")


def page(store: Store, scope: Scope | None = None, *, language: str = "nb", served: bool = False) -> str:
    """Make the page of a graph: all of it, or what `scope` leaves; `language` is what it opens in.

    Names in `scope` are IRIs. Write the text as UTF-8. A page that is `served` leads to the other pages of its server.

    Raises:
        InputError: there is no such view, the date is none, or nothing is left to show.
    """
    return render(picture(store, scope), language, facts.data_day(store), served=served)


def picture(store: Store, scope: Scope | None = None) -> Picture:
    """Put together what the page shows, as JSON's own types.

    Raises:
        InputError: there is no such view, the date is none, or nothing is left to show.
    """
    wanted = scope or Scope()
    if wanted.view not in VIEWS:
        raise InputError(f'no view is called "{wanted.view}"; the views are {", ".join(VIEWS)}')
    found = findings(store)
    if wanted.min_score is not None:
        found = _with_evidence(store, found, wanted.min_score)
    told = inventory(store)
    if not told.initiatives:
        raise InputError("the graph has no initiative to show")
    try:
        composed = compose(told, found, wanted, facts.data_day(store))
    except ValueError as error:
        raise InputError(str(error)) from error
    if not composed.things:
        raise InputError("nothing in the graph fits all of these conditions; drop one of them")
    return composed


def plot(store: Store, name: str, kind: str, *, top: int | None = None, language: str = "nb") -> bytes:
    """Draw one of `PLOTS` as `kind`, svg or png; needs matplotlib.

    `top` is how many rows the heat map has, else `READABLE`.

    Raises:
        InputError: there is no such plot or format, or matplotlib is missing.
    """
    from lhl_graph.analysis.timeline import timeline
    from lhl_graph.picture import plot as plots
    from lhl_graph.picture import plot_groups
    from lhl_graph.picture.plot_frame import FORMATS

    if name not in PLOTS:
        raise InputError(f'no plot is called "{name}"; the plots are {", ".join(PLOTS)}')
    if kind not in FORMATS:
        raise InputError(f'no plot can be written as "{kind}"; the formats are {", ".join(FORMATS)}')
    if top is not None and (name != "heatmap" or top < 1):
        raise InputError("top is how many rows the heat map has, 1 or more; the other plots show all")
    found, day = findings(store), facts.data_day(store)
    shown = compose(inventory(store), found, Scope(), day)
    if not shown.things:
        raise InputError("the graph has no initiative to show")
    labels = {BASE + thing["id"]: pick(thing["short"], language) or thing["id"] for thing in shown.things}
    try:
        if name == "timeline":
            return plots.timeline(timeline(facts.periods(store)), labels, kind, day, language)
        if name == "heatmap":
            order = by_likeness(found, READABLE if top is None else top)
            if not order:
                raise InputError("there is nothing to draw: no two initiatives overlap")
            rare = {(row.a, row.b) for row in found.overlaps if found.is_rare(row)}
            return plots.heatmap(found.overlaps, order, labels, kind, day, language, rare)
        if not shown.communities:
            raise InputError("there is nothing to draw: no initiatives belong together in a group")
        return plot_groups.communities(shown, found.overlaps, labels, kind, day, language)
    except ModuleNotFoundError as error:
        raise InputError(f"plots need {error.name}: pip install 'lhl-graph[plot]'") from error


def _with_evidence(store: Store, found: Findings, least: float) -> Findings:
    """Compute the evidence of pairs that are asked for but whose evidence is not kept in the graph."""
    wanted = [(row.a, row.b) for row in found.overlaps if row.score >= least and (row.a, row.b) not in found.shared]
    if not wanted:
        return found
    from lhl_graph.findings.compute import model

    computed = model(store)
    agreed = Agreed(store)
    shared = {pair: agreed.ordered(*pair, computed.shared_concepts(*pair)) for pair in wanted}
    matches = {pair: computed.matches(*pair) for pair in wanted}
    return found._replace(shared=found.shared | shared, matches=found.matches | matches)
