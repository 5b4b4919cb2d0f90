"""How alike two texts are in words: Norwegian folded, character n-grams, tf-idf, cosine."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.similarity import pairs_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

SHORTEST, LONGEST = 3, 5
"""Lengths of the n-grams, in characters."""

FOLDING: Final = (
    (r"\bhv", "kv"),  # hva, hver / kva, kvar
    (r"(?<=[tkhg])j(?=[aeiouyæøå])", ""),  # tjeneste / teneste, ikkje / ikke, hjem / heim
    (r"ei", "e"),  # heile / hele, meir / mer, ein / en
    (r"øy", "ø"),  # høyre / høre
    (r"(?<=\w{3})leg(?=e?\b|t\b)", "lig"),  # aldersvennleg / aldersvennlig
    (r"(?<=\w{3})and(?=e\b)", "end"),  # pårørande / pårørende
    (r"(?<=\w{3})ar(?=\b)", "er"),  # kommunar / kommuner
    (r"(?<=\w{3})ane\b", "ene"),  # kommunane / kommunene
    (r"(?<=\w{4})a\b", "en"),  # reforma / reformen
    (r"æ", "e"),  # vere / være
    (r"ø", "o"),
    (r"å", "a"),  # frå / fra
)
"""Spelling rules that bring Bokmål and Nynorsk together, in this order: each states where the two written
forms regularly differ, and is applied to both, so that a needless change harms no comparison."""

TOGETHER: Final = 1024
"""So many n-grams of texts are compared at once, each with the same n-gram of every later text."""

_RULES = tuple((re.compile(pattern), by) for pattern, by in FOLDING)


def fold(text: str) -> str:
    """The text in lower case, one spelling for Bokmål and Nynorsk, accents gone, single spaces."""
    folded = unicodedata.normalize("NFC", text).lower()
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    plain = (c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", "".join(plain)))


def ngrams(text: str) -> Counter[str]:
    """How often each run of 3 to 5 characters stands in the folded words; a space marks a word's ends."""
    found: Counter[str] = Counter()
    for word in fold(text).split():
        found.update(_of_word(word))
    return found


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    found = []
    for length in range(SHORTEST, min(LONGEST, len(edged)) + 1):
        found += [edged[start : start + length] for start in range(len(edged) - length + 1)]
    return tuple(found)


class _Told(NamedTuple):
    """How much each n-gram counts in each text that has it, by n-gram, then by text."""

    gram: NDArray[np.intp]
    text: NDArray[np.intp]
    weight: NDArray[np.float64]


class Frequencies(NamedTuple):
    """Of a collection of texts: how many there are, and how many have each n-gram."""

    texts: int
    having: Mapping[str, int]


class Texts:
    """Texts by name, compared in words; what a comparison needs is worked out when it is first asked for."""

    def __init__(self, texts: Mapping[str, str], among: Frequencies | None = None) -> None:
        """Keep the texts, which are some of those that were counted before, else all that count."""
        self._texts = {name: texts[name] for name in sorted(texts)}
        self._among = among
        self._vectors: dict[str, dict[str, float]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def vector(self, name: str) -> dict[str, float]:
        """The n-grams of one text weighted (1 + ln tf)(1 + ln(N / df)), scaled to length 1.

        (Salton and Buckley 1988.) A text without words has no weights.
        """
        if name not in self._vectors:
            grams = sorted(self._grams[name].items())
            raw = {gram: (1 + math.log(tf)) * self._idf[gram] for gram, tf in grams}
            length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
            self._vectors[name] = {gram: weight / length for gram, weight in raw.items()}
        return self._vectors[name]

    def worded(self, name: str) -> bool:
        """Tell whether a text has words."""
        return bool(self._grams[name])

    def cosine(self, a: str, b: str) -> float:
        """How alike two texts are, in [0, 1]; 1 between a text with words and itself."""
        if a == b:
            return float(self.worded(a))
        one, other = self.vector(a), self.vector(b)
        found = 0.0
        for gram, weight in one.items():  # of a vector always in one order: the same to the last bit
            if gram in other:
                found += weight * other[gram]
        return min(1.0, found)

    def cosines(self) -> NDArray[np.float64]:
        """Cosine of every two texts, in the order of their names; 1 on the diagonal, 0 there for one without words.

        The same to the last bit as ``cosine``: n-gram after n-gram in the same order is added for all pairs of texts
        that have it. Work grows with the squares of how many texts share an n-gram; memory with the square of the
        number of texts. Needs numpy.
        """
        import numpy as np

        told = self._told()
        alike = np.zeros(len(self) ** 2)
        for one, other in pairs_within(told.gram, TOGETHER):
            place = told.text[one] * len(self) + told.text[other]
            np.add.at(alike, place, told.weight[one] * told.weight[other])
        table = np.minimum(alike.reshape(len(self), len(self)), 1.0)
        table += table.T
        np.fill_diagonal(table, [float(self.worded(name)) for name in self._texts])
        return table

    def _told(self) -> _Told:
        """Every text's vector, as ``vector`` gives it, in one table."""
        import numpy as np

        rank = {gram: place for place, gram in enumerate(sorted(self._idf))}
        sizes = [len(grams) for grams in self._grams.values()]
        gram = np.array([rank[gram] for grams in self._grams.values() for gram in grams], dtype=np.intp)
        times = np.array([tf for grams in self._grams.values() for tf in grams.values()], dtype=np.intp)
        damped = np.array([0.0, *(1 + math.log(tf) for tf in range(1, times.max(initial=0) + 1))])
        raw = damped[times] * np.array([self._idf[gram] for gram in rank])[gram]
        bounds = [0, *accumulate(sizes)]
        squares = (raw * raw).tolist()
        length = [math.sqrt(math.fsum(squares[start:end])) for start, end in pairwise(bounds)]
        text = np.repeat(np.arange(len(sizes)), sizes)
        order = np.lexsort((text, gram))
        return _Told(gram[order], text[order], (raw / np.repeat(length, sizes))[order])

    @cached_property
    def _grams(self) -> dict[str, Counter[str]]:
        return {name: ngrams(text) for name, text in self._texts.items()}

    @cached_property
    def frequencies(self) -> Frequencies:
        """How many of all texts have each n-gram."""
        return self._among or Frequencies(len(self), Counter(gram for grams in self._grams.values() for gram in grams))

    @cached_property
    def _idf(self) -> dict[str, float]:
        texts, having = self.frequencies
        return {gram: 1 + math.log(texts / df) for gram, df in having.items()}
