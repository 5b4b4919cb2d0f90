"""What a question says beside its answer: the time it is about, and, without an answer, what else to ask it about.

Or, where the name of a thing is no question, which questions to ask about it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import Span, read_span
from lhl_graph.errors import InputError
from lhl_graph.graph.labels import Labels
from lhl_graph.questions.conflict import FROM, TO
from lhl_graph.questions.parameters import TODAY, bind, place
from lhl_graph.table import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter

_EVER: Final = ("1900", "2100")
"""Years that hold every initiative."""
_FEW: Final = 3


def times(
    parameters: Iterable[Parameter], values: Mapping[str, str], given: Mapping[str, str], language: str
) -> Iterator[str]:
    """Say which time an answer is about; a time that nobody chose is said to be today."""
    dates = [each for each in parameters if each.type == "date"]
    if dates:
        spans = [read_span(values[each.name]) for each in dates]
        span = Span(spans[0].first, spans[-1].last)
        yield beside.day(span, language, today=any(each.default == TODAY and each.name not in given for each in dates))


def ways(store: Store, question: Question, values: Mapping[str, str], language: str) -> Iterator[tuple[str, int]]:
    """Give what could be asked about instead, as `name=value`, with how many rows there would be."""
    labels = Labels(store, language)
    columns = [*question.columns, *(each.name for each in question.parameters)]
    for parameter in question.parameters:
        name = parameter.name
        if parameter.kind() is not None:
            others = {other: value for other, value in values.items() if other != name}
            counts = Counter(row[columns.index(name)] for row in store.rows(*place(question.text, others)))
            found = sorted((-count, labels[iri], count) for iri, count in counts.items() if iri)
            yield from ((f"{name}={label}", count) for _, label, count in found[:_FEW])
        elif parameter.type == "date":
            written = _ever(name)
            ever = bind(store, [parameter], {name: written}, language)
            yield f"{name}={written}", sum(1 for _ in store.rows(*place(question.text, {**values, **ever})))


def about(store: Store, questions: Iterable[Question], name: str, language: str) -> list[str]:
    """Give the questions that take the thing of this name, as they are asked about it: `felles-tema -p tema=demens`."""
    value = f"'{name}'" if " " in name else name
    takes: dict[str | None, bool] = {None: False}
    ways = []
    for question in questions:
        for parameter in question.parameters:
            kind = parameter.kind()
            if kind not in takes:
                takes[kind] = _is_known(store, parameter, name, language)
            if takes[kind]:
                ways.append(f"{question.name} -p {parameter.name}={value}")
                break
    return ways


def _is_known(store: Store, parameter: Parameter, name: str, language: str) -> bool:
    try:
        bind(store, [parameter], {parameter.name: name}, language)
    except InputError:
        return False
    return True


def _ever(name: str) -> str:
    if name.startswith(FROM):
        return _EVER[0]
    return _EVER[1] if name.startswith(TO) else "..".join(_EVER)
