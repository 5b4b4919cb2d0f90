"""What the options that every command has came to, and the graph that they open."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from lhl_graph.cli import speech
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph


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

    def log(self, line: str) -> None:
        """Write a line that is no message, and so the same in every language; likewise unless told to be quiet."""
        if self.verbosity >= 0:
            print(line, file=sys.stderr)

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
