"""What an actor is or was in the reform, and in which initiative what is told of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.lead import by_name, is_over, words
from lhl_graph.answers.thing.letter import about
from lhl_graph.answers.thing.period import period
from lhl_graph.findings import facts
from lhl_graph.iris import NS, PREFIXES, REFORM
from lhl_graph.prose import counted, listed, upper

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_ROLES: Final = ("owner", "responsible", "partner")
_ENDS: Final = ("sender", "receiver")
"""What an actor may be of a letter."""
_NAMES: Final = (NS + "shortName", PREFIXES["rdfs"] + "label")


def in_reform(store: Store, labels: Labels, actor: str) -> str:
    """Say what an actor is in the reform as sources state, and how many letters on it the actor sent or got.

    Empty where no source gives it a role. Of what is over it is told what the actor was.
    """
    tense, said = -1 if is_over(store, REFORM) else 0, words(labels.language)
    roles = [said[f"role {name}"].split("|")[tense] for name in _ROLES if actor in store.objects(REFORM, NS + name)]
    if not roles:
        return ""
    counts = {end: sum(_is_on_reform(store, each) for each, _ in store.pointing(actor, NS + end)) for end in _ENDS}
    letters = [said[f"{end} of"].format(counted(n, "letter", labels.language)) for end, n in counts.items() if n]
    first = f"{listed(roles, labels.language)} {_with_period(store, labels, REFORM)}"
    return upper(f"{by_name(labels, actor)} {listed([first, *letters], labels.language)}.")


def within(store: Store, labels: Labels, actor: str) -> str:
    """Say in which initiative the text of an actor holds, and when it ran if it is over.

    It is the one that all sources of the actor are about by their titles. Empty where they name none, or not all the
    same: then the text is about the actor as such.
    """
    said = words(labels.language)
    sources = store.objects(actor, PREFIXES["dct"] + "source")
    titles = ["".join(store.objects(each, PREFIXES["dct"] + "title")) for each in sources]
    for each in facts.initiatives(store) if titles else ():
        names = [text for name in _NAMES for text in store.objects(each, name)]
        if all(any(name in title for name in names) for title in titles):
            return said["in"].format(_with_period(store, labels, each))
    return ""


def _is_on_reform(store: Store, letter: str) -> bool:
    return any(REFORM in about(store, task) for task, _ in store.pointing(letter, NS + "letter"))


def _with_period(store: Store, labels: Labels, initiative: str) -> str:
    """Name an initiative, and when it ran if it is over."""
    when = [period(store, labels.language, each) for each in store.objects(initiative, NS + "period")]
    return (
        words(labels.language)["over"].format(labels[initiative], *when)
        if is_over(store, initiative)
        else labels[initiative]
    )
