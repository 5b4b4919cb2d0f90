"""Tables as pandas data frames, with names of things beside their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

    from lhl_graph.table.table import Naming

_ENDS: Final = ("_navn", "_label")
"""How the column is called that holds the names of another."""


def framed(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> DataFrame:
    """Give rows as a data frame.

    Raises:
        InputError: pandas is not installed.
    """
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise InputError(f"data frames need {error.name}: pip install 'lhl-graph[pandas]'") from error
    return pandas.DataFrame(rows, columns=columns)


def beside_names(found: DataFrame, names: Naming) -> DataFrame:
    """Put a column of names, `…_label`, after each column of things that has none yet."""
    for column in list(found.columns):
        labels = [_label(value, names) for value in found[column]]
        if any(labels) and not any(column + end in found.columns for end in _ENDS):
            found.insert(int(found.columns.get_loc(column)) + 1, f"{column}_label", labels)
    return found


def _label(value: Any, names: Naming) -> str | None:
    """Give the name of a thing; None where there is none."""
    if not isinstance(value, str):
        return None
    label = names[value]
    return None if label in (value, names.short(value)) else label
