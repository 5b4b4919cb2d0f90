"""The table of benchmarks keeps what a run left out, and says what has become worse by a quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measured import Figure, read, update, worse, written

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = {"opening": Figure(12.0, 1.5, "python -c pass"), "loading": Figure(1234.5, 2000, "nothing")}


def test_a_table_is_read_as_it_was_written() -> None:
    assert read(written(BEFORE)) == BEFORE


def test_what_a_run_left_out_keeps_its_line(tmp_path: Path) -> None:
    update(tmp_path / "table.md", BEFORE)
    now = {"opening": Figure(10.0, 1.0, "python -c pass")}
    assert update(tmp_path / "table.md", now) == []
    assert read((tmp_path / "table.md").read_text("utf-8")) == {**BEFORE, **now}


def test_only_what_is_worse_by_more_than_a_quarter_is_told() -> None:
    for ratio, told in ((1.8, 0), (1.9, 1)):
        assert len(worse(BEFORE, {"opening": Figure(1.0, ratio, "python -c pass")})) == told
    assert worse(BEFORE, {"new": Figure(1.0, 9.0, "x")}) == []
