"""In which language the command line speaks: wrong use, errors and status lines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("nb", "nn", "en")


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language of messages: what `--lang` names, else that of the locale (POSIX), else English.

    The arguments are those of the whole command line, so that wrong use is told in the language asked for, too.
    """
    for word, value in zip(arguments, (*arguments[1:], ""), strict=False):
        asked = value if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in LANGUAGES:
            return asked
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}.get(locale.partition(".")[0].partition("_")[0], "en")


def echo(message: str, language: str) -> None:
    """Say a message on stderr in a language."""
    if language != "en":
        from lhl_graph.messages import say

        message = say(message, language)
    click.echo(message, err=True)


def end(error: click.UsageError, language: str) -> click.exceptions.Exit:
    """Tell of wrong use in a language; give the exit that it ends with."""
    said = io.StringIO()
    error.show(said)
    echo(said.getvalue().rstrip("\n"), language)
    return click.exceptions.Exit(error.exit_code)
