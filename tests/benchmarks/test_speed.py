"""How long the commands, the build, validation and queries take, against the interpreter alone and rdflib in memory.

Ratios of medians, measured in one run with the contestants taking turns, so that a busy machine slows all alike.
Nothing is asserted about time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from lhl_graph import cache
from lhl_graph.built_graph import lines
from lhl_graph.checks import validate
from lhl_graph.graph import build, formats
from lhl_graph.iris import PREFIXES
from lhl_graph.program import program
from lhl_graph.reading.yamlld import read
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import pytest
    from measured import Record

    from lhl_graph.graph.store import Store
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

COVERS = "SELECT ?i WHERE { ?i lhl:covers theme:dementia } ORDER BY ?i"
COMMANDS = {  # how many times as long as the interpreter alone, at most
    "python -c pass": None,
    "python -c 'import click'": None,
    "python -c 'import pyoxigraph'": None,
    "lhl --help": 3.5,
    "lhl query": 5.0,
    "lhl overlaps": None,
}
QUERIES = {  # how many times as fast as rdflib, at least
    "initiatives that cover a theme": (COVERS, 10),
    "goals with text, theme and source": (
        """SELECT ?i ?goal ?text ?url { ?i lhl:goal ?goal . ?goal dct:description ?text ; lhl:theme theme:dementia ;
           dct:source/lhl:url ?url FILTER(LANG(?text) = "nb") } ORDER BY ?goal""",
        10,
    ),
    "themes by number of initiatives": (
        "SELECT ?t (COUNT(DISTINCT ?i) AS ?n) { ?i lhl:covers ?t } GROUP BY ?t ORDER BY DESC(?n) ?t",
        10,
    ),
    "what an actor is responsible for, and until when": (
        """SELECT ?i ?name ?end { ?i lhl:responsible actor:hdir ; rdfs:label ?name
           OPTIONAL { ?i lhl:period/lhl:end ?end } FILTER(LANG(?name) = "nb") } ORDER BY ?i""",
        10,
    ),
    "all pairs by shared themes, on the derived edge": (
        """SELECT ?a ?b (COUNT(DISTINCT ?t) AS ?n) { ?a lhl:covers ?t . ?b lhl:covers ?t FILTER(STR(?a) < STR(?b)) }
           GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b""",
        100,
    ),
    "all pairs by shared themes, up the hierarchy": (
        """SELECT ?a ?b (COUNT(DISTINCT ?t) AS ?n) { ?a lhl:themeFacet/lhl:theme/skos:broader* ?t .
           ?b lhl:themeFacet/lhl:theme/skos:broader* ?t FILTER(STR(?a) < STR(?b)) }
           GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b""",
        100,
    ),
}


def timed(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Let the contestants take turns; give the median of each in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            start = time.perf_counter()
            contestant()
            times[name].append(1000 * (time.perf_counter() - start))
    return {name: median(each) for name, each in times.items()}


def show(title: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    print(f"\n\n{title}\n{Table(columns, rows)}")


def test_commands_against_the_interpreter_alone(kg: KnowledgeGraph, repository: Repository, record: Record) -> None:
    assert len(kg.query(COVERS)) > 0  # the cache is warm
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    lhl = [sys.executable, "-m", "lhl_graph"]
    arguments = [
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "import click"],
        [sys.executable, "-c", "import pyoxigraph"],
        [*lhl, "--help"],
        [*lhl, "query", COVERS],
        [*lhl, "overlaps"],
    ]

    def run(command: list[str]) -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment, cwd=repository.root)

    contestants = {name: (lambda each=each: run(each)) for name, each in zip(COMMANDS, arguments, strict=True)}
    timed(contestants, 1)  # byte code is written, files are in memory
    times = timed(contestants, 21)
    floor = times["python -c pass"]
    rows = [(name, times[name], times[name] / floor, aim and f"≤ {aim}") for name, aim in COMMANDS.items()]
    for name in list(COMMANDS)[1:]:
        record(name if name.startswith("python") else f"`{name}`, warm", times[name], floor, "python -c pass")
    show("Commands, warm cache", ("command", "ms", "× interpreter", "aim"), rows)


def test_building_and_validating(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path))
    context, store = repository.context(), build.load(repository)
    kept, quads = iter(range(1000)), lines(store)
    contestants = {
        "build from YAML, all data, with rules": lambda: build.load(repository),
        "  of which reading YAML": lambda: [read(path, context) for path in repository.data_files()],
        "write to disk": lambda: ox.Store(str(tmp_path / str(next(kept)))).bulk_load(quads, ox.RdfFormat.N_QUADS),
        "fingerprint of all files": lambda: cache.fingerprint(repository),
        "validate all data": lambda: validate.check(repository),
    }
    aims = {"build from YAML, all data, with rules": "≤ 1000", "validate all data": "≤ 3000"}
    times = timed(contestants, 5)
    rows = [(name, each, aims.get(name)) for name, each in times.items()]
    show(f"From files to graph ({len(store):,} statements)", ("step", "ms", "aim"), rows)


def test_queries_against_rdflib_in_memory(repository: Repository, record: Record) -> None:
    store = build.load(repository)
    graph = Graph().parse(data=formats.dataset(store.sorted_quads(), formats.RDF["nt"]), format="nt")
    rows = [_against_rdflib(store, graph, name, query, aim) for name, (query, aim) in QUERIES.items()]
    for name, _, fast, slow, *_ in rows:
        record(f"query: {name}", fast, slow, "rdflib in memory")
    show("Queries, the same triples and the same text", ("query", "rows", "ms", "rdflib ms", "× faster", "aim"), rows)


def _against_rdflib(
    store: Store, graph: Graph, name: str, query: str, aim: int
) -> tuple[str, int, float, float, float, str]:
    ours, theirs = list(store.rows(query)), list(graph.query(query, initNs=PREFIXES))
    assert len(ours) == len(theirs) > 0
    rounds = 1 if aim >= 100 else 7
    slow = timed({"rdflib": lambda: list(graph.query(query, initNs=PREFIXES))}, rounds)["rdflib"]
    fast = timed({"ours": lambda: list(store.rows(query))}, 7)["ours"]
    return name, len(ours), fast, slow, slow / fast, f"≥ {aim}"


def test_opening_the_cache(kg: KnowledgeGraph, repository: Repository) -> None:
    entry = cache.folder() / f"{cache.fingerprint(repository)}-{program()}"
    contestants = {
        "check that every byte is as it was written": lambda: cache.checksums(entry / "store"),
        "open the database": lambda: ox.Store.read_only(str(entry / "store")),
        "answer a query": lambda: kg.query(COVERS).write(),
    }
    times = timed(contestants, 21)
    show("Within a warm start", ("step", "ms"), list(times.items()))
