"""A picture as one HTML file that opens anywhere: everything inlined, nothing requested.

pyvis makes the nodes and the options; the page around its bundled vis-network is our own, because pyvis's loads style
sheets from a server, has no language and is written in whatever encoding the machine has. So are the lines: vis-network
takes longer to lay down thousands of them than all else on the page.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design import spelling
from lhl_graph.design.hyphens import LAST
from lhl_graph.design.palette import css
from lhl_graph.design.sender import sender
from lhl_graph.findings import status
from lhl_graph.picture import island
from lhl_graph.picture.heading import heading
from lhl_graph.picture.layout import MOST_DRAWN, Spot, place
from lhl_graph.picture.lines import line_ends, sizes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.picture.compose import Picture

VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
"""The library inside the pyvis package that its own in-line pages carry."""

SCRIPTS: Final = (
    "base.js",
    "dates.js",
    "choose.js",
    "draw.js",
    "lines.js",
    "hulls.js",
    "places.js",
    "labels.js",
    "numbers.js",
    "begin.js",
    "details.js",
    "matrix.js",
    "sheet.js",
    "search.js",
    "controls.js",
    "heading.js",
    "table.js",
    "export.js",
    "drawing.js",
    "main.js",
)

SHAPES: Final[Mapping[str, str]] = {
    "reform": "star",
    "white-paper": "square",
    "strategy": "diamond",
    "action-plan": "triangle",
    "programme": "dot",
    "scheme": "hexagon",
    "agreement": "triangleDown",
    "theme": "box",
    "target-group": "ellipse",
    "actor": "database",
}
"""Kind → shape of vis-network; any other kind is a dot."""

RING: Final = 18
"""How much farther than its size the mark in the centre reaches: it is drawn larger, with a ring."""

ROW_OF_NAME: Final = 22
"""So many letters of a name stand on one row."""

BLOCKS: Final[Mapping[str, int]] = {"theme": 1_000_001, "target-group": 1_000_002, "actor": 1_000_003}
"""Type of what stands together beside the groups → its number in the layout, above that of any group."""

OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "font": {"size": 0}},
    "interaction": {
        "tooltipDelay": 3600000,
        "keyboard": False,
        "multiselect": False,
        "zoomSpeed": 0.7,
    },
}


def render(
    picture: Picture,
    language: str = "nb",
    day: str = "1970-01-01",
    *,
    served: bool = False,
    homes: Mapping[str, tuple[str, str]] | None = None,
) -> str:
    """Make the page, in this language at first; the reader can switch between nb, nn and en in it.

    `day` is the newest day of the data (YYYY-MM-DD): it stands on the page, and a period is over or not as of it.
    A page that is `served` leads to the other pages of its server; one of a site back to it, by `homes`: in each
    language of the site, what it is called and where it begins.
    """
    import jinja2
    from markupsafe import Markup

    words = {
        language: own | {f"standing {form}": text for form, text in status.forms(language).items()}
        for language, own in json.loads(_template("words.json")).items()
    }
    told = {"words": words, "day": day, "sender": _senders(day), "most_drawn": MOST_DRAWN, "served": served}
    told["breaks"] = LAST
    data = _data(picture, language) | told
    scripts, style = _scripts(), _style()
    for script in scripts:
        if "</script" in script.lower():
            raise ValueError("a script holds its own end")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(_template("explorer.html.j2"))
    return template.render(
        language=language,
        title=heading(picture, words[language], language),
        words=words[language],
        served=served,
        homes=homes or {},
        sender=sender(day, language),
        policy=policy(),
        style=Markup(style),
        data=Markup(island.text(data)),
        behind=Markup(island.text(island.behind(picture))),
        scripts=[Markup(script) for script in scripts],
    )


def _data(picture: Picture, language: str) -> dict[str, Any]:
    return {"language": language, "picture": island.drawn(picture), "vis": network(picture), "near": _near(picture)}


def _senders(day: str) -> dict[str, Any]:
    return {language: sender(day, language)._asdict() for language in ("nb", "nn", "en")}


def _near(picture: Picture) -> dict[str, tuple[int, int]]:
    """Places of what the page opens on, laid out by itself."""
    near = set(picture.scope["near"])
    things = [thing for thing in picture.things if thing["id"] in near]
    lines = [line for line in picture.lines if {*line_ends(line)} <= near]
    return positions(picture._replace(things=things, lines=lines)) if things else {}


def network(picture: Picture) -> dict[str, Any]:
    """Nodes and options as pyvis makes them, with the places that are computed for them; the page paints the lines.

    Nodes are shape, size, x and y, in the order of things.
    pyvis's own way to add one looks through all that are there.
    """
    from pyvis.network import Network
    from pyvis.node import Node

    made = Network()
    made.set_options(json.dumps(OPTIONS))
    size, places = sizes(picture.things, picture.lines), positions(picture)
    for thing in picture.things:
        x, y = places[thing["id"]]
        shape = SHAPES.get(thing["kind"], "dot")
        made.nodes.append(Node(thing["id"], shape, None, size=size[thing["id"]], x=x, y=y).options)
    nodes, *_, options = made.get_network_data()
    lean = [[node[key] for key in ("shape", "size", "x", "y")] for node in nodes]
    return {"nodes": lean, "options": json.loads(options)}


def positions(picture: Picture) -> dict[str, tuple[int, int]]:
    """Where each thing stands, by its ties and the room that it and its name take."""
    size = sizes(picture.things, picture.lines)
    if picture.scope["centre"] in size:
        size[picture.scope["centre"]] += RING
    drawn = [line for line in picture.lines if line["strong"] or line["stated"] or line["tag"]]
    spots = [_spot(thing, size[thing["id"]]) for thing in picture.things]
    return place(spots, [(*line_ends(line), _pull(line)) for line in drawn])


def _spot(thing: Mapping[str, Any], size: int) -> Spot:
    """The room of a thing with its name under it, on one to three lines."""
    text = _first(thing["short"])
    width = min(len(text), ROW_OF_NAME) * 6.1 + 8
    lines = min(-(-len(text) // ROW_OF_NAME), 3)
    block = thing["community"] or BLOCKS.get(thing["type"], 0)
    return Spot(thing["id"], block, max(width, 2.0 * size), 2 * size + 14 * lines + 8, size)


def _pull(line: Mapping[str, Any]) -> float:
    return float(line["score"]) + (0.3 if line["stated"] else 0.0) + (0.1 if line["tag"] else 0.0)


def _first(texts: Mapping[str, str]) -> str:
    return texts.get("nb") or next(iter(texts.values()))


def policy() -> str:
    """Give the content security policy of every page: nothing from anywhere, and only its own scripts and style."""
    runs = " ".join(_hash(script) for script in _scripts())
    return (
        f"default-src 'none'; script-src {runs}; style-src {_hash(_style())}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _scripts() -> list[str]:
    return [_library(), _own()]


def _style() -> str:
    return css() + _template("explorer.css") + _template("paper.css")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _library() -> str:
    text = files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].replace("\r\n", "\n")


def _own() -> str:
    """The page's own scripts as one, in a scope of their own."""
    parts = (_template(f"js/{name}") for name in SCRIPTS)
    return "\n".join(['(() => {"use strict";', spelling.script(), *parts, "})();"])


def _template(name: str) -> str:
    return files("lhl_graph.picture").joinpath("templates", *name.split("/")).read_text(encoding="utf-8")
