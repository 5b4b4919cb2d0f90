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
from lhl_graph.errors import InputError, LhlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.table.table import Table

TABLE_FORMATS = ("table", "csv", "excel", "json", "ndjson")

today_option = click.option(
    "--today", metavar="DAY", help="The day by which is judged what has run out or is old (2026-01-31); default: today."
)


class Settings:
    """What the options that every command has came to."""

    def __init__(self) -> None:
        self.root: Path | None = None
        self.language = "nb"
        self.spoken = "en"
        self.verbosity = 0
        self.endpoint: str | None = None
        self.user: str | None = None
        self.password_env: str | None = None
        self.timeout: float | None = None
        self.drafts: tuple[Path, ...] = ()
        self.wait = True

    def open(self, *, judged: bool = True) -> KnowledgeGraph:
        """Open the graph: behind the endpoint where one is named, else from the cache where there is one.

        A command whose answer rests on no q opens it as not `judged`, and waits for none.
        """
        if self.endpoint is not None:
            if self.drafts:
                raise InputError("--with takes a draft into the graph of the files; it does not go with --endpoint")
            from lhl_graph.remote_graph import connect

            return connect(
                self.endpoint,
                root=self.root,
                language=self.language,
                user=self.user,
                password=self.password(),
                timeout=self.timeout,
            )
        if self.user or self.password_env or self.timeout:
            raise InputError("--user, --password-env and --timeout go with --endpoint")
        return self.load(judged=judged)

    def load(self, *, judged: bool = True) -> KnowledgeGraph:
        """Open the graph of the files, from the cache where there is one; `judged` as of `open`."""
        from lhl_graph.knowledge_graph import load

        return load(
            self.root,
            language=self.language,
            tell=self.tell,
            progress=self._progress,
            drafts=self.drafts,
            wait=self.wait and judged,
        )

    def password(self) -> str | None:
        """Read the password from where --password-env says.

        Raises:
            InputError: nothing is there, or no user goes with it.
        """
        if self.password_env is None:
            return None
        if self.user is None:
            raise InputError("--password-env goes with --user")
        if self.password_env not in os.environ:
            raise InputError(f"the environment has no variable {self.password_env}, which --password-env names")
        return os.environ[self.password_env]

    def tell(self, message: str) -> None:
        """Say something that is not data, unless told to be quiet."""
        if self.verbosity >= 0:
            speech.echo(message, self.spoken)

    def _progress(self, done: int, whole: int) -> None:
        """Show how far the analysis is: a line that fills on a terminal, one sentence elsewhere."""
        if self.verbosity < 0:
            return
        from lhl_graph.messages import say

        times = "each time with a draft" if self.drafts else "once for each change of the data"
        said = say(f"Working out overlaps and how rare they are by chance ({times})", self.spoken)
        if not sys.stderr.isatty():
            if done == 0:
                click.echo(f"{said} …", err=True)
        else:
            click.echo(f"\r{said}: {100 * done // whole:3d} %", err=True, nl=done == whole)


pass_settings = click.make_pass_decorator(Settings, ensure=True)


def into_settings(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Give the callback that puts an option's value into the settings."""

    def callback(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Settings), name, value)

    return callback


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
            type=click.Choice(speech.LANGUAGES),
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


class Command(click.Command):
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


class Group(click.Group):
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
        language = speech.spoken(args, os.environ)
        try:
            ctx = super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise error if isinstance(error, NoArgsIsHelpError) else speech.end(error, language) from None
        ctx.ensure_object(Settings).spoken = language
        return ctx

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
