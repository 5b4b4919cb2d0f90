"""Why two initiatives are said to overlap, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.significance import Significance


class Source(NamedTuple):
    """A public page or paper; `number` is how the explanation refers to it."""

    number: int
    title: str
    publisher: str
    date: str
    url: str


class Concept(NamedTuple):
    """A shared theme or target group."""

    facet: str
    concept: str
    label: str
    ic: float
    """Information content in nats."""
    share: float
    """What it contributes to the facet's score; the contributions of a facet sum to the score."""
    basis_a: str
    """How the first has it: `stated` in a source, or stated as something `narrower`; `classified` by the editors as
    that of the whole, or of `parts` of it; `read-by-machine`."""
    basis_b: str
    sources: list[int]


class Match(NamedTuple):
    """Two goals or measures that answer each other."""

    a: str
    b: str
    kind_a: str
    """What the first is: "goal", in the language of the explanation."""
    text_a: str
    kind_b: str
    text_b: str
    score: float
    concepts: float
    words: float
    sources: list[int]
    research: bool
    """Whether both are research or evaluation: most initiatives have some, so it tells little of what they do."""


class Relation(NamedTuple):
    """A link that a source states."""

    subject: str
    kind: str
    label: str
    target: str
    note: str
    sources: list[int]
    sure: bool
    """Whether any source of it is more than little trusted."""


class Third(NamedTuple):
    """An initiative by way of which the two are linked."""

    initiative: str
    label: str


class Actor(NamedTuple):
    """An actor that both have, and as what."""

    actor: str
    label: str
    role_a: str
    role_b: str


class Explanation(NamedTuple):
    """All that speaks for an overlap; numbers in `sources` lists point into `sources`.

    >>> found = kg.why("leve-hele-livet", "demensplan-2025")
    >>> found.name_a, found.name_b
    ('Demensplan 2025', 'Leve hele livet')
    """

    a: str
    b: str
    name_a: str
    name_b: str
    overlap: Overlap
    significance: Significance | None
    relations: list[Relation]
    through: list[Third]
    """By way of what the two are linked, where no source links them."""
    concepts: list[Concept]
    matches: list[Match]
    actors: list[Actor]
    sources: list[Source]
    language: str

    def to_dict(self) -> dict[str, Any]:
        """Give the explanation as plain dictionaries and lists, ready for JSON.

        >>> sorted(kg.why("leve-hele-livet", "demensplan-2025").to_dict())[:4]
        ['a', 'actors', 'b', 'concepts']
        """
        plain: dict[str, Any] = {}
        for name, value in self._asdict().items():
            if isinstance(value, list):
                plain[name] = [each._asdict() for each in value]
            else:
                plain[name] = value._asdict() if hasattr(value, "_asdict") else value
        return plain
