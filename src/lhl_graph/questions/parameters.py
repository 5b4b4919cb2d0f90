"""What a question may be asked with: values are read by type, checked and bound as terms; text is never pasted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import read_span, today
from lhl_graph.errors import AmbiguousTermError, InputError, OtherKindError, UnknownTermError
from lhl_graph.graph.labels import LANGUAGES, order
from lhl_graph.graph.suggest import nearest
from lhl_graph.graph.terms import Terms
from lhl_graph.iris import BASE, NS, PREFIXES, compact
from lhl_graph.questions import conflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lhl_graph.graph.store import Store

CLASSES: Final = {
    "initiative": NS + "Initiative",
    "actor": NS + "Actor",
    "letter": NS + "AssignmentLetter",
}
"""Type of parameter → class that its values have."""

TYPES: Final = (*CLASSES, "concept", "date", "integer", "text", "language")
LONGEST: Final = 200
"""The most characters a text may have."""

LANGUAGE: Final = "lang"
"""The parameter that every question with names or texts in its answer has: the reader's language."""

TODAY: Final = "today"
"""Default of a date that is the day on which the question is asked, unless it is asked as of another (`on`)."""
PERCENT: Final = "prosent"
"""The parameter that says how much alike two things have to be, of a hundred."""
_WHOLE: Final = 100

_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
_SHOWN: Final = 60
_FEW: Final = 14
_FOLDED: Final = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ŧ": "t", "ŋ": "n"})
_NAMES: Final = (
    PREFIXES["rdfs"] + "label",
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["skos"] + "altLabel",
    NS + "shortName",
    NS + "abbreviation",
)


_ABOUT = {
    "nb": ("standard", "for eksempel", "i dag"),
    "nn": ("standard", "til dømes", "i dag"),
    "en": ("default", "for example", "today"),
}


class Parameter(NamedTuple):
    """Something that a question leaves open, as its header declares it."""

    name: str
    type: str
    scheme: str
    """Last part of the IRI of the concept scheme; empty unless the type is `concept`."""
    default: str
    example: str
    label: dict[str, str]
    is_only: bool = False
    """Whether what it asks for is worked out for the default alone."""

    def kind(self) -> str | None:
        """Give the class or scheme that a value belongs to; None when values are no things of the graph."""
        return BASE + self.scheme if self.type == "concept" else CLASSES.get(self.type)

    def segment(self) -> str:
        """Give what the IRIs of its values begin with."""
        return f"{BASE}{self.scheme or self.type}/"

    def about(self, language: str = "nb") -> str:
        """Describe the parameter in one line: what it is, its type, what it is when left out, and an example."""
        what = f"{self.type} in {self.scheme}" if self.scheme else self.type
        said = self.label[language]
        words = _ABOUT[language]
        default = words[2] if self.default == TODAY else self.default
        return f"{self.name}  {said} ({what}; {words[0]} {default}, {words[1]} {self.example})"


def bind(store: Store, parameters: Iterable[Parameter], given: Mapping[str, str], language: str) -> dict[str, str]:
    """Give each parameter its value, `<iri>` or text, from what a person wrote: an id, a CURIE, a label, a date.

    Raises:
        InputError: a name that is not a parameter, a value that is not of its type, or the same initiative twice; it
            says what is allowed, and of a value which parameter was given it.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise InputError(_no_such(name, known))
    read = _Reader(store, language)
    told = {}
    for name, value in given.items():
        try:
            told[name] = read.value(known[name], str(value))
        except InputError as error:
            error.parameter = name
            raise
    values = {**defaults(known.values(), language), **told}
    conflict.refuse(values, [each.name for each in known.values() if each.type == "initiative"], given)
    return values


def lasting(parameters: Iterable[Parameter]) -> list[Parameter]:
    """Give the parameters with a default that is the same every day: the example where it is today's date."""
    return [each._replace(default=each.example) if each.default == TODAY else each for each in parameters]


def on(parameters: Iterable[Parameter], day: str) -> list[Parameter]:
    """Give the parameters with a day of the data in place of today's date, which a clock would tell."""
    return [each._replace(default=day) if each.default == TODAY else each for each in parameters]


def defaults(parameters: Iterable[Parameter], language: str | None = None) -> dict[str, str]:
    """Give each parameter the value that it has when nothing is said; `language` is the reader's."""
    return {parameter.name: _default(parameter, language) for parameter in parameters}


def _default(parameter: Parameter, language: str | None) -> str:
    if parameter.name == LANGUAGE:
        return _language(parameter, language or parameter.default)
    if parameter.kind() is not None:
        return f"<{parameter.segment()}{parameter.default}>"
    return _READERS[parameter.type](parameter, parameter.default)


class _Reader:
    """Reads values; the names in the graph are gathered once, when something is to be found by label."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._language = language
        self._terms: Terms | None = None

    def value(self, parameter: Parameter, written: str) -> str:
        kind = parameter.kind()
        if kind is not None:
            return f"<{self._thing(parameter, kind, written)}>"
        return _READERS[parameter.type](parameter, written)

    def _thing(self, parameter: Parameter, kind: str, written: str) -> str:
        """Give the IRI that a person means; its id is tried first, for which no names need to be gathered."""
        if re.fullmatch(r"[a-z0-9-]+", written) and self._is_of(iri := parameter.segment() + written, kind):
            return iri
        self._terms = self._terms or Terms(self._store, self._language)
        try:
            return self._terms.find(written, [kind]).iri
        except UnknownTermError as error:
            if found := self._alike(parameter, kind, written):
                return found
            if isinstance(error, OtherKindError):
                raise
            raise InputError(f"{error}{self._allowed(parameter, kind, error.suggestions)}") from None

    def _alike(self, parameter: Parameter, kind: str, written: str) -> str | None:
        """Give the one thing whose name is the same but for accents: parorende is Pårørende."""
        wanted, things = fold(written.strip()), self._things(parameter, kind)
        self._store.prepare(things)
        found = [
            iri
            for iri in things
            if any(fold(value.text) == wanted for name, value in self._store.facts(iri) if name in _NAMES)
        ]
        if len(found) > 1:
            raise AmbiguousTermError(written, [compact(iri) for iri in found])
        return found[0] if found else None

    def _things(self, parameter: Parameter, kind: str) -> list[str]:
        found = {subject for subject, _ in self._store.pointing(kind) if subject.startswith(parameter.segment())}
        return sorted(found)

    def _is_of(self, iri: str, kind: str) -> bool:
        return any(value.text == kind for _, value in self._store.facts(iri))

    def _allowed(self, parameter: Parameter, kind: str, suggestions: list[str]) -> str:
        """Say what is allowed: every value where they are few, else what kind of thing, with an example."""
        ids = [iri.removeprefix(parameter.segment()) for iri in self._things(parameter, kind)]
        if parameter.scheme and len(ids) <= _FEW:
            return f"; {parameter.name} is one of {', '.join(ids)}"
        kind_said = parameter.scheme or parameter.type
        if suggestions:
            return f"; {parameter.name} is an id, CURIE or label of the type {kind_said}"
        return f"; {parameter.name} is an id, CURIE or label of the type {kind_said}, for example {parameter.example}"


def _date(parameter: Parameter, written: str) -> str:
    """Give a day, or all days of a year, a month or a range as FIRST..LAST; of a bound, its first or last day."""
    try:
        span = today() if written == TODAY else read_span(written)
    except ValueError as error:
        raise InputError(f"{parameter.name}: {error}") from error
    if parameter.name.startswith(conflict.FROM):
        return span.first
    if parameter.name.startswith(conflict.TO) or span.first == span.last:
        return span.last
    return f"{span.first}..{span.last}"


def _integer(parameter: Parameter, written: str) -> str:
    if not _NUMBER.fullmatch(written.strip()):
        raise InputError(
            f'{parameter.name}: "{_short(written)}" is not a whole number; write for example {parameter.example}'
        )
    if parameter.name == PERCENT and not 0 <= int(written) <= _WHOLE:
        raise InputError(f'{parameter.name}: "{_short(written)}" is not from 0 to {_WHOLE}; {_WHOLE} is entirely alike')
    return str(int(written))


def _text(parameter: Parameter, written: str) -> str:
    if not written.strip() or len(written) > LONGEST:
        raise InputError(f'{parameter.name}: "{_short(written)}" is not a text of 1 to {LONGEST} characters')
    if written.startswith("<") and written.endswith(">"):
        raise InputError(f'{parameter.name}: "{_short(written)}" would be read as an IRI; leave the angle brackets out')
    return written


def _language(parameter: Parameter, written: str) -> str:
    """Give the languages in the order in which the reader wants them, which is what a query compares."""
    if written not in LANGUAGES:
        raise InputError(f'{parameter.name}: "{_short(written)}" is not one of {", ".join(LANGUAGES)}')
    return " ".join(order(written))


_READERS: Final = {"date": _date, "integer": _integer, "text": _text, "language": _language}


def _short(written: str) -> str:
    text = written if written.isprintable() else repr(written)[1:-1]
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _no_such(name: str, known: Mapping[str, Parameter]) -> str:
    if not known:
        return f'"{_short(name)}" is not a parameter; this question has none'
    has = ", ".join(known)
    if guess := nearest(name, known):
        return f'"{_short(name)}" is not a parameter of this question; it has {has}; did you mean "{guess}"?'
    return f'"{_short(name)}" is not a parameter of this question; it has {has}'


def fold(text: str) -> str:
    """Put a text in small letters without accents: å is a, ø is o, é is e."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(character for character in plain if not unicodedata.combining(character))


_SELECT: Final = re.compile(r"SELECT\b([^{]*?)\bWHERE\s*\{")


def place(text: str, bound: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Give the query with the things it is about in data blocks, and the values that are bound beside it.

    What a person wrote never gets into a query: texts, dates and numbers are bound beside it. A thing has been looked
    up, and the graph's own IRI of it stands in a data block, for an engine plans from what it sees: a question that
    starts from one thing is then as quick in a large graph as in a small one, and ten times slower if it is not.
    """
    things = {name: value for name, value in bound.items() if value.startswith("<")}
    return standalone(text, things), {name: value for name, value in bound.items() if name not in things}


def standalone(text: str, bound: Mapping[str, str]) -> str:
    """Give a question as a query that any SPARQL engine answers: each value in a data block where it is needed.

    A block stands in every SELECT that names the parameter, so that each sub-SELECT starts from the value. What is
    written is an RDF library's own notation of a term.
    """
    return _SELECT.sub(lambda found: found.group() + "".join(_blocks(found.group(1), bound)), text)


def _blocks(selected: str, bound: Mapping[str, str]) -> Iterator[str]:
    from lhl_graph.graph.sparql import term

    for name, value in bound.items():
        if re.search(rf"\?{name}\b", selected):
            yield f" VALUES ?{name} {{ {term(value)} }}"
