"""What the pages say, in one language: words, names, dates, and texts marked where they are of another language."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache, cached_property
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from lhl_graph import prose as written
from lhl_graph.analysis.coverage import is_evidence
from lhl_graph.answers.thing.lead import with_article
from lhl_graph.design import thing
from lhl_graph.findings import status
from lhl_graph.findings.doubt import UNSURE
from lhl_graph.graph.labels import Labels, glossed, order
from lhl_graph.iris import BASE, compact, local_name
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.inventory import Texts
    from lhl_graph.site.content import Content


MATCHES: Final = 3
"""So many pairs of parts are shown as what two initiatives have in common."""
MOSTLY: Final = 0.5
"""More than so large a part is most."""


@cache
def words(language: str) -> dict[str, Any]:
    """Give the words of a language; every language has the same."""
    folder = files("lhl_graph.site").joinpath("templates")
    found: dict[str, Any] = json.loads(folder.joinpath(f"words.{language}.json").read_text(encoding="utf-8"))
    return found


class Voice:
    """Speaks one language about a content."""

    look_up: Final = ("Lovdata", "https://lovdata.no/")
    """Where the pages say to look a rule up."""

    def __init__(self, content: Content, language: str) -> None:
        """Speak about `content` in `language`: nb, nn or en."""
        self.content = content
        self.language = language
        self.words = words(language)
        self.shared = thing.words(language)
        self.unsure = UNSURE[language]
        self.labels = Labels(content.reader.store, language)
        self._names: dict[str, Markup] = {}
        self._standings: dict[str, str] = {}

    def said(self, texts: Texts) -> Markup:
        """Give a text as HTML, with its language where that is not the page's."""
        tongue, said = self.tongue(texts), escape(self.plain(texts))
        return Markup(f'<span lang="{tongue}">{said}</span>' if tongue else said)

    def tongue(self, texts: Texts) -> str:
        """Give the language in which a text is given; empty where that is the page's."""
        found = next((tag for tag in (*order(self.language), "") if texts.get(tag)), "")
        return "" if found == self.language else found

    def plain(self, texts: Texts) -> str:
        """Give a text as it is."""
        return next((texts[tag] for tag in (*order(self.language), "") if texts.get(tag)), "")

    def names(self, iri: str) -> Texts:
        """Give what a thing is called, by language: its short name in each where it has one, else its name or text."""
        whole, reader = self.content.inventory, self.content.reader
        if iri.startswith(BASE + "objective/"):
            return self._objective(iri)
        if iri.startswith(BASE + "letter/"):
            return self._letter(iri)
        known = whole.names.get(iri, {}) | whole.short.get(iri, {})
        for name in ("lhl:shortName", "rdfs:label", "dct:title", "dct:description"):
            known = known or reader.texts(iri, name)
        return known or {"": compact(iri)}

    def name(self, iri: str) -> Markup:
        """Give what a thing is called, as HTML."""
        if iri not in self._names:
            self._names[iri] = self.said(self.names(iri))
        return self._names[iri]

    def called(self, iri: str) -> str:
        """Give what a thing is called, as it is."""
        return self.plain(self.names(iri))

    def gloss(self, iri: str, *, starred: bool = False) -> str:
        """Say what the name of a thing means, where it is in another language and the editors translate it."""
        return glossed(self.content.inventory.glosses.get(iri, {}), self.language, starred=starred)

    def explained(self, iri: str) -> str:
        """Give what a thing is called, and with a star what that means where the editors translate it."""
        return f"{self.called(iri)} {self.gloss(iri, starred=True)}".rstrip()

    def text(self, iri: str, name: str) -> Markup:
        """Give the text of a property as HTML."""
        return self.said(self.content.reader.texts(iri, name))

    def full(self, iri: str) -> Markup:
        """Give the whole name of a thing, or in a language in which it has none the short one."""
        whole = self.content.inventory
        return self.said(whole.short.get(iri, {}) | whole.names.get(iri, {}) or self.names(iri))

    def looked_up(self, text: str) -> Markup:
        """Give a text as HTML, with a link where it says to look a rule up."""
        name, address = self.look_up
        return Markup(escape(text).replace(name, f'<a href="{address}">{name}</a>'))

    def date(self, day: str) -> str:
        """Write out a day, month or year."""
        return written.dated(day, self.language) if day[:4].isdigit() else day

    def when(self) -> str:
        """Write the day of the site, or that it is about any of several."""
        first, last = map(self.date, self.content.standings.span)
        return last if first == last else str(self.words["some_day"]).format(first=first, last=last)

    def per(self) -> str:
        """Write the same for the end of a clause: as of the day, or on at least one of them."""
        span = self.content.standings.span
        return str(self.words["per"]).format(day=self.when()) if span.first == span.last else self.when()

    def as_of(self) -> str:
        """Say for which time the site tells what is in force."""
        span = self.content.standings.span
        form = self.words["as_of" if span.first == span.last else "as_of_some"]
        return str(form).format(day=self.when(), when=self.when())

    def number(self, value: int) -> str:
        """Write a whole number."""
        return written.number(value, self.language)

    def decimal(self, value: float, places: int = 2) -> str:
        """Write a number with decimals."""
        return decimal(value, places, self.language)

    def standing(self, initiative: str) -> str:
        """Say whether an initiative is in force, and as of when that is known."""
        if initiative not in self._standings:
            self._standings[initiative] = self._standing(initiative)
        return self._standings[initiative]

    def _standing(self, initiative: str) -> str:
        state, period = self.content.states.get(initiative, ""), self.content.period(initiative)
        if not state or period is None:
            return str(self.words["named"])
        return status.said(period, state, self.content.day, self.language)

    def state(self, mark: str) -> str:
        """Name how initiatives stand that have a mark (`Content.mark`)."""
        return status.named(next(each for each in status.STATES if self.content.marked(each) == mark), self.language)

    def confirmed(self, initiative: str) -> str:
        """Say when a source last confirmed an initiative, and that it is only perhaps in force where it is."""
        return written.dates(self.content.standings.word(initiative, self.language), self.language)

    def seen(self, part: str) -> str:
        """Say in which year a source last told of a part itself."""
        day = self.content.last_seen(part)
        return str(self.words["seen" if day else "seen undated"]).format(year=day[:4])

    def period(self, initiative: str) -> str:
        """Write from when until when an initiative runs."""
        period, forms = self.content.period(initiative), self.words["period"]
        if period is None:
            return ""
        start = period.first_day[:4] if period.first_day else ""
        end = period.last_day[:4] if period.last_day else ""
        if start and start == end:
            return start
        if start and end:
            return f"{start}–{end}"
        if start:
            return str(forms["open" if period.end_is == "open" else "from"]).format(start=start)
        if end:
            return str(forms["until"]).format(end=end)
        return str(forms["unknown open" if period.end_is == "open" else "unknown"])

    def evidence(self, pair: Pair) -> list[GoalMatch]:
        """Give the parts that show most of what two initiatives have in common."""
        return list(filter(is_evidence, self.content.findings.matches.get(pair, ())))[:MATCHES]

    def is_foreign(self, parts: Iterable[str]) -> bool:
        """Tell whether any goal or measure has a name or text, but not in this language."""
        texts = self.content.reader.texts
        return any(self.tongue(texts(part, name)) for part in parts for name in ("rdfs:label", "dct:description"))

    @cached_property
    def judged(self) -> str:
        """Say that the editors judged what goals and measures are about, all or how many; empty where they did not."""
        part = self.content.judged()
        return str(self.words["judged"]["all" if part == 1 else "most" if part > MOSTLY else "some"]) if part else ""

    def told_by(self, objective: str) -> str:
        """Name the first initiatives that say a common objective."""
        initiatives = self.content.said[objective].initiatives
        return ", ".join(map(self.called, initiatives[:3])) + (" …" if len(initiatives) > 3 else "")

    def _objective(self, iri: str) -> Texts:
        apart = self._apart(iri)
        return {self.language: f"{self.topic(iri)} ({apart[1]})" if apart else self.topic(iri)}

    def topic(self, objective: str) -> str:
        """Name what a common objective is on, as others on the same are named too."""
        names = written.in_a_row(list(map(self.called, self._topics(objective))))
        return names or f"{self.words['kinds']['objective'][0]} {self.content.said[objective].number}"

    def _apart(self, objective: str) -> tuple[str, str] | None:
        """Tell a common objective from others on the same: by whom its goals are for, else by who has them.

        Gives which of the two, and their names.
        """
        topic, groups = self.topic(objective), self._groups(objective)
        alike = [self._groups(each) for each in self._on[topic]]
        if len(alike) == 1:
            return None
        if groups and alike.count(groups) == 1:
            return "for", groups
        return "of", written.listed(list(map(self.called, self.content.said[objective].initiatives)), self.language)

    @cached_property
    def _on(self) -> dict[str, list[str]]:
        """Topic → the common objectives that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.content.said:
            found[self.topic(each)].append(each)
        return found

    def _groups(self, objective: str) -> str:
        """Name the target groups of a common objective beside its topics."""
        concepts, topics = self.content.said[objective].concepts, self._topics(objective)
        groups = [each for each in concepts if each.startswith(BASE + "target-group/") and each not in topics]
        return written.listed([written.small(self.called(each)) for each in groups], self.language)

    def _topics(self, objective: str) -> list[str]:
        """Give the first themes of a common objective, else its target groups."""
        concepts = list(self.content.said[objective].concepts)
        return ([each for each in concepts if each.startswith(BASE + "theme/")] or concepts)[:3]

    def objective(self, iri: str) -> str:
        """Say how many initiatives have the goals of a common objective, and on what."""
        initiatives = written.counted(len(self.content.said[iri].initiatives), "initiative", self.language)
        themes = written.set_apart([written.small(self.called(each)) for each in self._topics(iri)], self.language)
        told = str(self.words["objective_lead"]).format(initiatives=initiatives, themes=themes)
        apart = self._apart(iri)
        return written.upper(told) + (str(self.words["objective_apart"][apart[0]]).format(apart[1]) if apart else "")

    def _letter(self, iri: str) -> Texts:
        """Name a letter so that it is known by itself: what it is called in a task matrix may be short."""
        reader = self.content.reader
        name, letters = self.plain(reader.texts(iri, "rdfs:label")), reader.texts(iri, "lhl:supplementTo")
        if letters:
            forms = {tag: str(words(tag)["letter_to"]) for tag in letters}
            return {tag: forms[tag].format(name=name, letter=letter) for tag, letter in letters.items()}
        kind = local_name(reader.one(iri, "lhl:letterType"))
        if kind not in ("main", "supplement"):
            return reader.texts(iri, "rdfs:label")
        of, to = (self.called(reader.one(iri, f"lhl:{each}")) for each in ("letterType", "receiver"))
        form = str(self.words["letter_name" if kind == "main" else "letter_supplement"])
        year = reader.one(iri, "dct:date")[:4]
        return {self.language: form.format(type=of, name=name, year=year, receiver=with_article(to, self.language))}
