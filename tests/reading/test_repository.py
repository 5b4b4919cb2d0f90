"""Where ontology and data lie, and which IRIs their files stand for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.errors import RepositoryError
from lhl_graph.iris import BASE, PREFIXES, compact, expand
from lhl_graph.reading.repository import Repository


@pytest.mark.parametrize("folder", [".", "data", "data/initiatives", "ontology/vocab"])
def test_the_checkout_around_the_working_directory_is_found(
    three: Repository, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(three.root / folder)
    assert Repository.find().root == three.root


def test_a_named_folder_is_taken(three: Repository) -> None:
    assert Repository.find(three.root) == Repository.find(str(three.root)) == three


def test_a_folder_that_is_no_repository_is_refused_even_inside_one(three: Repository) -> None:
    with pytest.raises(RepositoryError, match=r"has no ontology/context\.jsonld"):
        Repository.find(three.root / "data")


def test_outside_of_any_checkout_there_still_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(Repository.find().data_files()) > 100


def test_files_come_sorted_and_only_those_that_belong(small: Repository) -> None:
    folder = small.root / "data" / "initiatives"
    for name in ("notes.txt", ".hidden.yaml", "old.yaml~", "backup.yml"):
        (folder / name).write_bytes(b"")
    assert [path.stem for path in small.data_files()] == ["demensplan-2020", "demensplan-2025", "leve-hele-livet"]
    for files in (small.ontology_files()[1:], small.shape_files(), small.rule_files(".ru"), small.rule_files(".rq")):
        assert files == sorted(files) != []


def test_everything_that_the_graph_is_built_from_is_a_source_file(repository: Repository) -> None:
    suffixes = {path.suffix for path in repository.source_files()}
    assert suffixes == {".jsonld", ".ttl", ".ru", ".yaml"}
    assert set(repository.data_files()) <= set(repository.source_files())


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"@context": {}}', "\ufffd"])
def test_a_context_that_is_none_is_said(small: Repository, content: str) -> None:
    path = small.root / "ontology" / "context.jsonld"
    path.write_text(content, encoding="utf-16")
    with pytest.raises(RepositoryError, match="cannot be read"):
        small.context()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RepositoryError, match=r"context\.jsonld: cannot be read as the project's JSON-LD context"):
        small.context()


def test_a_file_has_a_graph_of_its_own(repository: Repository) -> None:
    graphs = [repository.graph_of(path) for path in (*repository.data_files(), *repository.ontology_files())]
    assert len(set(graphs)) == len(graphs)
    assert BASE + "graph/data/initiatives/demensplan-2025" in graphs
    assert BASE + "graph/ontology/vocab/theme" in graphs


@pytest.mark.parametrize(("name", "graph"), [("a b.yaml", "a%20b"), ("blå.yaml", "bl%C3%A5"), ("x.y.yaml", "x.y")])
def test_the_graph_of_any_file_name_is_an_iri(three: Repository, name: str, graph: str) -> None:
    assert three.graph_of(three.root / "data" / name) == f"{BASE}graph/data/{graph}"


def test_a_path_is_shown_from_the_repository_or_whole(three: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(three.root)
    assert three.relative(Path("data/initiatives/x.yaml")) == "data/initiatives/x.yaml"
    assert three.relative(three.root / "data" / "x.yaml") == "data/x.yaml"
    assert three.relative(Path("/elsewhere/x.yaml")) == "/elsewhere/x.yaml"


def test_a_moved_repository_has_the_same_graphs(three: Repository, tmp_path: Path) -> None:
    moved = Repository(shutil.copytree(three.root, tmp_path / "moved"))
    assert list(map(moved.graph_of, moved.data_files())) == list(map(three.graph_of, three.data_files()))


@given(st.sampled_from(sorted(PREFIXES)), st.text("abc-/1", min_size=1))
def test_shortening_an_iri_and_expanding_it_gives_it_back(prefix: str, local: str) -> None:
    iri = PREFIXES[prefix] + local
    assert expand(compact(iri)) == iri


@pytest.mark.parametrize("text", ["demens", "http://example.org/x", "a: b", "no:x", ":x", ""])
def test_what_has_no_known_prefix_stays(text: str) -> None:
    assert compact(text) == text
    assert expand(text) is None


def test_the_longest_prefix_is_used() -> None:
    assert compact(BASE + "graph/data/x") == "graph:data/x"
    assert compact(BASE + "theme/") == BASE + "theme/"
