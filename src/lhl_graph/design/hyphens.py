"""Where a long Norwegian word may be broken: before the last words that it is put together of."""

from __future__ import annotations

import re
from typing import Final

SOFT: Final = "\u00ad"
"""Seen as a hyphen where a line is broken at it, and else not at all."""
_LONG: Final = re.compile(r"[^\W\d_]{18,}")
LAST: Final = (
    r"(?<=...)(?=(?:arbeid|avtale|beredskap|departement|direktorat|erklæring|evaluering|fellesskap|forbedring|forebygging|forening"
    r"|foreining|forbund|forskning|forsking|forvaltning|førebygging|gjennomgang|institutt|kommisjon|kommune|konferanse"
    r"|løsning|løysing|materiell|melding|nedsettelse|nedsetjing|ordning|oppfølging|organisasjon|perspektiv|plan"
    r"|politikk|program|prosjekt|reform|rettigheter|rettar|samfunn|senter|strategi|tilskot|tilskudd|tjeneste|teneste"
    r"|teknologi|universitet|utvikling|veileder|rettleiar))"
)
"""Pattern of such a place, which Python and JavaScript read alike."""


def hyphenated(text: str) -> str:
    """Give a text with soft hyphens in its long words; a browser breaks a line there, if it must.

    >>> hyphenated("Helse- og omsorgsdepartementet").replace(SOFT, "|")
    'Helse- og omsorgs|departementet'
    """
    return _LONG.sub(lambda found: re.sub(LAST, SOFT, found[0]), text)
