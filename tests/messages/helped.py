"""Which texts the help of the command line has, and which words stand in it for values."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import click

from lhl_graph.cli import norwegian
from lhl_graph.cli.main import main
from tests.cli.programs import call
from tests.messages.said import LIBRARY, template

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = ast.parse((LIBRARY / "magic.py").read_text("utf-8"))
BY_CLICK = ("Usage:", "Options", "Commands", "default", "required")
"""What click puts around the texts of commands."""


def contexts(group: click.Group = main) -> Iterator[click.Context]:
    """Give the context of the group, and of each of its commands."""
    whole = click.Context(group, info_name="lhl", **group.context_settings)
    yield whole
    for name, command in group.commands.items():
        yield click.Context(command, info_name=name, parent=whole)


def texts(ctx: click.Context) -> set[str]:
    """Give the texts of one command's help: what it does, and what each option is for."""
    options = (each for each in ctx.command.get_params(ctx) if isinstance(each, click.Option))
    return {*norwegian.texts(ctx.command.help or ""), *(each.help for each in options if each.help)}


def words(ctx: click.Context) -> set[str]:
    """Give the words that stand for values in one command's help."""
    parameters = ctx.command.get_params(ctx)
    shown = [each.make_metavar(ctx) for each in parameters if not (isinstance(each, click.Option) and each.is_flag)]
    named = [*shown, ctx.command.options_metavar or ""]
    if isinstance(ctx.command, click.Group):
        named.append(ctx.command.subcommand_metavar)
    return {word for metavar in named for word in re.findall(r"[A-Z]+(?: RANGE)?(?![a-z])", metavar)}


def of_the_magic() -> set[str]:
    """Give the texts and words of the help of a notebook's magic."""
    called = (node for node in ast.walk(MAGIC) if isinstance(node, ast.Call) and ast.unparse(node.func) == "_help")
    return {text for call in called if (text := template(call.args[0]))}


def shown(*arguments: str) -> str:
    """Give what the command line shows on a terminal of 80 columns."""
    return call(*arguments).stdout
