"""What is installed, held against known weaknesses and against licences: `python -m tests.supply.audit PIP_AUDIT`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections import Counter
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.export.sbom import NAME, closure, licence

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parents[2]
OURS: Final = frozenset({"lint", "test"})
"""Extras that nobody needs who uses the tool."""

OPEN: Final = re.compile(
    r"Apache( Software License)?([- ]2\.0)?|MIT( License|-CMU)?|(0?BSD|ISC)([- ].*)?|PSF-2\.0|Zlib|CC0-1\.0|CC-BY-4\.0"
    r"|Python Software Foundation License|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)|W3C(-20150513| License)"
    r"|dependency licenses"
)
"""Licences that ask of a user no more than to name the author or to pass changes of the file itself on."""


class Looked(NamedTuple):
    """What came of looking for known weaknesses."""

    weak: list[str]
    """One line for each package that has any."""
    known: int
    """How many packages could be looked up."""
    unknown: int
    """How many could not."""


def looked(answer: str) -> Looked:
    """Read the JSON that pip-audit writes.

    A package that the service does not know is skipped there and not counted against anybody: it exits with 0 and says
    that no weakness is known, also where the service knew none of them.

    Raises:
        ValueError: it is none, as when the service could not be reached.
    """
    packages = [each for each in json.loads(answer)["dependencies"] if each["name"] != NAME]
    found = [each for each in packages if "skip_reason" not in each]
    weak = [
        f"{each['name']} {each['version']}: {', '.join(fault['id'] for fault in each['vulns'])}"
        for each in found
        if each["vulns"]
    ]
    return Looked(weak, len(found), len(packages) - len(found))


def ask(program: str) -> Looked | None:
    """Let pip-audit look at what is installed here; nothing where no service of weaknesses can be reached."""
    place = sysconfig.get_path("purelib")
    done = subprocess.run(
        [program, "--path", place, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return looked(done.stdout)
    except ValueError:
        return None


def is_open(text: str) -> bool:
    """Tell whether a licence, or one of those to choose from, is open, and all that go together are."""
    choices = re.split(r" OR | / ", text)
    return any(all(OPEN.fullmatch(each.strip()) for each in re.split(r" AND |, ", choice)) for choice in choices)


def closed(licences: Mapping[str, str]) -> list[str]:
    """List the packages whose licence is not open, or not stated."""
    return [f"{name}: {said or 'no licence stated'}" for name, said in sorted(licences.items()) if not is_open(said)]


def used() -> dict[str, str]:
    """Give the licence of each package that some extra brings to a user, by its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = frozenset(project["optional-dependencies"]) - OURS - {"notebooks"}
    return {name: licence(installed) for name, (installed, _) in closure(NAME, extras).items()}


def main(program: str) -> int:
    """Look, tell, and give 1 if something is wrong."""
    found = ask(program)
    if found is None or not found.known:
        print("weaknesses: not looked up, for no service that knows of them can be reached from here")
    else:
        print(f"weaknesses: {len(found.weak)} in {found.known} packages; {found.unknown} could not be looked up")
        print(*found.weak, sep="\n")
    licences = used()
    wrong = closed(licences)
    print(f"licences of the {len(licences)} packages that users get: {len(wrong)} not open")
    print(*(f"  {number:3d} {said}" for said, number in Counter(licences.values()).most_common()), *wrong, sep="\n")
    ours = {each.metadata["Name"]: licence(each) for each in distributions()}
    print("tools of ours whose licence is not open, or not stated:", *closed(ours), sep="\n  ")
    return int(bool(wrong or (found and found.weak)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
