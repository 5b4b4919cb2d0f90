"""Which files are changed, and which tests are to notice."""

from __future__ import annotations

from typing import Final

WINGS: Final = {
    "analysis": ("analysis/**/*.py",),
    "findings": ("findings/*.py",),
    "checks": ("checks/*.py",),
    "guard": ("graph/sparql.py", "graph/rdflib_store.py", "server/service.py"),
}
"""Wing → its files in `src/lhl_graph/`."""

_FINDING = "analysis/test_finding.py documents/test_names.py"
_LARGE = "analysis/test_sparse_overlap.py analysis/test_sparse_laws.py"
_READ = "answers/test_gaps.py answers/test_overlaps.py answers/test_network.py picture/test_compose.py"
_CHECKS = "checks/test_validate_one.py checks/test_results.py"

_TESTS: Final = {
    "analysis/draws/": "analysis/test_null_model.py",
    "analysis/finding/": _FINDING,
    "analysis/finding/plan_overlap.py": f"{_FINDING} documents/test_annotate.py",
    "analysis/goal_match.py": "analysis/test_overlap.py analysis/test_objectives.py analysis/test_null_model.py",
    "analysis/large/": _LARGE,
    "analysis/large/engine.py": f"{_LARGE} analysis/test_engine.py",
    "analysis/network.py": "analysis/test_network.py analysis/test_communities.py analysis/test_bridges.py",
    "analysis/overlap.py": "analysis/test_overlap.py analysis/test_sparse_overlap.py",
    "analysis/part.py": "analysis/test_coverage.py analysis/test_gaps.py",
    "analysis/period.py": "analysis/test_period.py analysis/test_timeline.py analysis/test_succession.py",
    "analysis/relation.py": "analysis/test_gaps.py analysis/test_coverage.py analysis/test_succession.py",
    "checks/": f"{_CHECKS} checks/test_validate.py",
    "checks/day.py": "checks/test_values.py",
    "checks/shapes.py": f"checks/test_shapes.py {_CHECKS}",
    "checks/written.py": f"checks/test_values.py {_CHECKS}",
    "findings/inventory.py": f"{_READ} answers/test_stats.py export/test_networks.py",
    "findings/lookup.py": "findings/test_lookup.py test_knowledge_graph.py answers/test_overlaps.py",
    "findings/read.py": f"{_READ} answers/test_evidence.py answers/test_objectives.py",
    "findings/speakers.py": f"server/test_thing_sources.py {_READ}",
    "findings/standing.py": "answers/test_confirmed.py answers/test_gaps_in_force.py answers/test_coverage.py",
    "graph/sparql.py": "graph/test_guard.py graph/test_sparql.py graph/test_sparql_errors.py",
    "graph/rdflib_store.py": "graph/test_rdflib.py",
    "server/service.py": "server/test_relay.py server/test_service.py",
}
"""A file or folder → its tests, where they are not those of its own name; what is named most narrowly counts."""

AFTERWARDS: Final = (
    "analysis/finding/",
    "checks/",
    "findings/inventory.py",
    "findings/lookup.py",
    "findings/read.py",
    "findings/speakers.py",
    "findings/standing.py",
    "graph/",
    "server/",
)
"""What has no part in making the graph: their tests may be given one that is made already."""


def tests_of(module: str) -> list[str]:
    """Give the tests of a file, the quickest first; the file's path begins below the package."""
    own = module.rpartition("/")[0] + "/test_" + module.rpartition("/")[2]
    named = max((name for name in _TESTS if module.startswith(name)), key=len, default=None)
    return [f"tests/{each}" for each in (_TESTS[named] if named else own).split()]
