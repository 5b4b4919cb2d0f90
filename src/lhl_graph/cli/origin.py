"""Options that say what a command reads: an endpoint in place of the files, or drafts beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lhl_graph.cli.settings import into_settings

if TYPE_CHECKING:
    from collections.abc import Callable


def connection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how a server is asked."""
    for option in (
        click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            expose_value=False,
            callback=into_settings("timeout"),
            help="How long the server may take for one answer (default 60).",
        ),
        click.option(
            "--password-env",
            metavar="NAME",
            expose_value=False,
            callback=into_settings("password_env"),
            help="Environment variable that holds the password.",
        ),
        click.option(
            "--user", expose_value=False, callback=into_settings("user"), help="Who you are, if the server asks."
        ),
    ):
        command = option(command)
    return command


def endpoint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command read from a server that is named."""
    return click.option(
        "--endpoint",
        metavar="URL",
        expose_value=False,
        callback=into_settings("endpoint"),
        help="Read from this SPARQL 1.1 endpoint instead of from files.",
    )(connection_options(command))


def no_wait_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command that shows q answer before it has been worked out for data that changed."""
    return click.option(
        "--no-wait",
        "wait",
        flag_value=False,
        type=bool,
        default=None,
        expose_value=False,
        callback=into_settings("wait"),
        help="Do not wait for q after an edit: it is shown as unknown, never as it was before.",
    )(command)


def with_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let initiatives of files outside the data take part in a command."""
    return click.option(
        "--with",
        "drafts",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        expose_value=False,
        callback=into_settings("drafts"),
        help="Let a draft (lhl annotate --as) take part for the moment; nothing of it is kept. May be repeated.",
    )(command)
