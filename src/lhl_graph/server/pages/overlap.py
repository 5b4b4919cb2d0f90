"""The page about the overlap of two initiatives: why the two are said to be alike, with the sources of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.overlap import FACETS, WEIGHTS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.pair.account import about, account
from lhl_graph.answers.pair.why import explain
from lhl_graph.findings.speakers import NOBODY
from lhl_graph.iris import local_name
from lhl_graph.prose import chosen, dates, listed, quoted, small, unbroken
from lhl_graph.server import media
from lhl_graph.server.pages import cited as citing
from lhl_graph.server.pages import frame
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.answers.pair import explanation
    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.findings.speakers import Speaker
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.cited import Cited

_OPEN: Final = 5
"""How many entries of a list, and rows of what answers each other, stand open; the rest is folded."""
_SAID: Final = 3
"""How many shared themes and target groups the first sentences name."""
_NOTATIONS: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}
_ADDRESSES: Final = "SELECT ?source ?url { ?whole lhl:sourceEntry ?source . ?source lhl:url ?url }"


def overlap(store: Store, ends: Sequence[str], sheet: Sheet, speakers: Mapping[str, Speaker], day: str) -> str:
    """Give the page about the overlap of two initiatives, `ends`; `sheet` is what the graph says of the overlap."""
    a, b = sorted(ends)
    why = explain(store, *Witness(store).evidence(a, b), sheet.language)
    told, words = account(why), frame.words(sheet.language)
    known = {each.name: each.type for each in media.GRAPHS}

    def bars(names: Iterable[str]) -> list[tuple[str, float, str]]:
        called = {**words, "goals": words["goals_and_measures"]}
        values = [(called[name], getattr(why.overlap, name)) for name in names]
        return [(name, value, decimal(value, 2, sheet.language)) for name, value in values]

    def scored(matches: Iterable[explanation.Match]) -> list[tuple[explanation.Match, str]]:
        return [(each, decimal(each.score, 2, sheet.language)) for each in matches]

    cited = _cited(store, told.listed, speakers, sheet.language)

    def ranked(numbers: Iterable[int]) -> list[Cited]:
        wanted = {f"s{each}" for each in numbers}
        return [each for name, each in cited.items() if name in wanted]

    page = frame.render(
        "overlap",
        sheet.language,
        words["in_common"].format(why.name_a, why.name_b),
        day,
        told=told,
        lead=_lead(why, words),
        ends=[(why.name_a, frame.address_of(a)), (why.name_b, frame.address_of(b))],
        counted=bars(name for name in FACETS if name in WEIGHTS),
        uncounted=bars(name for name in FACETS if name not in WEIGHTS),
        matched=scored(told.matched),
        alike=scored(told.alike),
        weakly=scored(told.weakly),
        cited=cited,
        ranked=ranked,
        address_of=frame.address_of,
        open=_OPEN,
        iri=sheet.iri,
        path=frame.address_of(sheet.iri),
        notations=[(name, known[name], _NOTATIONS[name]) for name in frame.NOTATIONS],
    )
    return unbroken(page, sheet.language)


def _lead(why: explanation.Explanation, words: Mapping[str, str]) -> str:
    """Say first what sources say of the two, then how alike they are and whether that may be chance, and in what."""
    chance = ""
    if why.significance:
        rare = why.significance.q <= VALIDATED
        chance = (
            words["alike_rare"] if rare else "" if any(each.sure for each in why.relations) else words["alike_chance"]
        )
    said = [*_linked(why, words), words["alike"].format(decimal(why.overlap.score, 2, why.language), chance)]
    for facet, form in (("themes", "both_about"), ("target_groups", "both_for")):
        most = sorted((each for each in why.concepts if each.facet == facet), key=lambda each: -each.share)
        names = [quoted(small(each.label), why.language) for each in most[:_SAID]]
        if names:
            said.append(words[form].format(listed(names, why.language)))
    return " ".join(said)


def _linked(why: explanation.Explanation, words: Mapping[str, str]) -> list[str]:
    """Say what sources say that one is to the other: "A builds on and succeeds B", or that none does.

    Of one that is part of the other it is said that they are then expected to be alike.
    """
    sure, unsure = ([each for each in why.relations if each.sure is it] for it in (True, False))
    forms = words["linked_by"].split("|")
    if not why.relations:
        thirds = listed([each.label for each in why.through], why.language)
        return [(words["linked_via"] if thirds else chosen(forms, 0)).format(why.name_a, why.name_b, thirds)]
    said = []
    if sure:
        told = {number for each in sure for number in each.sources}
        said.append(chosen(forms, len(told)).format(words["and_that"].join(_clauses(why, sure))))
    if unsure:
        said.append(words["unsure_that"].format(words["and_whether"].join(_clauses(why, unsure))))
    if any(local_name(each.kind) == "part-of" for each in sure):
        said.append(words["part_same" if any(round(each.score, 2) == 1 for each in why.matches) else "part"])
    return said


def _clauses(why: explanation.Explanation, relations: Iterable[explanation.Relation]) -> list[str]:
    """Say what each of the two is to the other: "A builds on and succeeds B"."""
    verbs: dict[str, dict[str, None]] = {}
    for each in relations:
        verbs.setdefault(each.subject, {})[small(each.label)] = None
    ends = {why.a: (why.name_a, why.name_b), why.b: (why.name_b, why.name_a)}
    return [
        f"{one} {listed(list(verbs[iri]), why.language)} {other}" for iri, (one, other) in ends.items() if iri in verbs
    ]


def _cited(
    store: Store, sources: Iterable[explanation.Source], speakers: Mapping[str, Speaker], language: str
) -> dict[str, Cited]:
    """Give the sources by their number, the most official first, each with a short title that no other has."""
    spoken = {url: speakers[source] for source, url in store.rows(_ADDRESSES) if source in speakers}
    return citing.cited(
        citing.Source(
            f"s{each.number}",
            each.url,
            each.title,
            ", ".join(filter(None, (each.title, dates(about(each), language)))),
            spoken.get(each.url, NOBODY._replace(brief=each.publisher or each.title)),
        )
        for each in sources
    )
