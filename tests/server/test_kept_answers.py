"""What was answered before is not worked out again, and a client that has it is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.server.kept_answers import Answer, KeptAnswers, matches

if TYPE_CHECKING:
    from tests.server.conftest import Serve, Served

QUERY = "SELECT ?i { ?i a lhl:Initiative } ORDER BY ?i"


def get(served: Served, query: str = QUERY, **headers: str) -> Any:
    return served.client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv", **headers})


def test_a_client_that_has_the_answer_is_not_sent_it_again(small_server: Served) -> None:
    first = get(small_server)
    again = get(small_server, **{"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert get(small_server, **{"If-None-Match": '"other"'}).content == first.content


def test_the_same_query_gets_the_same_bytes_and_headers(small_server: Served) -> None:
    first, second = get(small_server, QUERY + " LIMIT 2"), get(small_server, QUERY + " LIMIT 2")
    assert first.content == second.content
    unlike = {"date"}
    assert {k: v for k, v in first.headers.items() if k not in unlike} == {
        k: v for k, v in second.headers.items() if k not in unlike
    }


def test_another_query_format_or_graph_is_another_answer(small_server: Served) -> None:
    asked = {"query": QUERY}
    others = [
        small_server.client.get("/sparql", params={**asked, **more}, headers={"Accept": accept})
        for more, accept in (
            ({}, "text/csv"),
            ({}, "application/json"),
            ({"format": "tsv"}, "text/csv"),
            ({"query": QUERY + " "}, "text/csv"),
        )
    ]
    assert len({reply.headers["etag"] for reply in others}) == len(others)


@pytest.mark.parametrize("volatile", ["NOW()", "rand()", "STRUUID()"])
def test_what_may_be_another_answer_next_time_has_no_tag(small_server: Served, volatile: str) -> None:
    reply = get(small_server, f"SELECT ({volatile} AS ?x) {{}}")
    assert reply.status_code == 200, reply.text
    assert "etag" not in reply.headers


def test_post_has_no_tag(small_server: Served) -> None:
    assert "etag" not in small_server.ask(QUERY).headers


@pytest.mark.parametrize("query", ["SELECT nonsense", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"])
def test_a_problem_is_not_kept(small_server: Served, query: str) -> None:
    for reply in (get(small_server, query), get(small_server, query)):
        assert reply.status_code in (400, 503, 504)
        assert "etag" not in reply.headers


def test_what_was_cut_is_not_kept(serve: Serve) -> None:
    reply = get(serve("--max-rows", "1"))
    assert "x-lhl-cut" in reply.headers
    assert "etag" not in reply.headers


def job(query: str) -> dict[str, Any]:
    return {"do": "query", "query": query}


def test_no_more_is_kept_than_there_is_room_for() -> None:
    answers = KeptAnswers("data", room=10)
    tags = [tag for n in range(3) if (tag := answers.tag(job(f"ASK {{ {n} }}")))]
    for tag in tags[:2]:
        answers.put(tag, Answer(200, {}, b"12345"))
    assert answers.get(tags[0])
    answers.put(tags[2], Answer(200, {}, b"12345"))
    assert [answers.get(tag) is not None for tag in tags] == [True, False, True]
    answers.put(tags[0], Answer(200, {}, b"1"))
    answers.put(tags[1], Answer(200, {}, b"1234"))
    assert all(answers.get(tag) for tag in tags)
    answers.put(tags[0], Answer(200, {}, b"x" * 11))
    assert not any(answers.get(tag) for tag in tags)


def test_other_data_gives_other_tags() -> None:
    assert KeptAnswers("data").tag(job("ASK {}")) == KeptAnswers("data").tag(job("ASK {}"))
    assert KeptAnswers("data").tag(job("ASK {}")) != KeptAnswers("other").tag(job("ASK {}"))
    assert KeptAnswers("data").tag({"do": "ask", "name": "tema"}) is None


def test_conditions_name_tags() -> None:
    assert matches('"a"', 'W/"a"')
    assert matches('"a"', '"b", "a"')
    assert not matches('"a"', "")
    assert not matches('"a"', '"ab"')
