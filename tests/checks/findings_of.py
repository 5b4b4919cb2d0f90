from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from lhl_graph.cli.main import main
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from click.testing import Result


ROOT = Path(__file__).parents[2]


TODAY = "2026-11-28"
"""The day by which the files are judged here."""


BAD = ROOT / "tests" / "bad"


ACTOR = """\
id: x
type: Actor
actor_type: network
name: {nb: Aktøren}
source: S1
sources:
  - {id: S1, url: "https://example.org/", title: Kilden, publisher: x, form: page}
"""


def with_one_actor(root: Path) -> Repository:
    """Make a repository with the real ontology and one actor."""
    shutil.copytree(ROOT / "ontology", root / "ontology")
    (root / "data" / "actors").mkdir(parents=True)
    (root / "data" / "actors" / "x.yaml").write_text(ACTOR, encoding="utf-8")
    return Repository(root)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), *map(str, arguments)])
