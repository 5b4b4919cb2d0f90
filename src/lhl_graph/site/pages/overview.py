"""The pages of which there is one: start, your municipality, measures, pictures, coverage, questions, search, about."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.analysis.timeline import timeline
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.gaps import Within, table
from lhl_graph.answers.likeness import most_like
from lhl_graph.findings import facts
from lhl_graph.findings.status import STATES
from lhl_graph.iris import NS, PREFIXES, REFORM
from lhl_graph.picture import caption
from lhl_graph.picture.naming import edition
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.row_order import READABLE, by_likeness, by_start
from lhl_graph.picture.sketch import sketch
from lhl_graph.prose import NOUNS, counted, spelled, upper
from lhl_graph.site import drawing
from lhl_graph.site.address import local
from lhl_graph.site.content import POPULATION
from lhl_graph.site.frame import Page
from lhl_graph.site.pages import carried, measures, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lhl_graph.analysis.overlap import Overlap, SharedConcept
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.answers.gap import LinkRow
    from lhl_graph.answers.likeness import Likeness
    from lhl_graph.picture.sketch import Opening
    from lhl_graph.reading.repository import Repository
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice


FIRST: Final = 16
"""So many groups, and so many themes, a municipality sees before it asks for all."""
OPEN: Final = 5
"""So many rows of a list on the first page are seen before more are asked for."""
MOST: Final = 10
"""So many of a list it has at most."""
LISTED: Final = 12
"""So many rows of a list on what is alike are seen before more are asked for."""
NEAREST: Final = 3
"""So many that each initiative is most like are listed."""


class Change(NamedTuple):
    """Something that happened to an initiative on a day, as a source says."""

    day: str
    initiative: str
    told: str


def changes(content: Content, voice: Voice) -> list[Change]:
    """List when sources last said how each initiative stands, the newest first."""
    rows = [
        Change(period.as_of, period.initiative, voice.standing(period.initiative))
        for each in content.inventory.initiatives
        if (period := each.period) and period.as_of
    ]
    return sorted(rows, key=lambda row: (row.day, row.initiative), reverse=True)


def pages(content: Content, voice: Voice, repository: Repository, opening: Opening | None) -> Iterator[Page]:
    """Give all of them; `opening` is what the map opens on."""
    language = voice.language
    first = _start(content, voice) | _sketch(voice, opening)
    yield _page(voice, "index", "start", first, ("seek.js",), voice.words["site"])
    choices = {scheme: _choices(content, voice, scheme) for scheme in ("target-group", "theme")}
    yield _page(
        voice,
        "kommunen",
        "kommunen",
        {"choices": choices, "foreign": voice.is_foreign(content.parts)},
        ("plan.data.js", f"plan.{language}.js", "fold.js", "save.js", "plan.js"),
    )
    yield _page(voice, "tiltak", "tiltak", measures.values(content, voice), ("save.js", "measures.js"))
    yield _heat(content, voice)
    yield _time(content, voice)
    yield _page(voice, "dekning", "dekning", carried.values(content, voice), ("narrow.js",))
    yield from questions.pages(content, voice, repository)
    scripts = ("search.data.js", f"search.{language}.js", "fold.js", "spelling.js", "find.js", "search.js")
    yield _page(voice, "sok", "sok", {}, scripts)
    yield _page(voice, "om", "om", {"told": _about(content, voice)})
    yield _page(voice, "modell", "modell", {"model": _model(content, voice)})


def _page(
    voice: Voice, name: str, template: str, values: dict[str, Any], scripts: tuple[str, ...] = (), heading: str = ""
) -> Page:
    title = voice.words["pages"][name][0]
    trail = () if name == "index" else ((voice.words["pages"]["index"][0], "index.html"),)
    return Page(f"{name}.html", template, heading or title, title, {"name": name, **values}, trail, scripts=scripts)


def _start(content: Content, voice: Voice) -> dict[str, Any]:
    witness = Witness(content.reader.store)

    def sharing(a: str, b: str) -> list[SharedConcept]:
        return content.findings.shared.get((a, b)) or witness.shared(a, b)

    rows = table(content.reader.store, "links", Within(None, None), sharing, voice.language).rows
    like, own = _likeness(content, voice)
    unlinked = (row for row in rows if (row.a, row.b) not in content.through)
    unseen = by_series(unlinked, content.inventory.norwegian)
    return {
        "has_reform": REFORM in content.inventory.names,
        "reform": REFORM,
        "counts": _counts(content, voice),
        "open": OPEN,
        "most": MOST,
        "like": like[:MOST],
        "own": own,
        "unseen": unseen,
        "latest": _latest(content, voice),
    }


def _latest(content: Content, voice: Voice) -> list[Change]:
    """Give what was last confirmed in force: so many, and all others that were so on the same day as the last."""
    active = [each for each in changes(content, voice) if content.states[each.initiative] == "active"]
    least = min((each.day for each in active[:OPEN]), default="")
    found = sorted(active, key=lambda each: alphabet.key(voice.called(each.initiative)))
    return sorted((each for each in found if each.day >= least), key=lambda each: each.day, reverse=True)


def _sketch(voice: Voice, opening: Opening | None) -> dict[str, Any]:
    from markupsafe import Markup

    if opening is None:
        return {"sketch": ""}
    told = voice.words["map_opens"].format(n=spelled(len(opening.places) - 1, voice.language, "m"))
    return {"sketch": Markup(sketch(opening, voice.language, voice.called(REFORM))), "sketched": told}


def by_series(rows: Iterable[LinkRow], names: Callable[[str], str]) -> list[tuple[list[list[str]], Sequence[str]]]:
    """Make one row of the pairs of texts and their editions: those of either, and what the first pair shares.

    "Demensplan 2020" and "Demensplan 2025" are one beside the same other.
    """
    found: dict[frozenset[str], tuple[dict[str, list[str]], Sequence[str]]] = {}
    for row in rows:
        ends = [(edition(names(each)), each) for each in (row.a, row.b)]
        pair = frozenset(name for name, _ in ends)
        series, _ = found.setdefault(pair, ({name: [] for name, _ in ends}, row.shared))
        for name, iri in ends:
            if iri not in series[name]:
                series[name].append(iri)
    return [(list(series.values()), shared) for series, shared in found.values()]


def _counts(content: Content, voice: Voice) -> dict[str, tuple[int, str]]:
    """Count the initiatives that are in force, perhaps in force and over, and say each as a part of a sentence."""
    stand, language, forms = Counter(content.states.values()), voice.language, voice.words["state_sum"]
    gender = NOUNS["initiative"][language][0]
    said = {state: spelled(stand[state], language, gender) for state in ("perhaps", "ended")}
    said["active"] = upper(counted(stand["active"], "initiative", language))
    return {state: (stand[state], str(forms[state]).format(n=n)) for state, n in said.items()}


def _choices(content: Content, voice: Voice, scheme: str) -> tuple[list[str], list[str]]:
    """Give what to choose first and then, by name, the rest; parts of the population come before all other groups.

    The first are those that most initiatives have, and they stand in that order.
    """

    def rank(iri: str) -> tuple[bool, int, str]:
        wider = close_upward([iri], content.inventory.broader) - {iri}
        return POPULATION not in wider, -len(content.covered.get(iri, ())), voice.called(iri)

    ranked = sorted((each for each in content.in_scheme(scheme) if content.tagged.get(each)), key=rank)
    return ranked[:FIRST], sorted(ranked[FIRST:], key=voice.called)


def is_own(content: Content, voice: Voice, pair: Pair) -> bool:
    """Tell whether one of two initiatives is part of the other, or both are editions of the same text."""
    is_part = any(content.is_part(one, other) for one, other in (pair, pair[::-1]))
    return is_part or is_edition(voice, pair)


def is_edition(voice: Voice, pair: Pair) -> bool:
    """Tell whether two initiatives are editions of the same text, by their Norwegian names in every language."""
    return len({edition(voice.content.inventory.norwegian(each)) for each in pair}) == 1


def _heat(content: Content, voice: Voice) -> Page:
    from markupsafe import Markup

    found, names = content.findings, {each: voice.called(each) for each in content.initiatives}
    addresses = {each: f"{local(each)}.html" for each in names}
    order, language = by_likeness(found, READABLE), voice.language
    rare = {(row.a, row.b): row for row in found.overlaps if found.is_rare(row)}
    drawn = [row for row in found.overlaps if {row.a, row.b} <= set(order)]
    told = caption.of_heatmap(found.overlaps, order, names, language)
    like, own = _likeness(content, voice)
    values = {
        "svg": Markup(drawing.heatmap(drawn, order, names, addresses, language, rare)),
        "nearest": [(each, _nearest(content, voice, each)) for each in order],
        "key": [(Markup(shade), said) for shade, said in drawing.key(drawing.greatest(drawn), language)],
        "caption": told,
        "said": WORDS[language],
        "likeness": like,
        "own": own,
        "rare": [row for pair, row in rare.items() if not is_own(content, voice, pair)],
        "rare_own": [row for pair, row in rare.items() if is_own(content, voice, pair)],
        "shown": LISTED,
    }
    heading = told.finding
    if like and own and own[0].score >= like[0].score:
        names = {"reform": voice.called(REFORM), "other": voice.explained(like[0].other)}
        heading = voice.words["nearest_other"].format(**names, score=voice.decimal(like[0].score))
    return _page(voice, "likhet", "likhet", values, heading=heading)


def _likeness(content: Content, voice: Voice) -> tuple[list[Likeness], list[Likeness]]:
    """Give what the reform is like, and apart from it the parts and editions of its own."""
    overlaps, known = content.overlaps.get(REFORM, ()), content.findings.q
    found = most_like(REFORM, overlaps, known, content.linked, content.through, content.within, None)
    own = [each for each in found if each.own == "part" or is_edition(voice, each.pair)]
    return [each for each in found if each not in own], own


def _nearest(content: Content, voice: Voice, initiative: str) -> list[Overlap]:
    """Give what an initiative is most like, its parts and editions left out."""
    others = (row for row in content.overlaps.get(initiative, ()) if not is_own(content, voice, (row.a, row.b)))
    return list(islice(others, NEAREST))


def _time(content: Content, voice: Voice) -> Page:
    from markupsafe import Markup

    bars = by_start(timeline(facts.periods(content.reader.store)))
    names = {each: voice.called(each) for each in content.initiatives}
    told = caption.of_timeline(bars, names, content.day, voice.language)
    line = drawing.Timeline(bars, content.day, voice.language)
    marks = {bar.initiative: content.mark(bar.initiative) for bar in bars}
    counts = Counter(marks.values())
    values = {
        "grid": Markup(line.grid()),
        "axis": Markup(line.axis()),
        "bars": [(bar.initiative, marks[bar.initiative], Markup(line.bar(bar))) for bar in bars],
        "counts": [(mark, counts[mark]) for state in STATES if (mark := content.marked(state)) in counts],
        "caption": told,
        "said": WORDS[voice.language],
        "looks": drawing.SHOWN,
        "reform": REFORM,
        "has_reform": REFORM in names,
    }
    return _page(voice, "tidslinje", "tidslinje", values, ("narrow.js",), heading=told.finding)


def _about(content: Content, voice: Voice) -> dict[str, str]:
    """Give what the page about the site tells in figures: its sources, what likeness weighs, and what is recorded."""
    least = min(WEIGHTS.values())
    weights = {facet: voice.number(round(weight / least)) for facet, weight in WEIGHTS.items()}
    return {"sources": voice.number(_read_sources(content)), "recorded": carried.recorded(content, voice), **weights}


def _read_sources(content: Content) -> int:
    """Count the addresses at which sources lie: one that several files cite is one."""
    entries = content.reader.pointing(PREFIXES["lhl"] + "Source", "rdf:type")
    return len({url for each in entries if (url := content.reader.source(each).url)})


def _model(content: Content, voice: Voice) -> list[tuple[str, list[str]]]:
    def terms(name: str) -> list[str]:
        found = content.reader.pointing(PREFIXES["owl"] + name, "rdf:type")
        return sorted((each for each in found if each.startswith(NS)), key=lambda each: alphabet.key(voice.name(each)))

    kinds = ("Class", "ObjectProperty", "DatatypeProperty")
    return [(heading, terms(name)) for heading, name in zip(voice.words["model"], kinds, strict=True)]
