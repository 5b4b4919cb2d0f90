"""GEXF 1.3 (https://gexf.net) with colours, and with first and last days that Gephi's timeline plays.

networkx writes GEXF too, but puts today's date into it, and a namespace that is wrong in version 1.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from lhl_graph.export.about import DESCRIPTION, EDITORS
from lhl_graph.export.graphml import JOINER, rgb
from lhl_graph.graph.formats import check_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.export.about import About
    from lhl_graph.export.network import Drawing, Line, Mark

NAMESPACE: Final = "http://gexf.net/1.3"

_MARKS: Final[Mapping[str, str]] = {
    "kind": "string",
    "community": "integer",
    "first_day": "string",
    "last_day": "string",
    "source_title": "string",
    "source_url": "string",
}
_LINES: Final[Mapping[str, str]] = {
    "relation": "string",
    "basis": "string",
    "directed": "boolean",
    "source_title": "string",
    "source_url": "string",
}


def content(drawing: Drawing, about: About) -> bytes:
    """Give the file; a mark without known days is there at all times.

    Where some lines are directed all are, as readers want it, and `directed` tells which.

    Raises:
        OutputError: XML has no way to write a text.
    """
    dynamic = any(mark.first_day or mark.last_day for mark in drawing.marks)
    root = ElementTree.Element("gexf", {"xmlns": NAMESPACE, "xmlns:viz": f"{NAMESPACE}/viz", "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta", {"lastmodifieddate": about.date})
    ElementTree.SubElement(meta, "creator").text = EDITORS[about.language]
    ElementTree.SubElement(meta, "description").text = f"{about.title}. {DESCRIPTION[about.language]}"
    time = {"mode": "dynamic", "timeformat": "date"} if dynamic else {"mode": "static"}
    edgetype = "directed" if any(line.directed for line in drawing.lines) else "undirected"
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": edgetype, **time})
    for kind, names in (("node", _MARKS), ("edge", _LINES)):
        declared = ElementTree.SubElement(graph, "attributes", {"class": kind, "mode": "static"})
        for name, datatype in names.items():
            ElementTree.SubElement(declared, "attribute", {"id": name, "title": name, "type": datatype})
    nodes = ElementTree.SubElement(graph, "nodes")
    for mark in drawing.marks:
        _mark(nodes, mark)
    edges = ElementTree.SubElement(graph, "edges")
    for line in drawing.lines:
        _line(edges, line)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    check_xml(written)
    return written + b"\n"


def _mark(nodes: ElementTree.Element, mark: Mark) -> None:
    days = {name: day for name, day in (("start", mark.first_day), ("end", mark.last_day)) if day}
    node = ElementTree.SubElement(nodes, "node", {"id": mark.id, "label": mark.label, **days})
    _values(node, mark, _MARKS)
    red, green, blue = rgb(mark.colour)
    ElementTree.SubElement(node, "viz:color", {"r": str(red), "g": str(green), "b": str(blue)})


def _line(edges: ElementTree.Element, line: Line) -> None:
    about = {
        "id": line.id,
        "source": line.source,
        "target": line.target,
        "label": line.label,
        "weight": str(line.weight),
        "kind": line.relation,
    }
    _values(ElementTree.SubElement(edges, "edge", about), line, _LINES)


def _values(parent: ElementTree.Element, row: Any, names: Mapping[str, str]) -> None:
    values = ElementTree.SubElement(parent, "attvalues")
    for name in names:
        value = getattr(row, name)
        text = _text(value)
        if text:
            ElementTree.SubElement(values, "attvalue", {"for": name, "value": text})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return JOINER.join(value) if isinstance(value, tuple) else "" if value is None else str(value)
