"""Annotated documents, ready to be shown, saved or carried on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lhl_graph.documents import tables
from lhl_graph.errors import InputError
from lhl_graph.iris import free, slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from lhl_graph.documents.annotation import Annotated
    from lhl_graph.table.inline import Page
    from lhl_graph.table.table import Table


class Annotations:
    """One document or several, each laid against the graph; `len` and iteration go over the documents."""

    def __init__(self, annotated: list[Annotated], taken: Collection[str] = ()) -> None:
        """Keep what was found in each document, and the ids that no draft can have."""
        self.annotated = annotated
        self._taken = taken

    def __len__(self) -> int:
        return len(self.annotated)

    def __getitem__(self, place: int) -> Annotated:
        return self.annotated[place]

    def __str__(self) -> str:
        return self.table().text()

    def table(self) -> Table[Any]:
        """Give the findings of one document; of several, a row an initiative and a column a municipality."""
        if len(self) == 1:
            return tables.annotation_table(self[0])
        return tables.side_by_side(self.annotated)

    def to_dict(self) -> list[dict[str, Any]]:
        """Give everything found, as plain values; positions count code points of the text as read."""
        return [_plain(each) for each in self.annotated]

    def to_json(self) -> str:
        """Give `to_dict` as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def web_annotations(self) -> str:
        """Give the mentions as Web Annotations in JSON-LD.

        Raises:
            InputError: there is more than one document.
        """
        from lhl_graph.documents import web_annotation

        return web_annotation.text(self._one())

    def id_of(self, name: str) -> str:
        """Give the id that the draft of an initiative called `name` gets: one that the graph does not have.

        Raises:
            InputError: no id can be made of the name.
        """
        return free(slug(name), self._taken)

    def draft(self, name: str, *, with_goals: bool = False, file: str | None = None) -> str:
        """Give the plan as the draft of an initiative called `name`: YAML, marked as read by machine.

        `file` is the name of the file that it goes to, for what the draft says of its use.

        Raises:
            InputError: there is more than one document, no id can be made of the name, or nothing was found.
        """
        from lhl_graph.documents import draft

        return draft.draft(self._one(), name, self.id_of(name), file or "FILE", with_goals=with_goals)

    def html(self) -> Page:
        """Give the document as one HTML page, its text marked and the findings beside it.

        Raises:
            InputError: there is more than one document.
        """
        from lhl_graph.documents import page
        from lhl_graph.table.inline import Page

        return Page(page.html(self._one()))

    def _one(self) -> Annotated:
        if len(self) != 1:
            raise InputError("a page, a draft or Web Annotations are of one document; give one file")
        return self[0]


def _plain(annotated: Annotated) -> dict[str, Any]:
    document = annotated.document
    return {
        "document": document.name,
        "format": document.form,
        "day": annotated.day,
        "unread": [each._asdict() for each in document.unread],
        "mentions": [
            {
                **mention._asdict(),
                "text": document.text[mention.start : mention.end],
                "name": annotated.names[mention.thing],
                "where": tables.where(document, mention.start, annotated.language),
            }
            for mention in annotated.mentions
        ],
        "findings": [
            {
                **finding._asdict(),
                "shared": [each._asdict() for each in finding.shared],
                "mentions": [each._asdict() for each in finding.mentions],
                "sources": [each._asdict() for each in finding.sources],
            }
            for finding in annotated.findings
        ],
        "goals": [{**pair._asdict(), "goal": pair.goal._asdict()} for pair in annotated.goals],
    }
