"""A knowledge graph of how *Leve hele livet* hangs together with Norway's other national initiatives.

>>> import lhl_graph as lhl
>>> kg = lhl.load()
>>> kg.overlaps("leve-hele-livet")[0].other_name
'Programmet for et aldersvennlig Norge'
"""

from __future__ import annotations

from lhl_graph.version import __version__

TYPE_CHECKING = False  # type checkers read it as true; importing `typing` would cost more than starting Python does
if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from lhl_graph.errors import LhlError
    from lhl_graph.knowledge_graph import KnowledgeGraph, load
    from lhl_graph.remote_graph import connect
    from lhl_graph.table.table import Table

__all__ = ["KnowledgeGraph", "LhlError", "Table", "__version__", "connect", "load"]

_PLACES = {
    "KnowledgeGraph": "knowledge_graph",
    "LhlError": "errors",
    "Table": "table.table",
    "connect": "remote_graph",
    "load": "knowledge_graph",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is first asked for, so that importing the package costs nothing."""
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Add the `%%sparql` magic to a notebook: what `%load_ext lhl_graph` runs."""
    from lhl_graph.magic import load_ipython_extension as load

    load(shell)
