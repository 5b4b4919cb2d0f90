"""Common objectives as a table: one row a goal, with who says it, who owns that, and from when until when."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import alphabet
from lhl_graph.findings import facts, select
from lhl_graph.findings.read import objectives
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import PREFIXES
from lhl_graph.table.listing import item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store


class ObjectiveRow(NamedTuple):
    """A goal of an initiative, in the common objective `number`; the goals of one stand together."""

    number: int
    themes: list[str]
    """Labels of the themes that tell the objective from other goals; they are its name."""
    groups: list[str]
    """Labels of the target groups that do."""
    size: int
    """How many initiatives say it."""
    initiative: str
    name: str
    goal: str
    text: str
    first_day: str | None
    last_day: str | None
    owners: list[str]


_HEADINGS = {
    "nb": {"number": "Nr.", "name": "Satsing", "text": "Mål", "first_day": "Fra", "last_day": "Til", "owners": "Eier"},
    "nn": {"number": "Nr.", "name": "Satsing", "text": "Mål", "first_day": "Frå", "last_day": "Til", "owners": "Eigar"},
    "en": {"number": "No.", "name": "Initiative", "text": "Goal", "first_day": "From", "last_day": "Until",
           "owners": "Owner"},
}  # fmt: skip
_COUNT = {"nb": "{count} satsinger", "nn": "{count} satsingar", "en": "{count} initiatives"}


def table(store: Store, language: str, initiative: str | None = None) -> Table[ObjectiveRow]:
    """Give the common objectives, those that most initiatives say first; of `initiative`, those that it says."""
    labels = Labels(store, language)
    periods = {row.initiative: row for row in facts.periods(store)}
    owners: dict[str, list[str]] = {}
    for of, actor in sorted(store.rows(select.OWNERS)):
        owners.setdefault(of, []).append(actor)
    home = dict(reversed(pair) for pair in store.rows(select.PARTS["goal"]))
    rows = []
    for each in objectives(store).found:
        if initiative is not None and initiative not in each.initiatives:
            continue
        themes = [labels[name] for name in each.concepts if name.startswith(PREFIXES["theme"])]
        groups = [labels[name] for name in each.concepts if name.startswith(PREFIXES["group"])]
        for goal in sorted(each.goals, key=lambda goal: (alphabet.key(labels[home[goal]]), goal)):
            of = home[goal]
            period = periods.get(of)
            days = (period.first_day, period.last_day) if period else (None, None)
            owned = [labels[actor] for actor in owners.get(of, ())]
            head = (each.number, themes, groups, len(each.initiatives))
            rows.append(ObjectiveRow(*head, of, labels[of], goal, labels[goal], *days, owned))
    return Table(ObjectiveRow._fields, rows, _HEADINGS[language], partial(_text, language), language=language)


def _text(language: str, rows: list[ObjectiveRow], width: int | None) -> str:
    """An objective a paragraph: its number and name, and under it each goal with who says it."""
    lines = []
    for number, goals in groupby(rows, lambda row: row.number):
        each = list(goals)
        about = f"{', '.join(each[0].themes or each[0].groups) or '–'} ({_COUNT[language].format(count=each[0].size)})"
        lines += ["", item(about, width, f"{number:3}. ")]
        lines += [item(f"{row.name}: {row.text}", width, "     • ") for row in each]
    return "\n".join(lines[1:])
