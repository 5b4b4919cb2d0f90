"""A plan as an initiative for the moment: what the draft says, what it takes part in, and that it leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from lhl_graph import cache
from lhl_graph.analysis import null_model
from lhl_graph.checks import validate
from lhl_graph.documents.read import parsed
from lhl_graph.errors import InputError
from lhl_graph.export import stratml
from lhl_graph.export.choice import READ, Choice, basis_of
from lhl_graph.iris import BASE
from lhl_graph.knowledge_graph import load
from lhl_graph.server.pages import thing

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

PLAN = """# Omsorgsplan for Elvebygd

## Mål

- Mål 1: Mennesker med demens skal få tilrettelagte aktivitetstilbud i Elvebygd.
- Mål 2: Fargen på rådhuset skal være gyllenoransje og varig.

Pårørende skal få avlastning. Elvebygd bygger demensomsorgen på kunnskap om demens.
"""
ID = "omsorgsplan-for-elvebygd-2024-2028"


@pytest.fixture(scope="module")
def draft(kg: KnowledgeGraph) -> str:
    plan = parsed("hemmelig/elvebygd.md", PLAN.encode())
    return kg.annotate(plan).draft("Omsorgsplan for Elvebygd 2024–2028", with_goals=True)


@pytest.fixture(scope="module")
def file(draft: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drafts") / "elvebygd.yaml"
    path.write_text(draft, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def joined(kg: KnowledgeGraph, file: Path) -> KnowledgeGraph:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(null_model, "RANDOMISATIONS", 20)
        return load(kg.repository.root, drafts=[file])


def english(joined: KnowledgeGraph) -> KnowledgeGraph:
    return type(joined)(joined.repository, joined.store, "en")


def test_a_goal_has_its_passage_and_how_sure_it_is(draft: str) -> None:
    said = yaml.safe_load(draft)
    goal = said["goals"][0]
    assert goal["text"]["nb"].startswith("Mennesker med demens")
    assert goal["confidence"] == "high"
    assert "tegn" in goal["note"]["nb"]
    assert "dementia" in {each["theme"] for each in said["themes"]}
    assert said["period"] == {"start": 2024, "end": 2028}


def test_a_goal_without_a_theme_is_told_and_not_taken(draft: str) -> None:
    (left,) = [line for line in draft.splitlines() if "gyllenoransje" in line]
    assert left.startswith("# – ")


def test_the_draft_names_no_folder_of_the_machine(draft: str) -> None:
    assert "hemmelig" not in draft


def test_a_draft_is_without_fault_whatever_its_file_is_called(
    repository: Repository, draft: str, tmp_path: Path
) -> None:
    path = tmp_path / "elvebygd.yaml"
    path.write_text(draft, encoding="utf-8")
    faults = [each for each in validate.check(repository, [path]) if each.severity == "ERROR"]
    assert faults == []


def test_a_draft_gets_an_id_that_is_free_and_names_the_file_it_goes_to(kg: KnowledgeGraph) -> None:
    made = kg.annotate(parsed("plan.md", PLAN.encode())).draft("Demensplan 2025", file="x.yaml")
    assert "id: demensplan-2025-2\n" in made
    assert "lhl overlaps demensplan-2025-2 --with x.yaml\n" in made


def test_why_says_that_a_machine_read_which_initiatives_a_plan_names(kg: KnowledgeGraph, tmp_path: Path) -> None:
    plan = parsed("plan.txt", "Kommunen bygger på Leve hele livet for alle eldre.".encode())
    (tmp_path / "plan.yaml").write_text(kg.annotate(plan).draft("Plan for Dalen"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(null_model, "RANDOMISATIONS", 20)
        joined = load(kg.repository.root, drafts=[tmp_path / "plan.yaml"])
    assert "Plan for Dalen viser til (lest av maskin) Leve hele livet" in str(
        joined.why("plan-for-dalen", "leve-hele-livet")
    )


def test_a_short_goal_is_in_the_written_form_of_its_plan(kg: KnowledgeGraph) -> None:
    plan = "# Omsorgsplan\n\nDei som ikkje kjem heim, skal ha kontakt.\n\n## Mål\n\n- Måltid for eldre med demens.\n"
    said = yaml.safe_load(kg.annotate(parsed("nn.md", plan.encode())).draft("Plan", with_goals=True))
    assert [(each["id"], *each["text"]) for each in said["goals"]] == [("g1", "nn")]


def test_a_goal_is_a_sub_goal_where_its_label_its_lead_or_its_heading_says_so(kg: KnowledgeGraph) -> None:
    plan = """# Plan

## Hovedmål

- Eldre skal ha god ernæring i hele kommunen.
- Delmål 1: Eldre skal ha gode måltider i hele kommunen.

Vi har disse delmålene:

- Eldre skal ha fysisk aktivitet i hele kommunen.

## Delmål

- Eldre skal slippe ensomhet i hele kommunen.
- Hovedmål: Eldre skal ha velferdsteknologi i hele kommunen.
"""
    said = yaml.safe_load(kg.annotate(parsed("plan.md", plan.encode())).draft("Plan", with_goals=True))
    assert [each["level"] for each in said["goals"]] == ["main", "sub", "sub", "sub", "main"]


def test_a_goal_of_the_state_is_told_and_not_taken(kg: KnowledgeGraph) -> None:
    plan = """# Plan

## Mål

Regjeringens mål er at eldre skal slippe ensomhet.
Demensplan 2025 har som mål at alle med demens skal ha et aktivt liv med kultur.
Målet med Leve hele livet er at eldre skal ha gode måltider.
Målet for kommunen er at eldre skal ha fysisk aktivitet.

## Nasjonale mål

- Eldre skal ha velferdsteknologi i hele landet.
"""
    made = kg.annotate(parsed("plan.md", plan.encode())).draft("Plan", with_goals=True)
    assert ["kommunen" in each["text"]["nb"] for each in yaml.safe_load(made)["goals"]] == [True]
    assert made.partition("statens egne")[2].count("# – ") == 4


def test_an_initiative_that_the_plan_names_is_a_relation_with_its_passage(kg: KnowledgeGraph) -> None:
    plan = "Kommunen bygger på Leve hele livet (LHL) for alle eldre.".encode()
    (relation,) = yaml.safe_load(kg.annotate(parsed("plan.txt", plan)).draft("Plan"))["relations"]
    assert (relation["relation"], relation["to"]) == ("refers-to", "leve-hele-livet")
    assert "Leve hele livet (LHL)" in relation["note"]["nb"]


def test_the_plan_takes_part_in_what_is_asked(joined: KnowledgeGraph) -> None:
    assert any(row.themes > 0 for row in joined.overlaps(ID))
    assert "read by machine" in str(english(joined).why(ID, "demensplan-2025"))
    assert ID in joined.graph_html(focus=ID, min_score=0.0)


def test_a_report_says_on_its_first_page_that_a_draft_is_in_the_figures(joined: KnowledgeGraph, tmp_path: Path) -> None:
    joined.report(tmp_path / "r.md")
    first = (tmp_path / "r.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert "utkast" in first
    assert "«Omsorgsplan for Elvebygd 2024–2028»" in first
    assert "lest av maskin" in first


def test_nothing_of_a_plan_is_said_to_be_stated(joined: KnowledgeGraph) -> None:
    rests_on = basis_of(joined.store)
    mine = [quad for quad in joined.store.sorted_quads() if ID in str(quad.subject).split("/overlap/")[0]]
    assert mine
    assert {rests_on(quad) for quad in mine} <= {READ, "shape", "computed"}
    bases = {str(quad.object).strip("<>") for quad in mine if quad.predicate.value.endswith(("#basis", "#tagBasis"))}
    assert bases == {f"{BASE}basis/{READ}"}


def test_what_a_machine_read_is_nowhere_the_editors_judgement(joined: KnowledgeGraph) -> None:
    sheet = joined.show(ID)
    goal = sheet.facts["Mål"][0]
    assert goal.basis == "Lest av maskin"
    assert {"Tema (lest av maskin)", "Målgruppe (lest av maskin)"} <= goal.details.keys()
    for text in (
        str(sheet),
        thing.thing(joined.store, sheet, {}, "2026-01-01"),
        stratml.content(joined.store, f"{BASE}initiative/{ID}", Choice()).decode(),
    ):
        assert "lest av maskin" in text.lower()
        assert "(vurdert av redaktør" not in text.lower()
        assert "vurdert av redaktørene av grafen" not in text
    assert "redaktør" in str(joined.show("demensplan-2025"))


def test_a_note_is_said_to_be_english_only_where_it_is(joined: KnowledgeGraph) -> None:
    assert "tegn" in joined.show(ID).facts["Mål"][0].details["Merknad"]
    assert "(på engelsk)" not in str(joined.show(ID))
    assert "Merknad (på engelsk): " in str(joined.show("demensplan-2025"))


def test_the_graph_without_it_does_not_know_it_and_no_word_of_it_is_on_disk(
    kg: KnowledgeGraph, joined: KnowledgeGraph
) -> None:
    assert joined.overlaps(ID)
    with pytest.raises(InputError):
        kg.overlaps(ID)
    for path in cache.folder().rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"Elvebygd" not in content
            assert b"omsorgsplan-for-elvebygd" not in content


def test_a_draft_that_cannot_take_part_is_one_line(kg: KnowledgeGraph, tmp_path: Path) -> None:
    for text, said in (
        ("id: x\ntype: Initiative\ncolour: red\n", "unknown-key"),
        ("id: hod\ntype: Actor\n", "is no initiative"),
        ("id: demensplan-2025\ntype: Initiative\n", "is in the data already"),
    ):
        (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            load(kg.repository.root, drafts=[tmp_path / "draft.yaml"])
    with pytest.raises(InputError, match="cannot be read"):
        load(kg.repository.root, drafts=[tmp_path / "none.yaml"])


def test_of_two_drafts_with_one_id_none_wins_silently(kg: KnowledgeGraph, draft: str, tmp_path: Path) -> None:
    drafts = [tmp_path / name for name in ("a.yaml", "b.yaml")]
    for path in drafts:
        path.write_text(draft, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml: another draft is of an initiative called omsorgsplan-"):
        load(kg.repository.root, drafts=drafts)


def test_a_text_about_something_else_makes_no_draft(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="no theme"):
        kg.annotate(parsed("other.txt", b"Feiing av piper.")).draft("Feiing")
