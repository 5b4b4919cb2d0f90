"""A plan laid against the graph: what it names, what has ended, what it should know of; and where its words go."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph import cache
from lhl_graph.analysis.finding.plan_overlap import touches
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.documents.read import parsed
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from lhl_graph.documents.annotations import Annotations
    from lhl_graph.knowledge_graph import KnowledgeGraph

GOLD = Path(__file__).parents[1] / "gold"
PLAN = GOLD / "nb-2-demensplan.txt"


@pytest.fixture(scope="module")
def plan(kg: KnowledgeGraph) -> Annotations:
    return kg.annotate(PLAN, on="2026-01-05")


def named(plan: Annotations, finding: str) -> set[str]:
    return {each.initiative.rsplit("/", 1)[1] for each in plan[0].of(finding)}


def test_what_a_plan_names_is_in_force_or_ended_and_what_took_over_is_told(plan: Annotations) -> None:
    assert "demensvennlig-samfunn" in named(plan, "named")
    (ended,) = [each for each in plan[0].of("ended") if each.name == "Demensplan 2020"]
    assert ended.successors == ["Demensplan 2025"]
    assert plan[0].document.text[ended.mentions[0].start : ended.mentions[0].end] == "Demensplan 2020"


def test_on_an_earlier_day_the_same_plan_names_nothing_ended(kg: KnowledgeGraph) -> None:
    earlier = kg.annotate(PLAN, on="2020-06-01")
    assert "demensplan-2020" in named(earlier, "named")


def test_a_plan_should_know_of_what_is_in_force_and_not_named(plan: Annotations) -> None:
    for each in plan[0].of("unnamed"):
        assert each.q <= 0.05
        assert each.state == "active"
        assert each.mentions == []
        assert each.shared


def test_what_was_confirmed_long_ago_is_perhaps_in_force_and_the_page_says_when(kg: KnowledgeGraph) -> None:
    plan = kg.annotate(parsed("p.txt", b"Kommunen er med i Den kulturelle spaserstokken."))
    sure = kg.annotate(parsed("p.txt", b"Kommunen er med i Den kulturelle spaserstokken."), on="2020")
    now = {each.name: each for each in plan[0].findings}
    assert now["Den kulturelle spaserstokken"].state == "active"
    assert now["Den kulturelle spaserstokken"].confirmed in plan.html()
    assert sure[0].findings[0].confirmed == now["Den kulturelle spaserstokken"].confirmed
    later = kg.annotate(parsed("p.txt", b"Kommunen er med i Den kulturelle spaserstokken."), on="2045")
    assert later[0].findings[0].state == "perhaps"
    assert f"kanskje, sist {later[0].findings[0].confirmed.split('sist ')[1]}" in later.html()


def test_cells_of_a_table_stand_below_one_another_on_the_page_as_in_the_plan(kg: KnowledgeGraph) -> None:
    page = kg.annotate(parsed("p.csv", b"Hva,,Hvem,,Hvorfor\nA,,,,X\n,,Y\n")).html()
    lines = page[page.index("<table><tr><td>Hva") :].partition("</table>")[0].removeprefix("<table>")
    assert lines.split("</tr>")[:3] == [
        "<tr><td>Hva</td><td>Hvem</td><td>Hvorfor</td>",
        "<tr><td>A</td><td colspan=1></td><td>X</td>",
        "<tr><td colspan=1></td><td>Y</td><td colspan=1></td>",
    ]


def test_a_text_about_something_else_touches_nothing_and_the_page_says_so(kg: KnowledgeGraph) -> None:
    other = kg.annotate(parsed("other.txt", b"Feiing av piper skjer hvert fjerde aar i regi av brannvesenet."))
    assert other[0].findings == []
    assert "nevner ingen nasjonal satsing" in other.html()


def test_initiatives_that_share_what_a_plan_is_about_are_rarer_by_chance_than_others() -> None:
    rows = [Annotation(f"i{n}", "theme", f"t{n % 10}", f"p{n}") for n in range(40)]
    rows += [Annotation(f"i{n}", "target-group", f"g{n % 10}", f"p{n}") for n in range(40)]
    found = touches({"t1": 1, "g1": 1}, [f"i{n}" for n in range(40)], rows, {}, draws=999)
    assert {each.initiative for each in found[:4]} == {"i1", "i11", "i21", "i31"}
    assert found[0].score == pytest.approx(1.0)
    assert found[0].p < 0.05 < found[-1].p
    assert sum(each.share for each in found[0].shared) == pytest.approx(found[0].score)


def test_web_annotations_count_code_points(kg: KnowledgeGraph) -> None:
    text = "😀 Plan: 🏡 Demensplan 2025 gjelder for eldre 👵🏽."
    page = json.loads(kg.annotate(parsed("a.txt", text.encode())).web_annotations())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == 2


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_a_reader_in_javascript_finds_the_same_words(kg: KnowledgeGraph) -> None:
    text = "😀 Plan: 🏡 Demensplan 2025 gjelder for eldre 👵🏽."
    page = kg.annotate(parsed("a.txt", text.encode())).web_annotations()
    script = (
        f"const page = {page}; const text = Array.from({json.dumps(text)});"
        "for (const item of page.items) { const [place, quote] = item.target.selector;"
        " if (text.slice(place.start, place.end).join('') !== quote.exact) process.exit(1); }"
    )
    assert subprocess.run(["node", "-e", script], check=False).returncode == 0


def test_the_page_marks_every_mention_and_loads_nothing(plan: Annotations) -> None:
    page = plan.html()
    assert page.count('<mark class="') - 4 == len(plan[0].mentions)
    assert "ikke bevis for at det ikke står der" in page
    assert all(word not in page for word in ("<link", "src=", "@import", "url("))


def test_what_a_plan_says_is_escaped(kg: KnowledgeGraph) -> None:
    page = kg.annotate(parsed("<b>.txt", b"<script>alert(1)</script> demens & <i>eldre</i>")).html()
    assert "<script>alert" not in page
    assert "<i>" not in page


def test_several_plans_stand_side_by_side(kg: KnowledgeGraph) -> None:
    table = kg.annotate(PLAN, GOLD / "nn-2-demens.txt", on="2026-01-05").table()
    row = next(row for row in table if row[1] == "Demensplan 2025")
    assert table.columns[2] == "Granvik kommune"
    assert row[2:] == ("nevner, men avsluttet",) * 2
    with pytest.raises(InputError, match="one document"):
        kg.annotate(PLAN, PLAN).html()


def test_a_day_that_is_none_is_one_line(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="is no date"):
        kg.annotate(PLAN, on="i går")


def test_no_word_of_a_plan_lands_anywhere_but_in_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kg: KnowledgeGraph
) -> None:
    secret = "Hemmeligheimen"
    for name in ("home", "work", "temp"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.chdir(tmp_path / "work")
    (tmp_path / "plan.txt").write_text(f"{secret} skal ha tilbud til eldre med demens.", encoding="utf-8")
    annotations = kg.annotate(tmp_path / "plan.txt")
    assert secret in annotations.html()
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "plan.txt"]
    kept = [path for path in cache.folder().rglob("*") if path.is_file()]
    assert [path for path in [*written, *kept] if secret.encode() in path.read_bytes()] == []
