"""How the command line speaks in a language: wrong use, errors and status lines."""

from __future__ import annotations

import io

import click


def echo(message: str, language: str) -> None:
    """Say a message on stderr in a language."""
    if language != "en":
        from lhl_graph.messages import say

        message = say(message, language)
    click.echo(message, err=True)


def end(error: click.UsageError, language: str) -> click.exceptions.Exit:
    """Tell of wrong use in a language; give the exit that it ends with."""
    if language != "en" and error.ctx and isinstance(error, click.BadParameter) and error.param:
        from lhl_graph.cli import norwegian

        error.param = norwegian.named(error.param, error.ctx, language)
    said = io.StringIO()
    error.show(said)
    echo(said.getvalue().rstrip("\n"), language)
    return click.exceptions.Exit(error.exit_code)
