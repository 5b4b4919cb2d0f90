"""A page for each question: for which values it is answered, the answer as people see it, and how to ask for others."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.answers.asked import asked
from lhl_graph.iris import BASE, is_web_page
from lhl_graph.questions import library
from lhl_graph.questions.parameters import LANGUAGE, bind, on, place
from lhl_graph.questions.sentence import heading
from lhl_graph.site.address import page_of
from lhl_graph.site.content import KINDS, SCHEMES
from lhl_graph.site.frame import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter
    from lhl_graph.reading.repository import Repository
    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

MOST: Final = 100
"""How many rows of an answer a page shows."""
_PARTS: Final = ("del", "mal", "tiltak")
"""Columns of goals and measures, or of how many there are."""


class Chosen(NamedTuple):
    """What a question was asked with: what that is called, what it was, and the page about it if there is one."""

    label: str
    said: str
    page: str


def pages(content: Content, voice: Voice, repository: Repository) -> Iterator[Page]:
    """Give the list of questions, and the page of each; those for analysts stand last and folded in the list."""
    questions, language = library.library(repository), voice.language
    groups = [
        (name, library.GROUPS[name][language], [_listed(each, language) for each in found])
        for name, found in groupby(questions, lambda each: each.group)
    ]
    title = voice.words["pages"]["sporsmal"][0]
    start = (voice.words["pages"]["index"][0], "index.html")
    values = {"name": "sporsmal", "groups": groups, "analysts": library.ANALYSTS}
    yield Page("sporsmal.html", "sporsmal", title, title, values, (start,))
    trail = (start, (title, "sporsmal.html"))
    there = frozenset(iri for kind in KINDS for iri in content.things(kind))
    for each in questions:
        told = _answered(content, voice, each._replace(parameters=on(each.parameters, content.day)), there)
        title = each.said(each.title, language)
        yield Page(f"sporsmal/{each.name}.html", "answer", told["said"], title, told, trail)


def _listed(question: Question, language: str) -> tuple[str, str, str]:
    return question.name, question.said(question.title, language), question.said(question.description, language)


def _answered(content: Content, voice: Voice, question: Question, there: frozenset[str]) -> dict[str, Any]:
    store, language = content.reader.store, voice.language
    values = bind(store, question.parameters, {}, language)
    text, bound = place(question.text, values)
    solutions = store.query(text, bound)
    found = (
        [list(each)[: len(question.columns)] for each in solutions] if isinstance(solutions, ox.QuerySolutions) else []
    )

    def address_of(iri: str) -> str:
        if not iri.startswith(BASE):
            return iri if is_web_page(iri) else ""
        page = page_of(iri, there)
        return page if iri in content.parts else page.partition("#")[0]

    seen = asked(store, question, found, values, voice.labels, address_of, most=MOST)
    return {
        "question": question.name,
        "said": heading(question, values, voice.labels),
        "chosen": [
            _chosen(voice, each, values[each.name], there) for each in question.parameters if each.name != LANGUAGE
        ],
        "description": question.said(question.description, language),
        "seen": seen,
        "is_judged": _is_judged(question),
        "most": MOST,
    }


def _is_judged(question: Question) -> bool:
    """Tell whether goals or measures are in the answer for what they are about, which the editors judge."""
    return bool({*_PARTS} & {*question.columns}) and any(each.scheme in SCHEMES for each in question.parameters)


def _chosen(voice: Voice, parameter: Parameter, value: str, there: frozenset[str]) -> Chosen:
    """Give what a parameter was; a label with a place for it holds it: "Confirmed in the last 3 years"."""
    label, iri = parameter.label[voice.language], value.strip("<>")
    if parameter.kind() is not None:
        return Chosen(label, voice.called(iri), page_of(iri, there))
    said = voice.date(value) if parameter.type == "date" else value
    return Chosen(label.replace("…", said), "", "") if "…" in label else Chosen(label, said, "")
