"""The server over a graph of nothing, of all alike, of one language: every page answers, in every language."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest

from lhl_graph.iris import BASE
from tests.faults.degenerate import FOLDERS, make
from tests.server.conftest import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG: Final = "LHL_GRAPH_LONG" in os.environ
SOME: Final = ("nothing", "only Northern Sami")
"""The folders of every run; the rest comes with `make faults`."""

LANGUAGES: Final = ("nb", "nn", "en")
THINGS: Final = """SELECT DISTINCT ?thing { VALUES ?class { lhl:Initiative lhl:Actor lhl:Goal lhl:Measure }
  ?thing a ?class } ORDER BY ?thing LIMIT 20"""
FIXED: Final = ("/", "/help", "/questions.json", "/terms.json", "/prefixes.json", "/version", "/health", "/sparql")


@pytest.fixture(scope="module", params=FOLDERS if LONG else SOME)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patch:  # makes no other cache forget
        patch.setenv("LHL_GRAPH_CACHE", str(base / "cache"))
        started = Served(make(base / "root", FOLDERS[request.param]).root, base / "log")
        yield started
        started.stop()
    assert "Traceback" not in started.said()


def test_every_address_answers(served: Served) -> None:
    for path in (*FIXED, "/.well-known/void", "/id/theme/dementia", "/style.css"):
        assert served.client.get(path).status_code == 200, path


def test_every_thing_has_a_page_and_triples_in_every_language(served: Served) -> None:
    for (thing,) in (row.values() for row in served.rows(THINGS)):
        address = "/id/" + quote(thing.removeprefix(BASE), safe="/-._~")
        for language in LANGUAGES:
            page = served.client.get(address, headers={"Accept": "text/html"}, params={"lang": language})
            assert page.status_code == 200, (address, page.text)
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
            assert heading is not None
            assert re.sub("<[^>]+>", "", heading[1]).strip(), address
        assert served.client.get(f"{address}.ttl").status_code == 200


def test_every_question_has_a_page_and_rows_or_says_what_is_not_there(served: Served) -> None:
    for question in served.client.get("/questions.json").json()["questions"]:
        for accept in ("text/html", "application/json"):
            reply = served.client.get(f"/ask/{question['name']}", headers={"Accept": accept})
            assert reply.status_code == 200 or "no term is called" in reply.text, (question["name"], reply.text)
            assert reply.status_code in (200, 400, 404), question["name"]


def test_what_is_not_there_is_said(served: Served) -> None:
    for accept in ("text/html", "text/turtle"):
        assert served.client.get("/id/initiative/there-is-none", headers={"Accept": accept}).status_code == 404
