"""The questions that come with the graph: one file each in `ontology/questions`, with its meaning in the header.

A question is a SELECT whose parameters are variables that it also selects. They are bound beforehand by the rules that
SHACL has for that (appendix A): every sub-SELECT that uses one selects it too, and none is assigned in the query. Where
a thing is meant, each SELECT starts from it (`?tema a skos:Concept`), and paths from two things are two sub-SELECTs,
so that a question takes as long in a large graph as in a small one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.errors import RepositoryError, UnknownTermError, reason
from lhl_graph.graph.labels import LANGUAGES, Labels
from lhl_graph.graph.suggest import nearest
from lhl_graph.questions.columns import HIDDEN
from lhl_graph.questions.parameters import TYPES, Parameter, bind, fold, place, standalone
from lhl_graph.questions.unanswered import times, ways
from lhl_graph.reading.header import header
from lhl_graph.table import beside
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

GROUPS: Final = {
    "tiltak": {"nb": "Tiltak å bruke", "nn": "Tiltak å bruke", "en": "Measures to use"},
    "ansvar": {"nb": "Ansvar", "nn": "Ansvar", "en": "Responsibility"},
    "avlosning": {"nb": "Slutt og avløsning", "nn": "Slutt og avløysing", "en": "Endings and successors"},
    "sammenheng": {"nb": "Det som hører sammen", "nn": "Det som høyrer saman", "en": "What belongs together"},
    "dekning": {"nb": "Dekning og hull", "nn": "Dekning og hol", "en": "Coverage and gaps"},
    "satsing": {"nb": "Om én satsing", "nn": "Om éi satsing", "en": "About one initiative"},
    "oppdrag": {"nb": "Oppdrag", "nn": "Oppdrag", "en": "Assignments"},
    "overlapp": {"nb": "Likhet (regnet ut)", "nn": "Likskap (rekna ut)", "en": "Likeness (computed)"},
    "kilder-og-kvalitet": {
        "nb": "For analytikere: kilder og kvalitet",
        "nn": "For analytikarar: kjelder og kvalitet",
        "en": "For analysts: sources and quality",
    },
}
"""Groups in the order in which a planner asks."""

ANALYSTS: Final = "kilder-og-kvalitet"
"""The group of questions about the data themselves, for those who keep them or test what they bear."""

LISTED: Final = {
    "nb": ("Navn", "Gruppe", "Spørsmål", "Hva det svarer på", "Parametre"),
    "nn": ("Namn", "Gruppe", "Spørsmål", "Kva det svarar på", "Parametrar"),
    "en": ("Name", "Group", "Question", "What it answers", "Parameters"),
}
"""Headings of a list of questions."""

_NAME: Final = 31


class Question(NamedTuple):
    """One question: what it is called in each language, what it leaves open, what it answers with, and its query."""

    name: str
    group: str
    title: dict[str, str]
    description: dict[str, str]
    keywords: dict[str, list[str]]
    columns: list[str]
    headings: dict[str, list[str]]
    parameters: list[Parameter]
    may_be_empty: bool
    text: str
    """The query, without the header."""
    first: bool
    """Whether it is among those of its group that are asked first."""
    note: dict[str, str]
    """What the graph does not know of this, and where to look; nothing where the answer says it all."""
    asked: dict[str, str]
    """The title with places for what is asked about, such as `{satsing}`; nothing where nothing is left open."""
    answer: dict[str, str]
    """The answer in words for none, one and several, parted by `|` and those that cannot be left out from the front."""
    counts: str
    """The column of what is counted in it; rows where it is empty."""
    all_of: str
    """The parameter of which one page can hold the answers of all values; empty where there is too much."""
    whole: dict[str, str]
    """What the answers of all values come to: how many have one, and which of them most."""

    def said(self, what: Mapping[str, Any], language: str) -> Any:
        """Pick one of the languages that a header has."""
        return what[language]


class Listed(NamedTuple):
    """A question as a row of a list."""

    question: str
    group: str
    title: str
    description: str
    parameters: list[str]


def library(repository: Repository) -> list[Question]:
    """Read all questions that can be read, by group, those asked first and then by title; `faults` tells of others."""
    places = list(GROUPS)
    questions = [question for _, question in _each(repository) if isinstance(question, Question)]
    return sorted(questions, key=lambda each: (places.index(each.group), not each.first, fold(each.title["nb"])))


def faults(repository: Repository) -> list[tuple[Path, str]]:
    """Say of each file that is no question what is wrong with it."""
    return [(path, str(question)) for path, question in _each(repository) if isinstance(question, RepositoryError)]


def find(repository: Repository, name: str) -> Question:
    """Read the question called `name`.

    Raises:
        UnknownTermError: no question is called that; the nearest ones are named.
    """
    known = {path.stem: path for path in _folder(repository).glob("*.rq")}
    if name in known:
        return read(known[name])
    questions = library(repository)
    guess = nearest(fold(name), known)
    found = [each.name for each in search(questions, name) or _alike(questions, name)]
    suggestions = list(dict.fromkeys([*([guess] if guess else []), *found]))[:3]
    raise UnknownTermError(name, suggestions, "question", listed_by="lhl ask")


def search(questions: Iterable[Question], words: str) -> list[Question]:
    """List the questions that hold every one of the words, in nb or en, those with them in the title first."""
    wanted = fold(words).split()
    found = [question for question in questions if all(word in _all_of(question) for word in wanted)]
    return sorted(found, key=lambda question: not all(word in fold(_titles(question)) for word in wanted))


def _alike(questions: Sequence[Question], words: str) -> list[Question]:
    """List the questions that hold a word much like one of the words, those with most of them first, in the title."""
    wanted = fold(words).split()

    def held(text: str) -> int:
        has = re.findall(r"\w+", fold(text))
        return sum(nearest(word, has) is not None for word in wanted)

    counts = {each.name: held(_titles(each)) + held(_all_of(each)) for each in questions}
    return sorted((each for each in questions if counts[each.name]), key=lambda each: -counts[each.name])


def ask(store: Store, question: Question, given: Mapping[str, str], language: str = "nb") -> Table[tuple[Any, ...]]:
    """Answer a question; parameters that are not given have their default.

    Raises:
        InputError: a parameter that the question does not have, or a value that it cannot take.
    """
    values = bind(store, question.parameters, given, language)
    text, bound = place(question.text, values)
    rows = [row[: len(question.columns)] for row in store.rows(text, bound)]
    notes = list(times(question.parameters, values, given, language))
    if question.note:
        notes.append(question.said(question.note, language))
    if not rows:
        notes.append(beside.why_empty(language, ways(store, question, values, language)))
    headings = question.said(question.headings, language)
    shown = {column: heading for column, heading in zip(question.columns, headings, strict=True) if heading != HIDDEN}
    legend = [beside.chance(language)] if "q" in shown else []
    return Table(
        question.columns, rows, shown, language=language, names=Labels(store, language), notes=notes, legend=legend
    )


def query_text(store: Store, question: Question, given: Mapping[str, str], language: str = "nb") -> str:
    """Give the question as a query to be asked elsewhere, with its parameters filled in as data blocks."""
    return standalone(question.text, bind(store, question.parameters, given, language))


def listed(questions: Iterable[Question], language: str = "nb") -> Table[Listed]:
    """Give questions as a table."""
    rows = [
        Listed(
            question.name,
            question.said(GROUPS[question.group], language),
            question.said(question.title, language),
            question.said(question.description, language),
            [parameter.name for parameter in question.parameters],
        )
        for question in questions
    ]
    return Table(Listed._fields, rows, dict(zip(Listed._fields, LISTED[language], strict=True)), language=language)


def overview(questions: Iterable[Question], language: str = "nb") -> str:
    """List questions by group, one a line."""
    lines: list[str] = []
    for question in questions:
        heading = question.said(GROUPS[question.group], language)
        if f"{heading}:" not in lines:
            lines += ["", f"{heading}:"]
        lines.append(f"  {question.name:{_NAME}}  {question.said(question.title, language)}")
    return "\n".join(lines[1:])


def sheet(question: Question, language: str = "nb") -> str:
    """Describe a question as comments that may stand before its query."""
    about = [parameter.about(language) for parameter in question.parameters]
    lines = [question.said(question.title, language), question.said(question.description, language)]
    columns = [f"columns: {', '.join(question.columns)}"]
    return "\n".join("# " + line for line in [*lines, *(f"-p {line}" for line in about), *columns])


def read(path: Path) -> Question:
    """Read one question from its file.

    Raises:
        RepositoryError: the file cannot be read, or its header lacks something.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RepositoryError(f"{path}: cannot be read ({reason(error)})") from error
    said = header(text)
    try:
        group = said["group"]
        question = Question(
            name=path.stem,
            group=group,
            title={language: said[f"title_{language}"] for language in LANGUAGES},
            description={language: said[f"description_{language}"] for language in LANGUAGES},
            keywords={language: _list(said[f"keywords_{language}"]) for language in LANGUAGES},
            columns=_list(said["columns"]),
            headings={language: _list(said[f"headings_{language}"]) for language in LANGUAGES},
            parameters=[_parameter(line) for line in re.findall(r"^# parameter:(.*)$", text, re.MULTILINE)],
            may_be_empty=said.get("may_be_empty") == "yes",
            first=said.get("first") == "yes",
            text=re.sub(r"\A(?:#[^\n]*\n)+", "", text),
            note=_in_each(said, "note"),
            asked=_in_each(said, "asked"),
            answer=_in_each(said, "answer"),
            counts=said.get("counts", ""),
            all_of=said.get("all_of", ""),
            whole=_in_each(said, "whole"),
        )
    except (KeyError, ValueError) as error:
        raise RepositoryError(f"{path.name}: the header lacks {error}") from error
    if group not in GROUPS:
        raise RepositoryError(f'{path.name}: "{group}" is not a group; use one of {", ".join(GROUPS)}')
    if any(len(question.headings[language]) != len(question.columns) for language in LANGUAGES):
        raise RepositoryError(f"{path.name}: there is not one heading for each column")
    return question


def _each(repository: Repository) -> Iterator[tuple[Path, Question | RepositoryError]]:
    """Read file after file; one that is broken takes none of the others down."""
    for path in sorted(_folder(repository).glob("*.rq")):
        try:
            yield path, read(path)
        except RepositoryError as error:
            yield path, error


def _parameter(line: str) -> Parameter:
    """Read `name; type=concept; scheme=theme; default=…; example=…; label_nb=…; …`, and `only=yes` if of no other."""
    name, *rest = (part.strip() for part in line.split(";"))
    said = dict(part.split("=", 1) for part in rest)
    if said["type"] not in TYPES:
        raise ValueError(f"a known type for {name}: one of {', '.join(TYPES)}")
    label = {language: said[f"label_{language}"] for language in LANGUAGES}
    scheme = said["scheme"] if said["type"] == "concept" else ""
    return Parameter(name, said["type"], scheme, said["default"], said["example"], label, said.get("only") == "yes")


def _in_each(said: Mapping[str, str], key: str) -> dict[str, str]:
    """Read what may be said in each language, or in none."""
    return {language: said[f"{key}_{language}"] for language in LANGUAGES} if f"{key}_nb" in said else {}


def _list(line: str) -> list[str]:
    return [part.strip() for part in line.split(",")]


def _folder(repository: Repository) -> Path:
    return repository.root / "ontology" / "questions"


def _titles(question: Question) -> str:
    return " ".join([question.name, *question.title.values()])


def _all_of(question: Question) -> str:
    keywords = [word for words in question.keywords.values() for word in words]
    return fold(" ".join([_titles(question), *question.description.values(), *keywords]))
