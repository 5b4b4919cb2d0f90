from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import lhl_graph
from lhl_graph.cli.main import main
from lhl_graph.errors import AmbiguousTermError, InputError, OutputError, UnknownTermError
from lhl_graph.iris import BASE, NS
from lhl_graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = (
    ("leve-hele-livet", "demensplan-2025"),
    ("demensplan-2020", "demensplan-2025"),
    ("nasjonale-forventninger-2023", "nasjonale-forventninger-2019"),
    ("digihjelpen", "leve-hele-livet"),
)
STUB = "gylne-maltidsoyeblikk"

Scores = dict[frozenset[str], str]


def pair_of(a: str, b: str) -> frozenset[str]:
    return frozenset((f"{BASE}initiative/{a}", f"{BASE}initiative/{b}"))


@pytest.fixture(scope="module")
def exported(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> list[Scores]:
    """Pair → score as it is written, read from an export in JSON-LD and one in N-Quads."""
    found = []
    for extension, notation in ((".jsonld", ox.RdfFormat.JSON_LD), (".nq", ox.RdfFormat.N_QUADS)):
        path = tmp_path_factory.mktemp("export") / f"graph{extension}"
        kg.write(path)
        between: dict[str, set[str]] = {}
        scores: dict[str, str] = {}
        for quad in ox.parse(path=path, format=notation):
            if quad.predicate.value == NS + "between":
                between.setdefault(quad.subject.value, set()).add(quad.object.value)
            elif quad.predicate.value == NS + "score":
                scores[quad.subject.value] = quad.object.value
        found.append({frozenset(pair): scores[overlap] for overlap, pair in between.items()})
    return found


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_pair_has_one_score_in_cli_python_sparql_and_export(
    kg: KnowledgeGraph, exported: list[Scores], a: str, b: str
) -> None:
    python = next(row.score for row in kg.overlaps(a) if row.other.endswith(f"/{b}"))
    said = CliRunner().invoke(main, ["overlaps", a, "--top", "100", "-f", "json"])
    cli = next(row["score"] for row in json.loads(said.stdout) if row["other"].endswith(f"/{b}"))
    why = json.loads(CliRunner().invoke(main, ["why", a, b, "-f", "json"]).stdout)["overlap"]["score"]
    select = f"SELECT ?score {{ ?o a lhl:Overlap ; lhl:between initiative:{a}, initiative:{b} ; lhl:score ?score }}"
    ((sparql,),) = kg.query(select)
    jsonld, quads = (float(scores[pair_of(a, b)]) for scores in exported)
    assert python == cli == why == sparql == jsonld == quads > 0


def test_every_score_in_python_is_the_exported_one(kg: KnowledgeGraph, exported: list[Scores]) -> None:
    rows = {frozenset((row.initiative, row.other)): f"{row.score:.6f}" for row in kg.overlaps()}
    for scores in exported:
        assert {pair: f"{float(scores[pair]):.6f}" for pair in rows} == rows


@pytest.mark.parametrize("ask", ["overlaps", "coverage"])
def test_a_stub_is_known_by_name_only(kg: KnowledgeGraph, ask: str) -> None:
    with pytest.raises(InputError, match=f"{STUB} is known by name only; there is nothing to compare it by"):
        kg.overlaps(STUB) if ask == "overlaps" else kg.coverage(of=STUB)


def test_a_stub_cannot_be_explained(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="known by name only"):
        kg.why("leve-hele-livet", STUB)


def test_a_wrong_name_is_answered_with_the_nearest(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownTermError) as raised:
        kg.overlaps("leve-hele-livt")
    assert "leve-hele-livet" in raised.value.suggestions


def test_an_actor_is_not_an_initiative(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownTermError):
        kg.overlaps("hdir")


def test_a_part_of_a_name_may_fit_several(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousTermError, match="initiative:demensplan-2020"):
        kg.why("~demensplan", "leve-hele-livet")


def test_a_theme_is_looked_for_among_themes_only(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match='"Samer" is a target group; give it with --group'):
        kg.overlaps(theme="Samer")


def test_another_facet_is_refused_with_those_there_are(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="use one of score, goals, target_groups, themes, measures, actors"):
        kg.overlaps(facet="money")


@pytest.mark.parametrize("name", ["leve-hele-livet", "Leve hele livet", "Leve heile livet", "LHL", "~kvalitetsreform"])
def test_an_initiative_goes_by_id_name_abbreviation_or_part_of_a_name(kg: KnowledgeGraph, name: str) -> None:
    assert kg.overlaps(name, top=1)[0].initiative == BASE + "initiative/leve-hele-livet"


def test_labels_come_in_the_readers_language(kg: KnowledgeGraph) -> None:
    names = {
        language: KnowledgeGraph(kg.repository, kg.store, language).stats().text() for language in ("nb", "nn", "en")
    }
    assert len(set(names.values())) == 3


def test_what_is_written_again_is_the_same(kg: KnowledgeGraph, tmp_path: Path) -> None:
    one, other = tmp_path / "one.trig", tmp_path / "other.trig"
    kg.write(one)
    kg.write(other)
    assert one.read_bytes() == other.read_bytes()


def test_an_unknown_notation_is_refused_and_nothing_is_written(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        kg.write(tmp_path / "graph.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_rdflib_gets_the_same_data(kg: KnowledgeGraph) -> None:
    assert len(kg.rdflib()) == len(kg.store)


def test_the_package_offers_load_connect_and_the_graph_and_nothing_it_does_not_have() -> None:
    assert lhl_graph.KnowledgeGraph is KnowledgeGraph
    assert set(dir(lhl_graph)) == {"KnowledgeGraph", "LhlError", "Table", "__version__", "connect", "load"}
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        lhl_graph.lode  # noqa: B018 - asking for the name is the test
