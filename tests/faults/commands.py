"""Every command as it is called: plainly, in each notation it writes, with each choice and each switch it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from lhl_graph.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

LHL: Final = "leve-hele-livet"

ARGUMENTS: Final[dict[str, list[str]]] = {
    "annotate": ["{plan}"],
    "compare": [LHL, "{other}"],
    "diff": ["{root}", "{root}"],
    "export": ["-o", "{out}/x", "-f", "ttl"],
    "graph": ["-o", "{out}/x.html"],
    "import-matrix": ["{matrix}", "-o", "{out}/x", "--year", "2024", "--url", "https://example.org/a"],
    "import-stratml": ["{stratml}", "-o", "{out}/x.yaml"],
    "new": ["initiative", "--name", "Ny plan", "-o", "{out}/ny-plan.yaml"],
    "plot": ["heatmap", "-o", "{out}/x.svg"],
    "query": ["SELECT ?i ?n WHERE {{ ?i a lhl:Initiative ; rdfs:label ?n }}"],
    "read": ["{plan}"],
    "release": ["-o", "{out}/x"],
    "report": ["-o", "{out}/x.html"],
    "schema": ["-o", "{out}/x.json"],
    "show": [LHL],
    "site": ["-o", "{out}/x", "--lang", "nb", "--on", "2025-01-01"],
    "suggest": ["{draft}"],
    "why": [LHL, "{other}"],
}
"""What a command needs; those that need nothing are not here."""

MORE: Final[dict[str, list[list[str]]]] = {
    "overlaps": [["overlaps", "--all"]],
    "plot": [["plot", name, "-o", "{out}/x.svg"] for name in ("timeline", "communities")],
    "report": [["report", "-o", "{out}/x." + form] for form in ("md", "docx", "odt", "pdf")],
}
"""What a command's options do not tell."""

ELSEWHERE: Final = {"endpoint", "user", "password_env", "timeout", "graph_store", "scheduler", "engine"}
"""Options that speak of other machines."""

SHARED: Final = {"root", "language", "verbose", "quiet", "help"}
"""Options that every command has, and that change no answer."""

LASTING: Final = {"serve", "push"}
"""Commands that serve others or speak with others; they have tests of their own."""


def commands() -> dict[str, click.Command]:
    """Give every command by its name."""
    return {name: command for name, command in main.commands.items() if name not in LASTING}


def plain(name: str) -> list[str]:
    """Give a command's shortest call."""
    return [name, *ARGUMENTS.get(name, [])]


def varied(name: str, command: click.Command) -> Iterator[list[str]]:
    """Give a command's other calls: with each choice and each switch by itself."""
    yield from MORE.get(name, [])
    for option in command.params:
        if not isinstance(option, click.Option) or option.name in ELSEWHERE | SHARED or option.hidden:
            continue
        if isinstance(option.type, click.Choice):
            yield from ([*plain(name), option.opts[0], str(choice)] for choice in option.type.choices)
        elif option.is_flag:
            yield [*plain(name), option.opts[0]]
