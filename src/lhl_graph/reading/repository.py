"""Where the ontology and the data lie, and which named graph each file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.errors import RepositoryError, reason
from lhl_graph.iris import GRAPHS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Context(NamedTuple):
    """What `ontology/context.jsonld` says: the mapping, and how the reader names what it reads."""

    terms: dict[str, Any]
    """YAML key → JSON-LD term definition: the `@context` itself."""
    types: dict[str, str]
    """Class of a file's subject → first segment of its IRI."""
    names: dict[str, list[str]]
    """Key of a nested list → the keys whose values name an entry that has no `id`."""

    def properties(self) -> dict[str, str]:
        """Give the IRI of the property that each key of the files stands for."""
        named = {key: str(term["@id"]).split(":", 1) for key, term in self.terms.items() if isinstance(term, dict)}
        return {key: self.terms[parts[0]] + parts[1] for key, parts in named.items() if len(parts) == 2}


class Repository(NamedTuple):
    """A folder with `ontology/` and `data/`: a checkout, or the copy that the wheel carries."""

    root: Path

    @classmethod
    def find(cls, root: str | Path | None = None) -> Repository:
        """Give the repository at `root`; without one, the checkout around the working directory, else the bundled copy.

        Raises:
            RepositoryError: there is none.
        """
        if root is not None:
            if _is_repository(Path(root)):
                return cls(Path(root))
            raise RepositoryError(f"{root} has no ontology/context.jsonld and data/; name a checkout of lhl-graph")
        here = Path.cwd()
        bundled = Path(__file__).parents[1] / "bundled"
        for folder in (here, *here.parents, bundled, *Path(__file__).parents):
            if _is_repository(folder):
                return cls(folder)
        raise RepositoryError("no ontology/ and data/ found here or above; name a checkout with --root")

    def ontology_files(self) -> list[Path]:
        """List the Turtle files that are part of the graph: the ontology and the concept schemes."""
        return [self.root / "ontology" / "lhl.ttl", *sorted((self.root / "ontology" / "vocab").glob("*.ttl"))]

    def shape_files(self) -> list[Path]:
        """List the SHACL files."""
        return sorted((self.root / "ontology" / "shapes").glob("*.ttl"))

    def rule_files(self, suffix: str) -> list[Path]:
        """List the rules, in the order in which they run: `.ru` derive facts, `.rq` find violations."""
        return sorted((self.root / "ontology" / "rules").glob(f"*{suffix}"))

    def data_files(self) -> list[Path]:
        """List the YAML files, one subject each; hidden ones are an editor's own."""
        return sorted((self.root / "data").glob("*/[!.]*.yaml"))

    def stray_files(self) -> list[Path]:
        """List the YAML files below `data/` that are not read: too deep, not deep enough, or with another extension."""
        data = self.root / "data"
        below = {
            path for path in data.rglob("*.y*ml") if not any(s.startswith(".") for s in path.relative_to(data).parts)
        }
        return sorted(below.difference(self.data_files()))

    def source_files(self) -> Iterator[Path]:
        """Give every file that the built graph depends on."""
        yield self.root / "ontology" / "context.jsonld"
        yield from self.ontology_files()
        yield from self.rule_files(".ru")
        yield from self.data_files()

    def context(self) -> Context:
        """Read the mapping from YAML to RDF.

        Raises:
            RepositoryError: the file is missing or is not what it should be.
        """
        import json

        path = self.root / "ontology" / "context.jsonld"
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            return Context(document["@context"], document["types"], document["names"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            why = reason(error)
            raise RepositoryError(f"{path}: cannot be read as the project's JSON-LD context ({why})") from error

    def relative(self, path: Path) -> str:
        """Give a file's path as it is shown: relative to the repository when it lies inside, with forward slashes."""
        if path.is_relative_to(self.root) and ".." not in path.parts:
            return path.relative_to(self.root).as_posix()
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    def graph_of(self, path: Path) -> str:
        """Give the IRI of the named graph that holds what one file says."""
        relative = self.relative(path).lstrip("/")
        return GRAPHS + _iri_path(relative.rsplit(".", 1)[0])


def _is_repository(folder: Path) -> bool:
    return (folder / "ontology" / "context.jsonld").is_file() and (folder / "data").is_dir()


def _iri_path(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="/-._~")
