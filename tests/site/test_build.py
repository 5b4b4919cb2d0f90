"""The site is whole, loads nothing, says what the command line says, and is the same on every run."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from lhl_graph.analysis.period import today
from lhl_graph.errors import InputError, OutputError
from lhl_graph.findings.compute import newest_day
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.prose import dates
from lhl_graph.site import build, links
from lhl_graph.site.content import read
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import overview
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content


@pytest.fixture(scope="session")
def made(kg: KnowledgeGraph) -> dict[str, bytes]:
    return build.make(kg.store, kg.repository, build.wanted("nb", None, "https://example.no/lhl"))


def pages(made: dict[str, bytes]) -> list[tuple[str, str]]:
    return [(path, made[path].decode()) for path in sorted(made) if path.endswith(".html") and path != "graph.html"]


def test_a_question_about_a_day_is_answered_for_the_day_of_the_site(made: dict[str, bytes], kg: KnowledgeGraph) -> None:
    answer = made["sporsmal/tiltak-for-tema.html"].decode()
    day = newest_day(kg.store)
    assert day is not None and f"Dato: <b>{dates(day, 'nb')}</b>" in answer
    assert today().first not in answer
    assert "<th>Id</th>" not in answer and not re.search(r">\d{4}-\d\d-\d\d<", answer)
    (lead,) = re.findall('<p class="lead">([^<]+)</p>', answer)
    assert re.search(rf"i kraft per {re.escape(dates(day, 'nb'))}[:.,]", lead)


def test_every_page_has_one_heading_a_title_a_language_and_a_policy(made: dict[str, bytes]) -> None:
    for path, text in pages(made):
        assert text.count("<h1>") == 1, path
        assert re.search(r"<title>[^<]+ – [^<]+</title>", text), path
        assert '<html lang="nb">' in text and "default-src 'none'" in text, path
        assert "<style" not in text and " style=" not in text and not re.search(r"<script>", text), path


def test_the_start_page_shows_the_map_and_leads_to_it(made: dict[str, bytes]) -> None:
    start = made["index.html"].decode()
    (shown,) = re.findall('<figure><a href="graph.html#lang=nb" aria-label="Kartet">(.*?)</figure>', start, re.S)
    assert f"Leve hele livet og {shown.count('<title>') - 1} andre satsinger" in shown


def test_no_title_stands_on_two_pages(made: dict[str, bytes]) -> None:
    titles = [re.findall(r"<title>(.*?)</title>", text)[0] for _, text in pages(made)]
    assert {each for each in titles if titles.count(each) > 1} == set()


def test_nothing_is_loaded_from_elsewhere(made: dict[str, bytes]) -> None:
    for path, text in pages(made):
        assert not re.search(r'\ssrc="(?:https?:)?//', text), path
        assert not re.search(r'<link rel="stylesheet" href="https?:', text), path


def test_every_link_within_leads_somewhere(made: dict[str, bytes]) -> None:
    assert links.broken(made, links.of(made)) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    made = {"a.html": b'<a href="b.html"></a><a href="#x"></a><a href="https://example.no/"></a>'}
    found = links.of(made)
    assert links.broken(made, found) == ["a.html: #x", "a.html: b.html"]
    assert links.outside(found) == ["https://example.no/"]


def test_twenty_pages_say_what_the_command_line_says(kg: KnowledgeGraph, made: dict[str, bytes]) -> None:
    evidence = 0
    for bar in kg.timeline()[:20]:
        slug = bar.initiative.rsplit("/", 1)[1]
        text = made[f"initiative/{slug}.html"].decode()
        found = kg.overlaps(slug, top=10)
        shown = re.findall(r'<span class="score">([\d,]+)</span>', text)
        assert shown == [f"{row.score:.2f}".replace(".", ",") for row in found], slug
        told = [re.sub("<[^>]+>", "", each) for each in re.findall("<p>Felles, blant annet: (.*?)</p>", text)]
        assert all(any(each.startswith(", ".join(row.shared)) for row in found) for each in told), slug
        evidence += len(told)
    assert evidence


def test_the_start_page_lists_the_same_unseen_links(kg: KnowledgeGraph, made: dict[str, bytes]) -> None:
    first = kg.gaps()[0]
    assert f"{first.name_a}</a> – <a" in made["index.html"].decode()


def test_the_start_page_claims_no_more_than_was_looked_for(kg: KnowledgeGraph, made: dict[str, bytes]) -> None:
    page = made["index.html"].decode()
    assert page.count(">Regnet ut<") == 2 and "ingen har ansvar" not in page
    like = page[page.index('<ol class="like">') :].partition("</section>")[0]
    assert like.partition("<details><summary>Vis flere</summary>")[0].count("</li>") == 5
    assert ">avløste Leve hele livet<" in like and "Utenom reformens egne deler." in page
    assert "del av Leve hele livet" not in like, "a part of the reform is no finding"
    rows = like.split("<li>")[1:]
    assert len(rows) == 10
    assert all("tilfeldig</i>" in each or 'class="link stated"' in each for each in rows)
    latest = page[page.index('<ol class="changes">') :]
    assert re.findall('<span class="about">(?!I kraft</span>)', latest) == [], "its date stands before it"


def test_the_start_page_is_small_and_so_is_the_site(made: dict[str, bytes]) -> None:
    assert len(made["index.html"]) < 150_000
    assert sum(map(len, made.values())) < 17_000_000


def test_a_template_is_compiled_once_for_all_languages(
    content: Content, kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in LANGUAGES:
        frame = Frame(content, language, LANGUAGES)
        for page in overview.pages(content, frame.voice, kg.repository, None):
            frame.render(page)
        monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("it was compiled already"))


@pytest.mark.parametrize(
    ("on", "language", "said"),
    [
        ("2023-05-01", "nb", "Viser hva som er kjent per 1. mai 2023."),
        ("2023", "nb", "Viser hva som er i kraft minst én dag fra 1. januar 2023 til 31. desember 2023"),
        ("2023", "nn", "Viser kva som er i kraft minst éin dag frå 1. januar 2023 til 31. desember 2023"),
        ("2023-05..2023-06", "en", "Shows what is in force on at least one day from 1 May 2023 to 30 June 2023"),
    ],
)
def test_the_foot_says_the_day_or_that_it_is_any_of_several(
    kg: KnowledgeGraph, on: str, language: str, said: str
) -> None:
    assert Voice(read(kg.store, on), language).as_of().startswith(said)


def test_only_what_changed_is_written_and_what_went_is_taken_away(made: dict[str, bytes], tmp_path: Path) -> None:
    assert len(build.write(tmp_path, made).changed) == len(made)
    assert build.write(tmp_path, made).changed == []
    fewer = {path: content for path, content in made.items() if path != "om.html"} | {"robots.txt": b"x"}
    assert build.write(tmp_path, fewer).changed == ["robots.txt"]
    assert not (tmp_path / "om.html").exists()
    build.write(tmp_path, fewer | {"nn/theme/x.html": b"x", "nn/y.html": b"y"})
    build.write(tmp_path, fewer | {"nn/y.html": b"y"})
    assert [each.name for each in (tmp_path / "nn").iterdir()] == ["y.html"]
    build.write(tmp_path, fewer)
    assert not (tmp_path / "nn").exists()


@pytest.mark.parametrize("after", range(7))
def test_what_a_broken_off_run_leaves_goes_with_the_next(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(path: Path, content: bytes) -> None:
        if not left:
            raise OSError(28, "no room")
        left.pop()
        path.write_bytes(content)

    left = [None] * after
    build.write(tmp_path, {"a.html": b"1", "b.html": b"1"})
    with monkeypatch.context() as patch:
        patch.setattr("lhl_graph.atomic.write", broken_off)
        with contextlib.suppress(OutputError):
            build.write(tmp_path, {"b.html": b"2", "c.html": b"2", "d.html": b"2"})
    build.write(tmp_path, {"e.html": b"3"})
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith(".")] == ["e.html"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not a site"):
        build.write(tmp_path, {"index.html": b""})
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(("language", "base"), [("sv", ""), ("nb", "example.no"), ("nb", "https://example.no/a b/")])
def test_what_cannot_be_is_refused(language: str, base: str) -> None:
    with pytest.raises(InputError):
        build.wanted(language, None, base)


def test_without_an_address_there_is_no_map_of_the_site(made: dict[str, bytes]) -> None:
    assert b"https://example.no/lhl/index.html" in made["sitemap.xml"]
    assert b"Sitemap: https://example.no/lhl/sitemap.xml" in made["robots.txt"]
    assert build.wanted("all", None, "").languages == ("nb", "nn", "en")


@pytest.mark.parametrize(
    ("initiative", "told"),
    [
        ("demensplan-2025", "Perioden gikk ut 31. desember 2025, siste kilde oktober 2022"),
        ("aldersvennlig-norge", "Videreført i annen form, bekreftet"),
    ],
)
def test_no_source_tells_of_an_end_that_it_had_not_seen(made: dict[str, bytes], initiative: str, told: str) -> None:
    text = made[f"initiative/{initiative}.html"].decode()
    assert f">{told}" in text
    assert ">Avsluttet" not in text[: text.index("</h1>") + 2000]


@pytest.mark.parametrize(
    ("page", "name"), [("likhet", "Hvilke satsinger likner hverandre?"), ("tidslinje", "Tidslinje")]
)
def test_the_trail_to_a_picture_ends_in_its_short_name(made: dict[str, bytes], page: str, name: str) -> None:
    assert f'<li aria-current="page">{name}</li>' in made[f"{page}.html"].decode()


def test_no_word_is_taken_from_python_itself(made: dict[str, bytes]) -> None:
    assert [path for path, text in pages(made) if "built-in method" in text] == []


def test_what_perhaps_means_is_said_where_it_is_first_met(made: dict[str, bytes]) -> None:
    for path in ("index.html", "tidslinje.html", "theme/dementia.html", "target-group/municipalities.html"):
        said = r"Kanskje: ingen kilde fra de siste tre årene bekrefter det, eller kilden forteller bare om planen\."
        assert re.search(rf'{said} <a href="(\.\./)?om.html">', made[path].decode()), path
