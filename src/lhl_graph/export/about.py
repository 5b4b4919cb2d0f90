"""What every export says of itself: version, day and origin of the data, licence, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.findings import facts
from lhl_graph.findings.write import ACTIVITY
from lhl_graph.iris import BASE, NS
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.graph.store import Store

TITLE: Final[Mapping[str, str]] = {
    "nb": "Leve hele livet og andre nasjonale satsinger: kunnskapsgraf",
    "nn": "Leve hele livet og andre nasjonale satsingar: kunnskapsgraf",
    "en": "Leve hele livet and other national initiatives: a knowledge graph",
}
DESCRIPTION: Final[Mapping[str, str]] = {
    "nb": "Mål, tiltak, målgrupper, temaer, aktører og oppdrag i kvalitetsreformen Leve hele livet og i andre "
    "nasjonale satsinger, hvor de overlapper, og kilden til hver opplysning.",
    "nn": "Mål, tiltak, målgrupper, tema, aktørar og oppdrag i kvalitetsreforma Leve hele livet og i andre nasjonale "
    "satsingar, kor dei overlappar, og kjelda til kvar opplysning.",
    "en": "Goals, measures, target groups, themes, actors and tasks of the Norwegian quality reform Leve hele livet "
    "(A full life – all your life) and of other national initiatives, where they overlap, and the source of each "
    "statement.",
}
EDITORS: Final[Mapping[str, str]] = {
    "nb": "Redaksjonen for lhl-graph",
    "nn": "Redaksjonen for lhl-graph",
    "en": "The editors of lhl-graph",
}


_IN_FORCE: Final[Mapping[str, str]] = {
    "nb": "Nasjonale satsinger i kraft {on}",
    "nn": "Nasjonale satsingar i kraft {on}",
    "en": "National initiatives in force {on}",
}
_PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "stated": {"nb": "det kildene sier", "nn": "det kjeldene seier", "en": "what sources state"},
    "classified": {
        "nb": "redaksjonens vurderinger",
        "nn": "vurderingane til redaksjonen",
        "en": "the editors' judgement",
    },
    "computed": {
        "nb": "det verktøyet har regnet ut",
        "nn": "det verktøyet har rekna ut",
        "en": "what the tool computed",
    },
}


class About(NamedTuple):
    """Version of the tool, the newest day of the data, and a hash of what the data was made from."""

    version: str
    date: str
    made_from: str
    first_day: str | None
    last_day: str | None
    language: str
    what: str = "all"
    """What its statements rest on: stated, classified, computed or all."""
    on: str | None = None
    """The day or days on which its initiatives are in force; None: whenever."""

    @property
    def titles(self) -> dict[str, str]:
        """What the export is called in each language: after what it holds, not after what was left out."""
        return {language: self._title(language) for language in TITLE}

    @property
    def title(self) -> str:
        """What the export is called in its own language."""
        return self._title(self.language)

    def _title(self, language: str) -> str:
        whole, _, kind = TITLE[language].rpartition(": ")
        head = _IN_FORCE[language].format(on=self.on) if self.on else whole
        return f"{head}: {_PARTS[self.what][language] if self.what in _PARTS else kind}"

    @property
    def release(self) -> str:
        """The IRI of this version of the data."""
        return f"{BASE}release/{self.version}/{self.date}"


def about(store: Store, language: str, what: str = "all", on: str | None = None) -> About:
    """Say what a graph is; the same graph, the same words, whatever the clock says."""
    periods = facts.periods(store)
    return About(
        __version__,
        facts.data_day(store),
        next(iter(store.objects(ACTIVITY, NS + "inputHash")), ""),
        min((period.first_day for period in periods if period.first_day), default=None),
        max((period.last_day for period in periods if period.last_day), default=None),
        language,
        what,
        on,
    )
