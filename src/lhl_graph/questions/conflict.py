"""Values of a question's parameters that cannot stand together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FROM: Final = "fra_"
TO: Final = "til_"
"""How the names of parameters begin that say when a time begins and ends."""


def refuse(values: Mapping[str, str], initiatives: Iterable[str], given: Iterable[str]) -> None:
    """See that no time ends before it begins, and that no initiative is asked of together with itself.

    Raises:
        InputError: it says what is wrong, and of which parameter; of one that was given, where there is any.
    """
    for name in (each for each in values if each.startswith(FROM)):
        last = TO + name.removeprefix(FROM)
        if last in values and values[last] < values[name]:
            raise _of((last, name), given, f"{last}: {values[last]} is before {values[name]}; write a later day")
    for one, other in combinations(initiatives, 2):
        if values[one] == values[other]:
            raise _of((other, one), given, f"{one} and {other} are the same initiative; name two")


def _of(names: tuple[str, str], given: Iterable[str], message: str) -> InputError:
    error = InputError(message)
    error.parameter = next((name for name in names if name in given), names[0])
    return error
