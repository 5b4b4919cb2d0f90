"""Results: rows with named columns that print as a table, show as HTML, and go on into other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pandas import DataFrame

Row = TypeVar("Row", bound=tuple[Any, ...])

_SHRINK_TO = 12


class Table(Generic[Row]):
    """Rows in order. `columns` names their fields; `headings` says which of them a reader is shown, and as what."""

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Row],
        headings: Mapping[str, str] | None = None,
        layout: Callable[[list[Row], int | None], str] | None = None,
    ) -> None:
        """Keep rows whose fields `columns` names; `headings` maps those that are shown to their headings.

        `layout` turns rows into text for a width (None: no limit) where aligned columns are not what reads best.
        """
        self.columns = list(columns)
        self.rows = list(rows)
        self.headings = dict(headings) if headings else {column: column for column in self.columns}
        self.layout = layout

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Table[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Table[Row]:
        if isinstance(index, slice):
            return Table(self.columns, self.rows[index], self.headings, self.layout)
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.columns, self.rows) == (other.columns, other.rows)

    __hash__ = None  # type: ignore[assignment]  # mutable, as a list is

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text() if self.rows else f"Table({', '.join(self.columns)}; no rows)"

    def text(self, width: int | None = None) -> str:
        """Give the table as aligned text: a heading, a rule, one line a row; cells wrap to fit `width` columns.

        A table with a layout of its own is laid out by that.
        """
        if self.layout is not None and self.rows:
            return self.layout(self.rows, width)
        shown, headings = self._shown(), list(self.headings.values())
        cells = [[_flat(cell(row[i])) for i in shown] for row in self.rows]
        widths = [max((len(line) for line in column), default=0) for column in zip(headings, *cells, strict=True)]
        widths = _fit(widths, width)
        right = [all(isinstance(row[i], int | float) for row in self.rows) for i in shown]
        head = _line(headings, widths, right)
        body = (_line(row, widths, right) for row in cells)
        return "\n".join([head, "  ".join("─" * each for each in widths), *body])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self) -> str:
        """Give RFC 4180 CSV with a header line; a list in a cell is joined by semicolons."""
        import csv
        import io

        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(self.columns)
        writer.writerows([cell(value, "; ") for value in row] for row in self.rows)
        return buffer.getvalue()

    def to_json(self) -> str:
        """Give a JSON array with one object a row."""
        import json

        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=1)

    def write(self, form: str) -> str:
        """Give the table in a format by name: table, csv, json or ndjson; ends with a newline."""
        import json

        if form == "ndjson":
            return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.to_dicts())
        if form == "csv":
            return self.to_csv()
        return (self.to_json() if form == "json" else self.text()) + "\n"

    def to_pandas(self) -> DataFrame:
        """Give a pandas DataFrame; needs pandas (`pip install lhl-graph[pandas]`).

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas

        return pandas.DataFrame(self.rows, columns=self.columns)

    def _shown(self) -> list[int]:
        return [self.columns.index(column) for column in self.headings]

    def _repr_html_(self) -> str:
        from html import escape

        shown = self._shown()
        head = "".join(f"<th>{escape(heading)}</th>" for heading in self.headings.values())
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell(row[i]))}</td>" for i in shown) + "</tr>" for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def cell(value: Any, joiner: str = ", ") -> str:
    """Write one value: nothing for None, scores with three decimals, lists joined."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, list | tuple):
        return joiner.join(cell(each) for each in value)
    return str(value)


def _fit(widths: list[int], limit: int | None) -> list[int]:
    """Shrink the widest columns until the line fits; no column below a readable minimum."""
    widths = list(widths)
    while limit is not None and sum(widths) + 2 * (len(widths) - 1) > limit and max(widths) > _SHRINK_TO:
        widths[widths.index(max(widths))] -= 1
    return widths


def _flat(text: str) -> str:
    """Put a text of several lines on one."""
    return text if text.isprintable() else " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    columns = [_wrap(text, width) for text, width in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max((len(column) for column in columns), default=0)):
        parts = [
            (column[number] if number < len(column) else "").rjust(width)
            if is_right
            else (column[number] if number < len(column) else "").ljust(width)
            for column, width, is_right in zip(columns, widths, right, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def _wrap(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    import textwrap

    return textwrap.wrap(text, width) or [""]
