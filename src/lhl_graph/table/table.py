"""Results: rows with named columns that print as a table, show as HTML, and go on into other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar, overload

from lhl_graph.table.cell import YES, cell, unnumbered, whole
from lhl_graph.table.columns import aligned, flat
from lhl_graph.table.listing import few, item, more

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pandas import DataFrame

Row = TypeVar("Row", bound=tuple[Any, ...])

_MOST: Final = 100
"""How many rows a notebook shows."""
_FEW: Final = 8
"""How many values of a list a notebook shows before the rest is folded away."""


class Naming(Protocol):
    """Knows what the IRIs of a graph are called; see `labels.Labels`."""

    def __getitem__(self, iri: str) -> str:
        """Give the label of a thing."""

    def short(self, value: str) -> str:
        """Give the CURIE of an IRI; any other text as it is."""


class Table(Generic[Row]):
    """Rows in order. `columns` names their fields; `headings` says which of them a reader is shown, and as what.

    >>> found = kg.overlaps("leve-hele-livet", top=3)
    >>> len(found), found.columns[:4]
    (3, ['initiative', 'other', 'name', 'other_name'])
    >>> [row.other_name for row in found if row.stated]
    ['Programmet for et aldersvennlig Norge', 'God og riktig mat hele livet', 'Bo trygt hjemme']
    """

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Row],
        headings: Mapping[str, str] | None = None,
        layout: Callable[[list[Row], int | None], str] | None = None,
        *,
        language: str = "en",
        names: Naming | None = None,
        notes: Sequence[str] = (),
        legend: Sequence[str] = (),
        explained: Mapping[str, str] | None = None,
    ) -> None:
        """Keep rows whose fields `columns` names; `headings` maps those that are shown to their headings.

        `layout` turns rows into text for a width (None: no limit) where aligned columns are not what reads best. What
        is for reading is written as in `language`; `names` knows the IRIs that stand in the rows, if any do. `notes`
        say what the answer rests on, such as its day, or why it is empty; `legend` what its columns mean. A
        text in `explained` is shown to people as what it says there, and stays as it is for machines.
        """
        self.columns = list(columns)
        self.rows = list(rows)
        self.headings = dict(headings) if headings else {column: column for column in self.columns}
        self.layout = layout
        self.language = language
        self.names = names
        self.notes = list(notes)
        self.legend = list(legend)
        self.explained = explained or {}

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
            return self._with(self.rows[index])
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.columns, self.rows) == (other.columns, other.rows)

    __hash__ = None  # type: ignore[assignment]  # mutable, as a list is

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        if not self.rows:
            return "\n".join([f"Table({', '.join(self.columns)}; no rows)", *self.notes])
        if len(self) <= _MOST:
            return self.text()
        rows = self._laid_out(self.rows[:_MOST], None)
        return "\n".join([rows, more(len(self) - _MOST, self.language), *self._below()])

    def text(self, width: int | None = None) -> str:
        """Give the table as aligned text: a heading, a rule, one line a row; cells wrap to fit `width` columns.

        A table with a layout of its own is laid out by that.

        >>> print(kg.prefixes()[:2].text())
        Prefix  IRI
        ──────  ─────────────────────────────────
        actor   https://w3id.org/lhl-graph/actor/
        basis   https://w3id.org/lhl-graph/basis/
        """
        if not self.rows and self.notes:
            return "\n".join(item(note, width) for note in self.notes)
        return "\n".join([self._laid_out(self.rows, width), *self._below(width)])

    def _below(self, width: int | None = None) -> list[str]:
        """Give what stands below the rows, behind an empty line."""
        said = [item(note, width) for note in (*self.notes, *(self.legend if self.rows else ()))]
        return ["", *said] if said else []

    def _laid_out(self, rows: list[Row], width: int | None) -> str:
        if self.layout is not None and rows:
            return self.layout(rows, width)
        shown, headings = self._shown(), list(self.headings.values())
        cells = [[flat(self._said(row[i])) for i in shown] for row in rows]
        return aligned(headings, cells, self._right(), width)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary from column to value.

        >>> kg.prefixes()[:1].to_dicts()
        [{'prefix': 'actor', 'iri': 'https://w3id.org/lhl-graph/actor/'}]
        """
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self) -> str:
        """Give RFC 4180 CSV with a header line; a list in a cell is joined by semicolons.

        >>> kg.prefixes()[:1].to_csv().splitlines()
        ['prefix,iri', 'actor,https://w3id.org/lhl-graph/actor/']
        """
        import csv
        import io

        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(self.columns)
        writer.writerows([whole(value) for value in row] for row in self.rows)
        return buffer.getvalue()

    def to_excel_csv(self) -> str:
        """Give CSV as a Norwegian Excel opens it: semicolons, decimal commas, text that stays text, headings to read.

        >>> kg.prefixes()[:1].to_excel_csv().splitlines()[1]
        'actor;https://w3id.org/lhl-graph/actor/'
        """
        from lhl_graph.table.excel import written
        from lhl_graph.table.headings import heading

        headings = [self.headings.get(column) or heading(column, self.language) for column in self.columns]
        return written(headings, self.rows, self.language)

    def to_json(self) -> str:
        """Give a JSON array with one object a row.

        >>> print(kg.prefixes()[:1].to_json())
        [
         {
          "prefix": "actor",
          "iri": "https://w3id.org/lhl-graph/actor/"
         }
        ]
        """
        import json

        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=1)

    def write(self, form: str) -> str:
        r"""Give the table in a format by name: table, csv, excel, json or ndjson; ends with a newline.

        >>> kg.prefixes()[:1].write("ndjson")
        '{"prefix": "actor", "iri": "https://w3id.org/lhl-graph/actor/"}\n'
        """
        import json

        if form == "ndjson":
            return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.to_dicts())
        if form == "csv":
            return self.to_csv()
        if form == "excel":
            return self.to_excel_csv()
        return (self.to_json() if form == "json" else self.text()) + "\n"

    def to_pandas(self, *, labels: bool = False, beside: bool = False) -> DataFrame:
        """Give a pandas DataFrame; needs pandas (`pip install lhl-graph[pandas]`).

        With `labels` it is what a reader is shown: headings for columns, names for IRIs; numbers stay numbers. Names
        are not unique: what is called the same becomes one in a merge. With `beside` IRIs stay, and what has a name
        has it in a column of its own, `…_label`.

        >>> list(kg.overlaps(top=3).to_pandas(labels=True).columns[:3])
        ['Satsing', 'Samlet', 'Mål og tiltak']

        Raises:
            InputError: pandas is not installed.
        """
        from lhl_graph.table.frame import beside_names, framed

        if labels:
            rows = [[self._named(row[i], row, i) for i in self._shown()] for row in self.rows]
            return framed(rows, list(self.headings.values()))
        found = framed(self.rows, self.columns)
        return beside_names(found, self.names) if beside and self.names is not None else found

    def _with(self, rows: Sequence[Row]) -> Table[Row]:
        """Give a table that is as this one, but for its rows."""
        return Table(
            self.columns,
            rows,
            self.headings,
            self.layout,
            language=self.language,
            names=self.names,
            notes=self.notes,
            legend=self.legend,
            explained=self.explained,
        )

    def _shown(self) -> list[int]:
        return [self.columns.index(column) for column in self.headings]

    def _said(self, value: Any) -> str:
        """Write a value for a terminal, where an IRI is best known by its CURIE."""
        if isinstance(value, str):
            value = self.explained.get(value, unnumbered(value))
            return self.names.short(value) if self.names is not None else value
        if isinstance(value, bool):
            return YES[self.language] if value else ""
        if self.names is not None and isinstance(value, list):
            value = [self.names.short(each) if isinstance(each, str) else each for each in value]
        return cell(value, language=self.language)

    def _named(self, value: Any, row: Row, place: int) -> Any:
        """Give the label of an IRI, or its CURIE where a name stands beside; any other value as it is."""
        if self.names is None or not isinstance(value, str):
            return value
        curie = self.names.short(value)
        if curie == value or self.columns[place] + "_navn" in self.columns:
            return curie
        return curie if (label := self.names[value]) in row else label

    def _right(self) -> list[bool]:
        return [all(type(row[i]) in (int, float) for row in self.rows) for i in self._shown()]

    def _repr_html_(self) -> str:
        from lhl_graph.table.markup import frame, muted, table

        shown = self._shown()
        rows = [[self._cell_html(row[i], row, i) for i in shown] for row in self.rows[:_MOST]]
        rest = len(self) - _MOST
        said = [more(rest, self.language)] if rest > 0 else []
        said += [*self.notes, *(self.legend if self.rows else ())]
        after = "".join(f"<p>{muted(each)}</p>" for each in said)
        return frame(table(self.headings.values(), rows, self._right()), after)

    def _cell_html(self, value: Any, row: Row, place: int) -> str:
        """Write a value as HTML: an address as a link, a thing by its name or CURIE, a date on one line."""
        from html import escape

        from lhl_graph.iris import is_web_page
        from lhl_graph.table.markup import folded, link, unbroken

        if isinstance(value, list | tuple):
            if len(value) <= _FEW + 1:
                return ", ".join(self._cell_html(each, row, place) for each in value)
            return folded(few([*map(str, value)], _FEW, self.language), ", ".join(map(escape, map(str, value[_FEW:]))))
        if not isinstance(value, str):
            return escape(self._said(value) if isinstance(value, bool) else cell(value, language=self.language))
        curie = self.names.short(value) if self.names is not None else value
        if curie != value:
            label = self._named(value, row, place)
            if label == curie:
                return f"<code>{escape(curie)}</code>"
            return f'<span title="{escape(curie)}">{escape(label)}</span>'
        return link(value) if is_web_page(value) else unbroken(self.explained.get(value, unnumbered(value)))
