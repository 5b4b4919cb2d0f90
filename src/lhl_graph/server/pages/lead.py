"""The first sentences on the page about one thing, whatever kind of thing it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from lhl_graph.answers.thing.event import of_event
from lhl_graph.answers.thing.lead import of_actor, of_community, of_initiative, of_objective
from lhl_graph.answers.thing.letter import of_letter, of_task
from lhl_graph.answers.thing.role import in_reform, within
from lhl_graph.iris import BASE, NS, compact, root
from lhl_graph.prose import upper
from lhl_graph.questions.lead import Standing, about, standing
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.carriers import Carrier

_IN_DOUBT: Final = {"active": False, "perhaps": True}
"""How an initiative stands → whether it is in doubt that it is in force; nothing of one that is not."""


def of_whole(
    store: Store, labels: Labels, iri: str, nearest: Sequence[tuple[str, str]], texts: Sequence[str]
) -> list[str]:
    """Say what an initiative is, and what it says of itself; `nearest` as in `of_initiative`."""
    return [*of_initiative(store, labels, iri, nearest), *texts]


def of_other(
    store: Store,
    labels: Labels,
    sheet: Sheet,
    texts: Sequence[str],
    statuses: Statuses,
    carried: Sequence[Carrier],
    day: str,
) -> list[str]:
    """Say what anything but an initiative is; `texts` are what it says of itself beside its name."""
    iri = sheet.iri
    if happened := of_event(store, labels, iri):
        return [happened, *texts]
    if iri != (whole := root(iri)):
        is_named = labels[whole] not in (whole, compact(whole))
        return [_part(store, labels, sheet), *texts] if is_named else list(texts)
    kind = iri.removeprefix(BASE).partition("/")[0]
    if kind == "actor":
        whose = within(store, labels, iri) if texts else ""
        begun = [*of_actor(store, labels, statuses, iri), whose or in_reform(store, labels, iri)]
        return [*filter(None, begun), *texts]
    if kind == "letter":
        return [*of_letter(store, labels, iri), *texts]
    if kind == "task":
        return [*of_task(store, labels, iri), *texts]
    if kind == "community":
        return [*of_community(store, labels, iri), *texts]
    if kind == "objective":
        return [*of_objective(store, labels, iri), *texts]
    found = {each.iri: Standing(_IN_DOUBT.get(each.state)) for each in carried}
    return [*texts, *(standing(found, about(iri, labels), day, labels) if found else ())]


def _part(store: Store, labels: Labels, sheet: Sheet) -> str:
    """Say of what something is a part, with a link there; of a goal, at which level."""
    kind = "".join(labels[each] for each in store.objects(sheet.iri, NS + "level")) or sheet.kind
    whole = root(sheet.iri)
    link = Markup('<a href="{}">{}</a>').format(frame.address_of(whole), labels[whole])
    return Markup.escape(frame.words(labels.language)["part_in"]).format(upper(kind), link)
