"""What an earlier commit costs beside this one, each on its own data, in one run on one machine.

`python tests/benchmarks/against.py COMMIT` checks the commit out into a temporary folder, runs the same commands with
both, and prints a table: milliseconds of processor time of whole processes (medians), MB of memory at the most, and
requests a second of the endpoint, with Oxigraph's own server beside. The graph of 1,209 is the real one with its
initiatives copied in turn, names and all, until there are so many. Work that a commit cannot do is told as such.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from test_bench_serve import CLIENTS, MIX, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Edit = Callable[[str, int], str]

HERE: Final = Path(__file__).parents[2]
MANY: Final = 1_209
EDITED: Final = "demensplan-2025"
PAIR: Final = ("leve-hele-livet", EDITED)
ROUNDS: Final = 3
SECONDS: Final = 10
SMALL: Final = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/lhl-graph/ns#Initiative> }",
    "SELECT ?s ?o WHERE { ?s <https://w3id.org/lhl-graph/ns#owner> ?o } LIMIT 20",
    "ASK { ?s <https://w3id.org/lhl-graph/ns#covers> <https://w3id.org/lhl-graph/theme/dementia> }",
    "SELECT ?p ?o WHERE { <https://w3id.org/lhl-graph/initiative/leve-hele-livet> ?p ?o } LIMIT 50",
)

EDITS: Final[dict[str, Edit]] = {
    "a comment edited": lambda text, n: f"{text}# {n}\n",
    "a note edited": lambda text, n: re.sub(r"(?m)^note: ", f"note: ({n}) ", text, count=1),
    "a name edited": lambda text, n: re.sub(r"(?m)^(name: .*?nb: )", rf"\g<1>Navn{n} ", text, count=1),
    "a tag taken away": lambda text, _: re.sub(r"(    theme: \[[\w-]+), [\w-]+", r"\1", text, count=1),
    "a goal's words edited": lambda text, n: re.sub(
        r"(goals:.*?nb: )", rf"\g<1>Ord{n} ", text, count=1, flags=re.DOTALL
    ),
}

LARGE: Final[dict[str, tuple[str, ...]]] = {
    "build": ("build",),
    "validate": ("validate",),
    "why A B": ("why", *PAIR),
    "coverage --of": ("coverage", "--of", PAIR[0]),
    "network": ("network",),
    "gaps": ("gaps",),
    "graph": ("graph", "-o", "{folder}/map.html"),
}


class Cost(NamedTuple):
    """Milliseconds of processor time and MB of memory; none where the command failed."""

    ms: float | None
    mb: float = 0.0


class Checkout(NamedTuple):
    """A commit's program, and a data folder with a cache of its own to run it on."""

    source: Path
    root: Path
    cache: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPATH": str(self.source / "src"), "LHL_GRAPH_CACHE": str(self.cache)}

    def command(self, *words: str) -> list[str]:
        folder = str(self.root.parent)
        return [
            sys.executable, "-m", "lhl_graph", "--root", str(self.root), *(w.format(folder=folder) for w in words)
        ]  # fmt: skip

    def run(self, *words: str) -> Cost:
        """Run a command to its end."""
        with subprocess.Popen(
            self.command(*words), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return Cost(None)
        return Cost(1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1024)


def checkout(source: Path, folder: Path, size: int = 0) -> Checkout:
    """Copy a commit's data and ontology, initiatives again and again until there are as many as asked."""
    root = folder / "root"
    for name in ("data", "ontology"):
        shutil.copytree(source / name, root / name)
    initiatives = root / "data" / "initiatives"
    files = sorted(initiatives.glob("*.yaml"))
    for n in range(len(files), size):
        file, copy = files[n % len(files)], n // len(files)
        text = re.sub(r"(?m)^id: (.*)$", rf"id: \1-{copy}", file.read_text(encoding="utf-8"), count=1)
        (initiatives / f"{file.stem}-{copy}.yaml").write_text(text, encoding="utf-8")
    return Checkout(source, root, folder / "cache")


def edits(of: Checkout) -> dict[str, Cost]:
    """`lhl overlaps` from nothing, with nothing edited, and after each edit."""
    found = {"from nothing": of.run("overlaps"), "nothing edited": _median(of, "overlaps")}
    file = of.root / "data" / "initiatives" / f"{EDITED}.yaml"
    number = count()
    for name, edit in EDITS.items():
        costs = []
        for _ in range(ROUNDS):
            before = file.read_text(encoding="utf-8")
            file.write_text(edit(before, next(number)), encoding="utf-8")
            if file.read_text(encoding="utf-8") == before:
                raise SystemExit(f"{name}: nothing changed in {file}")
            costs.append(of.run("overlaps"))
        found[name] = min(costs, key=lambda cost: abs((cost.ms or 0) - median(each.ms or 0 for each in costs)))
    return {f"`overlaps`, {name}": cost for name, cost in found.items()}


def large(of: Checkout, size: str) -> dict[str, Cost]:
    """Commands on a graph that is there, after the one that builds it."""
    found = {}
    for name, words in LARGE.items():
        found[f"{size}: `{name}`"] = of.run(*words) if name in ("build", "validate") else _median(of, *words)
    return found


def requests(of: Checkout, folder: Path) -> dict[str, float]:
    """Requests a second of the endpoint, of small queries asked before, and 99 % of them within so many ms."""
    with _serving(of.command("serve", "--port", "0"), of.environment, r"(http://[\d.:]+)/") as address:
        return _asked(address, "/sparql", folder)


def stock(of: Checkout, folder: Path) -> dict[str, float]:
    """The same of Oxigraph's own server with the same graph."""
    program, place, file = str(Path(sys.executable).with_name("oxigraph")), str(folder / "stock"), folder / "graph.nq"
    subprocess.run(of.command("build", "-o", str(file)), env=of.environment, check=True, capture_output=True)
    subprocess.run([program, "load", "--location", place, "--file", str(file)], check=True, capture_output=True)
    serve = [program, "serve-read-only", "--location", place, "--bind", "127.0.0.1:7979", "--union-default-graph"]
    with _serving(serve, dict(os.environ), r"(http://[\w.:]+)") as address:
        return _asked(address, "/query", folder)


@contextmanager
def _serving(command: list[str], environment: dict[str, str], says: str) -> Iterator[str]:
    with tempfile.NamedTemporaryFile() as log, subprocess.Popen(
        command, env=environment, stdout=log, stderr=log
    ) as process:  # fmt: skip
        while not (found := re.search(says, Path(log.name).read_text(encoding="utf-8"))):
            if process.poll() is not None:
                raise SystemExit(Path(log.name).read_text(encoding="utf-8"))
            time.sleep(0.1)
        yield found[1]
        process.terminate()


def _asked(address: str, path: str, folder: Path) -> dict[str, float]:
    script, queries = folder / "mix.lua", folder / "queries"
    script.write_text(MIX.replace("/sparql", path), encoding="utf-8")
    queries.write_text("\n".join(urlencode({"query": each}) for each in SMALL), encoding="utf-8")
    with urllib.request.urlopen(f"{address}{path}?{urlencode({'query': SMALL[0]})}") as answer:
        answer.read()
    load(address, script, queries, 3)
    told = load(address, script, queries, SECONDS)
    if told["errors"]:
        raise SystemExit(f"{address}: {told['errors']:.0f} errors")
    return {"requests a second": told["requests"] / SECONDS, "p99 ms": told["p99"]}


def _median(of: Checkout, *words: str) -> Cost:
    costs = sorted((of.run(*words) for _ in range(ROUNDS)), key=lambda cost: cost.ms or 0)
    return costs[ROUNDS // 2]


def _line(name: str, before: Cost, after: Cost) -> str:
    def told(cost: Cost) -> str:
        return "failed" if cost.ms is None else f"{cost.ms:,.0f}"

    ratio = f"{after.ms / before.ms:.3f}" if before.ms and after.ms else "–"
    return f"| {name} | {told(before)} | {told(after)} | {ratio} | {before.mb:,.0f} | {after.mb:,.0f} |"


def main(commit: str) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["git", "worktree", "add", "--detach", folder / "old", commit], cwd=HERE, check=True)
        try:
            print(f"| Work | {commit}, ms | now, ms | Ratio | {commit}, MB | now, MB |\n|---|---|---|---|---|---|")
            for size in (0, MANY):
                old, new = (
                    checkout(source, folder / f"{which}-{size}", size)
                    for which, source in (("before", folder / "old"), ("after", HERE))
                )
                tables = [
                    large(each, f"{size:,} initiatives") if size else edits(each) | large(each, "the real graph")
                    for each in (old, new)
                ]
                for work in tables[0]:
                    print(_line(work, tables[0][work], tables[1][work]), flush=True)
                if not size:
                    rates = {"before": requests(old, folder), "now": requests(new, folder)}
                    rates["Oxigraph's server"] = stock(new, folder)
            print(f"\n{CLIENTS} clients, four small queries:")
            for which, told in rates.items():
                print(f"- {which}: " + ", ".join(f"{value:,.0f} {what}" for what, value in told.items()))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", folder / "old"], cwd=HERE, check=True)


if __name__ == "__main__":
    main(sys.argv[1])
