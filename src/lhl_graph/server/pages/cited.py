"""Sources as short titles that lead to them: the most official first, and no two of one title.

Where one has spoken in several, the title tells which: "Helsedirektoratet: Om støtteapparatene".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.alphabet import natural
from lhl_graph.findings.speakers import NOBODY, PAPER
from lhl_graph.iris import NS, PREFIXES, is_web_page, root
from lhl_graph.prose import dates
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.answers.thing.sheet import Source as Given
    from lhl_graph.findings.speakers import Speaker
    from lhl_graph.graph.store import Store


_SHORT: Final = 40
"""So many letters of a title stand beside who speaks."""


class Source(NamedTuple):
    """A source as a page knows it: what it is called on the page, where it is on the web, and who speaks in it."""

    id: str
    url: str
    title: str
    whole: str
    speaker: Speaker


class Cited(NamedTuple):
    """A source as a short title that leads to it."""

    brief: str
    address: str
    whole: str
    listed: bool
    """Whether the page lists it with all that is known of it."""
    rank: int
    """How official it is, 0 most."""
    speaker: str
    """Who speaks in it, and when; or which paper it is; the short title where only a number tells it from others."""

    @property
    def beyond(self) -> str:
        """What is to be said of it after its short title: the whole title, but nothing twice."""
        more = "" if self.whole in self.brief else self.whole.removeprefix(self.brief).lstrip(" ,:–-")
        return f": {more}" if more else ""


def cited(sources: Iterable[Source]) -> dict[str, Cited]:
    """Give each source by its id, the most official first and else as they come; alike ones by what they are called."""
    order = sorted(sources, key=lambda each: each.speaker.rank)
    spoken = Counter(each.speaker.brief for each in order)
    briefs = {each.id: _told(each) if spoken[each.speaker.brief] > 1 else each.speaker.brief for each in order}
    same, seen = Counter(briefs.values()), Counter[str]()
    found = {}
    for each in order:
        brief, speaker = briefs[each.id] or each.id, each.speaker.brief
        seen[brief] += 1
        if same[brief] > 1:
            brief = speaker = f"{brief} ({seen[brief]})"
        address = each.url if is_web_page(each.url) else f"#{each.id}"
        found[each.id] = Cited(brief, address, each.whole, listed=True, rank=each.speaker.rank, speaker=speaker)
    return found


def of(store: Store, sources: Iterable[str], speakers: Mapping[str, Speaker]) -> dict[str, Cited]:
    """Give sources by their IRI, wherever they are cited; one that is not on the web leads to what is known of it.

    What several initiatives cite at one address is one source.
    """
    known = {iri: _source(store, iri, speakers) for iri in sources}
    alike = {each.url or iri: each for iri, each in known.items()}
    told = cited(alike.values())
    return {
        iri: brief._replace(
            address=brief.address if is_web_page(brief.address) else frame.address_of(iri), listed=False
        )
        for iri, each in known.items()
        for brief in [told[alike[each.url or iri].id]]
    }


def of_sheet(sheet: Sheet, speakers: Mapping[str, Speaker]) -> list[tuple[Given, Cited]]:
    """Give the sources of a sheet, the most official first, each with a short title that no other has."""
    known = {each.id: each._replace(date=dates(each.date, sheet.language)) for each in sheet.sources}
    told = cited(
        Source(
            name,
            each.url,
            each.title,
            ", ".join(filter(None, (each.title, each.about))),
            speakers.get(f"{root(sheet.iri)}/{name}", NOBODY._replace(brief=each.publisher)),
        )
        for name, each in sorted(known.items(), key=lambda one: natural(one[0]))
    )
    return [(known[name], each) for name, each in told.items()]


def _source(store: Store, iri: str, speakers: Mapping[str, Speaker]) -> Source:
    title, url = ("".join(store.objects(iri, name)) for name in (PREFIXES["dct"] + "title", NS + "url"))
    speaker = speakers.get(iri, NOBODY)
    return Source(iri, url, title, title, speaker if speaker.brief else speaker._replace(brief=title))


def _told(source: Source) -> str:
    """Tell a source from others of its speaker: a part of a paper by its heading, anything else by its title."""
    brief, title = source.speaker.brief, source.title
    if source.speaker.rank == PAPER:
        part = title.partition(brief)[2].rpartition(", ")[2].strip(" ,:–-")
        return f"{brief}, {_few_words(part)}" if part else brief
    return f"{brief}: {_few_words(title)}" if title and title != brief else brief


def _few_words(title: str) -> str:
    """Give a title, or its first words and its last part: of one report, the chapters are told apart by their names."""
    if len(title) <= _SHORT:
        return title
    head, _, last = title.rpartition(", ")
    begun = _cut(head or title, _SHORT // 2)
    return f"{begun} … {_cut(last, _SHORT)}" if head else f"{_cut(title, _SHORT)} …"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most + 1].rpartition(" ")[0].rstrip(" ,:–-") or text[:most]
