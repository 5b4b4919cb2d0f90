"""A store that remembers answers as the store it is made of does, and asks it once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from lhl_graph.graph.store import KeptStore, Store

if TYPE_CHECKING:
    import pytest

ASKED = "SELECT ?s ?o { ?s ?p ?o }"


def test_the_same_question_is_asked_once_and_another_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = ox.Store()
    name = ox.NamedNode("http://example.org/a")
    inner.add(ox.Quad(name, name, ox.Literal("x"), name))
    asked: list[Any] = []
    remembering = KeptStore(inner, lambda: None).remembering()
    query = Store.query

    def counted(self: Store, *given: Any) -> Any:
        asked.append(given)
        return query(self, *given)

    monkeypatch.setattr(Store, "query", counted)
    for _ in range(3):
        assert list(remembering.rows(ASKED)) == [("http://example.org/a", "x")]
    assert len(asked) == 1
    assert list(remembering.rows(ASKED, {"s": "<http://example.org/b>"})) == []
    assert len(asked) == 2
    assert remembering.remembering() is remembering
