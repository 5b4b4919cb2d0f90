"""In which language people are spoken to, on the command line and in a notebook; it costs nothing to import."""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers read it as true
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("nb", "nn", "en")


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language of messages: what `--lang` names, else that of the locale (POSIX), else English.

    The arguments are those of the whole command line, so that wrong use is told in the language asked for, too.
    """
    for word, value in zip(arguments, (*arguments[1:], ""), strict=False):
        asked = value if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in LANGUAGES:
            return asked
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}.get(locale.partition(".")[0].partition("_")[0], "en")
