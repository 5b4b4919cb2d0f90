"""A request that came before, byte for byte, is told what it was told, and nothing it depends on is overlooked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import Response

from lhl_graph.server import repeated
from lhl_graph.server.kept_answers import Answer, KeptAnswers
from lhl_graph.server.repeated import Repeated, remembered
from tests.server.own_loop import run

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from tests.server.conftest import Served

ADDRESS = "/sparql"
QUERY = "SELECT ?i { ?i a lhl:Initiative } ORDER BY ?i LIMIT 3"


class App:
    """Answers each request with what it holds, and counts."""

    def __init__(self, answers: KeptAnswers, room: bool = True) -> None:
        self.asked, self._answers, self._room = 0, answers, room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.requests import Request

        self.asked += 1
        request = Request(scope, receive)
        content = repr((scope["headers"], scope["query_string"], await request.body())).encode()
        if self._room:
            self._answers.put(content.hex(), Answer(200, {}, content))
        await remembered(request, content.hex(), Response(content))(scope, receive, send)


def ask(app: Any, body: bytes = b"", path: str = ADDRESS, query: bytes = b"", method: str = "POST", **more: str) -> Any:
    """Ask without a server; give the content."""
    parts = [body[:3], body[3:]] if more.pop("parts", "") else [body]
    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in more.items()]
    waiting = [{"type": "http.request", "body": part, "more_body": n + 1 < len(parts)} for n, part in enumerate(parts)]
    sent: list[Message] = []

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": headers}
    run(app(scope, receive, send))
    assert sent[0]["headers"], sent
    sent[0]["headers"].append((b"x-added", b"by somebody around"))
    return sent[1]["body"]


def test_the_same_request_is_answered_once() -> None:
    app = App(answers := KeptAnswers("data"))
    around = Repeated(app, answers)
    assert ask(around, b"a") == ask(around, b"a")
    assert app.asked == 1


@pytest.mark.parametrize(
    "other",
    [
        {"body": b"b"},
        {"query": b"lang=nn"},
        {"method": "GET"},
        {"accept": "text/csv"},
        {"accept_language": "nn"},
        {"content_type": "text/plain"},
        {"if_none_match": '"x"'},
        {"path": "/map"},
    ],
)
def test_another_request_is_asked_anew(other: dict[str, Any]) -> None:
    app = App(answers := KeptAnswers("data"))
    around = Repeated(app, answers)
    ask(around, b"a")
    assert ask(around, **{"body": b"a", **other}) == ask(App(answers), **{"body": b"a", **other})
    assert app.asked == 2


@pytest.mark.parametrize("again", [{"body": b"abcdef", "parts": "2"}, {"body": b"x" * 9_000}, {"method": "HEAD"}])
def test_what_comes_in_parts_or_is_long_is_read_whole_each_time(again: dict[str, Any]) -> None:
    app = App(answers := KeptAnswers("data"))
    around = Repeated(app, answers)
    assert ask(around, **again) == ask(around, **again) == ask(App(answers), **again)
    assert app.asked == 2


def test_an_answer_that_is_no_longer_kept_is_asked_for() -> None:
    app = App(answers := KeptAnswers("data"), room=False)
    around = Repeated(app, answers)
    assert ask(around, b"a") == ask(around, b"a")
    assert app.asked == 2


def test_so_many_requests_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated, "MOST", 2)
    app = App(answers := KeptAnswers("data"))
    around = Repeated(app, answers)
    for body in (b"a", b"b", b"a", b"c", b"a", b"c"):
        ask(around, body)
    assert app.asked == 3
    ask(around, b"b")
    assert app.asked == 4


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://editor.example", "Accept-Language": "nn"}])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_headers_are_the_same_the_first_time_and_after(
    method: str, headers: dict[str, str], small_server: Served
) -> None:
    asked = {"query": f"{QUERY} # {method} {headers}"}
    given: dict[str, Any] = {"params": asked} if method == "GET" else {"data": asked}
    first, *others = (
        {**small_server.client.request(method, ADDRESS, headers=headers, **given).headers, "date": ""} for _ in range(3)
    )
    assert others == [first, first]


def test_a_client_that_has_the_answer_is_told_so_each_time(small_server: Served) -> None:
    asked = {"query": QUERY + " # kept"}
    tag = small_server.client.get(ADDRESS, params=asked).headers["etag"]
    for _ in range(3):
        reply = small_server.client.get(ADDRESS, params=asked, headers={"If-None-Match": tag})
        assert (reply.status_code, reply.content, reply.headers["etag"]) == (304, b"", tag)
    assert small_server.client.get(ADDRESS, params=asked).status_code == 200


def test_what_was_asked_anew_is_not_the_first_to_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated, "MOST", 2)
    app = App(answers := KeptAnswers("data"), room=False)
    around = Repeated(app, answers)
    for body in (b"a", b"b", b"a", b"c"):  # no answer is kept, so that each is asked of the app
        ask(around, body)
    assert [asked[2] for asked in around._replies] == [b"a", b"c"]
