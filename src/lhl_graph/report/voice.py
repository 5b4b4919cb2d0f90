"""Says the report's sentences in one language."""

from __future__ import annotations

from lhl_graph import prose as written
from lhl_graph.report.sentences import SENTENCES


class Voice:
    """One language."""

    def __init__(self, language: str) -> None:
        """Speak nb, nn or en."""
        self.language = language

    def say(self, name: str, value: int = 2, /, **said: str) -> str:
        """Fill a sentence; `value` chooses its form where it has one for none, one and many."""
        text = written.chosen(SENTENCES[name][self.language], value)
        return written.upper(text.format(number=written.spelled(value, self.language), **said))

    def head(self, name: str) -> tuple[str, ...]:
        """Give the heads of a table's columns."""
        return tuple(self.say(name).split("|"))

    def word(self, name: str) -> str:
        """Give a word as it stands within a sentence."""
        return str(SENTENCES[name][self.language])

    def counted(self, value: int, noun: str) -> str:
        """Write how many of a thing there are."""
        return written.counted(value, noun, self.language)

    def spelled(self, value: int) -> str:
        """Write a whole number as a word up to twelve."""
        return written.spelled(value, self.language)

    def number(self, value: int) -> str:
        """Write a whole number."""
        return written.number(value, self.language)

    def decimal(self, value: float, digits: int = 2) -> str:
        """Write a number with decimals."""
        return written.decimal(value, digits, self.language)

    def listed(self, names: list[str]) -> str:
        """Join names as in a sentence."""
        return written.listed(names, self.language)

    def quoted(self, name: str) -> str:
        """Put a name in quotation marks."""
        return written.quoted(name, self.language)

    def dates(self, text: str) -> str:
        """Write out the ISO dates in a text."""
        return written.dates(text, self.language)

    def dated(self, day: str) -> str:
        """Write out a date."""
        return written.dated(day, self.language)
