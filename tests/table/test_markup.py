"""What a notebook is shown: names, live links, nothing that a text from the data could run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.iris import is_web_page
from lhl_graph.table.markup import link, short_address, unbroken
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

EVIL = "<script>alert(1)</script>"


def seen(html: str) -> str:
    """What a reader sees of it: no style, no tags."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "https://a b", "", "http:x"]
)
def test_only_the_address_of_a_page_becomes_a_link(text: str) -> None:
    assert not is_web_page(text)
    assert "<a" not in link(text)


@given(st.text())
def test_whatever_stands_in_an_address_stays_inside_the_link(text: str) -> None:
    made = link("https://example.org/" + text)
    assert made.count("<") in (0, 2)
    assert "<a" not in made or re.fullmatch(
        r'<a href="[^"<>]*" target="_blank" rel="noopener noreferrer">[^<]*</a>', made
    )


def test_an_address_is_shown_by_its_host_and_path() -> None:
    assert short_address("https://www.helsedirektoratet.no/tema/") == "helsedirektoratet.no/tema"
    assert short_address("https://www.ks.no/" + "a" * 99).endswith("…")


def test_a_list_of_overlaps_shows_names_and_no_iris(kg: KnowledgeGraph) -> None:
    shown = seen(kg.overlaps()._repr_html_())
    assert "Bo trygt hjemme" in shown
    assert "w3id.org" not in shown


def test_an_iri_is_shown_by_its_name_or_by_its_curie_where_the_name_stands_beside(kg: KnowledgeGraph) -> None:
    alone = kg.query("SELECT ?i WHERE { ?i a lhl:Initiative FILTER(?i = initiative:demensplan-2025) }")
    assert '<span title="initiative:demensplan-2025">Demensplan 2025</span>' in alone._repr_html_()
    beside = kg.query("SELECT ?i ?name WHERE { ?i rdfs:label ?name FILTER(?i = initiative:demensplan-2025) }")
    assert "<code>initiative:demensplan-2025</code>" in beside._repr_html_()


def test_sources_are_live_links(kg: KnowledgeGraph) -> None:
    for shown in (
        kg.ask("planlagte-aktiviteter"),
        kg.show("demensplan-2025"),
        kg.why("leve-hele-livet", "demensplan-2025"),
    ):
        assert '<a href="https://www.' in shown._repr_html_()


def test_text_from_the_data_is_shown_as_text() -> None:
    html = Table(("a", EVIL), [(EVIL, [EVIL] * 20)])._repr_html_()
    assert EVIL not in html
    assert "&lt;script&gt;" in html


def test_a_long_table_says_how_much_more_there_is() -> None:
    table = Table(("n",), [(n,) for n in range(103)], language="nb")
    assert table._repr_html_().count("<tr>") == 101
    assert "… og 3 til" in table._repr_html_()
    assert repr(table).endswith("… og 3 til")
    assert len(table.text().splitlines()) == 105


def test_a_long_list_is_folded_and_nothing_of_it_is_lost() -> None:
    html = Table(("names",), [([f"navn {n}" for n in range(30)],)], language="nb")._repr_html_()
    assert "<details><summary>" in html
    assert all(f"navn {n}" in html for n in range(30))


@pytest.mark.parametrize(("language", "written"), [("nb", "0,423"), ("nn", "0,423"), ("en", "0.423")])
def test_decimals_are_written_as_the_reader_does(language: str, written: str) -> None:
    table = Table(("score",), [(0.4231,)], language=language)
    assert written in table.text()
    assert written in table._repr_html_()


@pytest.mark.parametrize("form", ["csv", "json", "ndjson"])
def test_decimals_for_machines_have_a_point(form: str) -> None:
    assert "0.423" in Table(("score",), [(0.423,)], language="nb").write(form)


def test_the_frame_of_a_table_is_legible_on_any_ground() -> None:
    style = re.search(r"<style>(.*?)</style>", Table(("a",), [])._repr_html_(), re.DOTALL)
    assert style
    assert not re.search(r"#[0-9a-f]{3}|\brgb|: (white|black)", style.group(1))


def test_a_sheet_holds_all_that_its_text_holds(kg: KnowledgeGraph) -> None:
    sheet = kg.show("leve-hele-livet")
    shown = sheet._repr_html_()
    assert all(heading in shown for heading in sheet.facts)
    assert all(source.url.split("?")[0] in shown for source in sheet.sources)


def test_an_explanation_holds_every_concept_that_tells_and_every_match(kg: KnowledgeGraph) -> None:
    import html

    found = kg.why("leve-hele-livet", "demensplan-2025")
    shown = html.unescape(found._repr_html_())
    told = [each for each in found.concepts if each.share >= 0.005]
    assert told and all(f"{each.label}:" in shown for each in told), "the others are counted"
    assert all(each.text_a in shown and each.text_b in shown for each in found.matches)


@pytest.mark.parametrize("text", ["2024-01-31", "2024-01", "--02-01"])
def test_a_date_is_not_broken_at_its_hyphens(text: str) -> None:
    assert unbroken(text) == f'<span class="d">{text}</span>'


@pytest.mark.parametrize("text", ["2024", "24-7", "I trygge hender 24-7", "a<b"])
def test_what_is_no_date_may_be_broken(text: str) -> None:
    assert unbroken(text) == text.replace("<", "&lt;")


def test_an_id_whose_name_stands_beside_is_shown_as_the_id(kg: KnowledgeGraph) -> None:
    shown = kg.ask("felles-malgruppe", gruppe="Personer med demens")._repr_html_()
    assert "<code>initiative:omsorg-2020</code>" in shown
    assert ">Omsorg 2020</span>" not in shown
