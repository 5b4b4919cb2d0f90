"""What `docs/extend.md` tells to add can be added as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lhl_graph.cli.main import main

if TYPE_CHECKING:
    from lhl_graph.reading.repository import Repository

TEXT = (Path(__file__).parents[1] / "docs" / "extend.md").read_text(encoding="utf-8")
STEP = re.compile(r"<!-- (\w+)(?: ([\w./-]+)(?:: (.*?))?)? -->\n```\w+\n(.*?)```", re.DOTALL)


def add(root: Path, how: str, name: str, place: str, content: str) -> None:
    path = root / name
    if how == "create":
        path.write_text(content, "utf-8")
        return
    text = path.read_text("utf-8")
    if how == "append":
        path.write_text(text + content, "utf-8")
    else:
        assert text.count(place) == 1, f"{name}: {place}"
        new = content.rstrip("\n") if how == "replace" else f"{place}\n{content.rstrip()}"
        path.write_text(text.replace(place, new), "utf-8")


@pytest.mark.usefixtures("own_cache")
def test_every_step_works_in_turn(small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root)
    ran = 0
    for how, name, place, content in STEP.findall(TEXT):
        if how != "run":
            add(small.root, how, name, place, content)
            continue
        command, _, expected = content.removeprefix("$ lhl ").partition("\n")
        done = CliRunner().invoke(main, [*shlex.split(command), "--root", str(small.root)])
        said = done.stdout.replace("\r\n", "\n")
        assert all(line in said.splitlines() for line in expected.splitlines()), f"{command}: {said}{done.stderr}"
        ran += 1
    assert ran == TEXT.count("<!-- run -->") == 3
