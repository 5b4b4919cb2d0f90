"""What one query may cost."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Where a query is stopped, or its answer cut."""

    seconds: float = 10.0
    """How long it may run; then its worker is killed."""
    rows: int = 100_000
    """Rows of a SELECT, triples of a CONSTRUCT; the rest is left out, and the answer says so."""
    bytes: int = 256 * 2**20
    """Size of an answer; as with rows."""
    memory: int = 2 * 2**30
    """Memory of a worker, where the system can hold it to that; a query that wants more ends its worker."""
