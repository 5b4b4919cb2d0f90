"""Write the same place over and over until killed: `work_for_ever.py JOB PLACE [ENDPOINT]`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import Final

SIZE: Final = 200_000


def content(number: int) -> bytes:
    """Give content that shows whether all of it is there: one digit, over and over."""
    return str(number % 10).encode() * SIZE


def write_file(place: Path, number: int) -> None:
    """Replace one file, as report, graph page and export do."""
    from lhl_graph import atomic

    atomic.write(place / "file.html", content(number))


def write_folder(place: Path, number: int) -> None:
    """Replace a folder, as release and the exports into folders do."""
    from lhl_graph.export import folder

    folder.write(place / "release", {name: content(number) for name in "abc"})


def write_site(place: Path, number: int) -> None:
    """Bring a site up to date, page by page."""
    from lhl_graph.site import build

    build.write(place / "site", {f"{name}.html": content(number) for name in "abc"})


def build_graph(place: Path, number: int) -> None:
    """Build the graph of a folder that is edited each time, and keep it in the cache."""
    from lhl_graph import atomic, cache
    from lhl_graph.reading.repository import Repository

    repository = Repository(place / "repository")
    edited = repository.data_files()[0]
    lines = [line for line in edited.read_text("utf-8").splitlines() if not line.startswith("#")]
    atomic.write(edited, "\n".join([f"# {number % 3}", *lines, ""]).encode())
    cache.load(repository)


JOBS: Final = {"file": write_file, "folder": write_folder, "site": write_site, "build": build_graph}

COMMANDS: Final = {
    "export": ["export", "-o", "{place}/out/graph.ttl"],
    "tables": ["export", "-o", "{place}/out/tables", "-f", "csv"],
    "report": ["report", "-o", "{place}/out/report.html"],
    "release": ["release", "-o", "{place}/out/release"],
    "site": ["site", "-o", "{place}/out/site", "--lang", "nb", "--on", "2025-01-01"],
    "push": ["push", "--endpoint", "{endpoint}"],
}
"""Commands that write; each writes by turns what two repositories, `a` and `b`, have to say."""


def run_command(name: str, place: Path, number: int, endpoint: str = "") -> None:
    """Run a command as the command line does, over `b` the first time and every other time after it."""
    from lhl_graph.cli.main import main

    arguments = [each.format(place=place, endpoint=endpoint) for each in COMMANDS[name]]
    main([*arguments, "--root", str(place / "ab"[number % 2]), "-q"], standalone_mode=False)


if __name__ == "__main__":
    job, here, *more = sys.argv[1:]
    for turn in count(1):
        if job in JOBS:
            JOBS[job](Path(here), turn)
        else:
            run_command(job.removeprefix("lhl "), Path(here), turn, *more)
        print(turn, flush=True)
