"""Which of nb, nn and en a reader wants (RFC 9110, section 12.5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.graph.labels import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEANT: Final = {"no": "nb", "nb": "nb", "nn": "nn", "en": "en", "da": "nb", "sv": "nb"}


def wanted(given: Mapping[str, str], headers: Mapping[str, str], otherwise: str = "nb") -> str:
    """Give the language that `lang` in the address names, else the best of Accept-Language, else another."""
    if given.get("lang") in LANGUAGES:
        return given["lang"]
    ranked: list[tuple[float, str]] = []
    for part in headers.get("accept-language", "").lower().split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        if (meant := _MEANT.get(tag.partition("-")[0])) and quality > 0:
            ranked.append((quality, meant))
    return max(ranked, key=lambda each: each[0], default=(1.0, otherwise))[1]
