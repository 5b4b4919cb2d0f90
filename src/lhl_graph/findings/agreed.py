"""What two initiatives share, in the order in which it is told: what sources of both state weighs most."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.overlap import order
from lhl_graph.findings import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.overlap import SharedConcept
    from lhl_graph.graph.store import Store


class Agreed:
    """Knows which themes and target groups sources state of initiatives: of all at once, else of each asked about."""

    def __init__(self, store: Store, *, whole: bool = False) -> None:
        """Read what is stated of all where the `whole` graph is asked about."""
        self._store = store
        self._whole = whole
        self._stated = facts.stated(store) if whole else {}

    def ordered(self, a: str, b: str, shared: Iterable[SharedConcept]) -> list[SharedConcept]:
        """Mark what sources of both state, and sort; that they both state something under it is not enough."""
        one, other = self._of(a), self._of(b)
        both = set(close_upward(one, self._broader)) & set(close_upward(other, self._broader)) & (one | other)
        return sorted((row._replace(both=row.concept in both) for row in shared), key=order)

    def _of(self, initiative: str) -> set[str]:
        if not self._whole and initiative not in self._stated:
            self._stated[initiative] = facts.stated(self._store, initiative).get(initiative, set())
        return self._stated.get(initiative, set())

    @cached_property
    def _broader(self) -> dict[str, list[str]]:
        return facts.broader(self._store)
