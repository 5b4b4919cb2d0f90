"""GraphML, GEXF, Neo4j's and Cytoscape's lists, read back by others: every mark and line of the graph, and no other.

GEXF is also checked against a schema of the parts in use: its own schema could not be had here.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pandas
import pytest
import xmlschema

from lhl_graph.errors import InputError, OutputError
from lhl_graph.export import gexf, graphml, node_lists
from lhl_graph.export.about import about
from lhl_graph.export.choice import Choice
from lhl_graph.export.network import Drawing, Mark, drawing
from lhl_graph.iris import BASE, NS
from tests.export.conftest import export

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

Lines = set[tuple[str, str, str, str]]

VALIDATED = """
SELECT ?a ?b ?score { ?overlap lhl:between ?a, ?b ; lhl:score ?score ; lhl:qValue ?q
  FILTER (STR(?a) < STR(?b) && ?q <= 0.05 && ?score > 0) }"""
STATED = (
    "SELECT ?a ?kind ?b { ?a lhl:relation [ lhl:relationKind/lhl:asProperty ?kind ; lhl:to ?b ] . ?b a lhl:Initiative }"
)
BOTH_WAYS = "SELECT ?kind { ?kind a owl:SymmetricProperty }"
TAGS = """
SELECT DISTINCT ?a ?c { ?a lhl:knowledge <https://w3id.org/lhl-graph/knowledge/full> ;
    lhl:goal|lhl:measure|lhl:solution|lhl:focusArea|lhl:themeFacet|lhl:targetGroupFacet ?part .
  ?part lhl:theme|lhl:targetGroup ?c }"""
INITIATIVES = "SELECT ?i { ?i a lhl:Initiative }"


@pytest.fixture(scope="module")
def between(kg: KnowledgeGraph) -> Lines:
    """Every line between initiatives, asked of the store."""
    both = {kind for (kind,) in kg.store.rows(BOTH_WAYS)}
    found = {(a, "overlaps", b, "computed") for a, b, _ in kg.store.rows(VALIDATED)}
    for a, kind, b in kg.store.rows(STATED):
        found.add((a, kind.removeprefix(NS), b, "stated"))
        if kind in both:
            found.add((b, kind.removeprefix(NS), a, "stated"))
    return found


@pytest.fixture(scope="module")
def files(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("networks")
    for form in ("graphml", "gexf", "neo4j", "cytoscape"):
        export(kg, place / f"overlaps.{form}", form, view="overlaps")
    export(kg, place / "all.graphml", "graphml")
    return place


def test_every_line_has_an_id_of_its_own_that_tells_its_ends(files: Path) -> None:
    for name in ("graphml", "gexf"):
        edges = ElementTree.parse(files / f"overlaps.{name}").findall(".//{*}edge")
        ids = [edge.get("id", "") for edge in edges]
        assert len(ids) == len(set(ids)) > 30
        assert all(id_.startswith("initiative/") and id_.count("--") >= 2 for id_ in ids)


def test_a_separator_in_a_title_is_kept_and_another_stands_between(kg: KnowledgeGraph) -> None:
    found = drawing(kg.store, Choice(view="overlaps"))
    first = found.marks[0]._replace(source_title=("A | B",), source_url=("https://example.org/a",))
    written = node_lists.neo4j(found._replace(marks=[first, *found.marks[1:]]))
    assert "A | B" in written["nodes.csv"].decode()
    assert '--array-delimiter="¦"' in written["import.sh"].decode()


def read(path: Path) -> Any:
    return nx.read_gexf(path, version="1.3") if path.suffix == ".gexf" else nx.read_graphml(path)


def lines(graph: Any) -> Lines:
    return {(a, data["relation"], b, data["basis"]) for a, b, data in graph.edges(data=True)}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_every_line_between_initiatives_and_no_other(
    kg: KnowledgeGraph, files: Path, between: Lines, form: str
) -> None:
    graph = read(files / f"overlaps.{form}")
    assert set(graph) == {initiative for (initiative,) in kg.store.rows(INITIATIVES)}
    assert lines(graph) == between
    assert graph.number_of_edges() == len(between)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_weights_are_the_scores(kg: KnowledgeGraph, files: Path, form: str) -> None:
    found = {
        (a, b): data["weight"]
        for a, b, data in read(files / f"overlaps.{form}").edges(data=True)
        if data["relation"] == "overlaps"
    }
    assert found == pytest.approx({(a, b): score for a, b, score in kg.store.rows(VALIDATED)})


def test_igraph_reads_the_same(files: Path, between: Lines) -> None:
    graph = igraph.Graph.Read_GraphML(str(files / "overlaps.graphml"))
    names = graph.vs["id"]
    found = {(names[e.source], e["relation"], names[e.target], e["basis"]) for e in graph.es}
    assert found == between


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_marks_have_names_kinds_colours_and_sources(files: Path, form: str) -> None:
    mark = read(files / f"overlaps.{form}").nodes[BASE + "initiative/demensplan-2025"]
    assert (mark["label"], mark["kind"]) == ("Demensplan 2025", "initiative")
    assert "https://www.regjeringen.no/no/dokumenter/demensplan-2025/id2788070/" in mark["source_url"].split(" | ")
    red = mark["viz"]["color"]["r"] if form == "gexf" else mark["r"]
    assert 0 <= red <= 255


def test_lines_that_a_source_states_name_it(files: Path) -> None:
    for form in ("graphml", "gexf"):
        for a, b, data in read(files / f"overlaps.{form}").edges(data=True):
            if data["basis"] == "stated":
                assert data["source_url"].startswith("http"), (a, b)
                assert data["source_title"], (a, b)


def test_a_line_names_only_the_sources_of_its_own_direction(kg: KnowledgeGraph, files: Path) -> None:
    told = kg.store.rows(
        "SELECT ?a ?kind ?b ?url { ?a lhl:relation ?r . ?r lhl:relationKind/lhl:asProperty ?kind ; lhl:to ?b ;"
        " dct:source/lhl:url ?url FILTER NOT EXISTS { ?kind a owl:SymmetricProperty } }"
    )
    wanted: dict[tuple[str, str, str], set[str]] = {}
    for a, kind, b, url in told:
        wanted.setdefault((a, kind.removeprefix(NS), b), set()).add(url)
    for a, b, data in read(files / "overlaps.gexf").edges(data=True):
        if (a, data["relation"], b) in wanted:
            assert set(data["source_url"].split(" | ")) == wanted[a, data["relation"], b]


def test_lines_are_named_in_the_readers_language(files: Path) -> None:
    names = {data["relation"]: data["label"] for *_, data in read(files / "overlaps.gexf").edges(data=True)}
    assert names["overlaps"] == "overlapp"
    assert names["buildsOn"] == "bygger på"
    assert not [name for name in names.values() if ":" in name]


def test_the_timeline_has_first_and_last_days(files: Path) -> None:
    graph = read(files / "overlaps.gexf")
    mark = graph.nodes[BASE + "initiative/demensplan-2025"]
    assert (mark["start"], mark["end"]) == ("2021-01-01", "2025-12-31")
    assert graph.graph["mode"] == "dynamic"


def test_gexf_is_as_its_schema_says(files: Path) -> None:
    schema = xmlschema.XMLSchema(str(_here("gexf.xsd")))
    schema.validate(str(files / "overlaps.gexf"))
    text = (files / "overlaps.gexf").read_text("utf-8").replace('start="2021-01-01"', 'start="2021"')
    assert not schema.is_valid(text)


def _here(name: str) -> Path:
    from pathlib import Path

    return Path(__file__).parent / name


# Everything


def test_the_whole_graph_has_every_tag_once(kg: KnowledgeGraph, files: Path) -> None:
    graph = read(files / "all.graphml")
    found = {(a, b) for a, b, data in graph.edges(data=True) if data["relation"] in ("theme", "target-group")}
    wanted = {(a, c) for a, c in kg.store.rows(TAGS) if c.startswith((BASE + "theme/", BASE + "target-group/"))}
    assert {pair for pair in found if pair[0].count("/") == 5 and "/initiative/" in pair[0]} == wanted


@pytest.mark.parametrize("what", ["stated", "classified"])
def test_lines_are_chosen_by_what_they_rest_on(graph: KnowledgeGraph, tmp_path: Path, what: str) -> None:
    drawn = read(export(graph, tmp_path / "a.graphml", "graphml", what=what))
    assert {data["basis"] for *_, data in drawn.edges(data=True)} == {what}


def test_overlaps_alone_have_no_direction(kg: KnowledgeGraph, tmp_path: Path) -> None:
    graph = read(export(kg, tmp_path / "a.gexf", "gexf", what="computed", view="overlaps"))
    assert {data["basis"] for *_, data in graph.edges(data=True)} == {"computed"}
    assert not graph.is_directed()


def test_on_a_day_only_what_ran_is_drawn(kg: KnowledgeGraph, tmp_path: Path) -> None:
    graph = read(export(kg, tmp_path / "a.gexf", "gexf", view="overlaps", on="2024-06-01"))
    assert BASE + "initiative/leve-hele-livet" not in graph
    assert BASE + "initiative/bo-trygt-hjemme" in graph
    with pytest.raises(InputError, match="before any initiative"):
        kg.export(tmp_path / "b.gexf", on="1900")
    assert not (tmp_path / "b.gexf").exists()


# Lists


def test_neo4j_gets_headers_that_its_importer_knows_and_every_line(files: Path, between: Lines) -> None:
    nodes = pandas.read_csv(files / "overlaps.neo4j" / "nodes.csv", dtype=str, keep_default_na=False)
    edges = pandas.read_csv(files / "overlaps.neo4j" / "relationships.csv", dtype=str, keep_default_na=False)
    assert list(nodes.columns[:3]) == ["id:ID", ":LABEL", "name"]
    assert list(edges.columns[:3]) == [":START_ID", ":END_ID", ":TYPE"]
    assert nodes["id:ID"].is_unique
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) <= set(nodes["id:ID"])
    found = set(edges[[":START_ID", ":TYPE", ":END_ID", "basis"]].itertuples(index=False, name=None))
    assert found == {(a, neo4j(kind), b, basis) for a, kind, b, basis in between}
    known = {"", "double", "boolean", "int", "date", "string[]", "ID", "LABEL", "START_ID", "END_ID", "TYPE"}
    assert {name.partition(":")[2] for name in itertools.chain(nodes.columns, edges.columns)} <= known
    assert '--array-delimiter="|"' in (files / "overlaps.neo4j" / "import.sh").read_text("utf-8")


def neo4j(relation: str) -> str:
    return "".join(f"_{letter}" if letter.isupper() else letter for letter in relation).upper()


def test_cytoscape_gets_lists_that_hang_together(files: Path, between: Lines) -> None:
    nodes = pandas.read_csv(files / "overlaps.cytoscape" / "nodes.csv", dtype=str, keep_default_na=False)
    edges = pandas.read_csv(files / "overlaps.cytoscape" / "edges.csv", dtype=str, keep_default_na=False)
    found = set(edges[["source", "interaction", "target", "basis"]].itertuples(index=False, name=None))
    assert found == between
    graph = nx.from_pandas_edgelist(edges, "source", "target")
    assert set(graph) <= set(nodes["id"])


@pytest.mark.parametrize("character", ["\x01", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_one_line(graph: KnowledgeGraph, character: str) -> None:
    mark = Mark("urn:a", f"a{character}", "goal", "#000000", None, None, None, (), ())
    for write in (graphml.content, lambda drawing: gexf.content(drawing, about(graph.store, "nb"))):
        with pytest.raises(OutputError, match="another format"):
            write(Drawing([mark], []))
