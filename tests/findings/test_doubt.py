"""What rests on low confidence alone is marked as unsure, from both sides, wherever it is said."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from lhl_graph.findings.doubt import LINKED, LOW, unsure_links
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS
from lhl_graph.site.content import read
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import things

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

REFORM = BASE + "initiative/leve-hele-livet"
YEARS, VOLUNTARY = (f"{BASE}initiative/{each}" for each in ("flere-ar-flere-muligheter", "frivillighetsmeldingen"))


def told(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page))


def test_what_a_source_says_plainly_is_linked_surely_though_more_is_said_in_doubt(kg: KnowledgeGraph) -> None:
    unsure = unsure_links(kg.store)
    assert (REFORM, NS + "partOf", YEARS) in unsure
    assert (REFORM, NS + "buildsOn", YEARS) not in unsure
    assert (REFORM, LINKED, YEARS) not in unsure
    assert (VOLUNTARY, LINKED, REFORM) in unsure


def test_a_sheet_marks_what_is_unsure_and_so_does_that_of_the_other(kg: KnowledgeGraph) -> None:
    part_of = kg.show("leve-hele-livet").facts["Er del av"]
    assert [each.text for each in part_of] == ["Flere år – flere muligheter (usikkert)"]
    assert any(
        "Leve hele livet (usikkert)" in names for names in kg.show("flere-ar-flere-muligheter").incoming.values()
    )


def test_the_site_marks_relations_and_parts_that_are_unsure(kg: KnowledgeGraph) -> None:
    content = read(kg.store)
    frame, labels = Frame(content, "nb", ("nb",)), Labels(kg.store, "nb")
    pages = {page.thing: page for page in things.pages(content, frame.voice)}
    for start, _, end in unsure_links(kg.store):
        for here, there in ((start, end), (end, start)):
            if here in pages:
                assert f"{frame.voice.called(there)} (usikkert)" in told(frame.render(pages[here]).decode())
    whole = told(frame.render(pages[REFORM]).decode())
    low = [part for part in content.parts if content.reader.one(part, "lhl:confidence") == LOW]
    assert low
    assert all(f"{labels[part]} (usikkert)" in whole for part in low)


def test_the_question_names_each_uncertain_statement_in_words(kg: KnowledgeGraph) -> None:
    answer = kg.ask("usikre-koblinger")
    named = [row[answer.columns.index("utsagn_tekst")] for row in answer.rows]
    assert all(named)
    assert "Leve hele livet er del av Flere år – flere muligheter" in named
