"""A page for each question: for which values it is answered, the answer as people see it, and how to ask for others."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph import alphabet
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.answers.asked.answer import FIRST, NOTE, Asked, asked, reader_of
from lhl_graph.answers.asked.apart import PARTS
from lhl_graph.answers.asked.lines import STANDINGS
from lhl_graph.iris import BASE, is_web_page
from lhl_graph.prose import NOUNS
from lhl_graph.questions import library
from lhl_graph.questions.columns import HIDDEN
from lhl_graph.questions.parameters import LANGUAGE, bind, on, place
from lhl_graph.questions.sentence import chosen, heading, parted, whole
from lhl_graph.site.address import page_of
from lhl_graph.site.content import KINDS, SCHEMES
from lhl_graph.site.frame import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter
    from lhl_graph.reading.repository import Repository
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

ASKERS: Final = {
    "planner": ("tiltak", "ansvar", "avlosning", "sammenheng", "dekning"),
    "owner": ("satsing", "oppdrag", "overlapp"),
    "analyst": (library.ANALYSTS,),
}
"""Who asks, the planner first, and the groups of their questions."""
PICKED: Final = ("pick.js",)
"""Scripts of a page that has the answers of all values of a parameter."""
MOST: Final = 100
"""How many rows of an answer a page shows."""
KIND: Final = BASE + "measure-kind/"
"""Kinds of measures, which the page of measures can be asked for."""
_FURTHER: Final = re.compile(r"(?<=\.) (?=[A-ZÆØÅÉ«“]).*")
"""What follows the first sentence of an answer, which is all that a list has room for; a date goes on in small."""
_OF_TIME: Final = ("language", "date", "integer")
"""Types of parameters that leave an answer whole: it is of a day, or of no less than so much."""
_PERIOD: Final = ("fra", "til")
"""Columns of the period of an initiative."""
_COUNTED: Final = {"gruppe": "target group", "oppdrag": "task", "tiltak": "measure"}
"""What is counted in columns of which the answers of all values stand on one page."""


class Chosen(NamedTuple):
    """What a question was asked with: what that is called, what it was, and the page about it if there is one."""

    label: str
    said: str
    page: str

    @property
    def kind(self) -> str:
        """What the page is one of: all of those lie in one folder."""
        return self.page.partition("/")[0]


class Part(NamedTuple):
    """The answer for one value of a parameter."""

    id: str
    name: str
    address: str
    """Where the page about the value is; empty where there is none."""
    seen: Asked
    number: int
    """How many things its sentence counts."""
    counted: str
    """The same with what they are."""


def pages(content: Content, voice: Voice, repository: Repository) -> Iterator[Page]:
    """Give the list of questions, and the page of each; those for analysts stand last and folded in the list."""
    questions, language = library.library(repository), voice.language
    there = frozenset(iri for kind in KINDS for iri in content.things(kind))
    seen = [_briefly(each)._replace(parameters=on(each.parameters, content.day)) for each in questions]
    answers = {each.name: (_all_answered if each.all_of else _answered)(content, voice, each, there) for each in seen}
    groups = [
        (name, library.GROUPS[name][language], [_listed(each, answers[each.name], voice) for each in found])
        for name, found in groupby(seen, lambda each: each.group)
    ]
    askers = [(who, [each for each in groups if each[0] in asked_by]) for who, asked_by in ASKERS.items()]
    title = voice.words["pages"]["sporsmal"][0]
    start = (voice.words["pages"]["index"][0], "index.html")
    values = {"name": "sporsmal", "askers": askers, "analysts": library.ANALYSTS}
    yield Page("sporsmal.html", "sporsmal", title, title, values, (start,), scripts=("fold.js", "questions.js"))
    trail = (start, (title, "sporsmal.html"))
    for each in seen:
        told, title, path = answers[each.name], each.said(each.title, language), f"sporsmal/{each.name}.html"
        if each.all_of:
            yield Page(path, "answers", title, title, told, trail, scripts=PICKED)
        else:
            yield Page(path, "answer", told["said"], title, told, trail)


def _briefly(question: Question) -> Question:
    """Leave out what the editors noted in their own language, and of a goal or measure when its initiative was.

    The notes are for those who keep the data; of the initiative the status tells what counts for its parts.
    """
    is_of_parts = "satsing" in question.columns and {*PARTS} & {*question.columns}
    left_out = {NOTE, *(_PERIOD if is_of_parts else ())}
    headings = {
        language: [HIDDEN if name in left_out else said for name, said in zip(question.columns, found, strict=True)]
        for language, found in question.headings.items()
    }
    return question._replace(headings=headings)


def _listed(question: Question, told: Mapping[str, Any], voice: Voice) -> tuple[str, str, str, str]:
    """Give a question as it stands in the list: its name and title, the first of its answer, and words to find it by.

    Of a question that is answered for an example it says so; the words are those of what it answers, too.
    """
    language = voice.language
    description = question.said(question.description, language)
    words = " ".join((*question.keywords[language], description))
    lead = told["lead"] if question.all_of else "".join(told["seen"].lead[:1])
    first = _FURTHER.sub("", lead)
    is_example = not question.all_of and any(each.type not in _OF_TIME for each in question.parameters)
    said = f"{voice.words['asked']['for_example']} {first}" if first and is_example else first
    return question.name, question.said(question.title, language), said or parted(description)[0], words


def _answered(content: Content, voice: Voice, question: Question, there: frozenset[str]) -> dict[str, Any]:
    values = bind(content.reader.store, question.parameters, {}, voice.language)
    found = [row[: len(question.columns)] for row in _found(content, question, values)]
    seen = asked(
        content.reader.store, question, found, values, voice.labels, _address(content, there), most=MOST, first=FIRST
    )
    return {
        "question": question.name,
        "said": heading(question, values, voice.labels),
        "chosen": [
            _chosen(voice, each, values[each.name], there) for each in question.parameters if each.name != LANGUAGE
        ],
        "description": parted(question.said(question.description, voice.language)),
        "seen": seen,
        "is_judged": _is_judged(question),
        "most": MOST,
    }


def _all_answered(content: Content, voice: Voice, question: Question, there: frozenset[str]) -> dict[str, Any]:
    """Answer a question for every value of the parameter that it may be asked of on one page."""
    store, language = content.reader.store, voice.language
    (parameter,) = (each for each in question.parameters if each.name == question.all_of)
    values = bind(store, question.parameters, {}, language)
    rest = {name: value for name, value in values.items() if name != question.all_of}
    place_of = len(question.columns) + question.parameters.index(parameter)
    found = defaultdict(list)
    every = _found(content, question, rest)
    for row in every:
        found[str(row[place_of])].append(row[: len(question.columns)])
    address_of, counted = _address(content, there), question.columns.index(question.counts)

    def part(iri: str, rows: list[list[Any]]) -> Part:
        seen = asked(store, question, rows, {**rest, question.all_of: iri}, voice.labels, address_of, most=MOST)
        seen.lead.extend(_in_force(voice, question, rows))
        number = len({str(row[counted]) for row in rows})
        noun = NOUNS[_COUNTED[question.counts]][language][1 if number == 1 else 2]
        value = iri.strip("<>")
        return Part(_id(iri), voice.called(value), address_of(value), seen, number, f"{number} {noun}")

    told = {iri: part(iri, rows) for iri, rows in found.items() if not _is_told_by_narrower(content, found, iri)}
    largest = max(told, key=lambda iri: told[iri].number, default="")
    asked_for = {**rest, question.all_of: largest}
    reader = reader_of(store, question, question.columns, rest, voice.labels, address_of)
    things = reader.counted(question.counts, every, len(every), is_cut=False)
    lead = whole(question, len(told), things, told[largest].number, asked_for, voice.labels) if told else ""
    parts = sorted(told.values(), key=lambda each: alphabet.key(each.name))
    seen = None
    if told and question.columns[0] in PARTS:
        once = list({str(row): row for row in (row[: len(question.columns)] for row in every)}.values())
        seen = asked(store, question, once, asked_for, voice.labels, address_of, most=MOST)
        lead = " ".join((lead, *seen.lead[1:]))
        seen = _with_values(seen, parameter.label[language], _values(address_of, found, told))
    return {
        "question": question.name,
        "label": parameter.label[language],
        "chosen": [
            _chosen(voice, each, rest[each.name], there)
            for each in question.parameters
            if each.name not in (LANGUAGE, question.all_of)
        ],
        "description": question.said(question.description, language),
        "lead": lead,
        "parts": parts,
        "first": _id(values[question.all_of] if values[question.all_of] in told else largest),
        "seen": seen,
        "is_judged": _is_judged(question),
    }


def _id(iri: str) -> str:
    return iri.rpartition("/")[2].rstrip(">")


def _values(
    address_of: Callable[[str], str], found: Mapping[str, list[list[Any]]], told: Mapping[str, Part]
) -> dict[str, list[Part]]:
    """Give for the address of each thing in the answers the values that it is an answer for, by name."""
    of: defaultdict[str, list[Part]] = defaultdict(list)
    for iri in sorted(told, key=lambda each: alphabet.key(told[each].name)):
        for thing in dict.fromkeys(row[0].value for row in found[iri]):
            of[address_of(thing)].append(told[iri])
    return of


def _with_values(seen: Asked, heading: str, of: Mapping[str, list[Part]]) -> Asked:
    """Let each row of an answer say last for which values it is an answer."""
    groups = [
        group._replace(rows=[[*row, [(each.name, each.address) for each in of[row[0][0][1]]]] for row in group.rows])
        for group in seen.groups
    ]
    return seen._replace(headings=[*seen.headings, (heading, "")], groups=groups)


def _is_told_by_narrower(content: Content, found: Mapping[str, list[list[Any]]], iri: str) -> bool:
    """Tell whether something narrower has the very same answer, which then need not stand twice."""
    narrower = (each for each in found if iri.strip("<>") in _wider(content, each.strip("<>")))
    return any(found[each] == found[iri] for each in narrower)


def _wider(content: Content, concept: str) -> frozenset[str]:
    return close_upward([concept], content.inventory.broader) - {concept}


def _in_force(voice: Voice, question: Question, rows: list[list[Any]]) -> Iterator[str]:
    """Say how many rows of an answer are of initiatives confirmed to be in force, where it tells how they stand."""
    if "satsing" in question.columns and {*STANDINGS} & {*question.columns}:
        place = question.columns.index("satsing")
        active = sum(voice.content.states.get(row[place].value) == "active" for row in rows)
        yield voice.words["asked"]["in_force"].split("|")[min(active, 1)].format(number=active, all=len(rows))


def _found(content: Content, question: Question, values: Mapping[str, str]) -> list[list[Any]]:
    solutions = content.reader.store.query(*place(question.text, values))
    return [list(each) for each in solutions] if isinstance(solutions, ox.QuerySolutions) else []


def _address(content: Content, there: frozenset[str]) -> Callable[[str], str]:
    def address_of(iri: str) -> str:
        if not iri.startswith(BASE):
            return iri if is_web_page(iri) else ""
        page = page_of(iri, there)
        return page if iri in content.parts else page.partition("#")[0]

    return address_of


def _is_judged(question: Question) -> bool:
    """Tell whether goals or measures are in the answer for what they are about, which the editors judge."""
    return bool({*PARTS} & {*question.columns}) and any(each.scheme in SCHEMES for each in question.parameters)


def _chosen(voice: Voice, parameter: Parameter, value: str, there: frozenset[str]) -> Chosen:
    label, iri = parameter.label[voice.language], value.strip("<>")
    if parameter.kind() is not None:
        kind = iri.removeprefix(KIND)
        return Chosen(label, voice.called(iri), f"tiltak.html#type={kind}" if kind != iri else page_of(iri, there))
    return Chosen(*chosen(parameter, voice.date(value) if parameter.type == "date" else value, voice.language), "")
