"""The page about one thing: what it is in two sentences, a box of facts, what it is most like, and the rest folded."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from lhl_graph.answers.thing.event import kind
from lhl_graph.findings.status import Statuses
from lhl_graph.graph.labels import STAR, Labels
from lhl_graph.iris import BASE, NS, PREFIXES, root
from lhl_graph.prose import unbroken
from lhl_graph.server import media
from lhl_graph.server.pages import cited as citing
from lhl_graph.server.pages import frame, lead
from lhl_graph.server.pages.blocks import FEW, NOTES, RECORD, Block, Writer
from lhl_graph.server.pages.carriers import by_standing, carriers, members
from lhl_graph.server.pages.event import CONCERNS, besides, concerning
from lhl_graph.server.pages.follow_ups import follow_ups
from lhl_graph.server.pages.likeness import most_like
from lhl_graph.server.pages.matched import held, matched
from lhl_graph.server.pages.on_map import on_map
from lhl_graph.server.pages.referring import ASIDE, ROLES, groups
from lhl_graph.server.pages.relations import relations, terms
from lhl_graph.server.pages.succession import succession
from lhl_graph.server.pages.title import title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.findings.speakers import Speaker
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.carriers import Carrier
    from lhl_graph.server.pages.carriers import Standing as Held
    from lhl_graph.server.pages.cited import Cited
    from lhl_graph.server.pages.referring import Group
    from lhl_graph.server.pages.relations import Related

_MOST: Final = 200
_FEW_SOURCES: Final = 12
_BOX: Final = (
    *(
        CONCERNS,
        "alsoCalled",
        "kind",
        "period",
        "status",
        "succeededBy",
        "preceded",
        "owner",
        "responsible",
        "solutionsPerArea",
    ),
    *("inFocusArea", "theme", "targetGroup"),
)
"""What the box of an initiative begins with, and that of a part of one; other facts that are few and bare follow."""
_FIRST: Final = (
    "taskStatus",
    "goal",
    "targetGroupFacet",
    "themeFacet",
    "measure",
    "solution",
    "focusArea",
    "challenge",
)
_ASSIGNED: Final = (
    *("letter", "aboutInitiative", "aboutFocusArea", "aboutMeasure", "namesActor", "inferredActor"),
    *("theme", "targetGroup"),
)
"""The box of an assignment, and how the editors tagged it."""
_TOLD: Final = ("titlePart", "taskStatus", "taskDate", "aboutLetter")
"""What follows: the assignment in the words of its source, and the later status."""
_SHOWN_OTHERWISE: Final = frozenset(
    NS + name for name in ("carriedOnBy", "communityMember", "objectiveGoal", "saidBy", "gloss")
)
"""What stands on the page as what a part is like, as the goals or initiatives of what was computed, by the name."""
_LISTED: Final = {"target-group": "carriers_group", "community": "members"}
"""What a list of initiatives is headed by on the page about one of a kind; of any other, that they are about it."""
_BARE: Final = 3
"""So many columns such a list has where nobody says that an initiative belongs in it."""
_ENDS: Final = frozenset({NS + "start", NS + "end"})
"""What the sentence about an event says."""
_SAID: Final = (PREFIXES["skos"] + "definition", PREFIXES["dct"] + "description")


def thing(store: Store, sheet: Sheet, speakers: Mapping[str, Speaker], day: str) -> str:
    """Give the page about one thing; `day` is the newest day of the data."""
    return unbroken(_Page(store, sheet, speakers).made(day), sheet.language)


class _Page:
    def __init__(self, store: Store, sheet: Sheet, speakers: Mapping[str, Speaker]) -> None:
        self._store, self._sheet = store, sheet
        self._language = sheet.language
        self._labels = Labels(store, sheet.language)
        self._words = frame.words(sheet.language)
        self._speakers, self._sources = speakers, citing.of_sheet(sheet, speakers)
        self._cited = {each.id: cited for each, cited in self._sources}
        self._writer = Writer(store, sheet, self._cited)

    def made(self, day: str) -> str:
        sheet, known = self._sheet, {each.name: each.type for each in media.GRAPHS}
        about = self._is_initiative()
        iri, store, labels = sheet.iri, self._store, self._labels
        related = relations(store, labels, iri) if about else []
        like = most_like(store, labels, iri) if about else []
        statuses = None if about else Statuses(self._store, self._language, day)
        carried = carriers(store, labels, statuses, iri, self._citing) if statuses else []
        grouped = members(store, labels, statuses, iri) if statuses else []
        matches = matched(store, labels, statuses, iri) if statuses and iri != root(iri) else []
        pointing = [
            *self._pointing({each.address for each in carried}),
            *besides(store, labels, iri, self._words),
        ]
        read = [each for each in pointing if each.property not in ASIDE]
        asked = follow_ups(self._store, self._labels, sheet.iri)
        parts = self._parted(related)
        rest = sorted(parts["rest"], key=self._place)
        texts = [line.text for block in parts["said"] for line in block.lines]
        told = {
            each.property: by_standing(store, labels, statuses, iri, ROLES[each.property], each.things, self._citing)
            for each in read
            if statuses and self._is_actor() and each.property in ROLES
        }
        notes = list(map(self._writer.block, filter(self._is_note, sheet.facts)))
        return frame.render(
            "thing",
            self._language,
            title(store, labels, sheet),
            day,
            sheet=sheet,
            gloss=self._labels.gloss(sheet.iri),
            kind=self._words.get(f"kind {sheet.iri.removeprefix(BASE).partition('/')[0]}", sheet.kind),
            lead=self._lead([(each.name, each.own) for each in like], texts, statuses, carried, day),
            carriers=carried or grouped,
            carried_by=self._words[_LISTED.get(iri.removeprefix(BASE).partition("/")[0], "carriers")],
            carried_as=self._words["carried"].split("|")[: None if carried else _BARE],
            pointing=read,
            aside=[each for each in pointing if each.property in ASIDE],
            told_of=_told_of(read),
            follow_ups=asked,
            matches=matches,
            goals=held(store, labels, statuses, iri, self._citing) if statuses else [],
            whole=about,
            told=told,
            on_paper=self._on_paper([*parts["box"], *rest], told.values(), carried),
            box=sorted(parts["box"], key=self._place),
            like=like,
            star=STAR[self._language],
            places=self._places(like, rest, _told_of(read), asked),
            blocks=rest,
            record=parts["record"] + (notes if self._language == "en" else []),
            english=(bool(notes) or self._writer.remarked) and self._language != "en",
            sources=self._sources,
            all_like=f"/ask/overlapp-med?{urlencode({'satsing': sheet.iri.rsplit('/', 1)[1]})}" if like else "",
            path=frame.address_of(sheet.iri),
            on_map=on_map(self._store, sheet),
            notations=[(name, known[name]) for name in frame.NOTATIONS],
            most=_MOST,
            few=FEW,
            foreign=self._has_foreign(),
        )

    def _pointing(self, listed: Set[str]) -> list[Group]:
        """Give what points to the thing, and is not listed already or said among the relations of an initiative.

        Nor that of which the thing is a part: the lead says so.
        """
        said = terms(self._store) if self._is_initiative() else ()
        told = {*listed, frame.address_of(root(self._sheet.iri))}
        return [
            each._replace(things=others)
            for each in groups(self._store, self._labels, self._sheet)
            if each.property not in said and (others := [it for it in each.things if it[0] not in told])
        ]

    def _cite(self, sources: Iterable[str]) -> dict[str, Cited]:
        """Give sources as the page calls them, and those that are not the thing's own by who speaks in them."""
        named = list(sources)
        own = {f"{root(self._sheet.iri)}/{name}": cited for name, cited in self._cited.items()}
        others = citing.of(self._store, (each for each in named if each not in own), self._speakers)
        return {each: own[each] for each in named if each in own} | others

    def _citing(self, sources: Iterable[str]) -> tuple[Cited, ...]:
        return tuple(dict.fromkeys(self._cite(sources).values()))

    def _places(
        self, like: Sequence[object], blocks: Sequence[Block], told_of: int, asked: Sequence[object]
    ) -> list[tuple[str, str, str]]:
        """Give what the contents lead to: place, heading and how much stands there."""
        words = self._words
        ends = (
            ("referring", words["incoming"], str(told_of)),
            ("follow-ups", words["ask_on"], str(len(asked))),
            ("sources", words["sources"], str(len(self._sources))),
        )
        told = ((block.id, block.heading, block.number) for block in blocks)
        return [("like", words["like"], str(len(like))), *told, *(each for each in ends if each[2] != "0")]

    def _parted(self, related: Sequence[Related]) -> dict[str, list[Block]]:
        """Tell apart what is said in the lead, in the box, in the rest and of the entry.

        How the thing hangs together with others is told once, with sources: not by property as well.
        """
        once = _SHOWN_OTHERWISE | ({NS + "relation", *terms(self._store)} if related else set())
        blocks = [
            self._writer.block(heading)
            for heading in self._sheet.facts
            if not self._is_note(heading) and self._sheet.properties.get(heading) not in once
        ]
        blocks += self._writer.related(related, self._cite(source for each in related for source in each.sources))
        blocks += concerning(self._store, self._labels, self._sheet.iri, self._words)
        blocks += succession(related, self._labels, self._words, self._citing)
        of_itself = self._is_actor() or self._is_event() or self._is_task()
        record = RECORD | ({NS + "basis"} if of_itself else set()) | (_ENDS if self._is_event() else set())
        parts: dict[str, list[Block]] = {"said": [], "record": [], "box": [], "rest": []}
        for block in blocks:
            if block.property in _SAID:
                parts["said"].append(block)
            elif block.property in record:
                parts["record"].append(block)
            else:
                parts["box" if self._is_brief(block) else "rest"].append(block)
        return parts

    def _is_initiative(self) -> bool:
        kind, _, name = self._sheet.iri.removeprefix(BASE).partition("/")
        return kind == "initiative" and "/" not in name

    def _is_note(self, heading: str) -> bool:
        return self._sheet.properties.get(heading) in NOTES

    def _is_brief(self, block: Block) -> bool:
        name = block.property.removeprefix(NS)
        if self._is_task():
            return name in _ASSIGNED
        few = block.bare and len(block.lines) <= FEW and not any(line.cited for line in block.lines)
        return name in _BOX or few

    def _place(self, block: Block) -> int:
        name = block.property.removeprefix(NS)
        order = (*_ASSIGNED, *_TOLD) if self._is_task() else (*_BOX, *_FIRST)
        return order.index(name) if name in order else len(order)

    def _lead(
        self,
        nearest: Sequence[tuple[str, str]],
        told: Sequence[str],
        statuses: Statuses | None,
        carried: Sequence[Carrier],
        day: str,
    ) -> list[str]:
        store, labels, sheet = self._store, self._labels, self._sheet
        texts = [each for each in told if each != title(store, labels, sheet)]
        if statuses is None:
            return lead.of_whole(store, labels, sheet.iri, nearest, texts)
        return lead.of_other(store, labels, sheet, texts, statuses, carried, day)

    def _on_paper(
        self, blocks: Iterable[Block], roles: Iterable[Iterable[Held]], carried: Iterable[Carrier]
    ) -> set[Cited]:
        """Give the sources that are printed: of many, those cited in what is not folded."""
        if len(self._cited) <= _FEW_SOURCES:
            return set(self._cited.values())
        said = [line.cited for block in blocks if block.open for line in block.lines]
        rows = [*carried, *(row for role in roles for held in role if held.open for row in held.rows)]
        return {each for each in chain(*said, *(row.cited for row in rows)) if each.listed}

    def _has_foreign(self) -> bool:
        """Tell whether any goal or measure is shown in another language, as it has no text in this one."""
        parts = [each for name in ("goal", "measure") for each in self._store.objects(self._sheet.iri, NS + name)]
        return any(self._language not in self._languages(each) for each in parts)

    def _languages(self, part: str) -> set[str | None]:
        """Give the languages of the text that a part is shown by; this one where it has none."""
        shown = {value.language for _, value in self._store.facts(part) if value.text == self._labels[part]}
        return shown - {None, ""} or {self._language}

    def _is_task(self) -> bool:
        return self._sheet.iri.startswith(BASE + "task/")

    def _is_event(self) -> bool:
        return bool(kind(self._store, self._sheet.iri))

    def _is_actor(self) -> bool:
        return self._sheet.iri.startswith(BASE + "actor/")


def _told_of(pointing: Sequence[Group]) -> int:
    return sum(len(each.things) for each in pointing)
