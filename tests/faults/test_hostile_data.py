"""What stands in a data file is shown as text: no address but a web page's is a link, nothing steers a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.programs import call
from tests.faults.degenerate import SOURCE, full, make

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("own_cache")

ADDRESSES = ("javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "JAVASCRIPT:alert(1)")
NAME = "<img src=x onerror=alert(1)>\u202e"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = [{**SOURCE, "id": f"S{n}", "url": address} for n, address in enumerate(ADDRESSES, 1)]
    named = {**full("leve-hele-livet"), "name": {"nb": NAME}, "sources": sources}
    document = {"id": "D1", "title": "D", "url": ADDRESSES[0], "source": "S1"}
    return make(tmp_path_factory.mktemp("hostile") / "root", [{**named, "documents": [document]}, full("b")]).root


def test_an_address_that_is_no_web_page_is_a_fault(root: Path) -> None:
    said = call("validate", "--root", root)
    assert said.exit_code == 1
    for address in ADDRESSES:
        assert re.search(rf"bad-url.*{re.escape(address)}", said.output)


@pytest.mark.parametrize(
    "command",
    [
        ("graph", "-o", "x.html"),
        ("report", "-o", "x.html"),
        ("report", "-o", "x.md"),
        ("site", "-o", "x", "--lang", "nb", "--on", "2025-01-01"),
    ],
)
def test_it_is_no_link_on_a_page(command: tuple[str, ...], root: Path, tmp_path: Path) -> None:
    arguments = [str(tmp_path / each) if each.startswith("x") else each for each in command]
    said = call(*arguments, "--root", root)
    assert said.exit_code == 0, said.output
    for page in (path for path in tmp_path.rglob("*") if path.suffix in (".html", ".md")):
        text = page.read_text("utf-8")
        assert not re.search(r"""(href|src)=["']?\s*(javascript|data:text|vbscript|file):""", text, re.IGNORECASE), page
        assert not re.search(r"\]\(<?(javascript|data:text|vbscript|file)", text, re.IGNORECASE), page
        assert not re.search(r"(?<!\\)<img src=x", text), page


def test_what_would_steer_a_terminal_is_refused(tmp_path: Path) -> None:
    named = {**full("leve-hele-livet"), "name": {"nb": "\x1b]0;x\x07"}}
    said = call("stats", "--root", make(tmp_path / "root", [named]).root)
    assert said.exit_code != 0
    assert "control-character" in said.stderr
    assert "\x1b" not in said.output
