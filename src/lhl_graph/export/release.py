"""A release: every export, the page, descriptions, licence, citation and checksums in one folder to be published.

Folders are packed into archives, so that each is one file to fetch and to check.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.errors import OutputError
from lhl_graph.export import dcat, folder, notations, sbom, void
from lhl_graph.export.about import DESCRIPTION, EDITORS, TITLE, about
from lhl_graph.export.choice import Choice
from lhl_graph.export.dcat import File, Publisher
from lhl_graph.graph import formats
from lhl_graph.iris import BASE, PREFIXES
from lhl_graph.picture.explorer import page
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.export.about import About
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

PARTS: Final[Mapping[str, tuple[str, str, str, str, str]]] = {
    "lhl.ttl": ("ttl", "text/turtle", "RDF_TURTLE", "Alt som RDF, i Turtle", "Everything as RDF, in Turtle"),
    "lhl.trig": (
        *("trig", "application/trig", "RDF_TRIG"),
        *("Alt som RDF, én navngitt graf for hver datafil", "Everything as RDF, a named graph for each data file"),
    ),
    "lhl.nq": (
        *("nq", "application/n-quads", "RDF_N_QUADS"),
        *("Det samme som TriG, én opplysning på hver linje", "The same as TriG, one statement a line"),
    ),
    "lhl.jsonld": (
        *("jsonld", "application/ld+json", "JSON_LD"),
        *("Alt som RDF, i JSON-LD", "Everything as RDF, in JSON-LD"),
    ),
    "lhl.rdf": (
        *("rdf", "application/rdf+xml", "RDF_XML"),
        *("Alt som RDF, i RDF/XML", "Everything as RDF, in RDF/XML"),
    ),
    "lhl.xlsx": (
        *("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
        *("Regneark med ett ark for hver klasse", "A workbook with one sheet a class"),
    ),
    "lhl-csv.zip": (
        *("csv", "text/csv", "CSV"),
        *("CSV-filer med beskrivelse (CSV on the Web)", "CSV files with a description (CSV on the Web)"),
    ),
    "lhl-parquet.zip": (
        *("parquet", "application/vnd.apache.parquet", ""),
        *("De samme tabellene i Parquet", "The same tables in Parquet"),
    ),
    "lhl.graphml": (
        *("graphml", "application/xml", "XML"),
        *("Nettverket i GraphML, for Gephi, yEd og igraph", "The network in GraphML, for Gephi, yEd and igraph"),
    ),
    "lhl.gexf": (
        *("gexf", "application/xml", "XML"),
        *("Nettverket i GEXF med tidslinje, for Gephi", "The network in GEXF with a timeline, for Gephi"),
    ),
    "lhl-neo4j.zip": (
        *("neo4j", "text/csv", "CSV"),
        *("Lister over noder og lenker, for Neo4j", "Lists of nodes and relationships, for Neo4j"),
    ),
    "lhl-cytoscape.zip": (
        *("cytoscape", "text/csv", "CSV"),
        *("Lister over noder og lenker, for Cytoscape", "Lists of nodes and edges, for Cytoscape"),
    ),
    "lhl-stratml.zip": (
        *("stratml", "application/xml", "XML"),
        *("Hver satsing som plan i StratML (ISO 17469-1)", "Each initiative as a plan in StratML (ISO 17469-1)"),
    ),
}
"""File → notation, media type, file type, and what it is in nb and en."""

PAGE: Final = "lhl.html"
SUMS: Final = "SHA256SUMS"
SOFTWARE: Final = "sbom.cdx.json"

_BESIDE: Final[Mapping[str, tuple[str, str]]] = {
    "dcat.ttl": ("Beskrivelse for data.norge.no (DCAT-AP-NO 3)", "Description for data.norge.no (DCAT-AP-NO 3)"),
    "void.ttl": ("Hva som er i grafen, talt opp (VoID)", "What is in the graph, counted (VoID)"),
    "CITATION.cff": ("Slik siteres dataene", "How to cite the data"),
    "LICENSE": ("Lisensen for dataene (CC BY 4.0)", "The licence of the data (CC BY 4.0)"),
    SOFTWARE: (
        "Programvaren som laget alt dette, med versjoner og lisenser (CycloneDX 1.6)",
        "The software that made all this, with versions and licences (CycloneDX 1.6)",
    ),
    SUMS: ("Sjekksummer; `sha256sum -c SHA256SUMS`", "Checksums; `sha256sum -c SHA256SUMS`"),
    "LESMEG.md": ("Denne oversikten på bokmål", "This overview in Bokmål"),
    "README.md": ("Denne oversikten på engelsk", "This overview in English"),
}


def write(
    source: tuple[Store, Repository],
    path: str | Path,
    publisher: Publisher | None = None,
    *,
    language: str = "nb",
    force: bool = False,
) -> list[str]:
    """Write a release, and give the names of its files.

    Raises:
        OutputError: the folder holds something else, cannot be written, or a library is missing.
    """
    place = Path(path)
    folder.check(place, force=force)
    try:
        found = files(source, publisher or Publisher(), language)
    except ModuleNotFoundError as error:
        raise OutputError(f"a release needs {error.name}: pip install 'lhl-graph[export]'") from error
    folder.write(place, found, force=force)
    return sorted(found)


def files(source: tuple[Store, Repository], publisher: Publisher, language: str = "nb") -> dict[str, bytes]:
    """Give the files of a release, as name → content; the same graph gives the same bytes.

    Raises:
        ModuleNotFoundError: a library that the extra `export` brings is not installed.
        OutputError: the licence cannot be read.
    """
    store, repository = source
    told, licence = about(store, language), _licence(repository)
    parts = [_part(source, name, language) for name in PARTS]
    title = {
        "nb": "Grafen som én nettside, som åpnes uten nett",
        "en": "The graph as one web page that needs no network",
    }
    parts.append(File(PAGE, page(store, language=language).encode(), "text/html", "HTML", title))
    found = {part.name: part.content for part in parts}
    found["LICENSE"] = licence
    found["CITATION.cff"] = _citation(told, publisher)
    address = (publisher.url or told.release).rstrip("/")
    dumps = [f"{address}/{name}" for name, part in PARTS.items() if part[0] in formats.RDF]
    found["void.ttl"] = _turtle(_counted(store, told, dumps), {"void": void.VOID})
    found["dcat.ttl"] = _turtle(dcat.triples(parts, told, publisher), dcat.SPACES)
    found[SOFTWARE] = sbom.written(__version__, told.date)
    for name, tongue in (("LESMEG.md", "nb"), ("README.md", "en")):
        found[name] = _readme(parts, told, tongue)
    found[SUMS] = _sums(found)
    return found


def _counted(store: Store, told: About, dumps: list[str]) -> list[ox.Triple]:
    described = void.describe(void.count(store), told.release, f"{told.release}/")
    described.typed(PREFIXES["dct"] + "modified", told.date, "date")
    for dump in dumps:
        described.add(void.VOID + "dataDump", dump)
    return described.triples


def _part(source: tuple[Store, Repository], name: str, language: str) -> File:
    form, media, kind, nb, en = PARTS[name]
    choice = Choice(language=language)
    if name.endswith(".zip"):
        content = folder.zipped(notations.several(source, form, choice))
    else:
        content = notations.one(source, form, choice)
    return File(name, content, media, kind, {"nb": nb, "en": en})


def _licence(repository: Repository) -> bytes:
    path = repository.root / "data" / "LICENSE"
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); a release needs its licence") from error


def _citation(told: About, publisher: Publisher) -> bytes:
    """Write a citation file (Citation File Format 1.2.0); JSON strings are YAML too."""
    said = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": TITLE["en"],
        "abstract": DESCRIPTION["en"],
        "version": told.version,
        "date-released": told.date,
        "license": "CC-BY-4.0",
        "url": publisher.url or BASE,
    }
    author = publisher.name or EDITORS["en"]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()]
    lines += ["authors:", f"  - name: {json.dumps(author, ensure_ascii=False)}"]
    lines += ["keywords:", *(f"  - {word}" for word in ("Norway", "public policy", "knowledge graph"))]
    return ("\n".join(lines) + "\n").encode()


def _readme(parts: list[File], told: About, tongue: str) -> bytes:
    words = {
        "nb": ("Versjon {0.version}. Opplysninger til og med {0.date}. Lisens: CC BY 4.0.", "Fil", "Hva det er"),
        "en": ("Version {0.version}. Data up to {0.date}. Licence: CC BY 4.0.", "File", "What it is"),
    }[tongue]
    place = 0 if tongue == "nb" else 1
    rows = [(part.name, part.title[tongue]) for part in parts] + [(name, said[place]) for name, said in _BESIDE.items()]
    table = [f"| {words[1]} | {words[2]} |", "|---|---|", *(f"| {name} | {said} |" for name, said in rows)]
    text = [f"# {TITLE[tongue]}", "", DESCRIPTION[tongue], "", words[0].format(told), "", *table]
    return ("\n".join(text) + "\n").encode()


def _sums(found: Mapping[str, bytes]) -> bytes:
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(found.items())
    ).encode()


def _turtle(triples: Iterable[ox.Triple], spaces: Mapping[str, str]) -> bytes:
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    prefixes = {**spaces, "dct": PREFIXES["dct"], "xsd": PREFIXES["xsd"]}
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
