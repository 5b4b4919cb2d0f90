"""What the plan of the mutants names is there: tests that are not would leave a file out, and tell nobody."""

from __future__ import annotations

from pathlib import Path

from tests.mutants import plan

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "lhl_graph"


def test_every_wing_has_its_files_and_every_file_of_it_tests() -> None:
    for wing, patterns in plan.WINGS.items():
        for pattern in patterns:
            modules = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob(pattern)]
            assert modules, f"{wing}: {pattern}"
            tests = {test for module in modules if not module.endswith("__init__.py") for test in plan.tests_of(module)}
            assert [test for test in sorted(tests) if not (ROOT / test).is_file()] == []
