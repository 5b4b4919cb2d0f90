"""What all commands share: the options that each has, errors as one line, tables on the terminal."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import NoArgsIsHelpError

from lhl_graph.cli import speech
from lhl_graph.cli.settings import Settings, into_settings
from lhl_graph.errors import LhlError
from lhl_graph.spoken import LANGUAGES, spoken

if TYPE_CHECKING:
    from lhl_graph.table.table import Table

TABLE_FORMATS = ("table", "csv", "excel", "json", "ndjson")

today_option = click.option(
    "--today", metavar="DAY", help="The day by which is judged what has run out or is old (2026-01-31); default: today."
)


def _shared_options() -> list[click.Parameter]:
    """Give the options that stand before or after a command's name alike."""
    return [
        click.Option(
            ["--root"],
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            expose_value=False,
            callback=into_settings("root"),
            help="Folder with ontology/ and data/; the checkout around you, else the bundled graph.",
        ),
        click.Option(
            ["--lang", "language"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            callback=into_settings("language"),
            help="Language of labels (default nb; falls back nb → nn → en) and messages (default: the locale's).",
        ),
        click.Option(
            ["-v", "--verbose", "verbose"],
            flag_value=1,
            type=int,
            default=None,
            expose_value=False,
            callback=into_settings("verbosity"),
            help="Say more.",
        ),
        click.Option(
            ["-q", "--quiet", "quiet"],
            flag_value=-1,
            type=int,
            default=None,
            expose_value=False,
            callback=into_settings("verbosity"),
            help="Say nothing but data and errors.",
        ),
    ]


class Decimal(click.FloatRange):
    """A number within bounds, with a decimal point or the comma that answers in Norwegian have."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the number."""
        text = str(value).replace(",", ".")
        return super().convert(text, param, ctx)  # type: ignore[arg-type]  # click declares the number that it makes of it


def _utf8(argument: str) -> str:
    try:
        return argument if argument.isprintable() else os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _keep_lines(help_text: str | None) -> str | None:
    r"""Turn a raw docstring's `\b` into the character by which click knows a paragraph that keeps its lines."""
    return help_text and help_text.replace("\\b\n", "\b\n")


class Spoken(click.Command):
    """A command whose help is in the language of the reader."""

    def get_help(self, ctx: click.Context) -> str:
        """Give what `--help` shows."""
        language = ctx.ensure_object(Settings).spoken
        if language == "en":
            return super().get_help(ctx)
        from lhl_graph.cli import norwegian

        return norwegian.help_of(self, ctx, language)

    def get_usage(self, ctx: click.Context) -> str:
        """Give the line that stands above an error of use, too."""
        language = ctx.ensure_object(Settings).spoken
        if language == "en":
            return super().get_usage(ctx)
        from lhl_graph.cli import norwegian

        return norwegian.usage_of(self, ctx, language)


class Command(Spoken):
    """A command with the options that every command has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {name for param in self.params for name in param.opts}
        self.params.extend(option for option in _shared_options() if own.isdisjoint(option.opts))
        if any(isinstance(param.type, click.Choice) and "excel" in param.type.choices for param in self.params):
            self.params.append(_excel_option())
        self.help = _keep_lines(self.help)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; `--excel` goes before `--format`."""
        if ctx.meta.get("excel"):
            ctx.params["form"] = "excel"
        return super().invoke(ctx)


def _excel_option() -> click.Option:
    def asked(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.meta["excel"] = value

    return click.Option(
        ["--excel"],
        is_flag=True,
        expose_value=False,
        callback=asked,
        help="CSV as a Norwegian Excel opens it (as -f excel): semicolons, decimal commas.",
    )


class Group(Spoken, click.Group):
    """The place where errors of the library become one line and an exit code."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared_options())
        self.help = _keep_lines(self.help)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read what stands before the command's name, and in which language to speak."""
        settings = Settings()
        settings.spoken = spoken(args, os.environ)
        try:
            return super().make_context(info_name, args, parent, obj=settings, **extra)
        except click.UsageError as error:
            raise error if isinstance(error, NoArgsIsHelpError) else speech.end(error, settings.spoken) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; end with one line and the error's exit code when the library raises."""
        language = ctx.ensure_object(Settings).spoken
        try:
            with warnings.catch_warnings():
                warnings.showwarning = lambda message, *_, **__: speech.echo(f"Warning: {message}", language)
                return super().invoke(ctx)
        except click.UsageError as error:
            raise speech.end(error, language) from None
        except LhlError as error:
            speech.echo(f"Error: {error}", language)
            ctx.exit(error.exit_code)
        except MemoryError:
            lack = LhlError("this takes more memory than there is")
            speech.echo(f"Error: {lack}", language)
            ctx.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever reads has enough; click ends quietly
            speech.echo(f"Error: {error.strerror or error}", language)
            _give_up_stdout()
            ctx.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read arguments as UTF-8 also where the system's language settings say otherwise."""
        return super().parse_args(ctx, [_utf8(argument) for argument in args])


def _give_up_stdout() -> None:
    """Let what stdout could not take go, so that Python does not try, and complain, once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_table(table: Table[Any], form: str) -> None:
    """Print a table in one of `TABLE_FORMATS`; on a terminal it wraps to the terminal's width.

    What the table says beside its rows goes to stderr where rows alone are wanted.
    """
    if form == "table":
        click.echo(table.text(width()))
        return
    click.echo(table.write(form), nl=False)
    for note in table.notes:
        click.get_current_context().ensure_object(Settings).tell(note)


def width() -> int | None:
    """Give the columns of COLUMNS, else of the terminal; None for a file or pipe without either: nothing wraps."""
    if os.environ.get("COLUMNS", "").isdecimal() and int(os.environ["COLUMNS"]) > 0:
        return int(os.environ["COLUMNS"])
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns
