"""What a page is called before its scripts run; they say it anew as filters change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lhl_graph.design.sender import dated
from lhl_graph.graph.labels import pick
from lhl_graph.iris import BASE
from lhl_graph.prose import small

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.picture.compose import Picture

    Words = Mapping[str, str]


def heading(picture: Picture, words: Words, language: str) -> str:
    """Name the themes and target groups asked for, else the time, else the view, else what is in the middle."""
    scope = picture.scope
    centre = next((thing for thing in picture.things if thing["id"] == scope["centre"]), None)
    name = "" if centre is None else pick(centre["short"], language) or ""
    asked = [small(_concept(picture, scope[key], language)) for key in ("theme", "group") if scope[key]]
    beside = words["and_beside"].format(name=name) if scope["beside"] else ""
    when = _when(scope["on"], words, language) if scope["on"] else ""
    if asked:
        during = words["during"].format(when=when) if when else ""
        return words["title_about"].format(what=words["and"].join(asked)) + during + beside
    if when:
        return words["title_on"].format(when=when) + beside
    if centre is None:
        return words["title_any"]
    return _of_view(scope, words).format(name=name)


def _when(span: str, words: Words, language: str) -> str:
    when = "–".join(dated(day, language) for day in span.split(".."))
    return when if ".." in span or span.count("-") > 1 else words["in_time"].format(when=when)


def _of_view(scope: Mapping[str, Any], words: Words) -> str:
    view = scope["view"]
    if view not in ("bipartite", "all"):
        return words["title_focus"]
    if not scope["near"]:
        return words[f"title_{view}"]
    return words["title_matrix" if view == "bipartite" else "title_near_all"]


def _concept(picture: Picture, name: str, language: str) -> str:
    return pick(picture.concepts[name]["names"], language) or BASE + name
