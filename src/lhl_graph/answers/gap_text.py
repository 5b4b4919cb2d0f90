"""Why two initiatives are listed as an unseen link: one sentence, in Bokmål, Nynorsk or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.table.numerals import compared, decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.analysis.gaps import UnseenLink
    from lhl_graph.analysis.overlap import SharedConcept


class _Words(NamedTuple):
    quotes: str
    sentence: str
    shared: str
    conjunction: str
    themes: tuple[str, str]
    """One theme, several themes; with the article that the sentence needs."""
    groups: tuple[str, str]
    goals: str
    """What is said when no concept is shared and the goals alone are alike."""


_WORDS: Final[Mapping[str, _Words]] = {
    "nb": _Words(
        "«»",
        "{a} og {b} overlapper mer enn tilfeldigheter skulle tilsi (overlapp {score}, q {q}): {shared}, "
        "men ingen av kildene her knytter dem sammen, og ingen aktør har ansvaret for begge.",
        "felles er særlig {concepts}",
        "og",
        ("temaet", "temaene"),
        ("målgruppen", "målgruppene"),
        "målene likner hverandre",
    ),
    "nn": _Words(
        "«»",
        "{a} og {b} overlappar meir enn tilfeldigheiter skulle tilseie (overlapp {score}, q {q}): {shared}, "
        "men ingen av kjeldene her knyter dei saman, og ingen aktør har ansvaret for begge.",
        "felles er særleg {concepts}",
        "og",
        ("temaet", "temaa"),
        ("målgruppa", "målgruppene"),
        "måla liknar på kvarandre",
    ),
    "en": _Words(
        "“”",
        "{a} and {b} overlap more than expected by chance (overlap {score}, q {q}): {shared}, "
        "but none of the sources here links them, and no actor is responsible for both.",
        "they share above all {concepts}",
        "and",
        ("the theme", "the themes"),
        ("the target group", "the target groups"),
        "their goals are alike",
    ),
}


def reason(link: UnseenLink, shared: Sequence[SharedConcept], labels: Mapping[str, str], language: str = "nb") -> str:
    """One sentence on why a pair is listed.

    ``shared`` are the few concepts to name (see ``gaps.telling``); ``labels`` knows the two initiatives and
    these concepts. Raises ValueError for a language other than nb, nn and en, KeyError for a missing label.
    """
    if language not in _WORDS:
        raise ValueError(f"no sentence in {language!r}; the languages are {', '.join(_WORDS)}")
    words = _WORDS[language]
    named = [
        _named([labels[row.concept] for row in shared if row.facet == facet], forms, words)
        for facet, forms in (("themes", words.themes), ("target_groups", words.groups))
    ]
    concepts = f" {words.conjunction} ".join(text for text in named if text)
    return words.sentence.format(
        a=_quoted(labels[link.a], words),
        b=_quoted(labels[link.b], words),
        score=decimal(link.score, 2, language),
        q=compared(link.q, 3, language),
        shared=words.shared.format(concepts=concepts) if concepts else words.goals,
    )


def _named(labels: Sequence[str], forms: tuple[str, str], words: _Words) -> str:
    if not labels:
        return ""
    return f"{forms[len(labels) > 1]} {_listed([_quoted(label, words) for label in labels], words.conjunction)}"


def _listed(texts: Sequence[str], conjunction: str) -> str:
    return f" {conjunction} ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _quoted(text: str, words: _Words) -> str:
    return f"{words.quotes[0]}{text}{words.quotes[1]}"
