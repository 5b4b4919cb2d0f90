"""The files of the editor: whole, in three languages, and free of anything that a strict policy stops."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from html import unescape

import pytest

from lhl_graph.editor import page

PAGE = page.page("2026-01-19", "nb")
LINKS = re.compile(r'(?:src|href)="([^"#]+)"')


def test_the_page_runs_and_styles_nothing_in_line() -> None:
    html = PAGE
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html) == []
    assert "unsafe" not in page.POLICY


def test_all_that_the_page_asks_for_is_there_and_relative() -> None:
    wanted = LINKS.findall(PAGE)
    assert wanted
    for name in set(wanted) - {f"assets/{page.PALETTE}", f"assets/{page.SPELLING}", "help", "map"}:
        assert name.startswith("assets/")
        assert (page.ASSETS.parent / name).is_file(), name


def test_scripts_import_only_each_other_and_make_no_html_text() -> None:
    for path in page.ASSETS.glob("*.js"):
        script = path.read_text(encoding="utf-8")
        for name in re.findall(r'from "([^"]+)"', script):
            assert (path.parent / name).is_file(), f"{path.name}: {name}"
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script), path.name


def test_words_are_the_same_in_all_languages_and_each_is_used() -> None:
    words = json.loads((page.ASSETS / "words.json").read_text(encoding="utf-8"))
    assert list(words) == ["nb", "nn", "en"]
    for language, said in words.items():
        assert set(said) == set(words["nb"]), language
        assert {key: text.count("{}") for key, text in said.items()} == {
            key: text.count("{}") for key, text in words["nb"].items()
        }
    sources = PAGE + "".join(path.read_text(encoding="utf-8") for path in page.ASSETS.glob("*.js"))
    kinds = {"classes", "properties", "concepts", "initiative", "theme", "target-group", "actor", "part", "letter"}
    given = set(words["nb"]) - kinds
    assert [key for key in given if not re.search(rf'["\']{key}["\']', sources)] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_speaks_a_language_before_any_script_runs(language: str) -> None:
    words = json.loads((page.ASSETS / "words.json").read_text(encoding="utf-8"))[language]
    html = page.page("2026-01-19", language)
    assert f'<html lang="{language}">' in html
    said = {key: unescape(text) for key, text in re.findall(r'data-word="(\w+)"[^>]*>([^<]+)<', html)}
    assert said == {key: words[key] for key in said}
    assert {"title", "lead", "stop"} <= set(said)


def test_what_others_made_is_unchanged() -> None:
    folder = page.ASSETS / "vendor"
    sums = [line.split() for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in sums} == {"yasqe.min.js", "yasqe.min.css"}
    for wanted, name in sums:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted


def test_the_graph_library_is_found_without_loading_pyvis() -> None:
    assert page.library().name == page.LIBRARY
    code = (
        "import sys; from lhl_graph.editor import page; assert page.library().is_file(); print('pyvis' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
