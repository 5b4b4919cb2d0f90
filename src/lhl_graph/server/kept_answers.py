"""Answers to queries that were asked before, kept in memory: what is served does not change, so neither do they.

The tag of an answer is a hash of all that it depends on: what is served, the query, and how the answer is wanted. It is
known before the query is asked; a client that has the answer already is told so, and nobody works.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOM: Final = 32 * 2**20
"""Bytes that all kept answers may take."""

LARGEST: Final = 2**20
"""Bytes of the largest answer that is kept."""

_VOLATILE: Final = re.compile(r"\\|\b(now|rand|uuid|struuid|bnode|service)\b", re.IGNORECASE)
"""What makes an answer another one each time, also where an escape may hide it."""


class Answer(NamedTuple):
    """What is sent for a query."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class KeptAnswers:
    """The answers asked for last, by their tags."""

    def __init__(self, served: str, room: int = ROOM) -> None:
        """Keep `room` bytes of answers about what is `served`, whose name says all that answers depend on."""
        self._served, self._room, self._taken = served, room, 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def tag(self, job: Mapping[str, Any]) -> str | None:
        """Give the entity tag of a job's answer; nothing where it may be another the next time."""
        if job["do"] not in ("query", "map") or job.get("relayed") or _VOLATILE.search(job.get("query", "")):
            return None
        asked = json.dumps([self._served, job], sort_keys=True)
        return f'"{blake2b(asked.encode(), digest_size=16).hexdigest()}"'

    def get(self, tag: str) -> Answer | None:
        """Give the answer of a tag, where it is kept."""
        if tag not in self._answers:
            return None
        self._answers.move_to_end(tag)
        return self._answers[tag]

    def put(self, tag: str, answer: Answer) -> None:
        """Keep an answer, and let go of those that nobody has asked for longest."""
        self._drop(tag)
        self._answers[tag] = answer
        self._taken += len(answer.content)
        while self._taken > self._room:
            self._drop(next(iter(self._answers)))

    def _drop(self, tag: str) -> None:
        if tag in self._answers:
            self._taken -= len(self._answers.pop(tag).content)


def matches(tag: str, condition: str) -> bool:
    """Tell whether a header If-None-Match names a tag (RFC 9110: compared weakly)."""
    return tag in {each.strip().removeprefix("W/") for each in condition.split(",")}
