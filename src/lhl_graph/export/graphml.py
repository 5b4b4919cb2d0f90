"""GraphML, as networkx writes it; opens in Gephi, yEd, igraph and Cytoscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.graph.formats import check_xml

if TYPE_CHECKING:
    from lhl_graph.export.network import Drawing, Line, Mark

JOINER: Final = " | "


def content(drawing: Drawing) -> bytes:
    """Give the file; where some lines are directed all are, as readers want it, and `directed` tells which.

    Raises:
        OutputError: XML has no way to write a text.
    """
    import networkx as nx

    graph = nx.MultiDiGraph() if any(line.directed for line in drawing.lines) else nx.MultiGraph()
    for mark in drawing.marks:
        graph.add_node(mark.id, **_mark(mark))
    for line in drawing.lines:
        graph.add_edge(line.source, line.target, key=line.id, **_line(line))
    text = "\n".join(nx.generate_graphml(graph, named_key_ids=True))
    written = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
    check_xml(written)
    return written


def _mark(mark: Mark) -> dict[str, Any]:
    red, green, blue = rgb(mark.colour)
    said = mark._asdict() | {"r": red, "g": green, "b": blue}
    return _filled(said, without="id")


def _line(line: Line) -> dict[str, Any]:
    return {key: value for key, value in _filled(line._asdict()).items() if key not in ("source", "target")}


def _filled(said: dict[str, Any], without: str = "") -> dict[str, Any]:
    """Give what there is, lists as one text."""
    flat = {key: JOINER.join(value) if isinstance(value, tuple) else value for key, value in said.items()}
    return {key: value for key, value in flat.items() if value not in (None, "") and key != without}


def rgb(colour: str) -> tuple[int, int, int]:
    """Take a colour such as #2f6690 apart."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
