"""Try drawn mutants against their tests, each in a process of its own; a changed file is never on disk.

`python -m tests.mutants.run FOLDER MINUTES [WING …]`: the mutants of `drawn.json` are tried in the order in which they
were drawn, the wings in turn, until the time is up, so that those tried are a random sample too. What came of each is
a line of `results.jsonl`; what stands there is not tried again. `cache` holds the graph as it is, made beforehand.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import Phase, settings

from tests.mutants.plan import AFTERWARDS, WINGS, tests_of

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from types import CodeType

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "lhl_graph"
SLOW: Final = 2.0
"""Tests that take more seconds than this are left out."""
SECONDS: Final = 90
"""How much processor time the tests of one mutant have; by the clock, four times as much."""
ENDED: Final[Mapping[int, str]] = {
    pytest.ExitCode.OK: "survived",
    pytest.ExitCode.NO_TESTS_COLLECTED: "survived",
    pytest.ExitCode.TESTS_FAILED: "killed",
}
"""What is said of a mutant when pytest ends so; where all tests are slow, none is run, and none notices."""
HEAVY: Final = "numpy scipy.sparse scipy.optimize scipy.stats networkx rdflib pyshacl pyoxigraph click jinja2 httpx"
"""Loaded once for all."""


def change(file: Path, code: str) -> None:
    """Let one file be loaded as if something else stood in it."""
    plain = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        return compile(code, file, "exec", dont_inherit=True) if loader.path == str(file) else plain(loader, name)

    pytest.MonkeyPatch().setattr(SourceFileLoader, "get_code", get_code)


class Watch:
    """A plugin: the quickest tests of a file first, slow ones not at all; which failed, how long each took."""

    def __init__(self, seconds: Mapping[str, float], cache: Path | None) -> None:
        self.seconds = dict(seconds)
        self.failed = ""
        self._cache = cache

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        given = yield
        if fixturedef.argname == "cache_folder" and self._cache and self._cache.is_dir():
            shutil.copytree(self._cache, given)
        return given

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
        items[:] = [item for item in items if self.seconds.get(item.nodeid, 0) <= SLOW]
        items.sort(key=lambda item: (files[item.path], self.seconds.get(item.nodeid, 0)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.seconds[report.nodeid] = report.duration
        if report.failed and not self.failed:
            self.failed = report.nodeid


def attempt(tests: list[str], mutant: Mapping[str, Any] | None, known: Mapping[str, float], cache: Path | None) -> Any:
    """Run tests in a process of its own; give how it ended, the first test that failed and the seconds of each."""
    with tempfile.TemporaryDirectory(prefix="lhl-mutant", ignore_cleanup_errors=True) as folder:
        answer = Path(folder) / "answer.json"
        if not (child := os.fork()):
            code = 9
            try:
                code = _tested(tests, mutant, known, cache, answer)
            finally:
                os._exit(code)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # servers that its tests had no time to stop
        said = json.loads(answer.read_text()) if answer.exists() else ("", {})
    return "timed out" if ended < 0 else ENDED.get(ended, "killed on loading"), *said


def _tested(
    tests: list[str], mutant: Mapping[str, Any] | None, known: Mapping[str, float], cache: Path | None, answer: Path
) -> int:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 2))
    signal.alarm(4 * SECONDS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant:
        change(PACKAGE / mutant["file"], mutant["code"])
    watch = Watch(known, cache)
    options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=mutants", f"--basetemp={answer.parent}/t"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    code = pytest.main([*options, *tests], plugins=[watch])
    answer.write_text(json.dumps([watch.failed, watch.seconds]))
    return int(code)


def main(folder: Path, minutes: float, *wings: str) -> None:
    for name in HEAVY.split():
        importlib.import_module(name)
    settings.register_profile(
        "mutants", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    until = time.monotonic() + minutes * 60
    results, baseline = folder / "results.jsonl", folder / "baseline.json"
    tried = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()] if results.exists() else []
    known: dict[str, dict[str, float] | None] = json.loads(baseline.read_text()) if baseline.exists() else {}
    for mutant in _waiting(folder / "drawn.json", wings, {_name(row) for row in tried}):
        if time.monotonic() > until:
            break
        tests = tests_of(mutant["file"])
        cache = folder / "cache" if mutant["file"].startswith(AFTERWARDS) else None
        if (key := " ".join(tests)) not in known:
            state, by, took = attempt(tests, None, {}, cache)
            known[key] = took if state == "survived" else None
            baseline.write_text(json.dumps(known))
            print(f"unchanged: {state} {by} {key}", flush=True)
        if (seconds := known[key]) is None:
            continue  # tests that fail anyway tell nothing
        state, by, _ = attempt(tests, mutant, seconds, cache)
        row = {**{name: value for name, value in mutant.items() if name != "code"}, "state": state, "by": by}
        with results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        tried.append(row)
        print(f"{state}: {mutant['file']}:{mutant['line']} {by}", flush=True)
    for wing in WINGS:
        states = Counter(row["state"] for row in tried if row["wing"] == wing)
        print(f"{wing}: {', '.join(f'{count} {state}' for state, count in sorted(states.items())) or 'none tried'}")


def _waiting(drawn: Path, wings: tuple[str, ...], seen: set[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Give what is still to be tried, the wings in turn."""
    of: dict[str, list[dict[str, Any]]] = {}
    for mutant in json.loads(drawn.read_text(encoding="utf-8")):
        if mutant["wing"] in (wings or WINGS):
            of.setdefault(mutant["wing"], []).append(mutant)
    return [each for turn in zip_longest(*of.values()) for each in turn if each and _name(each) not in seen]


def _name(mutant: Mapping[str, Any]) -> tuple[Any, ...]:
    return mutant["file"], mutant["line"], mutant["was"], mutant["is"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), *sys.argv[3:])
