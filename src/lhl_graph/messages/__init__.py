"""What the command line and the server say to people, in their language.

Errors and status lines are made in English, where they arise, and stay so for programs. `nb.json` and `nn.json` hold
each of them as a template: in English with numbered slots for what is filled in, then in Bokmål or Nynorsk.
`help/` holds the help of commands in the same way, and is read only when help is shown.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

_SLOT: Final = re.compile(r"\{(\d)\}")

_DEEPEST: Final = 3
"""How many messages may stand in one another's slots."""

_BEFORE: Final = frozenset({"Error: ", "Warning: "})
"""What a line begins with before the message itself."""


def say(text: str, language: str) -> str:
    """Give a message in a language, line by line; what is in no catalogue stays as it is.

    The template with the most fixed text that fits is taken. What stands in its slots may be a message in turn, except
    between quotation marks, where somebody else's words stand.
    """
    if language == "en":
        return text
    return "\n".join(_line(line, language) for line in text.split("\n"))


@cache
def catalogue(language: str, of: str = "") -> dict[str, str]:
    """Read the templates of a language by the English ones; of messages, or of `help`.

    Raises:
        FileNotFoundError: there is no catalogue for this language.
    """
    read: dict[str, str] = json.loads((Path(__file__).parent / of / f"{language}.json").read_text("utf-8"))
    return read


@cache
def _templates(language: str) -> list[tuple[list[str], str]]:
    """Give the fixed texts around the slots of each English template, and the translation.

    Those of what stands before a message come first, then those with the most fixed text.
    """
    parted = [(_SLOT.split(english)[::2], said) for english, said in catalogue(language).items()]
    return sorted(parted, key=lambda each: (each[0][0] not in _BEFORE, -sum(map(len, each[0]))))


def _line(text: str, language: str, depth: int = 0) -> str:
    for fixed, said in _templates(language):
        slots = _slots(fixed, text)
        if slots is not None:
            filled = [
                slot if _quoted(before, after) or depth == _DEEPEST else _line(_number(slot), language, depth + 1)
                for before, slot, after in zip(fixed, slots, fixed[1:], strict=False)
            ]
            return _filled(said, filled)
    inner = text.lstrip()
    return text if inner == text else text.removesuffix(inner) + _line(inner, language, depth)


def _filled(said: str, filled: list[str]) -> str:
    return _SLOT.sub(lambda slot: filled[int(slot[1])], said)


def _slots(fixed: list[str], text: str) -> list[str] | None:
    """Give what stands between the fixed texts, each slot as short as it can be; None where the text does not fit.

    Every sign is looked at a few times only, whatever somebody else's words in the slots are like.
    """
    if len(fixed) == 1:
        return [] if fixed[0] == text else None
    if not text.startswith(fixed[0]):
        return None
    slots, start = [], len(fixed[0])
    for part in fixed[1:-1]:
        found = text.find(part, start)
        if found < 0:
            return None
        slots.append(text[start:found])
        start = found + len(part)
    end = len(text) - len(fixed[-1])
    return [*slots, text[start:end]] if end >= start and text.endswith(fixed[-1]) else None


def _quoted(before: str, after: str) -> bool:
    """Tell whether quotation marks stand around a slot."""
    return f"{before[-1:]}{after[:1]}" in ('""', "''", "``", "«»", "<>")


def _number(slot: str) -> str:
    """Write a number of a slot as Norwegian has it: a comma for decimals, a hard space between thousands."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+\.\d+", slot):
        return slot.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return slot
