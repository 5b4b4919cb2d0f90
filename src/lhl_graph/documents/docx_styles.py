"""The styles of a Word document: what each is called, the heading that it is, and whether it hides its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(r"(?:heading|overskrift|title|tittel)\s*([1-9])?", re.IGNORECASE)
_OFF: Final = ("0", "false", "off")


class Style(NamedTuple):
    """A style: its name, its level as a heading (0 if it is none), and whether it hides text."""

    name: str
    level: int
    hidden: bool = False


def styles(root: Element) -> dict[str, Style]:
    """Give the styles by their ids; one takes over from what it is based on what it does not say itself.

    The style of paragraphs that name none is at "" too, as far as it hides them.
    """
    known: dict[str, tuple[str, int]] = {}
    leveled: set[str] = set()
    based: dict[str, str] = {}
    said: dict[str, bool] = {}
    usual = ""
    for style in root.iter(_W + "style"):
        identity = style.get(_W + "styleId", "")
        name, parent = style.find(_W + "name"), style.find(_W + "basedOn")
        called = "" if name is None else name.get(_W + "val", "")
        mark = style.find(f"{_W}pPr/{_W}outlineLvl")
        known[identity] = (called, heading_level(called) if mark is None else outline_level(mark))
        if mark is not None:
            leveled.add(identity)
        if parent is not None:
            based[identity] = parent.get(_W + "val", "")
        hides = vanishes(style)
        if hides is not None:
            said[identity] = hides
        if style.get(_W + "type") == "paragraph" and style.get(_W + "default", "0") not in _OFF:
            usual = identity
    found = {}
    for identity, (called, level) in known.items():
        above = known.get(based.get(identity, ""), ("", 0))[1] if identity not in leveled else 0
        found[identity] = Style(called, level or above, _inherited(identity, said, based))
    return {"": Style("", 0, found[usual].hidden if usual in found else False), **found}


def _inherited(identity: str, said: Mapping[str, bool], based: Mapping[str, str]) -> bool:
    """Give what a style, or the nearest below it that says so, tells; a circle of styles tells nothing."""
    seen: set[str] = set()
    while identity not in said and identity in based and identity not in seen:
        seen.add(identity)
        identity = based[identity]
    return said.get(identity, False)


def vanishes(element: Element) -> bool | None:
    """Whether a run or a style hides text, which Word neither shows nor prints; None where it does not say."""
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return None if mark is None else mark.get(_W + "val", "1") not in _OFF


def heading_level(name: str) -> int:
    """Give the level of heading that the name of a style tells; 0 if it tells none."""
    found = _HEADING.fullmatch(name)
    return int(found[1] or 1) if found else 0


def outline_level(element: Element) -> int:
    """Give the level of heading that an outline level stands for; 0 if it stands for running text."""
    value = element.get(_W + "val", "")
    return int(value) + 1 if value in tuple("012345678") else 0
