"""The colours and the type of the page, the editor, the server's pages and the plots."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Final

FONT: Final = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
MONO: Final = 'ui-monospace, "DejaVu Sans Mono", monospace'


@cache
def colours(mode: str = "light") -> dict[str, str]:
    """Give the colours of a mode (`light` or `dark`) by what they are for.

    `group-1` to `group-12` tell communities apart: each stands out from the ground by at least 4.5 to 1
    (WCAG 2.2, success criterion 1.4.3).
    """
    modes: dict[str, dict[str, str]] = json.loads(_read("palette.json"))
    return modes[mode]


def groups(mode: str = "light") -> list[str]:
    """List the colours of communities, in their order."""
    return [colour for name, colour in colours(mode).items() if name.startswith("group-")]


@cache
def css() -> str:
    """Give the palette as custom properties, and the rules that all pages share.

    A page is dark when its reader's system is, until it says otherwise in `data-mode`; on paper never.
    """
    dark = _properties("dark")
    return (
        f":root {{ {_properties('light')} --font: {FONT}; --mono: {MONO}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-mode]) {{ {dark} }} }}\n"
        f'@media screen {{ :root[data-mode="dark"] {{ {dark} }} }}\n{_read("base.css")}'
    )


def _properties(mode: str) -> str:
    said = " ".join(f"--{name}: {colour};" for name, colour in colours(mode).items())
    return f"{said} color-scheme: {mode};"


def _read(name: str) -> str:
    return files("lhl_graph.design").joinpath(name).read_text(encoding="utf-8")
