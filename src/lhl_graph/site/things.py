"""One page for each initiative, theme, target group, actor, assignment letter and common objective, and their lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.answers.thing.lead import within
from lhl_graph.findings.status import STATES
from lhl_graph.iris import local_name
from lhl_graph.prose import NOUNS, counted, listed, small, spelled, upper
from lhl_graph.site import initiative
from lhl_graph.site.address import local
from lhl_graph.site.content import KINDS, MUNICIPALITIES, SCHEMES
from lhl_graph.site.frame import Page
from lhl_graph.site.offer import hands, is_lasting, is_offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

MOST = 5
"""So many initiatives are named that have most goals and measures about a concept."""
CURRENT = ("active", "perhaps")
OVER = ("ended",)


class Told(NamedTuple):
    """What one initiative says of something: its parts, and their sources where all of them have the same."""

    initiative: str
    parts: list[str]
    sources: tuple[str, ...]


class Section(NamedTuple):
    """What initiatives have about a concept, under a heading."""

    heading: str
    parts: list[str]
    note: str = ""
    is_folded: bool = False


def pages(content: Content, voice: Voice) -> Iterator[Page]:
    """Give all of them."""
    index = (voice.words["pages"]["index"][0], "index.html")
    for kind in KINDS:
        one, many = voice.words["kinds"][kind]
        things = sorted(content.things(kind), key=lambda iri: voice.called(iri).lower())
        states = by_state(content, things) if kind == "initiative" else []
        values = {"kind": kind, "things": things, "name": f"{kind}/index", "states": states}
        yield Page(f"{kind}/index.html", "list", many, many, values, (index,))
        template = "concept" if kind in SCHEMES else kind
        for iri in things:
            trail = (index, (many, f"{kind}/index.html"))
            told = {"iri": iri, **_VALUES[template](content, voice, iri)}
            number = f" {iri.rpartition('/')[2]}" if kind == "objective" else ""
            title = f"{voice.called(iri)} ({one.lower()}{number})"
            heading = voice.objective(iri) if kind == "objective" else voice.name(iri)
            yield Page(f"{local(iri)}.html", template, heading, title, told, trail, iri)


def in_order(content: Content, initiatives: Iterable[str]) -> list[str]:
    """Give initiatives, those in force first."""
    return sorted(initiatives, key=lambda each: (STATES.index(content.states.get(each, "")), each))


def by_state(content: Content, initiatives: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Group initiatives by how they stand, those in force first."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in initiatives:
        found[content.states.get(each, "")].append(each)
    return [(content.mark(found[state][0]), found[state]) for state in STATES if state in found]


def expected(content: Content, concept: str, states: Sequence[str] = CURRENT) -> list[str]:
    """Give the goals with a concept that initiatives set for municipalities: those in force, or perhaps in force."""
    return _standing(content, content.tagged.get(concept, ()), "goal", states)


def usable(content: Content, concept: str) -> list[str]:
    """Give the measures that a municipality can use, in force or perhaps in force.

    First those that say a concept themselves, then those that have it from their whole initiative.
    """
    return [each for each in _measures(content, concept, CURRENT) if is_offered(content, each)]


def lasting(content: Content, concept: str) -> list[str]:
    """Give the measures of initiatives that are over that may still hold."""
    return [each for each in _measures(content, concept, OVER) if is_lasting(content, each)]


def together(content: Content, parts: Iterable[str]) -> list[Told]:
    """Give parts by their initiatives, each where its first part stood."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        found[content.parts[part][0].initiative].append(part)
    sources = {each: {content.parts[part][1].sources for part in of} for each, of in found.items()}
    return [Told(each, of, *(sources[each] if len(sources[each]) == 1 else [()])) for each, of in found.items()]


def _measures(content: Content, concept: str, states: Sequence[str]) -> list[str]:
    implied = (part for part, said in content.implied.items() if concept in said)
    found = (_standing(content, parts, "measure", states) for parts in (content.tagged.get(concept, ()), implied))
    return list(dict.fromkeys(chain.from_iterable(found)))


def _standing(content: Content, parts: Iterable[str], kind: str, states: Sequence[str]) -> list[str]:
    """Give the parts of one kind whose initiatives address municipalities and stand so, perhaps in force last."""
    addressed = set(content.covered.get(MUNICIPALITIES, ()))
    current = [
        part
        for part in parts
        if content.parts[part][1].kind == kind
        and content.parts[part][0].initiative in addressed
        and content.states.get(content.parts[part][0].initiative) in states
    ]
    return sorted(current, key=lambda part: (content.states[content.parts[part][0].initiative], part))


def _concept(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    words, covered = voice.words, in_order(content, content.covered.get(iri, ()))
    (now, before), (held, note) = words["concept_goals"], words["apart"]["lasting"]
    goals, offers = expected(content, iri), usable(content, iri)
    found = (
        Section(now, goals),
        Section(before, expected(content, iri, OVER), is_folded=True),
        Section(words["concept_sections"][0], offers),
        Section(held, lasting(content, iri), note),
    )
    current = [each for each in covered if content.states.get(each) in CURRENT]
    return {
        "sections": [(each, together(content, each.parts)) for each in found if each.parts],
        "offers": goals or offers,
        "ask": hands(content, current, iri),
        "states": by_state(content, covered),
        "summary": _summary(content, voice, covered),
        "foreign": voice.is_foreign(part for each in found for part in each.parts),
        "most": _most(content, iri, current),
    }


def _summary(content: Content, voice: Voice, covered: Sequence[str]) -> str:
    """Say how many initiatives are about a concept, and how many of them stand how."""
    initiatives = counted(len(covered), "initiative", voice.language)
    told = str(voice.words["concept_sum"]).format(initiatives=initiatives, states=_states(content, voice, covered))
    return upper(told)


def _states(content: Content, voice: Voice, initiatives: Sequence[str]) -> str:
    """Say how many initiatives stand how."""
    language = voice.language
    gender = NOUNS["initiative"][language][0]
    found = by_state(content, initiatives)
    told = [f"{spelled(len(rows), language, gender)} {small(voice.state(mark))}" for mark, rows in found]
    return listed(told, language)


def _most(content: Content, concept: str, current: Sequence[str]) -> list[tuple[str, int, int]]:
    """Give the initiatives in force with most goals and measures about a concept, two or more, and how many of each."""
    kinds = Counter(
        (content.parts[part][0].initiative, content.parts[part][1].kind) for part in content.tagged.get(concept, ())
    )
    rows = [(each, kinds[each, "goal"], kinds[each, "measure"]) for each in current]
    ranked = sorted(rows, key=lambda row: (-row[1] - row[2], content.states[row[0]], row[0]))
    return [row for row in ranked if row[1] + row[2] > 1][:MOST]


def _actor(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    reader = content.reader
    owned, answered, joined = (reader.pointing(iri, f"lhl:{name}") for name in ("owner", "responsible", "partner"))
    only = [each for each in answered if each not in owned]
    roles = (("owner", owned), ("also" if owned else "responsible", only), ("partner", joined))
    tasks = {*reader.pointing(iri, "lhl:namesActor"), *reader.pointing(iri, "lhl:inferredActor")}
    letters: dict[str, list[str]] = defaultdict(list)
    for task in sorted(tasks):
        letters[reader.one(task, "lhl:letter")].append(task)
    return {
        "lead": _behind(content, voice, iri, owned, answered),
        "roles": [
            (upper(_has(voice, role, of)), *_apart(content, of), {*of} & {*answered} if role == "owner" else ())
            for role, of in roles
            if of
        ],
        "tasks": len(tasks),
        "letters": [
            (letter, of, sorted({source for task in of for source in reader.all(task, "dct:source")}))
            for letter, of in letters.items()
        ],
        "website": reader.one(iri, "lhl:website"),
        "within": within(reader.store, voice.labels, iri),
    }


def _behind(content: Content, voice: Voice, actor: str, owned: Sequence[str], answered: Sequence[str]) -> str:
    """Say how many initiatives an actor owns and answers for, and how they stand; empty for one that does neither."""
    roles = [_has(voice, role, of) for role, of in (("owner", owned), ("responsible", answered)) if of]
    both = list(dict.fromkeys([*owned, *answered]))
    told = {
        "name": voice.called(actor),
        "roles": listed(roles, voice.language),
        "all": str(voice.words["actor_all"]).format(n=voice.number(len(both))) if len(roles) > 1 else "",
        "states": _states(content, voice, both),
    }
    return str(voice.words["actor_lead"]).format(**told) if roles else ""


def _has(voice: Voice, role: str, initiatives: Sequence[str]) -> str:
    """Say of how many initiatives an actor has a role."""
    return str(voice.words["actor_roles"][role]).format(n=counted(len(initiatives), "initiative", voice.language))


def _apart(content: Content, initiatives: Sequence[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Give initiatives that are in force or may be, and by how they stand the rest."""
    found = by_state(content, in_order(content, initiatives))
    return (
        [each for mark, rows in found if mark in CURRENT for each in rows],
        [(mark, rows) for mark, rows in found if mark not in CURRENT],
    )


def _letter(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    reader = content.reader
    sources = reader.all(iri, "dct:source")
    letters = [each for each in sources if local_name(reader.one(each, "lhl:form")) == "letter"]
    name = voice.plain(reader.texts(iri, "rdfs:label"))
    told = {
        task: [_status(content, voice, each) for each in reader.all(task, "lhl:taskStatus")]
        for task in reader.pointing(iri, "lhl:letter")
    }
    figures = {task for task in told if _is_figure(content, task)}
    called = "" if name in voice.called(iri) else name
    return {"tasks": told, "letters": letters, "called": called, "figures": figures}


def _status(content: Content, voice: Voice, iri: str) -> tuple[str, str]:
    """Give a status, and its state in its year with the risk, said once where the one says the other.

    A state that only refers to other assignments is left to the text of the status.
    """
    reader, found = content.reader, content.reader.one(iri, "lhl:state")
    state, risk = voice.called(found), voice.called(reader.one(iri, "lhl:riskRating"))
    is_one = risk.startswith(state) or local_name(found) == "refers-elsewhere"
    told = small(risk) if is_one else f"{small(state)} · {voice.words['risk']}: {small(risk)}"
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
    "concept": _concept,
    "actor": _actor,
    "letter": _letter,
    "objective": _objective,
}
