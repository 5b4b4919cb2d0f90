"""One reader under a fuzzer that follows which branches are taken: `python -m tests.faults.guided READER RUNS`.

Each input is read, or refused with one of our own errors; what is neither ends the run, and lies in the folder named.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris


def main(name: str, runs: str) -> None:
    base = Path(tempfile.mkdtemp(prefix="guided-"))
    (base / "seeds").mkdir()
    with atheris.instrument_imports(include=["lhl_graph"]):
        from lhl_graph.errors import LhlError
        from tests.faults.readers import readers

        seed, read = readers(base)[name]
        read(seed)  # imports what is imported when first needed
    (base / "seeds" / name).write_bytes(seed)

    def read_or_refuse(content: bytes) -> None:
        try:
            read(content)
        except LhlError as error:
            assert str(error).strip()

    limits = [f"-runs={runs}", "-seed=15", "-timeout=20", "-rss_limit_mb=1500", f"-max_len={4 * len(seed)}"]
    atheris.Setup([name, str(base / "seeds"), *limits, f"-artifact_prefix={base}/"], read_or_refuse)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
