"""What things are called, in the reader's language: nb, nn or en, with a fixed order of fallback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from lhl_graph.iris import BASE, NS, PREFIXES, compact, local_name
from lhl_graph.prose import in_a_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.graph.store import Store

_TELLING = (NS + "tellingConcept", NS + "tellingTheme")
"""What tells a thing that has no name of its own from others."""
_TO = {"nb": "til", "nn": "til", "en": "to the"}

Text = TypeVar("Text")

LANGUAGES = ("nb", "nn", "en")

_NAMING = (
    (NS + "shortName", PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"),
    (PREFIXES["dct"] + "title",),
    (PREFIXES["dct"] + "description",),
)
"""What names a thing, best first. Within a group the reader's language goes before the better property."""


def order(language: str) -> list[str]:
    """Give the languages to try: the reader's own, then nb, nn, en (and then text that names no language)."""
    return [language, *(other for other in LANGUAGES if other != language)]


def pick(texts: Mapping[str, Text], language: str) -> Text | None:
    """Give what stands in the first language of `order` that there is; None when there is nothing."""
    for tag in (*order(language), ""):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), None)


_GLOSS = {"nb": "(«{}», vår oversettelse)", "nn": "(«{}», vår omsetjing)", "en": "(“{}”, our translation)"}
"""Marks what a name means as no name."""
_STARRED = {"nb": "(«{}»*)", "nn": "(«{}»*)", "en": "(“{}”*)"}
"""The same on a page that has many of them, and says once what the star means."""
STAR: Final = {"nb": "* Vår oversettelse.", "nn": "* Vår omsetjing.", "en": "* Our translation."}
"""What the star means."""


def glossed(texts: Mapping[str, str], language: str, *, starred: bool = False) -> str:
    """Say what a name means, from what it means by language; nothing where it needs no explanation in this one."""
    return (_STARRED if starred else _GLOSS)[language].format(texts[language]) if texts.get(language) else ""


class Labels:
    """Looks labels up in a store, each once."""

    def __init__(self, store: Store, language: str = "nb") -> None:
        """Look up in `store`, for readers of `language`."""
        self._store = store
        self.language = language
        self._known: dict[str, str] = {}

    def __getitem__(self, iri: str) -> str:
        """Give the short name, name, label, title or text of a thing; its CURIE when it has none."""
        if iri not in self._known:
            name = self._find(iri) or compact(iri)
            self._known[iri] = self._letter(iri, name) if iri.startswith(BASE + "letter/") else name
        return self._known[iri]

    def explained(self, iri: str, *, starred: bool = False) -> str:
        """Give the same, and what it means where it is in another language and the editors translate it."""
        return f"{self[iri]} {self.gloss(iri, starred=starred)}".rstrip()

    def gloss(self, iri: str, *, starred: bool = False) -> str:
        """Say what a name in another language means, marked as our translation; empty where it needs none."""
        texts = {value.language or "": value.text for _, value in self._store.facts(iri, NS + "gloss")}
        return glossed(texts, self.language, starred=starred)

    def short(self, value: str) -> str:
        """Give the CURIE of an IRI; any other text as it is."""
        return compact(value)

    def _find(self, iri: str) -> str | None:
        for group in _NAMING:
            texts: dict[str, str] = {}
            for name in group:
                for _, value in self._store.facts(iri, name):
                    texts.setdefault(value.language or "", value.text)
            if texts:
                return pick(texts, self.language)
        return self._told_by_themes(iri)

    def _told_by_themes(self, iri: str) -> str | None:
        """Name a group or a common objective by what tells it from others: its themes, or else its target groups."""
        concepts = [each for name in _TELLING for each in self._store.objects(iri, name)]
        themes = [each for each in concepts if each.startswith(BASE + "theme/")] or concepts
        return in_a_row([self[each] for each in themes]) or None

    def _letter(self, iri: str, name: str) -> str:
        """Name a letter so that it is known by itself: a list of assignments may call it "Hoved 2020" and no more."""
        letters = {value.language or "": value.text for _, value in self._store.facts(iri, NS + "supplementTo")}
        for tag in order(self.language):
            if tag in letters:
                return f"{name} {_TO[tag]} {letters[tag]}"
        kind, receiver = ("".join(self._store.objects(iri, NS + each)[:1]) for each in ("letterType", "receiver"))
        year = "".join(self._store.objects(iri, PREFIXES["dct"] + "date"))[:4]
        if local_name(kind) == "main":
            return f"{self[kind]} {year} {_TO[self.language]} {self[receiver]}"
        return f"{name} {_TO[self.language]} {self[receiver]}, {year}" if local_name(kind) == "supplement" else name
