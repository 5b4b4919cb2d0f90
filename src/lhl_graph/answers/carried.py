"""What resembles the parts of an initiative, as a table, and who by stated relations carries the whole on."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.coverage import CARRIED, STATED_ON, held
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import ways_on
from lhl_graph.answers import moment
from lhl_graph.findings import facts
from lhl_graph.findings.compute import carried, model
from lhl_graph.findings.standing import standings
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.headings import heading
from lhl_graph.table.listing import FEW, few, item
from lhl_graph.table.numerals import decimal
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lhl_graph.analysis.relation import Relation
    from lhl_graph.graph.store import Store


class CarriedRow(NamedTuple):
    """A part of an initiative, and one initiative with something like it; empty where there is none.

    Only `ground` tells whether a source says more than that: the likeness is computed.
    """

    part: str
    kind: str
    text: str
    carrier: str
    name: str
    ground: str
    score: float | None
    matched_part: str
    matched_text: str
    in_force: str
    """How sure it is that the carrier is in force, in words: "confirmed 2022"."""
    perhaps: bool
    """Whether it only may be in force, as far as sources confirm it."""
    counts: bool
    """Whether it counts as a match; see `coverage.Carrier.is_clear`."""
    way: str
    """By which stated relations the carrier carries the whole initiative on, in words."""


_CARRIED = {
    "nb": {"kind": "Del", "text": "Innhold", "name": "Likner noe i", "ground": "Grunnlag", "score": "Likhet"},
    "nn": {"kind": "Del", "text": "Innhald", "name": "Liknar noko i", "ground": "Grunnlag", "score": "Likskap"},
    "en": {"kind": "Part", "text": "Content", "name": "Resembles part of", "ground": "Ground", "score": "Likeness"},
}
_WORDS = {
    "nb": {
        "solution": "løsning",
        "goal": "mål",
        "successor": "oppgitt etterfølger",
        "through": "oppgitt, gjennom en annen satsing",
        "relation": "oppgitt sammenheng",
        "overlap": "beregnet likhet",
        "no parts": "Ingen løsninger eller mål er registrert for {initiative}.",
        "nobody": "– ingen –",
        "solutions": "Løsninger",
        "goals": "Mål",
        "marks": "≈ noe som likner og sikkert er i kraft   ? som kanskje er i kraft   ~ andre med samme tema",
        "sum": "Av {all} løsninger og mål likner {same} på noe som sikkert er i kraft {date}, {some} kan likne på noe, "
        "men bare hos en oppgitt etterfølger, {perhaps} likner bare på noe som kanskje er i kraft, {weak} har bare "
        "samme tema som noe annet, og {none} har ingenting (beregnet).",
    },
    "nn": {
        "solution": "løysing",
        "goal": "mål",
        "successor": "oppgjeven etterfølgjar",
        "through": "oppgjeve, gjennom ei anna satsing",
        "relation": "oppgjeven samanheng",
        "overlap": "utrekna likskap",
        "no parts": "Ingen løysingar eller mål er registrerte for {initiative}.",
        "nobody": "– ingen –",
        "solutions": "Løysingar",
        "goals": "Mål",
        "marks": "≈ noko som liknar og sikkert er i kraft   ? som kanskje er i kraft   ~ andre med same tema",
        "sum": "Av {all} løysingar og mål liknar {same} på noko som sikkert er i kraft {date}, {some} kan likne på "
        "noko, men berre hos ein oppgjeven etterfølgjar, {perhaps} liknar berre på noko som kanskje er i kraft, "
        "{weak} har berre same tema som noko anna, og {none} har ingenting (utrekna).",
    },
    "en": {
        "solution": "solution",
        "goal": "goal",
        "successor": "stated successor",
        "through": "stated, through another initiative",
        "relation": "stated link",
        "overlap": "computed likeness",
        "no parts": "No solutions or goals are recorded for {initiative}.",
        "nobody": "– nobody –",
        "solutions": "Solutions",
        "goals": "Goals",
        "marks": "≈ similar and surely in force   ? perhaps in force   ~ others on the same theme",
        "sum": "Of {all} solutions and goals, {same} have something similar that is surely in force {date}, {some} "
        "only something that may be similar in a stated successor, {perhaps} something similar only in what is "
        "perhaps in force, {weak} only something on the same theme, and {none} nothing (computed).",
    },
}
WAYS: Final = {
    "nb": {"succeeds": "avløser {}", "continues": "fører videre {}", "part-of": "er del av {}", "then": ", som "},
    "nn": {"succeeds": "avløyser {}", "continues": "fører vidare {}", "part-of": "er del av {}", "then": ", som "},
    "en": {"succeeds": "succeeds {}", "continues": "continues {}", "part-of": "is part of {}", "then": ", which "},
}
"""How one initiative stands to the next on the way to one that it carries on, and what comes between."""


def way_told(way: Sequence[Relation], name: Callable[[str], str], language: str) -> str:
    """Say by which relations one initiative carries another on: "continues A, which is part of B"."""
    words = WAYS[language]
    return words["then"].join(words[row.kind].format(name(row.to)) for row in way)


def carried_on(
    store: Store, initiative: str, date: str | None, language: str, within: int = WITHIN
) -> Table[CarriedRow]:
    """List what resembles each solution and goal of an initiative, strongest ground first.

    First come those in force, as sources at most `within` years older confirm, then those that perhaps are.
    Without a date it is today.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    standing, labels, words = standings(store, date, within), Labels(store, language), _WORDS[language]
    ways = ways_on(initiative, facts.relations(store))
    found = carried(store, model(store), initiative, standing.either)
    rows = []
    for part in found:
        kind, text = words[part.kind], labels[part.part]
        for by in sorted(part.carriers, key=lambda by: by.initiative in standing.perhaps):
            name, ground, matched = labels[by.initiative], words[by.ground], labels[by.matched_part]
            said = standing.word(by.initiative, language), by.initiative in standing.perhaps
            way = way_told(ways[by.initiative], labels.__getitem__, language) if by.ground in STATED_ON else ""
            like = by.initiative, name, ground, by.score, by.matched_part, matched
            rows.append(CarriedRow(part.part, kind, text, *like, *said, by.is_clear, way))
        if not part.carriers:
            rows.append(CarriedRow(part.part, kind, text, "", "", "", None, "", "", "", False, False, ""))
    notes = moment.notes(store, standing.span, language, chosen=date is not None)
    if not rows:
        notes.append(beside.why_empty(language, [], [words["no parts"].format(initiative=labels[initiative])]))
    states = Counter(str(held(part, standing.sure).state) for part in found)
    layout = partial(_text, language, moment.when(standing.span, language), states)
    headings = {**_CARRIED[language], "in_force": heading("in_force", language)}
    return Table(CarriedRow._fields, rows, headings, layout, language=language, notes=notes)


def _text(language: str, date: str, states: Mapping[str, int], rows: list[CarriedRow], width: int | None) -> str:
    """The parts under their kind, each with the first of those it resembles, and how many parts stand how."""
    words = _WORDS[language]
    lines = []
    for kind, of_kind in groupby(rows, lambda row: row.kind):
        lines += ["", next(words[f"{each}s"] for each in CARRIED if words[each] == kind)]
        for _, carriers in groupby(of_kind, lambda row: row.part):
            each = list(carriers)
            lines += [item(each[0].text, width, "  • ")]
            sure = [row for row in each if row.counts and not row.perhaps]
            doubtful = [row for row in each if row.counts and row.perhaps]
            others = [row for row in each if row.carrier and not row.counts]
            lines.append(item(_carriers(sure, language) or words["nobody"], width, "      ≈ "))
            lines += [
                item(_carriers(those, language), width, f"      {mark} ")
                for mark, those in (("?", doubtful), ("~", others))
                if those
            ]
    counts = {state: states[state] for state in ("same", "some", "perhaps", "weak", "none")}
    said = words["sum"].format(all=sum(counts.values()), date=date, **counts)
    return "\n".join([*lines[1:], "", words["marks"], item(said, width, "")])


def _carriers(rows: list[CarriedRow], language: str) -> str:
    return few([f"{row.name} ({_ground(row, language)}, {row.in_force})" for row in rows], FEW, language)


def _ground(row: CarriedRow, language: str) -> str:
    """What a source states, if it does, and how alike the parts are by computation."""
    computed = _WORDS[language]["overlap"]
    likeness = f"{computed} {decimal(row.score or 0.0, 2, language)}"
    return likeness if row.ground == computed else f"{row.ground}, {likeness}"
