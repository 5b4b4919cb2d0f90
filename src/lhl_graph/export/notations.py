"""The notations there are, and the one function that writes any of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import atomic
from lhl_graph.errors import InputError, OutputError
from lhl_graph.export import folder
from lhl_graph.export.about import about
from lhl_graph.export.choice import Choice, running, statements
from lhl_graph.findings import facts
from lhl_graph.graph import formats
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.export.sheets import Sheet
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository


class Notation(NamedTuple):
    """How a notation's files end, and whether there are several of them, in a folder."""

    extension: str
    is_folder: bool = False


NOTATIONS: Final[Mapping[str, Notation]] = {
    **{name: Notation(f".{name}") for name in formats.RDF},
    "graphml": Notation(".graphml"),
    "gexf": Notation(".gexf"),
    "xlsx": Notation(".xlsx"),
    "csv": Notation(".csv", is_folder=True),
    "parquet": Notation(".parquet", is_folder=True),
    "neo4j": Notation(".csv", is_folder=True),
    "cytoscape": Notation(".csv", is_folder=True),
    "stratml": Notation(".stratml.xml"),
}
"""Name → notation. StratML is a file for one initiative, a folder for all."""


def write(
    source: tuple[Store, Repository],
    path: str | Path,
    form: str | None = None,
    choice: Choice | None = None,
    *,
    force: bool = False,
) -> list[str]:
    """Write an export; without `form` the extension of `path` tells the notation. Gives the names of the files.

    Raises:
        OutputError: a notation that is not known, a place that cannot be written or holds something else, or a missing
            library.
        InputError: a basis, view, date or initiative that does not fit, or nothing is left.
    """
    wanted, path = choice or Choice(), Path(path)
    form = form or of(path)
    if form not in NOTATIONS:
        raise OutputError(f'"{form}" is no notation this tool writes; use one of {", ".join(NOTATIONS)}')
    many = NOTATIONS[form].is_folder or (form == "stratml" and wanted.initiative is None)
    if wanted.initiative is not None and form != "stratml":
        raise InputError(f"{form} holds all initiatives; only stratml is for one (-f stratml)")
    if many:
        folder.check(path, force=force)
    try:
        if many:
            files = several(source, form, wanted)
            folder.write(path, files, force=force)
            return sorted(files)
        atomic.write(path, one(source, form, wanted))
        return [path.name]
    except ModuleNotFoundError as error:
        raise OutputError(f"{form} needs {error.name}: pip install 'lhl-graph[export]'") from error


def of(path: Path) -> str:
    """Give the notation that a file's name tells.

    Raises:
        OutputError: it tells none.
    """
    name = path.name.lower()
    for form, notation in NOTATIONS.items():
        if not notation.is_folder and name.endswith(notation.extension) and name != notation.extension:
            return form
    known = ", ".join(notation.extension for notation in NOTATIONS.values() if not notation.is_folder)
    folders = ", ".join(form for form, notation in NOTATIONS.items() if notation.is_folder)
    raise OutputError(f"{path}: the name tells no notation; use one of {known}, or for a folder -f with {folders}")


def one(source: tuple[Store, Repository], form: str, choice: Choice) -> bytes:
    """Give a notation that is one file.

    Raises:
        InputError: a basis, view or date that does not fit, or nothing is left.
        ModuleNotFoundError: a library is missing.
    """
    store, _ = source
    told = about(store, choice.language, choice.what, choice.on)
    if form in formats.RDF:
        return formats.dataset(statements(store, choice), formats.RDF[form])
    if form == "xlsx":
        from lhl_graph.export.workbook import book
        from lhl_graph.export.workbook.lead import lead
        from lhl_graph.findings.status import Statuses

        first = lead(store, choice.language) if choice.what in ("computed", "all") and not choice.on else None
        statuses = Statuses(store, choice.language)
        standing = {iri: statuses[iri] for iri in statuses}
        groups = _groups(store, choice.language)
        return book.content(_sheets(source, choice), told, first, standing, groups)
    if form == "stratml":
        from lhl_graph.export import stratml

        if choice.on and choice.initiative not in running(store, choice.on, choice.confirmed_within):
            raise InputError(f"the initiative is not known to be active on {choice.on}")
        return stratml.content(store, choice.initiative or "", choice)
    from lhl_graph.export import gexf, graphml, network

    drawing = network.drawing(store, choice)
    return graphml.content(drawing) if form == "graphml" else gexf.content(drawing, told)


def _groups(store: Store, language: str) -> dict[str, str]:
    """Give what each group is called on the map."""
    from lhl_graph.findings.grouped import NAMED_BY, called
    from lhl_graph.findings.inventory import inventory
    from lhl_graph.findings.read import findings
    from lhl_graph.graph.labels import pick
    from lhl_graph.prose import in_a_row

    known, groups = inventory(store), findings(store).groups
    rows = zip(groups, called(known, groups), strict=True)
    return {
        f"{BASE}community/{group.number}": in_a_row(
            [str(pick(known.names[theme], language)) for theme in themes[:NAMED_BY]]
        )
        for group, themes in rows
    }


def several(source: tuple[Store, Repository], form: str, choice: Choice) -> dict[str, bytes]:
    """Give a notation that is a folder, as file name → content.

    Raises:
        InputError: a basis, view or date that does not fit, or nothing is left.
        ModuleNotFoundError: a library is missing.
    """
    store, _ = source
    told = about(store, choice.language, choice.what, choice.on)
    if form == "csv":
        from lhl_graph.export import csvw

        return csvw.files(_sheets(source, choice), told)
    if form == "parquet":
        from lhl_graph.export import parquet

        return parquet.files(_sheets(source, choice), told)
    if form == "stratml":
        from lhl_graph.export import stratml

        chosen = running(store, choice.on, choice.confirmed_within) if choice.on else facts.initiatives(store)
        return stratml.files(store, chosen, choice)
    from lhl_graph.export import network, node_lists

    drawing = network.drawing(store, choice)
    return node_lists.neo4j(drawing) if form == "neo4j" else node_lists.cytoscape(drawing)


def _sheets(source: tuple[Store, Repository], choice: Choice) -> list[Sheet]:
    from lhl_graph.export import sheets

    store, repository = source
    return sheets.sheets(store, repository.context(), statements(store, choice), choice.language)
