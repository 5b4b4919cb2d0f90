"""A site is made again only when what it is made of, or a file of it, is another; and then byte by byte the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest

from lhl_graph import provenance
from lhl_graph.analysis import null_model
from lhl_graph.documents.read import parsed
from lhl_graph.knowledge_graph import load
from lhl_graph.site import build, record

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl

DATA = Path(__file__).parents[2] / "data" / "initiatives"


@pytest.fixture(scope="module")
def few(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHL_GRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        return load(three.root)


def there(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture(scope="module")
def site(few: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `few`, not to be changed."""
    place = tmp_path_factory.mktemp("few") / "site"
    few.site(place)
    return place


def test_every_run_gives_the_same_bytes_in_whatever_order_python_keeps_its_sets(
    few: KnowledgeGraph, site: Path, lhl: Lhl, tmp_path: Path
) -> None:
    made = [there(site)]
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "LHL_GRAPH_CACHE": str(tmp_path / "cache")}
        place = tmp_path / seed
        done = lhl("--root", few.repository.root, "site", "-q", "-o", place, "--lang", "nb", env=env)
        assert done.returncode == 0, done.stderr
        made.append(there(place))
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > 300


def test_what_is_made_of_the_same_is_left_as_it_stands(few: KnowledgeGraph, tmp_path: Path) -> None:
    start = process_time()
    first = few.site(tmp_path)
    assert first.changed == first.files
    once = process_time()
    again = build.renew(tmp_path, few.store, few.repository, build.wanted("nb", None, ""))
    assert again == first._replace(changed=[])
    assert process_time() - once < (once - start) / 5


def much(folder: Path) -> None:
    """Another text, another theme, another period, an initiative that came, and one that went."""
    swap(folder / "demensplan-2025.yaml", " skal ", " vil ")
    swap(folder / "demensplan-2025.yaml", "end: 2025", "end: 2027")
    swap(folder / "leve-hele-livet.yaml", "theme: [", "theme: [dementia, ")
    shutil.copy(DATA / "abc-opplaeringen.yaml", folder)
    (folder / "demensplan-2020.yaml").unlink()


def note(folder: Path) -> None:
    swap(folder / "demensplan-2025.yaml", "The latest source", "The newest source")


def swap(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_edited_site_is_what_one_from_nothing_is(
    small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(null_model, "RANDOMISATIONS", 3)

    def made(name: str, cache: str) -> dict[str, bytes]:
        monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / cache))
        load(small.root).site(tmp_path / name)
        return there(tmp_path / name)

    before = made("site", "kept")
    for edit in (much, note):
        edit(small.root / "data" / "initiatives")
        after = made("site", "kept")
        assert after == made(f"{edit.__name__} anew", edit.__name__)
        assert after != before
        before = after


def test_a_map_of_the_same_is_drawn_once(few: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few.site(tmp_path / "nb")
    monkeypatch.setattr(build, "render", lambda *_, **__: pytest.fail("it was drawn already"))
    few.site(tmp_path / "with an address", base_url="https://example.no")
    with pytest.raises(pytest.fail.Exception):
        few.site(tmp_path / "nn", language="nn")


@pytest.mark.parametrize("asked", [("nn", None, ""), ("nb", "2020", ""), ("nb", None, "https://example.no")])
def test_another_wish_is_another_site(few: KnowledgeGraph, asked: tuple[str, str | None, str]) -> None:
    known = provenance.made_of(few.store, few.repository, build.wanted("nb", None, ""))
    assert known == provenance.made_of(few.store, few.repository, build.wanted("nb", None, ""))
    assert provenance.made_of(few.store, few.repository, build.wanted(*asked)) != known


def test_a_file_that_somebody_changed_or_took_away_is_written_again(
    few: KnowledgeGraph, site: Path, tmp_path: Path
) -> None:
    place = shutil.copytree(site, tmp_path / "site")
    (place / "om.html").write_text("mine", encoding="utf-8")
    (place / "sok.html").unlink()
    assert few.site(place).changed == ["om.html", "sok.html"]


def test_another_question_is_another_site(few: KnowledgeGraph, small: Repository, tmp_path: Path) -> None:
    asked = build.wanted("nb", None, "")
    before = provenance.made_of(few.store, small, asked)
    assert before == provenance.made_of(few.store, few.repository, asked)
    question = next((small.root / "ontology" / "questions").glob("*.rq"))
    question.write_text(question.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert provenance.made_of(few.store, small, asked) != before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"made of": "x"}', '{"made of": "x", "checksum": 1}'])
def test_a_record_that_is_none_says_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / record.NAME).write_text(content, encoding="utf-8")
    assert not record.stands(tmp_path, "x", [])


def test_a_graph_that_does_not_say_what_it_is_made_from_is_like_none(tmp_path: Path) -> None:
    for key, stands in (("x", True), ("", False)):
        (tmp_path / record.NAME).write_bytes(record.written(key, {}))
        assert record.stands(tmp_path, key, []) is stands


def test_a_plan_is_in_the_site_made_with_it_and_kept_nowhere_else(
    few: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(null_model, "RANDOMISATIONS", 20)
    plan = parsed("plan.txt", "Hemmeligheimen bygger på Leve hele livet for eldre med demens.".encode())
    draft = tmp_path / "plan.yaml"
    draft.write_text(few.annotate(plan).draft("Plan for Hemmeligheimen"), encoding="utf-8")
    with_plan = load(few.repository.root, drafts=[draft])
    files = with_plan.site(tmp_path / "site").files
    with_plan.report(tmp_path / "report.md")
    assert "initiative/plan-for-hemmeligheimen.html" in files
    page = (tmp_path / "site" / "initiative" / "plan-for-hemmeligheimen.html").read_text(encoding="utf-8")
    assert "Utkast: lest av maskin i en plan og ikke sett over av noen." in page
    assert "lest av maskin" not in (tmp_path / "site" / "initiative" / "leve-hele-livet.html").read_text(
        encoding="utf-8"
    )
    assert b"Hemmeligheimen" in (tmp_path / "site" / "graph.html").read_bytes()
    assert "Hemmeligheimen" in (tmp_path / "report.md").read_text(encoding="utf-8")
    few.site(tmp_path / "without")
    few.report(tmp_path / "without.md")
    kept = there(tmp_path / "cache")
    assert any(name.startswith("pieces/map-") for name in kept)
    assert any(name.startswith("reports/") for name in kept)
    assert [name for name, content in kept.items() if b"emmeligheimen" in content] == []
