"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from lhl_graph.analysis.bridges import centralities
from lhl_graph.analysis.communities import communities
from lhl_graph.analysis.network import (
    asking_first,
    graph_of,
)
from tests.analysis.network_rows import overlap_graph


def test_a_backend_that_is_not_installed_is_refused_with_those_that_are() -> None:
    said = "no backend 'nosuch' here; installed: networkx"
    with pytest.raises(ValueError, match=said):
        communities(overlap_graph, {}, backend="nosuch")
    with pytest.raises(ValueError, match=said):
        communities(graph_of("overlap", [], []), {}, backend="nosuch")
    with pytest.raises(ValueError, match=said) as refused:
        centralities(overlap_graph, backend="nosuch")
    assert "nosuch" in str(refused.value.__cause__)  # networkx's own words


def test_asking_a_backend_first_lasts_only_while_it_is_asked() -> None:
    before = list(nx.config.backend_priority.algos)
    with asking_first("networkx"):
        assert nx.config.backend_priority.algos == ["networkx"]
    assert nx.config.backend_priority.algos == before
    assert centralities(overlap_graph, backend="networkx") == centralities(overlap_graph)


SCRIPT = """
import sys
from lhl_graph.analysis import bridges, communities, network
assert "networkx" not in sys.modules
names = [f"i{n:02}" for n in range(40)]
nodes = [network.Node(name, "initiative", name) for name in set(names)]
edges = [network.Edge(a, "overlaps", b, "computed", 1 + (i * j) % 7)
         for i, a in enumerate(names) for j, b in enumerate(names[:i]) if (i * j + i) % 11 < 2]
graph = network.graph_of("overlap", set(nodes), set(edges))
themes = {name: {f"t{n % 5}", f"t{n % 7}"} for n, name in enumerate(names)}
backend = sys.argv[1] if len(sys.argv) > 1 else None
division = communities.communities(graph, themes, backend=backend)
central = bridges.centralities(graph, backend=backend)
print(division, central, bridges.bridges(graph, division, central))
print(bridges.ties(graph, division, themes, {f"t{n}": 1.0 + n for n in range(7)}))
"""


def run(*arguments: str, **environment: str) -> str:
    variables = {**os.environ, **environment}
    command = [sys.executable, "-c", SCRIPT, *arguments]
    return subprocess.run(command, env=variables, check=True, capture_output=True, text=True).stdout


def test_two_hash_seeds_give_the_same_and_networkx_waits_until_it_is_needed() -> None:
    assert run(PYTHONHASHSEED="1") == run(PYTHONHASHSEED="2") != ""


RECORDER = """
import sys
import networkx as nx

class Dispatcher:
    def convert_from_nx(self, graph, **_):
        wrapped = graph.copy()
        wrapped.__networkx_backend__ = "recorder"
        return wrapped
    def convert_to_nx(self, result, **_):
        return result
    def betweenness_centrality(self, graph, *options):
        print("betweenness_centrality", file=sys.stderr)
        return nx.betweenness_centrality(nx.Graph(graph), *options, backend="networkx")

backend = Dispatcher()
"""


@pytest.mark.parametrize("by_argument", [True, False])
def test_an_installed_backend_is_asked_and_networkx_does_what_it_cannot(tmp_path: Path, by_argument: bool) -> None:
    """Chosen by argument or by networkx's own setting: a backend with betweenness and nothing else."""
    (tmp_path / "recorder.py").write_text(RECORDER)
    info = tmp_path / "recorder-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: recorder\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[networkx.backends]\nrecorder = recorder:backend\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    chosen = {} if by_argument else {"NETWORKX_BACKEND_PRIORITY": "recorder"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *(["recorder"] if by_argument else [])],
        env={**os.environ, "PYTHONPATH": path, **chosen},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr.split() == ["betweenness_centrality"]
    assert done.stdout == run()
