"""In which notation a report is written: the ending of the file tells."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lhl_graph.report.blocks import Document

NOTATIONS: Final = {".html": "html", ".md": "markdown", ".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
"""Ending → the module that writes it."""

_NEEDS: Final = {".docx": ("docx", "typst"), ".pdf": ("typst",)}


def writer(path: Path) -> Callable[[Document], bytes]:
    """Give what turns a document into the bytes of a file of that name.

    Raises:
        OutputError: the ending is not known, the folder is not there, or a library is missing.
    """
    ending = path.suffix.lower()
    if ending not in NOTATIONS:
        raise OutputError(f'{path}: no report ends in "{ending}"; use one of {" ".join(NOTATIONS)}')
    if not path.parent.is_dir():
        raise OutputError(f"{path}: there is no folder {path.parent}")
    for library in _NEEDS.get(ending, ()):
        try:
            import_module(library)
        except ModuleNotFoundError as error:
            raise OutputError(f"{ending} needs {error.name}: pip install 'lhl-graph[report]'") from error
    write: Callable[[Document], bytes] = import_module(f"lhl_graph.report.{NOTATIONS[ending]}").write
    return write
