"""What can be asked on about a thing: the questions that have a parameter for things of its kind, asked of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from lhl_graph import alphabet
from lhl_graph.answers.thing.lead import by_name
from lhl_graph.iris import BASE, NS, local_name, root
from lhl_graph.prose import small
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_PARAMETERS: Final = """
SELECT ?parameter ?value ?only {
  ?parameter sh:defaultValue ?value FILTER(isIRI(?value)) OPTIONAL { ?parameter sh:hasValue ?only }
} ORDER BY ?parameter
"""

_NEEDED: Final = {
    "hendelser": "event",
    "hva-bygger-pa": "^buildsOn|^continues|^succeeds",
    "hvorfor-overlapp": "^between",
    "felles-for-to": "^between",
    "kilder-til-satsing": "sourceEntry",
    "klyngens-temaer": "^communityMember",
    "koblinger-i-kildene": "linkedTo",
    "lignende-mal": "goal",
    "mal-i-satsing": "goal",
    "mal-uten-tiltak": "goal",
    "naboer-i-klyngen": "^communityMember",
    "oppdrag-om-lhl-tiltak": "measure/^aboutMeasure",
    "rekke-av-satsinger": "succeeds|^succeeds",
    "overlapp-med": "^between",
    "tiltak-i-satsing": "measure",
    "utfordringer": "challenge",
}
"""Question about an initiative → what has to be said of it for there to be an answer, as a path of properties."""


def follow_ups(store: Store, labels: Labels, iri: str) -> list[tuple[str, str]]:
    """Give where each question about a thing is asked, and its title; nothing where no question takes such a thing.

    What the graph has no answer to for want of what is asked about is left out, and a question that is answered for one
    thing alone is asked of no other. Of one with several parameters for such things, it is the one that is this thing
    anyway, else the first.
    """
    kind, slash, local = iri.removeprefix(BASE).rpartition("/")
    if not slash or not iri.startswith(BASE):
        return []
    chosen: dict[str, str] = {}
    for parameter, value, only in store.rows(_PARAMETERS):
        if only not in (None, iri):
            continue
        if value == iri or (value.rpartition("/")[0] == BASE + kind and root(parameter) not in chosen):
            chosen[root(parameter)] = parameter
    some = frame.words(labels.language).get(f"some {kind}", "")
    name = {"initiative": labels[iri], "actor": by_name(labels, iri)}.get(kind) or small(labels[iri])
    if kind == "initiative":
        chosen = {each: it for each, it in chosen.items() if _is_told(store, iri, _NEEDED.get(local_name(each), ""))}
    asked = [(_address(parameter, local), _of(labels[each], some, name)) for each, parameter in chosen.items()]
    return sorted(asked, key=lambda each: alphabet.key(each[1]))


def _is_told(store: Store, iri: str, path: str) -> bool:
    """Tell whether a path from a thing leads to any other; an empty one always does."""
    ends = {iri}
    for step in path.split("/") if path else ():
        ends = {end for each in ends for way in step.split("|") for end in _led_to(store, each, way)}
    return bool(ends)


def _led_to(store: Store, iri: str, way: str) -> Iterable[str]:
    back, name = way.startswith("^"), NS + way.removeprefix("^")
    return (subject for subject, _ in store.pointing(iri, name)) if back else store.objects(iri, name)


def _of(title: str, some: str, name: str) -> str:
    """Ask of one thing what a title asks of any: "What goals has an initiative?"; of two, of it and another."""
    one, *two = some.split("|")
    if two:
        title = title.replace(two[0], two[1].format(name))
    return re.sub(rf"\b{re.escape(one)}\b", lambda _: name, title, count=1) if one else title


def _address(parameter: str, value: str) -> str:
    question, variable = parameter.removeprefix(BASE + "question/").split("/")
    return f"/ask/{question}?{urlencode({variable: value})}"
