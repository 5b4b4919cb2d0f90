"""The report put together: chapters of sentences, tables and figures, every number read where the commands read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.iris import REFORM
from lhl_graph.report import chapters, extent
from lhl_graph.report.blocks import Block, Document
from lhl_graph.report.notes import Notes
from lhl_graph.report.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.comparison import Comparison
    from lhl_graph.report.extent import Extent


class Report(NamedTuple):
    """What is reported on: an initiative by its IRI, and a day; without one, the newest that any source speaks of."""

    focus: str = REFORM
    on: str | None = None


def compose(graph: Comparison, wanted: Report) -> Document:
    """Compose the report in the graph's language.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    graph = type(graph)(graph.repository, graph.store.remembering(), graph.language)
    voice = Voice(graph.language)
    notes = Notes(graph.store, voice)
    found: Extent = extent.read_all(graph, wanted.focus, wanted.on)
    said: list[Block] = [block for chapter in chapters.CHAPTERS for block in chapter(found, voice, notes)]
    blocks, cited = notes.in_order(said)
    names = {name: voice.word(name) for name in ("contents", "sources", "numbers", "computed", "table", "figure")}
    return Document(
        voice.say("title"),
        voice.say("subtitle", focus=voice.quoted(found.name), day=voice.dated(found.day)),
        graph.language,
        found.newest,
        blocks,
        cited,
        names,
    )
