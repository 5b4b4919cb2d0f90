"""Which messages the sources have: what is given to an error of the library, told, warned of, or said on stderr."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from pathlib import Path

from lhl_graph import errors

LIBRARY = Path(__file__).parents[2] / "src" / "lhl_graph"
ERRORS = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
SAYING = {*ERRORS, "ProblemError", "UsageError", "_busy", "unreadable", "tell", "say", "warn", "echo"}
METHODS = {"UsageError", "tell", "warn", "echo"}


def numbered(template: str) -> str:
    """Give a template with its slots numbered, whatever they are called."""
    count = iter(range(100))
    return re.sub(r"\{[^{}]*\}", lambda _: f"{{{next(count)}}}", template)


def template(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return numbered("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
    return None


@cache
def templates(tree: ast.AST) -> frozenset[str]:
    """Give every text of a module, of f-strings with their slots numbered."""
    return frozenset(text for node in ast.walk(tree) if isinstance(node, ast.expr) and (text := template(node)))


@cache
def messages(tree: ast.AST) -> frozenset[str]:
    """Give the texts of a module that people are told."""
    return frozenset(
        text
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _says(call)
        for argument in call.args
        for node in _branches(argument)
        if (text := template(node)) and " " in text and re.search("[a-z]{2}", text)
    )


@cache
def sources() -> list[tuple[Path, ast.AST]]:
    return [(path, ast.parse(path.read_text("utf-8"))) for path in sorted(LIBRARY.rglob("*.py"))]


def _says(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        on_stdout = ast.unparse(call.func) == "click.echo" and all(keyword.arg != "err" for keyword in call.keywords)
        return call.func.attr in METHODS and not on_stdout
    return isinstance(call.func, ast.Name) and call.func.id in SAYING


def _branches(node: ast.expr) -> list[ast.expr]:
    return [*_branches(node.body), *_branches(node.orelse)] if isinstance(node, ast.IfExp) else [node]
