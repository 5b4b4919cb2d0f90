"""How long the report takes in each of its forms, beside `lhl overlaps`; and the site, beside the site from nothing."""

from __future__ import annotations

import shutil
from statistics import median
from typing import TYPE_CHECKING

from spent import spent
from test_bench_edit import words

if TYPE_CHECKING:
    from pathlib import Path

    from measured import Record

    from lhl_graph.reading.repository import Repository

ROUNDS = 3
FORMS = (".html", ".md", ".docx", ".odt", ".pdf")


def test_the_report_beside_a_warm_list_of_overlaps(repository: Repository, tmp_path: Path, record: Record) -> None:
    root, cache = repository.root, tmp_path / "cache"
    spent(root, cache, "overlaps")
    overlaps = median(spent(root, cache, "overlaps") for _ in range(ROUNDS))
    first = spent(root, cache, "report", "-q", "-o", tmp_path / "report.html")
    record("`lhl report -o report.html`, the first of its data", first, overlaps, "`lhl overlaps`, warm")
    print(f"\nthe first report: {first:.0f} ms, {first / overlaps:.1f} times `lhl overlaps`")
    for form in FORMS:
        path = tmp_path / f"report{form}"
        report = median(spent(root, cache, "report", "-q", "-o", path) for _ in range(ROUNDS))
        record(f"`lhl report -o report{form}`, composed before", report, overlaps, "`lhl overlaps`, warm")
        print(f"\nreport{form}: {report:.0f} ms, {report / overlaps:.1f} times `lhl overlaps`")


def test_the_site_after_an_edit_beside_the_site_from_nothing(
    repository: Repository, tmp_path: Path, record: Record
) -> None:
    root, cache, site = tmp_path / "copy", tmp_path / "cache", tmp_path / "site"
    for name in ("data", "ontology"):
        shutil.copytree(repository.root / name, root / name)
    spent(root, cache, "overlaps")
    nothing = spent(root, cache, "site", "-q", "-o", site, "--lang", "nb")
    again = spent(root, cache, "site", "-q", "-o", site, "--lang", "nb")
    record("`lhl site` with nothing edited, warm", again, nothing, "`lhl site` into an empty folder, warm")
    file = root / "data" / "initiatives" / "demensplan-2025.yaml"
    file.write_text(words(file.read_text(encoding="utf-8"), 1), encoding="utf-8")
    spent(root, cache, "overlaps")
    edited = spent(root, cache, "site", "-q", "-o", site, "--lang", "nb")
    record("`lhl site` after a goal's words are edited, warm", edited, nothing, "`lhl site` into an empty folder, warm")
    print(f"\nsite: {nothing:.0f} ms from nothing, {again:.0f} unedited, {edited:.0f} after an edit")
