"""A knowledge graph of how *Leve hele livet* hangs together with Norway's other national initiatives.

>>> import lhl_graph as lhl
>>> kg = lhl.load()
>>> kg.overlaps("leve-hele-livet").rows[0].initiative
'bo-trygt-hjemme'
"""

from __future__ import annotations

from lhl_graph.version import __version__

TYPE_CHECKING = False  # type checkers take it for true; importing typing for it would cost every start 5 ms
if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph, load
    from lhl_graph.remote_graph import connect

__all__ = ["KnowledgeGraph", "__version__", "connect", "load"]


def __getattr__(name: str) -> object:
    """Import the graph's machinery when it is first asked for, so that importing the package costs nothing."""
    if name in ("KnowledgeGraph", "load"):
        from lhl_graph import knowledge_graph

        return getattr(knowledge_graph, name)
    if name == "connect":
        from lhl_graph.remote_graph import connect

        return connect
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
