"""The editor's page, and where the files lie that it asks for; a server gives them out, nothing comes from outside."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lhl_graph.design.palette import css
from lhl_graph.design.sender import sender
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.picture.page import VIS

ASSETS: Final = Path(__file__).parent / "assets"
"""Everything that the page asks for under `assets/`, but the graph library."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy under which the page works: nothing in line, nothing from elsewhere."""

PALETTE: Final = "palette.css"
"""What the page asks for under `assets/` to be coloured and set as everything else is."""

LIBRARY: Final = "vis-network.min.js"
"""What the page asks for under `assets/` to draw a graph: the same library that `lhl graph` puts in its page."""


SPELLING: Final = "spelling.js"
"""What the page asks for under `assets/` to tell what a misspelt word of a search may be, as the site does."""


def page(day: str, language: str) -> str:
    """Give the page as it opens in a language; its addresses are relative, so that it also works below a path.

    `day` is the newest day of the data: it stands under the page, in the language that the reader has chosen.
    """
    text = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))[language]
    text = text.replace('<html lang="nb">', f'<html lang="{language}">')
    text = re.sub(r'(data-word="(\w+)"[^>]*>)[^<]*', lambda it: it[1] + escape(words[it[2]]), text)
    return text.replace("<!-- sender -->", "".join(_sender(day, each) for each in LANGUAGES))


def _sender(day: str, language: str) -> str:
    told = sender(day, language)
    reading = "".join(f"<li>{escape(each)}</li>" for each in told.reading)
    folded = f"<details><summary>{escape(told.title)}</summary><ol>{reading}</ol></details>"
    return f'<div class="sender" lang="{language}"><p>{escape(told.line)}</p>{folded}</div>'


def style() -> bytes:
    """Give the palette and the rules that all pages share."""
    return css().encode()


def library() -> Path:
    """Give the graph library's script: pyvis brings it, and is not imported for it."""
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvis is not installed")
    return Path(found.origin).parent / VIS
