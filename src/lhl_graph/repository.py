"""Where the ontology and the data lie, and which IRIs their files stand for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.errors import RepositoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://w3id.org/lhl-graph/"
"""Root of every IRI of the project; not registered yet, so the IRIs name things but do not resolve."""

NS = BASE + "ns#"
GRAPHS = BASE + "graph/"
INFERRED = GRAPHS + "inferred"

PREFIXES = {
    "lhl": NS,
    "initiative": BASE + "initiative/",
    "actor": BASE + "actor/",
    "letter": BASE + "letter/",
    "task": BASE + "task/",
    "study": BASE + "study/",
    "theme": BASE + "theme/",
    "group": BASE + "target-group/",
    "kind": BASE + "initiative-kind/",
    "instrument": BASE + "measure-kind/",
    "relation": BASE + "relation/",
    "status": BASE + "status/",
    "risk": BASE + "risk-rating/",
    "basis": BASE + "basis/",
    "graph": GRAPHS,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query has bound and every Turtle file is written with."""


class Context(NamedTuple):
    """What `ontology/context.jsonld` says: the mapping, and how the reader names what it reads."""

    terms: dict[str, Any]
    """YAML key → JSON-LD term definition: the `@context` itself."""
    types: dict[str, str]
    """Class of a file's subject → first segment of its IRI."""
    names: dict[str, list[str]]
    """Key of a nested list → the keys whose values name an entry that has no `id`."""


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
        bundled = Path(__file__).parent / "bundled"
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
            raise RepositoryError(f"{path}: cannot be read as the project's JSON-LD context ({error})") from error

    def relative(self, path: Path) -> str:
        """Give a file's path as it is shown: relative to the repository when it lies inside, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    def graph_of(self, path: Path) -> str:
        """Give the IRI of the named graph that holds what one file says."""
        relative = self.relative(path).lstrip("/")
        return GRAPHS + _iri_path(relative.rsplit(".", 1)[0])


def compact(iri: str) -> str:
    """Shorten an IRI to a CURIE where a prefix fits, else give it back unchanged."""
    best = max(
        ((prefix, name) for prefix, name in PREFIXES.items() if iri.startswith(name) and iri != name),
        key=lambda item: len(item[1]),
        default=None,
    )
    return iri if best is None else f"{best[0]}:{iri[len(best[1]) :]}"


def expand(curie: str) -> str | None:
    """Give the IRI that a CURIE stands for; None when its prefix is not known."""
    prefix, colon, local = curie.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _is_repository(folder: Path) -> bool:
    return (folder / "ontology" / "context.jsonld").is_file() and (folder / "data").is_dir()


def _iri_path(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="/-._~")
