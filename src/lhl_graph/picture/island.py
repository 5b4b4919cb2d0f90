"""A picture as the JSON that its page reads: what is drawn, and apart from it what lies behind, which waits as text.

Ends of lines, concepts and actors are places in lists, and what is empty is left out; the scripts put it all back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.analysis.information_content import close_upward
from lhl_graph.picture.lines import Json, line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.picture.compose import Picture

BEHIND: Final = ("facets", "parts", "others", "partners")
"""What of a thing is not needed to draw it."""

PROOF: Final = ("q", "facets", "shared", "matches", "sources")
"""What of a line is not needed to draw it."""

_GIVEN: Final = ("id", "type")
"""What the scripts know of a thing or a line from its other keys."""

_IN_ROW: Final = ("a", "b", "score", "strong")


def drawn(picture: Picture) -> Json:
    """What the page needs before anything is asked of it."""
    told = picture._asdict()
    place = {thing["id"]: number for number, thing in enumerate(picture.things)}
    return told | {
        "things": [_lean(thing, (*BEHIND, "type")) for thing in picture.things],
        "lines": [_row(line, place) for line in picture.lines],
        "communities": [{"number": group["number"], "themes": group["themes"]} for group in picture.communities],
        "about": _about(picture),
        "ids": _ids(picture),
    }


def behind(picture: Picture) -> dict[str, list[Json]]:
    """What lies behind each thing and each line, in their order."""
    number = {name: place for place, name in enumerate(_ids(picture))}
    return {
        "things": [_kept(_thing(thing, number), BEHIND) for thing in picture.things],
        "lines": [_kept(_line(line, number), PROOF) for line in picture.lines],
    }


def text(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        made = made.replace(character, f"\\u{ord(character):04x}")
    return made


def _ids(picture: Picture) -> list[str]:
    return sorted({*picture.concepts, *picture.actors})


def _about(picture: Picture) -> list[str]:
    """The concepts that any of the things is about, with all above them."""
    broader = {name: row.get("broader", ()) for name, row in picture.concepts.items()}
    told = {thing["id"] for thing in picture.things if thing["id"] in picture.concepts}
    for thing in picture.things:
        told.update(facet[0] for facet in thing.get("facets", ()))
        told.update(concept for part in thing.get("parts", ()) for concept in part[2])
    return sorted(close_upward(told, broader))


def _row(line: Json, place: Mapping[str, int]) -> list[Any]:
    """Both ends, the score and whether it is strong; then what else is told, if anything."""
    stated = [each | {"from": place[each["from"]], "to": place[each["to"]]} for each in line["stated"]]
    rest = _lean(line | {"stated": stated}, (*_GIVEN, *_IN_ROW, *PROOF))
    if rest["kind"] == "pair":
        del rest["kind"]
    row = [*(place[end] for end in line_ends(line)), line["score"], int(line["strong"])]
    return [*row, rest] if rest else row


def _thing(thing: Json, number: Mapping[str, int]) -> Json:
    if "parts" not in thing:
        return thing
    parts = [[kind, texts, [number[name] for name in names], cited] for kind, texts, names, cited in thing["parts"]]
    return thing | {"facets": [[number[name], *rest] for name, *rest in thing["facets"]], "parts": parts}


def _line(line: Json, number: Mapping[str, int]) -> Json:
    return line | {"shared": [[number[name], share] for _, name, share in line["shared"]]}


def _kept(row: Json, keys: Iterable[str]) -> Json:
    return {key: row[key] for key in keys if _told(row.get(key))}


def _lean(row: Json, left: Iterable[str]) -> Json:
    """Without what is empty, without a short name that is the name, and without what is told elsewhere."""
    return {key: value for key, value in row.items() if _told(value) and key not in left and not _same(key, row)}


def _told(value: Any) -> bool:
    return bool(value) or isinstance(value, float)


def _same(key: str, row: Json) -> bool:
    return key == "short" and bool(row[key] == row["names"])
