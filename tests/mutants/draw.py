"""Draw mutants of mutmut's own operators, so many of each wing, and write them to a file; no code is run.

`python -m tests.mutants.draw FOLDER SIZE SEED` where mutmut is installed writes `drawn.json` into the folder.
"""

from __future__ import annotations

import json
import random
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

from tests.mutants.plan import WINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = Path(__file__).parents[2] / "src" / "lhl_graph"

Mutant = dict[str, str | int]


def mutants(path: Path) -> Iterator[Callable[[], Mutant]]:
    """Give every mutant that mutmut makes inside the functions of a file; each is written out when it is called."""
    code = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(libcst.parse_module(code))
    visitor = MutationVisitor(mutation_operators, get_ignored_lines(str(path), code, wrapper))
    module = wrapper.visit(visitor)
    spans = wrapper.resolve(PositionProvider)

    def written(each: Mutation) -> Mutant:
        return {
            "file": path.relative_to(PACKAGE).as_posix(),
            "line": spans[each.original_node].start.line if each.original_node in spans else 0,
            "was": module.code_for_node(each.original_node).strip(),
            "is": module.code_for_node(each.mutated_node).strip(),
            "code": libcst.ensure_type(module.deep_replace(each.original_node, each.mutated_node), libcst.Module).code,
        }

    for each in visitor.mutations:
        if each.contained_by_top_level_function is not None:
            yield partial(written, each)


def main(folder: Path, size: int, seed: int) -> None:
    drawn: list[Mutant] = []
    for wing, patterns in WINGS.items():
        files = sorted({path for pattern in patterns for path in PACKAGE.glob(pattern)})
        every = [mutant for path in files for mutant in mutants(path)]
        some = random.Random(f"{seed} {wing}").sample(every, min(size, len(every)))
        drawn += ({"wing": wing, **write()} for write in some)
        print(f"{wing}: {len(some)} of {len(every)} mutants (mutmut {version('mutmut')}, seed {seed})", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "drawn.json").write_text(json.dumps(drawn, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
