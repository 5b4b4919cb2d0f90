"""What an answer says beside its rows: why there are none, which day it is about, what its columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lhl_graph.analysis.period import Span

Row = TypeVar("Row")

_NONE: Final = {"nb": "Ingen svar.", "nn": "Ingen svar.", "en": "No answers."}
_WITHOUT: Final = {"nb": "uten {condition}", "nn": "utan {condition}", "en": "without {condition}"}
_TRY: Final = {"nb": "Prøv {ways}.", "nn": "Prøv {ways}.", "en": "Try {ways}."}
_SEVERAL: Final = {
    "nb": "Det er ikke nok å ta bort bare ett vilkår ({names}); prøv flere samtidig.",
    "nn": "Det er ikkje nok å ta bort berre eitt vilkår ({names}); prøv fleire samstundes.",
    "en": "One of these does not help alone ({names}); try several at once.",
}
_NOWHERE: Final = {
    "nb": "Grafen har ingen slike.",
    "nn": "Grafen har ingen slike.",
    "en": "The graph holds none.",
}
_ABOUT: Final = {"nb": "Gjelder {days}.", "nn": "Gjeld {days}.", "en": "As of {days}."}
_TODAY: Final = {
    "nb": "Gjelder {days}, i dag; en annen dag kan oppgis.",
    "nn": "Gjeld {days}, i dag; ein annan dag kan oppgjevast.",
    "en": "As of {days}, today; another day can be named.",
}
_SHOWN: Final = {
    "nb": "Viser {shown} av {all}.",
    "nn": "Viser {shown} av {all}.",
    "en": "Showing {shown} of {all}.",
}
_CHANCE: Final = {
    "nb": "{q}: hvor ofte tilfeldigheter alene gir minst så mye overlapp, når {among} regnes med. 0,05 eller lavere "
    "regnes som sjeldent. q sier ikke om satsingene hører sammen; det gjør kildene og det de har felles.",
    "nn": "{q}: kor ofte tilfelle åleine gjev minst så mykje overlapp, når {among} er rekna med. 0,05 eller lågare "
    "blir rekna som sjeldan. q seier ikkje om satsingane høyrer saman; det gjer kjeldene og det dei har felles.",
    "en": "{q}: how often chance alone gives at least as much overlap, with {among} taken into account. 0.05 or less "
    "counts as rare. q does not say whether the initiatives belong together; the sources and what they share do.",
}
_ALL: Final = {"nb": "alle par", "nn": "alle par", "en": "all pairs"}
_OWN: Final = {
    "nb": "denne satsingens egne par",
    "nn": "dei eigne para til denne satsinga",
    "en": "this initiative's own pairs",
}

_UNKNOWN: Final = {
    "nb": "q er ukjent: hvor sjeldne overlappene er, er ikke regnet ut for dataene slik de er nå.",
    "nn": "q er ukjend: kor sjeldne overlappa er, er ikkje rekna ut for dataa slik dei er no.",
    "en": "q is unknown: how rare the overlaps are has not been worked out for the data as they are now.",
}


def why_empty(language: str, ways: Iterable[tuple[str, int]], because: Iterable[str] = ()) -> str:
    """Say why nothing is left: `because`, and how many rows each of the `ways` to ask for more would give."""
    counts = list(ways)
    better = "; ".join(f"{way}: {count}" for way, count in counts if count)
    if better:
        advice = _TRY[language].format(ways=better)
    elif counts:
        advice = _SEVERAL[language].format(names="; ".join(way for way, _ in counts))
    else:
        advice = _NOWHERE[language]
    return " ".join([_NONE[language], *because, advice])


def without(condition: str, language: str) -> str:
    """Give the way that leaves one condition out."""
    return _WITHOUT[language].format(condition=condition)


def one_less(
    whole: Sequence[Row], conditions: Sequence[tuple[str, Callable[[Row], bool]]], language: str
) -> list[tuple[str, int]]:
    """Give the ways to ask for more that leave one condition out, with how many rows of the `whole` each would give.

    A condition is what it is called, and whether a row fulfils it.
    """
    ways = []
    for place, (what, _) in enumerate(conditions):
        others = [holds for _, holds in (*conditions[:place], *conditions[place + 1 :])]
        count = sum(all(holds(row) for holds in others) for row in whole)
        ways.append((without(what, language), count))
    return ways


def day(span: Span, language: str, *, today: bool = False) -> str:
    """Say which day or days an answer is about, and that nobody chose it where it is `today`."""
    return (_TODAY if today else _ABOUT)[language].format(days=days(span))


def days(span: Span) -> str:
    """Write a day, or the first and last of several."""
    return span.first if span.first == span.last else f"{span.first}–{span.last}"


def shown(count: int, whole: int, language: str) -> str:
    """Say how many of all rows are shown."""
    return _SHOWN[language].format(shown=count, all=whole)


def unknown(language: str) -> str:
    """Say that nobody knows q yet."""
    return _UNKNOWN[language]


def chance(language: str, own: str | None = None) -> str:
    """Say what q tells and what it does not; `own` is the heading of a q among the pairs of one initiative."""
    return _CHANCE[language].format(q=own or "q", among=(_OWN if own else _ALL)[language])
