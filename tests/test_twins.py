"""What a command answers, Python answers by the same name: the same rows, the same text, the same file."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from lhl_graph.analysis import evaluate
from lhl_graph.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.table.table import Table

    Twin = Callable[[KnowledgeGraph], Any]

DEMENTIA = "SELECT ?i WHERE { ?i lhl:covers theme:dementia } ORDER BY ?i"

PLAN = str(Path(__file__).parent / "gold" / "nn-2-demens.txt")

DRAFT = "data/initiatives/demensplan-2025.yaml"

ROWS: dict[str, list[tuple[Sequence[str], Twin]]] = {
    "ask": [
        (["felles-malgruppe", "-p", "gruppe=relatives"], lambda kg: kg.ask("felles-malgruppe", gruppe="relatives")),
        (["frister", "--lang", "en"], lambda kg: english(kg).ask("frister")),
        ([], lambda kg: kg.questions()),
        (["kommune"], lambda kg: kg.questions("kommune")),
    ],
    "coverage": [
        (["--on", "2025"], lambda kg: kg.coverage("2025")),
        (["--of", "leve-hele-livet", "--on", "2025-01-01"], lambda kg: kg.coverage("2025-01-01", of="lhl")),
        (["--timeline"], lambda kg: kg.timeline()),
    ],
    "compare": [(["tryggest", "digihjelpen"], lambda kg: kg.compare("tryggest", "digihjelpen"))],
    "evaluate": [([], lambda kg: kg.evaluate())],
    "gaps": [
        ([], lambda kg: kg.gaps()),
        (["--kind", "themes"], lambda kg: kg.gaps("themes")),
        (["--kind", "groups", "--top", "3"], lambda kg: kg.gaps("groups")[:3]),
        (
            ["--on", "2024", "--confirmed-within", "0"],
            lambda kg: kg.gaps(on="2024", confirmed_within=0),
        ),
        (["--of", "goals"], lambda kg: kg.gaps("goals")),
        (["--of", "torn-prosjektet", "--on", "2025"], lambda kg: kg.gaps(of="torn-prosjektet", on="2025")),
        (["--of", "successions"], lambda kg: kg.gaps("successions")),
    ],
    "network": [
        ([], lambda kg: kg.network()),
        (["--graph", "stated", "--centrality"], lambda kg: kg.network("stated", "centrality")),
        (["--bridges"], lambda kg: kg.network(view="bridges")),
        (["--ties"], lambda kg: kg.network(view="ties")),
    ],
    "objectives": [
        (["--top", "2"], lambda kg: kg.objectives(top=2)),
        (["bo-trygt-hjemme"], lambda kg: kg.objectives("bo-trygt-hjemme")),
    ],
    "overlaps": [
        ([], lambda kg: kg.overlaps()),
        (["--unlinked", "--on", "01.06.2025"], lambda kg: kg.overlaps(unlinked=True, on="2025-06-01")),
        (["demensplan-2025", "--on", "2025", "--facet", "themes"], lambda kg: kg.overlaps(
            "demensplan-2025", on="2025", facet="themes"
        )),
        (["--all", "--significant", "--top", "500"], lambda kg: kg.overlaps(None, significant=True, top=500)),
        (["--theme", "health-care", "--min-score", "0.1"], lambda kg: kg.overlaps(
            theme="health-care", min_score=0.1
        )),
    ],
    "model": [([], lambda kg: kg.model()), (["--lang", "en"], lambda kg: english(kg).model())],
    "prefixes": [([], lambda kg: kg.prefixes())],
    "sources": [
        (["--old", "3", "--today", "2026-11-28"], lambda kg: kg.sources(old=3, today="2026-11-28")),
    ],
    "tasks": [
        (["--risk", "ferdig", "--contradictions"], lambda kg: kg.tasks(risk="finished", contradictions=True)),
        (["--letter", "hoved-2020", "--actor", "hod"], lambda kg: kg.tasks(letter="hoved-2020", actor="hod")),
        (["--theme", "reporting", "--year", "2022"], lambda kg: kg.tasks(theme="reporting", year=2022)),
        (["--risk", "2", "--planned"], lambda kg: kg.tasks(risk="2", planned=True)),
    ],
    "stats": [([], lambda kg: kg.stats()), (["--lang", "en"], lambda kg: english(kg).stats())],
}  # fmt: skip
"""Command → arguments and the call that gives the same rows."""

TEXTS: dict[str, list[tuple[Sequence[str], Twin]]] = {
    "annotate": [([PLAN, "-f", "json"], lambda kg: kg.annotate(PLAN).to_json())],
    "read": [([PLAN], lambda kg: f"{kg.read(PLAN).text}\n")],
    "ask": [
        (
            ["felles-tema", "--show", "-p", "tema=dementia"],
            lambda kg: kg.question("felles-tema", tema="dementia"),
        )
    ],
    "query": [
        ([DEMENTIA, "-f", "csv"], lambda kg: kg.query(DEMENTIA).write("csv").decode().replace("\r\n", "\n")),
        ([DEMENTIA], lambda kg: f"{kg.query(DEMENTIA)}\n"),
    ],
    "diff": [
        (["HEAD", ".", "-f", "json"], lambda kg: kg.diff("HEAD", ".").write("json")),
    ],
    "schema": [(["--lang", "en"], lambda kg: json.dumps(english(kg).schema(), ensure_ascii=False, indent=1) + "\n")],
    "suggest": [([DRAFT, "-f", "json"], lambda kg: kg.suggest(DRAFT).write("json"))],
    "show": [
        (["demensplan-2025"], lambda kg: f"{kg.show('demensplan-2025')}\n"),
        (["lhl:Measure"], lambda kg: f"{kg.show('lhl:Measure')}\n"),
        (["hdir", "-f", "json"], lambda kg: as_json(kg.show("hdir").to_dict())),
    ],
    "why": [
        (["lhl", "demensplan-2025"], lambda kg: f"{kg.why('lhl', 'demensplan-2025')}\n"),
        (["lhl", "demensplan-2025", "-f", "json"], lambda kg: as_json(kg.why("lhl", "demensplan-2025").to_dict())),
    ],
}
"""Command → arguments and the call that gives the same text."""

FILES: dict[str, list[tuple[Sequence[str], str, Twin]]] = {
    "build": [([], "graph.nq", lambda kg: written(kg))],
    "graph": [
        (["--focus", "demensplan-2025"], "page.html", lambda kg: kg.graph_html(focus="demensplan-2025").encode()),
        (
            ["--on", "2025", "--confirmed-within", "1"],
            "page.html",
            lambda kg: kg.graph_html(on="2025", confirmed_within=1).encode(),
        ),
    ],
    "export": [
        (["--view", "overlaps"], "graph.gexf", lambda kg: exported(kg, view="overlaps")),
        (
            ["--view", "overlaps", "--on", "2025", "--confirmed-within", "1"],
            "graph.gexf",
            lambda kg: exported(kg, view="overlaps", on="2025", confirmed_within=1),
        ),
    ],
    "new": [(["task"], "task.yaml", lambda kg: kg.new("task", output="twin.yaml").read_bytes())],
    "report": [(["--on", "2025-01-01"], "report.md", lambda kg: reported(kg, on="2025-01-01"))],
    "plot": [
        (["timeline"], "timeline.svg", lambda kg: kg.plot("timeline")),
        (["heatmap", "--top", "5"], "heatmap.svg", lambda kg: kg.plot("heatmap", top=5)),
    ],
}
"""Command → arguments, a file's name, and the call that gives the same bytes."""

WITHOUT: dict[str, str] = {
    "validate": "has one, but answers with exit code 1 when it finds faults: tested by itself",
    "import-matrix": "has one, which writes a folder of drafts: tested by itself in tests/importing",
    "import-stratml": "as import-matrix",
    "release": "has one, compared file by file in tests/export/test_release.py",
    "site": "has one, which tests/site reads back page by page",
    "push": "has one, which needs a server: tests/remote compares them",
    "serve": "runs until it is stopped and answers nothing itself",
}
"""Commands that are not in the tables above, and why."""


def english(kg: KnowledgeGraph) -> KnowledgeGraph:
    return type(kg)(kg.repository, kg.store, "en")


def quick(evaluation: Any, name: str, scores: Any, positives: Any, _: int) -> Any:
    """Two samples, for a thousand take long."""
    return evaluation(name, scores, positives, 2)


def as_json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def reported(kg: KnowledgeGraph, on: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.md"
        kg.report(path, on=on)
        return path.read_bytes()


def written(kg: KnowledgeGraph) -> bytes:
    path = Path("twin.nq")
    kg.write(path)
    return path.read_bytes()


def exported(kg: KnowledgeGraph, **choice: Any) -> bytes:
    kg.export("twin.gexf", **choice)
    return Path("twin.gexf").read_bytes()


def said(*arguments: str) -> str:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def cases(of: dict[str, list[Any]]) -> list[Any]:
    return [
        pytest.param(command, *each, id=" ".join([command, *each[0]])[:50]) for command in of for each in of[command]
    ]


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_its_twin(command: str) -> None:
    assert any(command in each for each in (ROWS, TEXTS, FILES, WITHOUT)), f"name the call that answers as {command}"


@pytest.mark.parametrize(("command", "arguments", "twin"), cases(ROWS))
def test_both_give_the_same_rows(
    kg: KnowledgeGraph, command: str, arguments: Sequence[str], twin: Twin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "evaluation", partial(quick, evaluate.evaluation))
    table: Table[Any] = twin(kg)
    assert json.loads(said(command, *arguments, "-f", "json")) == json.loads(table.to_json())
    assert len(table) > 0


@pytest.mark.parametrize(("command", "arguments", "twin"), cases(TEXTS))
def test_both_give_the_same_text(kg: KnowledgeGraph, command: str, arguments: Sequence[str], twin: Twin) -> None:
    assert said(command, *arguments) == twin(kg)


@pytest.mark.parametrize(("command", "arguments", "name", "twin"), cases(FILES))
def test_both_give_the_same_file(
    kg: KnowledgeGraph,
    command: str,
    arguments: Sequence[str],
    name: str,
    twin: Twin,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said(command, *arguments, "-o", str(tmp_path / name), "--root", str(kg.repository.root))
    monkeypatch.chdir(tmp_path)
    assert (tmp_path / name).read_bytes() == twin(kg)


def test_a_draft_is_checked_alike(kg: KnowledgeGraph) -> None:
    draft = next(iter(sorted((Path(__file__).parent / "bad").rglob("*.yaml"))))
    found = json.loads(CliRunner().invoke(main, ["validate", str(draft), "-f", "json", "--lang", kg.language]).stdout)
    assert found == json.loads(kg.validate(draft).to_json())
    assert found
