"""One page for each initiative, theme, target group, actor, assignment letter and common objective, and their lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.thing.lead import with_article
from lhl_graph.answers.thing.letter import of_letter
from lhl_graph.answers.thing.role import in_reform, within
from lhl_graph.iris import BASE, local_name
from lhl_graph.prose import NOUNS, counted, listed, quoted, small, spelled, upper
from lhl_graph.site.address import local
from lhl_graph.site.content import KINDS, SCHEMES
from lhl_graph.site.frame import Page
from lhl_graph.site.offer import CURRENT, is_offered, together
from lhl_graph.site.pages import concept, initiative, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lhl_graph.site.content import Content
    from lhl_graph.site.offer import Told
    from lhl_graph.site.voice import Voice

FEW = 6
"""A kind of which so many actors have a part in initiatives has a heading of its own."""
_PARTS = ("owner", "responsible", "partner")
"""What an actor may be of an initiative."""


class Bodies(NamedTuple):
    """Actors under a heading, by kind where they are of several: each with how many initiatives it has a part in."""

    heading: str
    kinds: list[tuple[str, list[tuple[str, int]]]]
    tells_kind: bool = False
    is_folded: bool = False

    @property
    def size(self) -> int:
        """How many actors they are."""
        return sum(len(found) for _, found in self.kinds)


def pages(content: Content, voice: Voice) -> Iterator[Page]:
    """Give all of them."""
    index = (voice.words["pages"]["index"][0], "index.html")
    for kind in KINDS:
        one, many = voice.words["kinds"][kind]
        things = sorted(content.things(kind), key=lambda iri: alphabet.key(voice.called(iri)))
        things.sort(key=lambda iri: _is_bare(content, iri))
        states = stands.by_state(content, things) if kind == "initiative" else []
        bodies = _bodies(content, voice, things) if kind == "actor" else []
        values = {"kind": kind, "things": things, "bodies": bodies, "name": f"{kind}/index", "states": states}
        values["lead"] = _years(content, voice) if kind == "letter" else voice.words["list_leads"].get(kind, "")
        yield Page(f"{kind}/index.html", "list", many, many, values, (index,), scripts=("narrow.js",) if bodies else ())
        template = "concept" if kind in SCHEMES else kind
        for iri in things:
            trail = (index, (many, f"{kind}/index.html"))
            told = {"iri": iri, **_VALUES[template](content, voice, iri)}
            number = f" {iri.rpartition('/')[2]}" if kind == "objective" else ""
            title = f"{voice.called(iri)} ({one.lower()}{number})"
            heading = voice.objective(iri) if kind == "objective" else voice.name(iri)
            yield Page(f"{local(iri)}.html", template, heading, title, told, trail, iri)


def _is_bare(content: Content, iri: str) -> bool:
    """Tell whether it is a letter of which no assignment is recorded, which is listed last."""
    return iri.startswith(f"{BASE}letter/") and not content.reader.pointing(iri, "lhl:letter")


def _years(content: Content, voice: Voice) -> str:
    """Say of which years there are letters, and of which between them there is none."""
    found = {int(content.reader.one(each, "dct:date")[:4]) for each in content.things("letter")}
    if not found:
        return ""
    whole, none = voice.words["letter_years"]
    without = [str(year) for year in range(min(found), max(found)) if year not in found]
    told = whole + none if without else whole
    return str(told).format(first=min(found), last=max(found), years=listed(without, voice.language))


def _bodies(content: Content, voice: Voice, actors: Iterable[str]) -> list[Bodies]:
    """Group actors: by kind where many have a part in initiatives, then the others that have one, and the rest by kind.

    In each group those come first that have a part in most, and last those that are no longer there.
    """
    of = {each: _initiatives(content, each) for each in actors}
    ranked = sorted(of, key=lambda each: (content.is_gone(each), -len(of[each])))

    def by_kind(bodies: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in bodies:
            found[content.reader.one(each, "lhl:actorType")].append(each)
        return dict(sorted(found.items(), key=lambda item: -sum(len(of[each]) for each in item[1])))

    def told(kind: str, bodies: Iterable[str]) -> tuple[str, list[tuple[str, int]]]:
        return kind, [(each, len(of[each])) for each in bodies]

    behind, names = by_kind(each for each in ranked if of[each]), voice.words["actor_groups"]
    few = [each for each in ranked if of[each] and len(behind[content.reader.one(each, "lhl:actorType")]) < FEW]
    rest = by_kind(each for each in ranked if not of[each])
    groups = [
        *(Bodies(voice.called(kind), [told("", found)]) for kind, found in behind.items() if len(found) >= FEW),
        Bodies(names["behind"], [told("", few)], tells_kind=True),
        Bodies(names["others"], [told(kind, found) for kind, found in rest.items()], is_folded=True),
    ]
    return [each for each in groups if each.size]


def _initiatives(content: Content, actor: str) -> set[str]:
    """Give the initiatives that an actor has a part in."""
    return {each for name in _PARTS for each in content.reader.pointing(actor, f"lhl:{name}")}


def _actor(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    reader = content.reader
    owned, answered, joined = (reader.pointing(iri, f"lhl:{name}") for name in _PARTS)
    states = stands.by_state(content, stands.in_order(content, voice, {*owned, *answered}))
    now = [each for mark, rows in states if mark in CURRENT for each in rows]
    parts = [part.part for each in now if iri in content.asked(each) for part in content.initiatives[each].parts]
    offers = [part for part in parts if is_offered(content, part)]
    tasks = sorted({*reader.pointing(iri, "lhl:namesActor"), *reader.pointing(iri, "lhl:inferredActor")})
    whose = within(reader.store, voice.labels, iri)
    role = "" if whose else in_reform(reader.store, voice.labels, iri)
    return {
        "lead": " ".join(filter(None, (_behind(content, voice, iri, owned, answered, joined), role))),
        "now": now,
        "role": {
            **dict.fromkeys(answered, "responsible"),
            **dict.fromkeys(owned, "owner"),
            **dict.fromkeys({*owned} & {*answered}, "both"),
        },
        "offers": {each.initiative: (_offered(voice, each), each) for each in together(content, offers)},
        "before": [(mark, rows) for mark, rows in states if mark not in CURRENT],
        "joined": (upper(_has(content, voice, iri, "partner", joined)), stands.in_order(content, voice, joined))
        if joined
        else (),
        "tasks": len(tasks),
        "cited": _by_sources(content, tasks),
        "website": reader.one(iri, "lhl:website"),
        "within": whose,
    }


def _behind(
    content: Content, voice: Voice, actor: str, owned: Sequence[str], answered: Sequence[str], joined: Sequence[str]
) -> str:
    """Say how many initiatives an actor owns or answers for, else joined, and how they stand.

    Of one that does none of it, in how many assignments it is named, else how many sources it published; empty where
    that is nothing.
    """
    reader, both = content.reader, list(dict.fromkeys([*owned, *answered]))
    words, name = voice.words, upper(with_article(voice.called(actor), voice.language))
    has = both or list(joined)
    if has:
        role = "any" if owned and answered else "owner" if owned else "responsible" if answered else "partner"
        told = _has(content, voice, actor, role, has)
        stand = words["actor_one"][content.mark(has[0])] if len(has) == 1 else f": {stands.told(content, voice, has)}"
        return f"{name} {told}{stand}."
    named = {*reader.pointing(actor, "lhl:namesActor"), *reader.pointing(actor, "lhl:inferredActor")}
    published = {reader.source(each).url for each in reader.pointing(actor, "dct:publisher")}
    for form, noun, found in (("named", "task", named), ("published", "source", published)):
        if found:
            return str(words["actor_only"][form]).format(name=name, n=counted(len(found), noun, voice.language))
    return ""


def _has(content: Content, voice: Voice, actor: str, role: str, initiatives: Sequence[str]) -> str:
    """Say of how many initiatives an actor has a role, or had where it or all of them are over."""
    is_over = content.is_gone(actor) or all(content.mark(each) == "ended" for each in initiatives)
    form = str(voice.words["actor_roles"][role]).split("|")[-1 if is_over else 0]
    language, number = voice.language, len(initiatives)
    few = spelled(number, language, NOUNS["initiative"][language][0])
    return form.format(n=counted(number, "initiative", language), few=few)


def _offered(voice: Voice, told: Told) -> str:
    """Say how many measures an initiative has for municipalities."""
    return upper(str(voice.words["actor_offers"]).format(n=counted(len(told.parts), "measure", voice.language)))


def _by_sources(content: Content, tasks: Iterable[str]) -> list[tuple[list[str], dict[str, list[str]]]]:
    """Group assignments by where the sources of those in the same letter lie, and in each group by letter."""
    letters: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        letters[content.reader.one(task, "lhl:letter")].append(task)
    found: dict[frozenset[str], tuple[list[str], dict[str, list[str]]]] = {}
    for letter, of in letters.items():
        sources = [source for task in of for source in content.reader.all(task, "dct:source")]
        found.setdefault(_where(content, sources), (sources, {}))[1][letter] = of
    return list(found.values())


def _where(content: Content, sources: Iterable[str]) -> frozenset[str]:
    return frozenset(content.reader.source(each).url for each in sources)


def _letter(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    reader = content.reader
    sources = reader.all(iri, "dct:source")
    letters = [each for each in sources if local_name(reader.one(each, "lhl:form")) == "letter"]
    name = voice.plain(reader.texts(iri, "rdfs:label"))
    told = {
        task: [_status(content, voice, each) for each in reader.all(task, "lhl:taskStatus")]
        for task in reader.pointing(iri, "lhl:letter")
    }
    cited = [reader.all(each, "dct:source") for statuses in told.values() for each, _ in statuses]
    is_one = len({_where(content, each) for each in cited}) == 1
    return {
        "lead": " ".join(of_letter(reader.store, voice.labels, iri)),
        "tasks": told,
        "letters": letters,
        "called": "" if name in voice.called(iri) else name,
        "figures": {task for task in told if _is_figure(content, task)},
        "cited": cited[0] if is_one else [],
    }


def _status(content: Content, voice: Voice, iri: str) -> tuple[str, str]:
    """Give a status, and its state in its year with the rating of the risk, said once where the one says the other.

    A state that only refers to other assignments is left to the text of the status.
    """
    reader, found = content.reader, content.reader.one(iri, "lhl:state")
    state, risk = voice.called(found), voice.called(reader.one(iri, "lhl:riskRating"))
    is_one = risk.startswith(state) or local_name(found) == "refers-elsewhere"
    rated = str(voice.words["letter_rated"]).format(state=small(state), risk=quoted(small(risk), voice.language))
    told = small(risk) if is_one else rated
    return iri, str(voice.words["letter_status"]).format(year=reader.one(iri, "lhl:year"), told=told)


def _is_figure(content: Content, task: str) -> bool:
    """Tell whether what is asked for is a figure to report."""
    roles = [content.reader.one(part, "lhl:partRole") for part in content.reader.all(task, "lhl:titlePart")]
    return {local_name(each) for each in roles} == {"indicator"}


def _objective(content: Content, _: Voice, iri: str) -> dict[str, Any]:
    found = content.said[iri]
    return {"objective": found, "goals": together(content, found.goals)}


_VALUES = {
    "initiative": initiative.values,
    "concept": concept.values,
    "actor": _actor,
    "letter": _letter,
    "objective": _objective,
}
