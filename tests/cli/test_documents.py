"""The commands for documents: what they print, where they write, and how they end when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Lhl

PLAN = Path(__file__).parents[1] / "gold" / "nn-2-demens.txt"


def test_read_gives_the_text_or_its_blocks(lhl: Lhl) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert lhl("read", PLAN).stdout.decode() == text + "\n"
    blocks = json.loads(lhl("read", "-", "-f", "json", stdin=text.encode()).stdout)
    assert all(text[each["start"] : each["end"]] == each["text"] for each in blocks)
    assert {each["form"] for each in blocks} == {"nn"}


def test_annotate_says_what_it_cannot_know(lhl: Lhl) -> None:
    done = lhl("annotate", PLAN, "--on", "2026-01-05", "--lang", "nn")
    assert "nemner, men avslutta" in done.stdout.decode()
    assert "ikkje prov på" in done.stderr.decode()


def test_annotate_writes_what_the_name_of_the_output_tells(lhl: Lhl, tmp_path: Path) -> None:
    for name, start in (("a.html", "<!doctype html>"), ("a.jsonld", "{"), ("a.json", "["), ("a.csv", "document,")):
        assert lhl("annotate", PLAN, "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_file_that_cannot_be_read_is_one_line(lhl: Lhl, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    for command in ("read", "annotate"):
        done = lhl(command, tmp_path / "empty.docx")
        assert done.returncode == 2
        assert done.stderr.decode().strip().splitlines()[-1].endswith("empty.docx: is empty")
        assert done.stdout == b""


def test_a_plan_becomes_a_draft_and_what_does_not_go_together_is_refused(lhl: Lhl, tmp_path: Path) -> None:
    assert lhl("annotate", PLAN, "--as", "Vår plan", "--with-goals", "-o", tmp_path / "d.yaml").returncode == 0
    assert "basis: read-by-machine" in (tmp_path / "d.yaml").read_text(encoding="utf-8")
    for wrong in (("annotate", PLAN, "--with-goals"), ("annotate", PLAN, "--as", "X", "-f", "json")):
        assert lhl(*wrong).returncode == 2
    done = lhl("overlaps", "--with", tmp_path / "d.yaml", "--endpoint", "http://127.0.0.1:9/")
    assert done.returncode == 2
    assert "does not go with --endpoint" in done.stderr.decode()
