"""Whether a passage is Bokmål or Nynorsk, told by words that only one of the two has."""

from __future__ import annotations

import re
from typing import Final, Literal

WrittenForm = Literal["nb", "nn"]

_NB: Final = frozenset(
    [
        "ikke",
        "jeg",
        "hva",
        "hvor",
        "hvordan",
        "hvilke",
        "hvilken",
        "være",
        "fra",
        "noen",
        "noe",
        "mye",
        "mer",
        "også",
        "bare",
        "hjem",
        "hjemme",
        "uten",
        "mellom",
        "kommer",
        "gjør",
        "gjøre",
        "et",
        "en",
        "den",
        "tjenester",
        "tjenesten",
        "flere",
        "skulle",
        "kunne",
        "deres",
        "dette",
        "disse",
        "hun",
        "selv",
        "sammen",
    ]
) - frozenset(["den", "dette", "mellom"])
_NN: Final = frozenset(
    [
        "ikkje",
        "eg",
        "kva",
        "kvar",
        "korleis",
        "kva",
        "kven",
        "vere",
        "frå",
        "nokon",
        "nokre",
        "noko",
        "mykje",
        "meir",
        "også",
        "berre",
        "heim",
        "heime",
        "utan",
        "kjem",
        "gjer",
        "gjere",
        "eit",
        "ein",
        "ei",
        "dei",
        "tenester",
        "tenesta",
        "fleire",
        "skulle",
        "kunne",
        "deira",
        "desse",
        "ho",
        "sjølv",
        "saman",
    ]
) - frozenset(("også", "skulle", "kunne"))
_WORD: Final = re.compile(r"[^\W\d_]+")


def written_form(passage: str, otherwise: WrittenForm = "nb") -> WrittenForm:
    """Tell the written form of a passage by its most telling words; `otherwise` where they say nothing.

    >>> written_form("Tenesta skal ikkje vere avhengig av kvar ein bur.")
    'nn'
    """
    found = [word.lower() for word in _WORD.findall(passage)]
    nb = sum(word in _NB for word in found)
    nn = sum(word in _NN for word in found)
    if nb == nn:
        return otherwise
    return "nn" if nn > nb else "nb"
