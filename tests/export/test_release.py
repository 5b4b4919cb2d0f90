"""A release: all files there, checksums right, descriptions valid and true, the same bytes on every run."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
import yaml
from rdflib import DCAT, DCTERMS, RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef

from lhl_graph.errors import InputError, OutputError
from lhl_graph.export import release
from lhl_graph.export.dcat import publisher
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.conftest import Lhl

SPDX = Namespace("http://spdx.org/rdf/terms#")
VOID = Namespace("http://rdfs.org/ns/void#")
SHAPES = Path(__file__).parent / "dcat-ap-no.ttl"


@pytest.fixture(scope="module")
def folder(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("release") / "release"
    graph.release(place, publisher="Etaten", contact="post@etaten.example", url="https://etaten.example/lhl/")
    return place


@pytest.fixture(scope="module")
def described(folder: Path) -> Graph:
    return Graph().parse(folder / "dcat.ttl")


def test_the_checksums_are_right_and_cover_every_file(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert set(listed) == there - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)


def test_both_overviews_tell_what_every_file_is(folder: Path) -> None:
    there = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    for name, word in (("README.md", "Everything as RDF"), ("LESMEG.md", "Alt som RDF")):
        text = (folder / name).read_text("utf-8")
        rows = [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")][1:]
        assert set(rows) == there
        assert word in text
        assert __version__ in text


def test_each_archive_opens_and_holds_what_the_export_holds(
    graph: KnowledgeGraph, folder: Path, tmp_path: Path
) -> None:
    graph.export(tmp_path / "csv", "csv")
    with zipfile.ZipFile(folder / "lhl-csv.zip") as archive:
        assert archive.testzip() is None
        for path in tmp_path.glob("csv/*.*"):
            if not path.name.startswith("."):
                assert archive.read(path.name) == path.read_bytes()


# DCAT-AP-NO


def test_the_description_is_valid(described: Graph) -> None:
    valid, _, report = pyshacl.validate(described, shacl_graph=Graph().parse(SHAPES), advanced=True)
    assert valid, report


@pytest.mark.parametrize(
    "taken", [DCTERMS.publisher, DCTERMS.title, DCAT.theme, DCAT.contactPoint, DCAT.accessURL, SPDX.checksumValue]
)
def test_the_shapes_do_find_what_is_missing(described: Graph, taken: URIRef) -> None:
    lacking = Graph()
    for triple in described:
        if triple[1] != taken:
            lacking.add(triple)
    assert not pyshacl.validate(lacking, shacl_graph=Graph().parse(SHAPES), advanced=True)[0]


ALONE = Path(__file__).parent / "dcat-alone.ttl"
CONTRADICTED = Path(__file__).parent / "dcat-contradicted.ttl"

LEFT = {
    DCAT.byteSize: "DCAT 3 has xsd:nonNegativeInteger, as DCAT-AP 3.0.0 does; its HTML shapes and DCAT-AP-NO 2 want "
    "xsd:decimal",
    SPDX.algorithm: "DCAT-AP-NO 2 wants SHA-1, which is broken; DCAT-AP 3.0.0 takes any algorithm of SPDX",
}
"""Property → why a rule about it is not kept."""


def test_the_description_stands_alone(described: Graph) -> None:
    valid, _, report = pyshacl.validate(described, shacl_graph=Graph().parse(ALONE))
    assert valid, report


@pytest.mark.parametrize("kind", [DCTERMS.LinguisticSystem, DCTERMS.MediaType, DCTERMS.LicenseDocument])
def test_a_value_that_does_not_say_what_it_is_is_found(described: Graph, kind: URIRef) -> None:
    lacking = Graph()
    for triple in described:
        if triple[2] != kind:
            lacking.add(triple)
    assert not pyshacl.validate(lacking, shacl_graph=Graph().parse(ALONE))[0]


def test_what_is_left_is_where_published_shapes_contradict_one_another(described: Graph) -> None:
    _, report, _ = pyshacl.validate(described, shacl_graph=Graph().parse(CONTRADICTED))
    assert set(report.objects(None, SH.resultPath)) == set(LEFT)


def test_every_data_file_is_a_distribution_with_its_size_and_checksum(described: Graph, folder: Path) -> None:
    found = {}
    for each in described.objects(None, DCAT.distribution):
        name = str(described.value(each, DCAT.downloadURL)).removeprefix("https://etaten.example/lhl/")
        checksum = str(described.value(described.value(each, SPDX.checksum), SPDX.checksumValue))
        found[name] = (int(str(described.value(each, DCAT.byteSize))), checksum)
    assert set(found) == {*release.PARTS, release.PAGE}
    for name, said in found.items():
        content = (folder / name).read_bytes()
        assert said == (len(content), hashlib.sha256(content).hexdigest())


def test_the_publisher_that_was_named_is_the_publisher(described: Graph) -> None:
    assert {str(name) for name in described.objects(None, URIRef("http://xmlns.com/foaf/0.1/name"))} == {"Etaten"}
    assert URIRef("mailto:post@etaten.example") in set(described.objects())


def test_the_date_is_that_of_the_data_and_not_of_the_clock(graph: KnowledgeGraph, described: Graph) -> None:
    files = "".join(path.read_text("utf-8") for path in graph.repository.data_files())
    newest = max(re.findall(r"\b(?:date|as_of): (\d{4}-\d\d-\d\d)\b", files))
    assert set(described.objects(None, DCTERMS.modified)) == {Literal(newest, datatype=XSD.date)}


def test_descriptions_have_no_blank_nodes(folder: Path, described: Graph) -> None:
    for graph in (described, Graph().parse(folder / "void.ttl")):
        assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"iri": "Etaten"}, "is no address"),
        ({"url": "ftp://x.example"}, "is no address"),
        ({"url": "https://x.example/a b"}, "is no address"),
        ({"contact": "ring meg"}, "neither an e-mail address nor"),
    ],
)
def test_an_address_that_is_none_is_refused(given: dict[str, str], word: str) -> None:
    with pytest.raises(InputError, match=word):
        publisher(**given)


# VoID and the citation


def test_void_counts_what_is_there(graph: KnowledgeGraph, folder: Path) -> None:
    void = Graph().parse(folder / "void.ttl")
    everything = Graph().parse(folder / "lhl.ttl")
    (dataset,) = void.subjects(VOID.uriSpace)
    assert int(str(void.value(dataset, VOID.triples))) == len(everything)
    assert int(str(void.value(dataset, VOID.properties))) == len(set(everything.predicates()))
    for part in void.objects(dataset, VOID.propertyPartition):
        name = void.value(part, VOID.property)
        assert int(str(void.value(part, VOID.triples))) == sum(1 for _ in everything.triples((None, name, None)))
    for part in void.objects(dataset, VOID.classPartition):
        kind = void.value(part, VOID["class"])
        assert int(str(void.value(part, VOID.entities))) == len(set(everything.subjects(RDF.type, kind)))
    assert sum(1 for _ in void.objects(dataset, VOID.propertyPartition)) == len(set(everything.predicates()))


def test_the_citation_says_what_the_format_wants(folder: Path) -> None:
    said = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(said)
    assert said["cff-version"] == "1.2.0"
    assert said["type"] == "dataset"
    assert said["authors"] == [{"name": "Etaten"}]
    assert said["license"] == "CC-BY-4.0"
    assert said["version"] == __version__
    assert said["url"] == "https://etaten.example/lhl/"
    assert str(said["date-released"]).count("-") == 2


def test_the_licence_of_the_data_lies_beside_them(folder: Path) -> None:
    assert b"CC BY 4.0" in (folder / "LICENSE").read_bytes()


# The same on every run, and nothing by halves


def test_two_processes_with_two_hash_seeds_make_the_same_release(
    graph: KnowledgeGraph, folder: Path, lhl: Lhl, tmp_path: Path
) -> None:
    arguments = ("--publisher", "Etaten", "--contact", "post@etaten.example", "--url", "https://etaten.example/lhl/")
    environment = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = lhl("--root", graph.repository.root, "release", "-o", tmp_path / "again", *arguments, env=environment)
    assert done.returncode == 0, done.stderr
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_release_without_its_licence_is_refused(bare: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="needs its licence"):
        bare.release(tmp_path / "release")
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize(
    "given",
    [
        {"url": "http://a[b"},
        {"url": "https://[::1/"},
        {"iri": "http://a.example/%zz"},
        {"contact": "http://a[b"},
        {"contact": "a[b@c.example"},
    ],
)
def test_an_address_that_is_no_iri_is_wrong_use(given: dict[str, str]) -> None:
    with pytest.raises(InputError):
        publisher(**given)
