"""StratML: a plan that a validator accepts, with every goal of the initiative, and nothing made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema
from lxml import etree

from lhl_graph.errors import InputError
from lhl_graph.export.stratml import NAMESPACE
from lhl_graph.iris import BASE, NS
from tests.export.conftest import export

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

SCHEMA = Path(__file__).parent / "stratml.xsd"
GOALS = "SELECT ?text { ?i lhl:goal ?g . ?g dct:description ?text FILTER (LANG(?text) = 'nb') }"


@pytest.fixture(scope="module")
def plans(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(kg, tmp_path_factory.mktemp("stratml") / "plans", "stratml")


def texts(root: Any, path: str) -> list[str]:
    return [each.text for each in root.findall(path, {"s": NAMESPACE})]


def test_every_plan_is_as_the_standard_says(plans: Path) -> None:
    lxml_schema = etree.XMLSchema(file=str(SCHEMA))
    found = sorted(plans.glob("*.xml"))
    for path in found:
        assert lxml_schema.validate(etree.parse(path)), (path.name, lxml_schema.error_log)
    xmlschema.XMLSchema(str(SCHEMA)).validate(str(found[0]))


def test_the_validator_does_find_faults(plans: Path) -> None:
    schema = xmlschema.XMLSchema(str(SCHEMA))
    text = (plans / "demensplan-2025.stratml.xml").read_text("utf-8")
    assert schema.is_valid(text)
    assert not schema.is_valid(text.replace("2021-01-01", "2021"))
    assert not schema.is_valid(text.replace("<Name>Demensplan 2025</Name>", ""))


def test_each_described_initiative_with_goals_has_a_plan(kg: KnowledgeGraph, plans: Path) -> None:
    wanted = {i.rsplit("/", 1)[1] for (i,) in kg.store.rows("SELECT DISTINCT ?i { ?i lhl:goal ?g }")}
    assert {path.name.removesuffix(".stratml.xml") for path in plans.glob("*.xml")} == wanted


def test_every_goal_stands_in_its_plan_once_and_no_other(kg: KnowledgeGraph, plans: Path) -> None:
    for path in plans.glob("*.xml"):
        root = etree.parse(path).getroot()
        initiative = f"{BASE}initiative/{path.name.removesuffix('.stratml.xml')}"
        wanted = {value for goal in kg.store.objects(initiative, NS + "goal") for value in [goal]}
        written = texts(root, ".//s:Goal/s:Identifier") + texts(root, ".//s:Objective/s:Identifier")
        assert len(written) == len(set(written))
        goals = {name for name in written if name.rsplit("_", 1)[1].startswith("g")}
        assert goals == {
            "lhl_initiative_" + goal.removeprefix(BASE + "initiative/").replace("/", "_") for goal in wanted
        }
        said = texts(root, ".//s:Goal/s:Description") + texts(root, ".//s:Objective/s:Description")
        for goal in wanted:
            nb = [value.text for _, value in kg.store.facts(goal, "http://purl.org/dc/terms/description")]
            assert any(text in said for text in nb), goal


def test_owner_period_source_and_target_groups_are_there(plans: Path) -> None:
    root = etree.parse(plans / "demensplan-2025.stratml.xml").getroot()
    assert texts(root, "s:StrategicPlanCore/s:Organization/s:Name") == ["Helse- og omsorgsdepartementet"]
    assert texts(root, ".//s:Organization/s:Stakeholder/s:Name")[0] == "Helsedirektoratet"
    assert texts(root, ".//s:StartDate") + texts(root, ".//s:EndDate") == ["2021-01-01", "2025-12-31"]
    assert texts(root, ".//s:Source")[0].startswith("https://www.regjeringen.no/")
    groups = texts(root, ".//s:Goal[1]/s:Stakeholder/s:Name")
    assert groups == ["Personer med demens", "Befolkningen", "Pårørende"]
    assert "https://www.helsedirektoratet.no/" in texts(root, ".//s:Goal/s:OtherInformation")[0]
    assert not texts(root, ".//s:Vision") + texts(root, ".//s:Mission") + texts(root, ".//s:Value")


def test_what_the_editors_judged_can_be_left_out(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "a.stratml.xml"
    kg.export(path, initiative="demensplan-2025", what="stated")
    assert not texts(etree.parse(path).getroot(), ".//s:Goal/s:Stakeholder")
    with pytest.raises(InputError, match="what sources state"):
        kg.export(path, initiative="demensplan-2025", what="computed")


def test_one_initiative_is_named_by_anything_that_names_it(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.export(tmp_path / "a.stratml.xml", initiative="demensplan-2025")
    kg.export(tmp_path / "b.stratml.xml", initiative="Demensplan 2025")
    assert (tmp_path / "a.stratml.xml").read_bytes() == (tmp_path / "b.stratml.xml").read_bytes()


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        ({"initiative": "no-such-plan"}, 'is called "no-such-plan"'),
        ({"initiative": "demensplan-2025", "on": "2030"}, "known to be active on 2030"),
        ({"initiative": "demensplan-2025", "on": "2019"}, "not known to be active on 2019"),
    ],
)
def test_a_plan_that_cannot_be_written_is_refused(
    kg: KnowledgeGraph, tmp_path: Path, choice: dict[str, Any], word: str
) -> None:
    with pytest.raises(InputError, match=word):
        kg.export(tmp_path / "a.stratml.xml", **choice)
    assert list(tmp_path.iterdir()) == []
