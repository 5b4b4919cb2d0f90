"""Node and edge lists: a folder for Neo4j's importer, and one for Cytoscape and whatever else reads CSV.

Neo4j: header fields as `neo4j-admin database import` has them (Operations Manual, Import, CSV header format).
Cytoscape: File > Import > Network from File takes edges.csv, then Table from File takes nodes.csv with id as key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.export.cells import csv_text, free, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.export.network import Drawing, Line, Mark

_NEO4J: Final = """\
#!/bin/sh
neo4j-admin database import full --overwrite-destination --array-delimiter="{mark}" \\
  --nodes=nodes.csv --relationships=relationships.csv neo4j
"""


def neo4j(drawing: Drawing) -> dict[str, bytes]:
    """Give the files for Neo4j: nodes, relationships, and the command that imports them."""
    separator = _separator(drawing)
    nodes = [
        [
            *(mark.id, _camel(mark.kind), mark.label, mark.colour, _text(mark.community)),
            *(
                _text(mark.first_day),
                _text(mark.last_day),
                separator.join(mark.source_title),
                separator.join(mark.source_url),
            ),
        ]
        for mark in drawing.marks
    ]
    relationships = [
        [
            *(line.source, line.target, _type(line.relation), line.basis, _text(line.weight), _text(line.directed)),
            *(separator.join(line.source_title), separator.join(line.source_url)),
        ]
        for line in drawing.lines
    ]
    node = ["id:ID", ":LABEL", "name", "colour", "community:int", "first_day:date", "last_day:date"]
    relationship = [":START_ID", ":END_ID", ":TYPE", "basis", "weight:double", "directed:boolean"]
    sources = ["source_title:string[]", "source_url:string[]"]
    return {
        "import.sh": _NEO4J.format(mark=separator).encode(),
        "nodes.csv": csv_text([*node, *sources], _harmless(nodes)),
        "relationships.csv": csv_text([*relationship, *sources], _harmless(relationships)),
    }


def cytoscape(drawing: Drawing) -> dict[str, bytes]:
    """Give the files for Cytoscape: nodes, and edges by the ids of their ends."""
    from lhl_graph.export.network import Line, Mark

    separator = _separator(drawing)
    return {
        "edges.csv": csv_text(
            [{"relation": "interaction"}.get(name, name) for name in Line._fields],
            _harmless(_rows(drawing.lines, separator)),
        ),
        "nodes.csv": csv_text(Mark._fields, _harmless(_rows(drawing.marks, separator))),
    }


def _rows(found: Iterable[Mark | Line], separator: str) -> list[list[str]]:
    return [[separator.join(value) if isinstance(value, tuple) else _text(value) for value in row] for row in found]


def _harmless(rows: Iterable[list[str]]) -> list[list[str]]:
    return [[harmless(text) for text in row] for row in rows]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _separator(drawing: Drawing) -> str:
    """Give a sign for lists that stands in none of their values, so that no value has to change."""
    cited = [(row.source_title, row.source_url) for row in drawing.marks]
    cited += [(row.source_title, row.source_url) for row in drawing.lines]
    return free("source_title", (value for titles, urls in cited for value in (*titles, *urls)))


def _camel(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("-"))


def _type(relation: str) -> str:
    """Give a relation as Neo4j's own style has it: buildsOn is BUILDS_ON."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|-", "_", relation).upper()
