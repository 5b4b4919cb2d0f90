"""Help in Norwegian: the same commands, options and arguments, with their texts from the catalogue of help.

The texts themselves stand in English beside the commands. A text is looked up paragraph by paragraph; paragraphs that
keep their lines are commands, with what they do, if it is said, behind two spaces or more.
"""

from __future__ import annotations

import inspect
import re
from copy import copy
from typing import TYPE_CHECKING, Final

import click

from lhl_graph.messages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_KEPT: Final = "\b"
"""Begins a paragraph whose lines click keeps."""

_NAMED: Final = re.compile(r"[A-Z]{1,}(?: RANGE)?(?![a-z])")
"""A word that stands for a value: INITIATIVE, INTEGER RANGE."""

_EXPLAINED: Final = re.compile(r"(\S.*?\s{2,})(\S.*)")
"""A command, and what it does."""

_EXTRA: Final = re.compile(r"(default|required)(?=: |;|\]$)")
"""What click adds to an option's help between square brackets."""


def help_of(command: click.Command, ctx: click.Context, language: str) -> str:
    """Give what `--help` shows of a command, in nb or nn."""
    return _written(ctx, language, _translated(command, ctx, language).format_help)


def usage_of(command: click.Command, ctx: click.Context, language: str) -> str:
    """Give the line that shows how a command is used, in nb or nn."""
    return _written(ctx, language, _translated(command, ctx, language).format_usage)


def named(parameter: click.Parameter, ctx: click.Context, language: str) -> click.Parameter:
    """Give a copy of an option or argument with its help, and the words that stand for its values, in nb or nn."""
    said, copied = catalogue(language, "help"), copy(parameter)
    copied.metavar = values(parameter.make_metavar(ctx), said)
    if isinstance(copied, click.Option) and copied.help:
        copied.help = said.get(copied.help, copied.help)
    return copied


def values(metavar: str, said: dict[str, str]) -> str:
    """Translate the words that stand for values; what is written as it is (csv, rq) stays."""
    return _NAMED.sub(lambda word: said.get(word[0], word[0]), metavar)


def texts(help_text: str) -> list[str]:
    """Give the texts of a command's help that are looked up, in order."""
    return [
        text
        for paragraph in inspect.cleandoc(help_text).split("\n\n")
        for text in (_explained(paragraph) if paragraph.startswith(_KEPT) else [" ".join(paragraph.split())])
    ]


def _explained(paragraph: str) -> list[str]:
    return [found[2] for line in paragraph.split("\n") if (found := _EXPLAINED.fullmatch(line))]


def _text(help_text: str, said: dict[str, str]) -> str:
    def line(found: re.Match[str]) -> str:
        return found[1] + said.get(found[2], found[2])

    def paragraph(text: str) -> str:
        if text.startswith(_KEPT):
            return "\n".join(_EXPLAINED.sub(line, each) for each in text.split("\n"))
        joined = " ".join(text.split())
        return said.get(joined, joined)

    return "\n\n".join(map(paragraph, inspect.cleandoc(help_text).split("\n\n")))


def _translated(command: click.Command, ctx: click.Context, language: str) -> click.Command:
    said, copied = catalogue(language, "help"), copy(command)
    copied.help = _text(command.help or "", said)
    copied.params = [named(parameter, ctx, language) for parameter in command.get_params(ctx)]
    copied.add_help_option = False  # it is among them
    copied.options_metavar = values(command.options_metavar or "", said)
    if isinstance(copied, click.Group):
        copied.subcommand_metavar = values(copied.subcommand_metavar, said)
        copied.commands = {name: _listed(each, said) for name, each in copied.commands.items()}
    return copied


def _listed(command: click.Command, said: dict[str, str]) -> click.Command:
    copied = copy(command)
    copied.help = _text(command.help or "", said)
    return copied


def _written(ctx: click.Context, language: str, write: Callable[[click.Context, click.HelpFormatter], None]) -> str:
    formatter = _Formatter(catalogue(language, "help"), width=ctx.terminal_width, max_width=ctx.max_content_width)
    write(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


class _Formatter(click.HelpFormatter):
    """Says in another language what click itself puts around the texts of commands."""

    def __init__(self, said: dict[str, str], *, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._said = said

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self._said['Usage:']} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._said.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, self._extra(second)) for first, second in rows], col_max, col_spacing)

    def _extra(self, text: str) -> str:
        shown, bracket, extra = text.rpartition("[")
        if not (bracket and extra.endswith("]")):
            return text
        return shown + bracket + _EXTRA.sub(lambda word: self._said[word[0]], extra)
