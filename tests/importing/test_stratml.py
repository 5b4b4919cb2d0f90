"""Plans in StratML: what the export writes comes back, others load, and what has no place is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from lhl_graph.checks import validate
from lhl_graph.documents.package import DEEPEST
from lhl_graph.errors import InputError
from lhl_graph.importing import stratml

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

SECOND = (
    b"\xef\xbb\xbf<?xml version='1.0'?>"
    b"<s:PerformancePlanOrReport xmlns:s='urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport'>"
    b"<s:Name>Plan of the parks</s:Name><s:StrategicPlanCore><s:Organization><s:Name>Parks</s:Name></s:Organization>"
    b"<s:Vision><s:Description>Green</s:Description></s:Vision><s:Goal><s:Name>Trees</s:Name>"
    b"<s:Description>Plant more of the trees in the park.</s:Description><s:Identifier>_1</s:Identifier></s:Goal>"
    b"</s:StrategicPlanCore><s:AdministrativeInformation><s:StartDate/><s:EndDate>2030-12-31</s:EndDate>"
    b"</s:AdministrativeInformation></s:PerformancePlanOrReport>"
)


def test_what_the_export_writes_comes_back(kg: KnowledgeGraph, repository: Repository, tmp_path: Path) -> None:
    kg.export(tmp_path / "plan.xml", "stratml", initiative="demensplan-2025", what="all")
    made, _ = stratml.draft("plan.xml", (tmp_path / "plan.xml").read_bytes(), kg.store)
    back = yaml.safe_load(made.text)
    known = yaml.safe_load((repository.root / "data/initiatives/demensplan-2025.yaml").read_text(encoding="utf-8"))
    assert back["id"] == known["id"]
    assert back["owner"] == known["owner"]
    assert back["responsible"] == known["responsible"]
    goals = {goal["id"]: goal for goal in back["goals"]}
    assert goals.keys() == {goal["id"] for goal in known["goals"]}
    for goal in known["goals"]:
        assert goals[goal["id"]]["text"]["nb"] == goal["text"]["nb"]
        assert goals[goal["id"]]["level"] == goal["level"]
        assert set(goals[goal["id"]]["theme"]) == set(goal["theme"])
        assert set(goals[goal["id"]]["group"]) == set(goal["group"])


def test_the_goals_of_every_fifth_initiative_come_back(
    kg: KnowledgeGraph, repository: Repository, tmp_path: Path
) -> None:
    for path in sorted((repository.root / "data" / "initiatives").glob("*.yaml"))[::5]:
        known = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "goals" not in known:
            continue
        kg.export(tmp_path / "plan.xml", "stratml", initiative=known["id"], what="all", force=True)
        made, _ = stratml.draft("plan.xml", (tmp_path / "plan.xml").read_bytes(), kg.store)
        goals = {goal["id"]: goal for goal in yaml.safe_load(made.text)["goals"]}
        for goal in known["goals"]:
            assert goals[goal["id"]]["text"] == {"nb": goal["text"]["nb"]}
            assert set(goals[goal["id"]]["theme"]) == set(goal["theme"])


def test_part_2_with_prefix_and_byte_order_mark_loads_and_what_has_no_place_is_listed(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    (tmp_path / "p.xml").write_bytes(SECOND)
    rows = kg.import_stratml(tmp_path / "p.xml", tmp_path / "d").rows
    assert [(row.remark, row.name) for row in rows if row.outcome == "left"] == [
        ("StrategicPlanCore/Organization/Name", "Parks"),
        ("StrategicPlanCore/Vision/Description", "Green"),
    ]
    said = yaml.safe_load((tmp_path / "d/initiatives/plan-of-the-parks.yaml").read_text(encoding="utf-8"))
    assert said["goals"][0]["text"] == {"en": "Trees: Plant more of the trees in the park."}
    assert str(said["period"]) == "{'start_is': 'unknown', 'end': datetime.date(2030, 12, 31)}"
    assert kg.import_stratml(tmp_path / "p.xml", tmp_path / "d").rows == rows


def test_a_draft_lacks_what_only_a_person_can_tell(kg: KnowledgeGraph, repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "p.xml").write_bytes(SECOND)
    kg.import_stratml(tmp_path / "p.xml", tmp_path / "d")
    errors = [each for each in validate.check(repository, [tmp_path / "d"]) if each.severity == "ERROR"]
    assert {each.code for each in errors} == {"missing-key"}


def test_what_is_no_stratml_is_one_line(kg: KnowledgeGraph) -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'b'>]><StrategicPlan><Name>&a;</Name></StrategicPlan>"
    deep = b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1)
    for content, said in (
        (b"", "no XML"),
        (b"<html/>", "no StratML"),
        (bomb, "document type"),
        (deep, "deep"),
        (b"<StrategicPlan><Name>X</Name></StrategicPlan>", "no Goal"),
        (SECOND[:200], "no XML"),
    ):
        with pytest.raises(InputError, match=said):
            stratml.draft("p.xml", content, kg.store)
