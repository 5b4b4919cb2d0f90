"""What an oxigraph server has is read with the same answers as our own store; pushing twice leaves what once does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from lhl_graph.cli.main import main
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from click.testing import Result


REPOSITORY = Repository(Path(__file__).parents[2])


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(REPOSITORY.root), *map(str, arguments)])
