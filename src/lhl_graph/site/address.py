"""Where pages lie: by kind and name, as in the things' own IRIs, so that either can be told from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.iris import BASE
from lhl_graph.site.content import KINDS

if TYPE_CHECKING:
    from collections.abc import Container

SINGLE: Final = (
    "index", "kommunen", "tiltak", "likhet", "tidslinje", "dekning", "sporsmal", "sok", "om", "modell",
)  # fmt: skip
"""Pages of which there is one, by the name of their file."""


def local(iri: str) -> str:
    """Give the address of a thing's page without its ending; empty for what has no page."""
    path = iri.removeprefix(BASE)
    kind, slash, name = path.partition("/")
    return path if path != iri and slash and kind in KINDS and "/" not in name else ""


def up(path: str) -> str:
    """Give the way from a page to the folder that its path starts from."""
    return "../" * path.count("/")


def page_of(iri: str, there: Container[str]) -> str:
    """Give the page that tells of a thing or of what it is part of; empty where there is none."""
    whole = BASE + "/".join(iri.removeprefix(BASE).split("/")[:2]) if iri.startswith(BASE) else iri
    part = iri.removeprefix(whole).strip("/")
    if whole not in there or not local(whole):
        return ""
    return f"{local(whole)}.html" + (f"#{part}" if part and "/" not in part else "")
